import type { SchemaDefinition } from 'mongoose';
import type { ProcessTable, StepOf, TimelineRow } from '../../../kernel/process.ts';
import type { Runner } from '../../../kernel/runner.ts';
import type { DaySpan, StartsQuery } from '../../calendars/index.ts';
import type { Listing, ListingKind } from '../../catalogue/index.ts';
import type { ProxyRequest } from '../../proxies/index.ts';
import type { SessionOffer } from '../../sessions/index.ts';
import type { StockRule } from '../../stock/index.ts';
import type { DayNumbers } from '../../units/index.ts';
import type { WeeklyWindow } from '../../windows/index.ts';
import type { ClaimPorts, SupplyPorts } from './claim.ports.ts';
import type { Back } from './ending.ts';
import type { Viewer } from './order.access.ts';
import type { PicturePurpose } from './order.pictures.ts';
import type { StepHandlers } from './order.routes.ts';
import type { Contact, Order, OrderEvent, OrderTypes, PayRequest } from './order.ts';

export { type ClaimPorts, claimWaits, type SupplyPorts } from './claim.ports.ts';

/** A step that is about to be taken and claims something first. */
export interface StepRequest<L extends Listing> {
  input: Readonly<Record<string, unknown>>;
  listing: L;
  /** How long the claim waits for the step. */
  until: Date;
  /** The same key is the same claim. */
  key: string | undefined;
}

/** What every booking says; a kind adds its own. */
export interface BookingRequest {
  kind: string;
  /** Who asks; where it is for somebody else, they order and pay. */
  residentId: string;
  onBehalf?: ProxyRequest | undefined;
  listingId: string;
  /** The fingerprint of the terms that the resident was shown. */
  terms: string;
  /** The micro-grid where the resident stands. */
  place: string;
  note: string | null;
  payRequest: PayRequest;
  /** The entry by which they waited for it: the order stands under its id and has what is held there. */
  entryId?: string | undefined;
  /** The same key is the same order. */
  key: string | undefined;
}

/** A listing that a booking takes, with the fingerprint of its terms as the resident was shown them. */
export type TakenListing = Pick<BookingRequest, 'listingId' | 'terms'>;

/** What a kind freezes on an order beside what every order holds. */
export interface Frozen {
  startAt: Date;
  endAt: Date;
  advanceFen: number;
  /** Where it is not simply that of the listing. */
  title?: string;
  /** Where it is not simply the resident. */
  contact?: Contact | undefined;
}

/** What is to be paid now. The same `key` of the same order is the same debt. */
export interface Due {
  part: string;
  amountFen: number;
  expiresAt: Date;
  key: string;
}

/** Money that goes to the resident: what is owed now, and what they have had. */
export interface Payout {
  owedFen: number;
  paidFen: number;
}

export type Side = 'resident' | 'provider' | 'staff';

/** The code by which both sides prove that they are there: which step asks for it, where and to whom it is shown. */
interface CodeRule {
  step: string;
  states: readonly string[];
  /** Missing: to the resident. */
  shownTo?: 'provider';
}
export const showsCodeTo = ({ code }: Pick<OrderKind, 'code'>): 'resident' | 'provider' =>
  code?.shownTo ?? 'resident';

/**
 * Whoever is suspended, or has left, agrees to nothing any more. What is not agreed yet ends by the first of `steps` that is
 * open to the system; what is agreed stands and goes to staff's list.
 */
interface StopRule<P extends OrderLike> {
  unagreed: readonly P['state'][];
  steps: readonly StepOf<P>[];
  /** Steps by which a provider agrees. */
  agree: readonly StepOf<P>[];
}

type Awaitable<T> = T | Promise<T>;
type EventOfOrder = TimelineRow<string, OrderEvent>;

/** What a kind looks through by itself. */
export interface WatchDeps<P extends OrderLike, L extends Listing> {
  runner: Runner<P>;
  ports: ClaimPorts;
  seekOrder(id: string): Promise<P['doc'] | null>;
  seekListing(id: string): Promise<L | null>;
}

/**
 * What a kind gives to the engine. `O` is its order, `L` its listing, `B` its booking. The engine asks nothing
 * else of a kind and names none.
 */
export interface OrderKind<
  P extends OrderLike = OrderTypes,
  L extends Listing = Listing,
  B extends BookingRequest = BookingRequest,
