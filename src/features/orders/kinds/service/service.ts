import type { Posting } from '../../../../kernel/postings.ts';
import type { Empty, RowOf, Takes } from '../../../../kernel/process.ts';
import type { EscalateEvent } from '../../engine/dispute.ts';
import type { EndEvent } from '../../engine/ending.ts';
import type { Order, OrderRelation, PayRequest } from '../../engine/order.ts';
import type { PayEvent, PayInput } from '../../engine/paying.ts';
import type { ServiceWay } from './service.listing.ts';

/** What the artisan has named after a look. */
interface Quote {
  amountFen: number;
  reason: string;
  at: Date;
}
export interface Balance {
  fen: number;
  state: 'open' | 'paid' | 'cash' | 'unpaid';
  agreedAt: Date;
  /** When it was paid, in whichever way. */
  doneAt: Date | null;
}

/** Another time for an order, claimed under an id of its own. */
export interface Proposal {
  id: string;
  startAt: Date;
  endAt: Date;
  by: 'resident' | 'provider';
  /** The state of the order when it was made. */
  state: string;
  at: Date;
}

/** An order of kind `service`: an interval of an artisan's calendar. */
export interface ServiceOrder extends Order {
  kind: 'service';
  way: ServiceWay;
  /** Where to go, for a listing that is visited. */
  shopAddress: string | null;
  durationMinutes: number;
  instant: boolean;
  quote: Quote | null;
  balance: Balance | null;
  /** When the work was over; null where none was done. */
  doneAt: Date | null;
  /** The id under which its time is kept since it was moved; null: its own. */
  claimId: string | null;
  /** Another time that one side has proposed last; it is open while `state` is still the order's. */
  proposal: Proposal | null;
}

export type ServiceState =
  | 'unpaid'
  | 'lapsed'
  | 'requested'
  | 'declined'
  | 'confirmed'
  | 'cancelled'
  | 'missed'
  | 'underway'
  | 'quoted'
  | 'done'
  | 'completed'
  | 'disputed'
  | 'settled';

type Reason = { reason: string };
type Decision = Reason & { refundFen: number };
type OptionalReason = { reason?: string };
type Recorded = { recordedRefundFen: number };
type Amount = { amountFen: number };
/** The other time, and the id under which it is claimed. */
export type TimeEvent = { newStartAt: string; claim: string };
type Shown = { proposal?: string };

/** What each step takes, and what its row says. */
type ServiceSteps = {
  book: Takes;
  expire_claim: Takes;
  pay: Takes<PayInput, PayEvent>;
  drop: Takes;
  lapse: Takes;
  accept: Takes;
  decline: Takes<Reason, EndEvent>;
  expire: Takes<Empty, EndEvent>;
  retract: Takes<Empty, EndEvent>;
  cancel: Takes<{ refundFen?: number }, EndEvent>;
  withdraw: Takes<OptionalReason, EndEvent>;
  call_off: Takes<Decision, EndEvent>;
  propose_time: Takes<{ startAt: string; claim?: string }, TimeEvent>;
  accept_time: Takes<Shown, TimeEvent>;
  drop_time: Takes<Shown, TimeEvent>;
  start: Takes<{ code: string }>;
  renew_code: Takes;
  miss_resident: Takes<Empty, Recorded>;
  miss_artisan: Takes<Empty, Recorded>;
  forget: Takes<Empty, Recorded>;
  settle_missed: Takes<Empty, EndEvent>;
  quote: Takes<Amount & Reason, Amount & Reason>;
  agree: Takes<{ payRequest?: PayRequest }, Amount>;
  refuse: Takes;
  pay_balance: Takes<PayInput, PayEvent>;
  cash_balance: Takes<Empty, Amount & { postings: Posting[] }>;
  drop_balance: Takes<Empty, Amount>;
  finish: Takes;
  confirm: Takes;
  dispute: Takes<Reason, OptionalReason>;
  answer: Takes<Reason, Reason>;
  resolve: Takes<Decision, EndEvent>;
  escalate: Takes<Empty, EscalateEvent>;
  default: Takes<Empty, EndEvent>;
  settle: Takes<Empty, EndEvent>;
};
export type ServiceStep = keyof ServiceSteps;

export interface ServiceTypes {
  doc: ServiceOrder;
  state: ServiceState;
  relation: OrderRelation;
  steps: ServiceSteps;
}
export type ServiceRow = { [T in ServiceStep]: RowOf<ServiceTypes, T> }[ServiceStep];

/** The states in which an order keeps its artisan's time. */
export const holdingStates: readonly ServiceState[] = [
  'unpaid',
  'requested',
  'confirmed',
  'underway',
  'quoted',
];
/** An order that was never paid has not come to the artisan. */
export const unpaidStates: readonly ServiceState[] = ['unpaid', 'lapsed'];
/** Both sides have each other's number from the confirmation on. */
export const inTouchStates: readonly ServiceState[] = [
  'confirmed',
  'underway',
  'quoted',
  'missed',
  'done',
  'completed',
  'disputed',
  'settled',
];

/** From the confirmation to the end, what was paid waits to become the artisan's. */
export const earningStates: readonly ServiceState[] = inTouchStates.filter((state) => state !== 'settled');

const phaseOfState: Readonly<Partial<Record<string, string>>> = {
  requested: 'requested',
  confirmed: 'confirmed',
  underway: 'underway',
  quoted: 'underway',
  done: 'done',
  completed: 'completed',
  settled: 'completed',
};
/** 待接单 → 待上门 → 服务中 → 待验收 → 已完成. */
export const phases = ['requested', 'confirmed', 'underway', 'done', 'completed'] as const;

/** Where an order stands among the phases; null where it left that way, also settled without any work. */
export function phaseOf(order: ServiceOrder): string | null {
  if (order.state === 'settled' && !order.timeline.some((row) => row.to === 'underway')) return null;
  return phaseOfState[order.state] ?? null;
}
