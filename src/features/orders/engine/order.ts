import type { Posting, ProviderRef } from '../../../kernel/postings.ts';
import type { ProcessDoc } from '../../../kernel/process.ts';
import type { Policy, PriceKind, Terms } from '../../catalogue/index.ts';
import type { Picture } from '../../files/index.ts';
import type { ConsentWay, OrdererRole } from '../../proxies/index.ts';

type PayWay = 'native' | 'h5' | 'jsapi' | 'mini';

/** Money that has come in for an order. */
export interface PaidPart {
  paymentId: string;
  part: string;
  fen: number;
}
/** How the resident wants to pay, and from where they asked; the payment is opened by what follows a step. */
export interface PayRequest {
  way: PayWay;
  ip: string;
}
/** The payment that is open for the resident. */
interface DuePayment {
  id: string;
  part: string;
  amountFen: number;
  expiresAt: Date;
}
export interface Contact {
  name: string;
  phone: string;
  /** Only where somebody comes to the resident. */
  address: string | null;
}
/** Somebody who ordered for the resident: they pay, and what goes back is theirs. */
export interface Orderer {
  personId: string;
  name: string;
  as: OrdererRole;
  /** How it is known that the resident agreed. */
  way: ConsentWay;
  at: Date;
}
/** One level that decides about disputes. */
export interface EscalationStage {
  level: 'community' | 'street' | 'district';
  grid: string;
}
/** Who gets how much of what an order earns, in basis points; the first, the provider, gets what the others leave. */
export interface Share {
  account: string;
  points: number;
  /** Of all that is earned, or only of what of it came through WeChat. */
  of: 'earned' | 'wechat';
}

/** What an order of any kind holds. Everything of the listing is frozen when it is booked. */
export interface OrderFields {
  kind: string;
  /** What people call it by. */
  number: string;
  /** What staff find it by. */
  searchKeys: string[];
  residentId: string;
  /** Missing or null: the resident ordered it themselves. */
  orderedBy?: Orderer | null;
  provider: ProviderRef;
  /** The person behind the provider; where it is none, its own id. Who acts for it is asked anew each time. */
  providerPersonId: string;
  providerName: string;
  /** For the resident, from the confirmation on. */
  providerPhone: string;
  listingId: string;
  title: string;
  category: string;
  categoryName: string;
  priceKind: PriceKind;
  /** The listing's micro-grid, and the codes from the district down to it. */
  grid: string;
  gridPath: string[];
  /** Who decides a dispute, from the community upwards. */
  escalationPath: EscalationStage[];
  /** How high a dispute has gone: an index of the path; null without one. */
  escalationLevel: number | null;
  /** The micro-grid where the resident stands. */
  place: string;
  placeName: string;
  contact: Contact;
  note: string | null;
  /** The appointed time. */
  startAt: Date;
  endAt: Date;
  policy: Policy;
  /** What the grid's settings said when it was booked; a change of them touches no order that stands. */
  terms: Pick<Terms, 'answerHours' | 'answerBeforeMinutes'>;
  shares: Share[];
  bookedAt: Date;
  paidAt: Date | null;
  /** What is paid when it is booked. */
  advanceFen: number;
  payRequest: PayRequest;
  due: DuePayment | null;
  paid: PaidPart[];
  /** Received by the provider at the door. */
  cashFen: number;
  refundFen: number;
  payableFen: number;
  /** What of it is a deposit, held apart until it is decided how much of it goes back; missing: nothing. */
  depositHeldFen?: number;
  /** What goes back of a missed order when nobody disputes it. */
  recordedRefundFen: number | null;
  /** The place in line by which it was had, whose id it bears; null or missing: none. */
  entryId?: string | null;
  checkInCode: string | null;
  /** Since when the provider of what is agreed is not at work; null or missing: they are. */
  providerStoppedAt?: Date | null;
  /** Tries of the present code, counted before it is compared. */
  codeTries: number;
}
export interface Order extends OrderFields, ProcessDoc {}

/** Who pays, and to whom money goes back. */
export const payerIdOf = ({ residentId, orderedBy }: Pick<OrderFields, 'residentId' | 'orderedBy'>): string =>
  orderedBy?.personId ?? residentId;

/** What an order holds before anything has happened. */
export const unstarted = {
  escalationLevel: null,
  paidAt: null,
  due: null,
  paid: [],
  cashFen: 0,
  refundFen: 0,
  payableFen: 0,
  recordedRefundFen: null,
  checkInCode: null,
  codeTries: 0,
} satisfies Partial<OrderFields>;

/** One part of what goes back, out of one payment. */
export interface RefundPart {
  paymentId: string;
  fen: number;
}

/** What the engine reads in a timeline row; each step of a kind says which of it is in its own. */
export interface OrderEvent {
  reason?: string;
  amountFen?: number;
  refundFen?: number;
  payableFen?: number;
  recordedRefundFen?: number;
  /** Another time for it. */
  newStartAt?: string;
  /** Where its kind lets pictures come with the step. */
  pictures?: readonly Picture[];
  /** Where a dispute has risen to. */
  level?: string;
  grid?: string;
  /** What goes back now. */
  refunds?: readonly RefundPart[];
  /** What the ledger books, as it stands. */
  postings?: readonly Posting[];
}
/** How people relate to an order; who only reads takes no step. */
export type OrderRelation = 'resident' | 'provider' | 'staff';

/** An order of whatever kind, as the engine runs it. */
export interface OrderTypes {
  doc: Order;
  state: string;
  relation: OrderRelation;
  steps: Record<string, { input: Record<string, unknown>; event: OrderEvent }>;
}