> {
  readonly kind: P['doc']['kind'];
  readonly process: ProcessTable<P>;
  /** Stored fields beside those of every order. */
  readonly fields: SchemaDefinition;

  // ---- booking
  /** Which listings a booking takes beside its first, each judged as that is; missing: none. */
  moreOf?(request: B): readonly TakenListing[];
  /** Every listing that an order is about; missing: its one. */
  listingsOf?(order: P['doc']): readonly string[];
  /** Judges a request against its listings and freezes what the kind needs of them. Throws refusals. */
  freeze(
    listing: L,
    request: B,
    ports: ClaimPorts,
    more: readonly L[],
  ): Awaitable<Frozen & Omit<P['doc'], keyof Order>>;
  /**
   * Claims what the order needs until `until`; answers what is frozen of what it got. Throws where somebody else has
   * it. Idempotent per order.
   */
  reserve(
    ports: ClaimPorts,
    order: P['doc'],
    listing: L,
    until: Date,
    more: readonly L[],
  ): Promise<void> | Promise<Partial<Omit<P['doc'], keyof Order>>>;
  /** Makes the claim the order's own; false where it was gone. */
  keep(ports: ClaimPorts, order: P['doc']): Promise<boolean>;
  /** Gives the claim back; again, nothing happens. */
  release(ports: ClaimPorts, order: P['doc']): Promise<void>;
  /** The states in which an order holds its claim. */
  readonly holding: readonly P['state'][];
  /** The ids of its claims while it holds any; missing: its own id. */
  claimIds?(order: P['doc']): readonly string[];
  /** Steps that claim something before they are taken, as a booking does; answers what the step is given. Throws refusals. */
  readonly reserving?: Readonly<
    Partial<
      Record<StepOf<P>, (ports: ClaimPorts, order: P['doc'], request: StepRequest<L>) => Promise<object>>
    >
  >;
  /** The articles of which it holds units; missing: its listing. */
  articlesOf?(order: P['doc']): readonly string[];
  /** Where its claims stand: what stands in calendars, stocks, sessions, units and windows is audited against the orders. */
  readonly claims: 'calendar' | 'stock' | 'sessions' | 'units' | 'windows' | 'elsewhere';

  // ---- money
  /** What is to be paid now, null where nothing is. */
  due(order: P['doc']): Due | null;
  /** The step that takes the payment of a part; null where nothing is ever paid in. */
  payStep(part: string): StepOf<P> | null;
  /** What the resident gets for it, where its orders pay out; missing: nothing. */
  payout?(order: P['doc']): Payout;
  /** States in which what came in is agreed to be its provider's and waits for the end. */
  readonly earning: readonly P['state'][];
  /** When it becomes payable by itself, where the order is so far that this can be said. */
  payableAt?(order: P['doc']): Date | null;
  /** What a cancellation by the resident would give back now; null where none is possible. */
  cancelRefund(order: P['doc'], now: Date): Back | null;

  // ---- people
  /** States in which an order has not come to its provider; the calendar alone shows the time as busy. */
  readonly unseenByProvider: readonly P['state'][];
  /** States in which both sides have each other's number. */
  readonly inTouch: readonly P['state'][];
  /** The same where it depends on the order. */
  inTouchOf?(order: P['doc']): readonly P['state'][];
  /** The provider learns who comes, and no number; missing: both. */
  readonly nameOnly?: true;
  /** States in which something of the provider's is still out: both stay in touch, however long the end is past. */
  readonly stillOut?: readonly P['state'][];
  /** States in which its resident books nothing else of this kind; missing: none. */
  readonly blocking?: readonly P['state'][];
  /** Steps with which pictures may come, and what they are of: that decides who sees them. */
  readonly pictured?: Readonly<Partial<Record<StepOf<P>, PicturePurpose>>>;
  /** What happens to its orders when their provider is stopped, or the listing withdrawn; missing: nothing. */
  readonly stops?: StopRule<P>;
  /** Its own fields that say something of its provider, or its resident, as a person: forgotten with them. */
  readonly ofProvider?: readonly string[];
  readonly ofResident?: readonly string[];
  /** Whether its provider is to come to the resident: it is a stop of their round. */
  isVisit?(order: P['doc']): boolean;
  /** States in which an order waits for staff to look at it; missing: none. */
  readonly attention?: readonly P['state'][];
  /** Steps that count against the provider, unless the system takes them. */
  readonly strikes: readonly StepOf<P>[];
  /** Whether the provider could not help it; missing: they could. */
  isExcused?(ports: ClaimPorts, order: P['doc'], row: EventOfOrder): Promise<boolean>;
  readonly code: CodeRule | null;
  /** The progress that people know, in order, and where an order stands; null where it left that way. */
  readonly phases: readonly string[];
  phaseOf(order: P['doc']): string | null;
  /** Whether both sides may review each other after this row. */
  isReviewable(order: P['doc'], row: EventOfOrder): boolean;
  /** Who is told of a step; whoever took it is not. */
  readonly notified: Readonly<Partial<Record<StepOf<P>, readonly Side[]>>>;
  /** The name of the sentence where it is not the step's, or null where nobody is told after all. */
  templateOf?(order: P['doc'], row: EventOfOrder): string | null;
  /** Whether a side is told after all; missing: it is. */
  isNotified?(order: P['doc'], row: EventOfOrder, side: Side): boolean;
  /** What its sentences say beside title, start and amounts. */
  paramsOf?(order: P['doc'], row: EventOfOrder): Record<string, string | number>;
  /**
   * What leaves the system beside what every order shows: an allow-list. Where a private person lives is told to
   * the other side only while both are in touch.
   */
  present(order: P['doc'], viewer: Viewer, inTouch: boolean, now: Date): object;

  /** Registers what follows its own steps, and the calls before them. */
  effects?(runner: Runner<P>, ports: ClaimPorts): void;
  /** Looks every minute at what no row's clock can see: what its orders need is not there any more. */
  watch?(deps: WatchDeps<P, L>): Promise<void>;
}

