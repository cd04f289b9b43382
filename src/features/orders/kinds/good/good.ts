import type { Empty, RowOf, Takes } from '../../../../kernel/process.ts';
import type { EscalateEvent } from '../../engine/dispute.ts';
import type { EndEvent } from '../../engine/ending.ts';
import type { Order, OrderRelation, RefundPart } from '../../engine/order.ts';
import type { PayEvent, PayInput } from '../../engine/paying.ts';
import type { GoodWay } from './good.listing.ts';

/** Units of some article of an order. */
export interface LineUnits {
  listingId: string;
  units: number;
}
/** What the resident wants to bring back. */
interface Return {
  lines: LineUnits[];
  reason: string;
  at: Date;
}

/** One article of an order; an article stands in one line. */
export interface GoodLine {
  listingId: string;
  title: string;
  /** What one of it is. */
  unit: string;
  unitFen: number;
  units: number;
  /** How many were really there; null before it is packed. */
  packedUnits: number | null;
  /** Of how many the price has gone back since. */
  backUnits: number;
  /** So many days after the handing over they can be brought back; 0: not at all. */
  returnDays: number;
}

/** An order of kind `good`: units of one provider's listings, fetched or brought in one window. */
export interface GoodOrder extends Order {
  kind: 'good';
  way: GoodWay | 'delivery';
  /** Where they are fetched, where they are. */
  pickUpAddress: string;
  /** What bringing it costs: part of what is paid. */
  deliveryFen: number;
  /** Meals alone: until when they can be cancelled. */
  cutOffAt: Date | null;
  lines: GoodLine[];
  handedOverAt: Date | null;
  returning: Return | null;
}

export type GoodState =
  | 'unpaid'
  | 'lapsed'
  | 'placed'
  | 'packed'
  | 'unclaimed'
  | 'handed_over'
  | 'completed'
  | 'returning'
  | 'disputed'
  | 'cancelled'
  | 'settled';

type Reason = { reason: string };
type OptionalReason = { reason?: string };
type Decision = Reason & { refundFen: number };
type Recorded = { recordedRefundFen: number };
type BackNow = { refundFen: number; refunds: RefundPart[] };
type Lines = { cartLines: LineUnits[] };

/** An amount, or units of some lines at their price. */
export type GivenBack = { refundFen?: number; cartLines?: LineUnits[] };

/** What each step takes, and what its row says. */
type GoodSteps = {
  order: Takes;
  expire_claim: Takes;
  pay: Takes<PayInput, PayEvent>;
  drop: Takes;
  lapse: Takes;
  cancel: Takes<{ refundFen?: number }, EndEvent>;
  withdraw: Takes<OptionalReason, EndEvent>;
  expire: Takes<Empty, EndEvent>;
  call_off: Takes<Decision, EndEvent>;
  pack: Takes<Partial<Lines>, Partial<BackNow> & Lines>;
  hand_over: Takes<{ code: string }>;
  renew_code: Takes;
  miss_provider: Takes<Empty, Recorded>;
  expire_pickup: Takes<Empty, Recorded>;
  settle_unclaimed: Takes<Empty, EndEvent>;
  give_back: Takes<GivenBack & Reason, BackNow & Partial<Lines> & Reason>;
  confirm: Takes;
  return: Takes<Lines & Reason, Lines & Reason>;
  take_back: Takes<{ restock: boolean }, EndEvent & { restock: boolean }>;
  contest: Takes<Decision, Recorded & Reason>;
  expire_return: Takes;
  dispute: Takes<OptionalReason, OptionalReason>;
  answer: Takes<Reason, Reason>;
  resolve: Takes<Decision, EndEvent>;
  escalate: Takes<Empty, EscalateEvent>;
  default: Takes<Empty, EndEvent>;
  settle: Takes<Empty, EndEvent>;
};
export type GoodStep = keyof GoodSteps;

export interface GoodTypes {
  doc: GoodOrder;
  state: GoodState;
  relation: OrderRelation;
  steps: GoodSteps;
}
export type GoodRow = { [T in GoodStep]: RowOf<GoodTypes, T> }[GoodStep];

/** The states in which units are put aside for an order. */
export const holdingStates: readonly GoodState[] = ['unpaid', 'placed', 'packed', 'unclaimed'];
/** An order that was never paid has not come to its provider. */
export const unpaidStates: readonly GoodState[] = ['unpaid', 'lapsed'];
/** Both sides have each other's number, and the resident the address, once it is packed. */
export const inTouchStates: readonly GoodState[] = [
  'packed',
  'unclaimed',
  'handed_over',
  'completed',
  'returning',
  'disputed',
  'settled',
];
/** Whoever brings it needs to know where to as soon as it is paid. */
export const inTouchOf = ({ way }: GoodOrder): readonly GoodState[] =>
  way === 'delivery' ? ['placed', ...inTouchStates] : inTouchStates;
/** From the packing to the end, what was paid waits to become the provider's. */
export const earningStates: readonly GoodState[] = inTouchStates.filter((state) => state !== 'settled');

const phaseOfState: Readonly<Partial<Record<string, string>>> = {
  placed: 'placed',
  packed: 'packed',
  handed_over: 'handed_over',
  completed: 'completed',
  settled: 'completed',
};
/** 备货中 → 待自提 → 已取货 → 已完成. */
export const phases = ['placed', 'packed', 'handed_over', 'completed'] as const;

/** Where an order stands among the phases; null where it left that way, also settled without being fetched. */
export function phaseOf(order: GoodOrder): string | null {
  if (order.state === 'settled' && (order.handedOverAt === null || order.returning !== null)) return null;
  return phaseOfState[order.state] ?? null;
}