/** The types a kind's process must fit. */
export interface OrderLike {
  doc: Order;
  state: string;
  relation: OrderTypes['relation'];
  steps: Record<string, { input: object; event: OrderEvent }>;
}

/** A kind without its own types: what the engine calls with the orders and listings of that kind alone. */
export function defineOrderKind<P extends OrderLike, L extends Listing, B extends BookingRequest>(
  kind: OrderKind<P, L, B>,
): OrderKind {
  return kind as unknown as OrderKind;
}

/** What of a calendar a listing needs, by its kind. */
export function startsOfKinds(kinds: readonly Kind[]): Kind['startsOf'] {
  const byName = new Map(kinds.map((each) => [each.kind, each]));
  return (listing, place, minutes) => byName.get(listing.kind)?.startsOf(listing, place, minutes) ?? null;
}

/** The week with which the calendar of a listing's own is opened, by its kind. */
export function hoursOfKinds(kinds: readonly Kind[]): NonNullable<Kind['hoursOf']> {
  const byName = new Map(kinds.map((each) => [each.kind, each]));
  return (listing) => byName.get(listing.kind)?.hoursOf?.(listing) ?? null;
}

/** The kinds that providers of a kind may offer. */
export const kindsOfferedBy =
  (kinds: readonly Kind[]) =>
  (providerKind: string): string[] =>
    kinds
      .filter(({ listing: { offeredBy = ['artisan'] } }) => offeredBy.includes(providerKind))
      .map(({ kind }) => kind);

/** Everything a kind gives, each part to the feature that asks for it. */
export interface Kind {
  readonly kind: string;
  readonly order: OrderKind;
  readonly listing: ListingKind;
  /**
   * What of a calendar a listing needs for someone at a place; null where it needs none. `minutes`: how long somebody wants
   * it, where its kind leaves that open.
   */
  startsOf(listing: Listing, place: string, minutes?: number): StartsQuery | null;
  /** The week with which the calendar is opened that belongs to a listing itself; missing: its kind has no such calendar. */
  hoursOf?(listing: Listing): DaySpan[][] | null;
  /** How a listing's units are counted; missing: its kind counts none. */
  stockOf?(listing: Listing): StockRule | null;
  /** What a listing says of its sessions; missing: its kind has none. */
  sessionsOf?(listing: Listing): SessionOffer | null;
  /** With how many units a listing begins that are lent, each with days of its own; missing: its kind lends nothing. */
  lentUnitsOf?(listing: Listing): number | null;
  /** Whether it is lent from the first of these days to the last, whoever holds it then. */
  isLentOn?(listing: Listing, span: DayNumbers, ports: Pick<ClaimPorts, 'clock' | 'settings'>): boolean;
  /** The windows in which somebody comes by; missing: its kind has none. */
  windowsOf?(listing: Listing): readonly WeeklyWindow[] | null;
  /** Whether somebody can still have it before a time; missing: its card's next start says so. */
  canBeHad?(listing: Listing, until: Date, ports: SupplyPorts): Promise<boolean>;
  /** The operations that only this kind has. */
  routes(take: StepHandlers): object;
}
