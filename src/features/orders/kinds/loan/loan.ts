import type { Posting } from '../../../../kernel/postings.ts';
import type { Empty, RowOf, Takes } from '../../../../kernel/process.ts';
import type { EscalateEvent } from '../../engine/dispute.ts';
import type { EndEvent } from '../../engine/ending.ts';
import type { Order, OrderRelation, RefundPart } from '../../engine/order.ts';
import type { PayEvent, PayInput } from '../../engine/paying.ts';
import type { LoanWay, OpenHours } from './loan.listing.ts';

/** Some more days, claimed of the same unit. */
export interface Renewal {
  id: string;
  days: number;
  feeFen: number;
  at: Date;
}
/** What was found broken when it came back. */
interface Damage {
  fen: number;
  reason: string;
  at: Date;
}

/** An order of kind `loan`: one unit for some days, for a fee and a deposit that are paid together. */
export interface LoanOrder extends Order {
  kind: 'loan';
  way: LoanWay;
  /** Where it is fetched and brought back. */
  pickUpAddress: string;
  /** When it is handed out and taken back, as it was when it was booked. */
  hours: OpenHours[];
  instant: boolean;
  /** The days as they were booked; what was renewed comes on top. */
  days: number;
  feeFen: number;
  feePerDayFen: number;
  depositFen: number;
  depositHeldFen: number;
  lateFeePerDayFen: number;
  mostRenewals: number;
  unitId: string;
  unitNumber: number;
  renewals: Renewal[];
  handedOutAt: Date | null;
  /** When the days that are late stopped counting: it is back, given up, or said to be back. */
  lateEndedAt: Date | null;
  returnedAt: Date | null;
  damage: Damage | null;
  /** What was kept of the deposit, once that is decided. */
  keptFen: number | null;
}

export type LoanState =
  | 'unpaid'
  | 'lapsed'
  | 'requested'
  | 'declined'
  | 'ready'
  | 'cancelled'
  | 'missed'
  | 'borrowed'
  | 'overdue'
  | 'assessed'
  | 'returned'
  | 'lost'
  | 'disputed'
  | 'settled';

type Reason = { reason: string };
type OptionalReason = { reason?: string };
type Decision = Reason & { refundFen: number };
type Recorded = { recordedRefundFen: number };
/** What of the deposit goes back now, and what was kept of it. */
type BackEvent = { refundFen: number; refunds: RefundPart[]; postings: Posting[]; keptFen: number };
type UnitEvent = { unitId: string; unitNumber: number; reason?: string };
/** What a claim made before the step says; without it nothing is swapped or renewed. */
export type ClaimedUnit = { unitId?: string; unitNumber?: number };
export type ClaimedDays = { claim?: string };

/** What each step takes, and what its row says. */
type LoanSteps = {
  borrow: Takes;
  expire_claim: Takes;
  pay: Takes<PayInput, PayEvent & { postings: Posting[] }>;
  drop: Takes;
  lapse: Takes;
  accept: Takes;
  decline: Takes<Reason, EndEvent>;
  expire: Takes<Empty, EndEvent>;
  retract: Takes<Empty, EndEvent>;
  cancel: Takes<{ refundFen?: number }, EndEvent>;
  withdraw: Takes<OptionalReason, EndEvent>;
  call_off: Takes<Decision, EndEvent>;
  swap: Takes<ClaimedUnit, UnitEvent>;
  miss_provider: Takes<Empty, Recorded>;
  expire_pickup: Takes<Empty, Recorded>;
  settle_missed: Takes<Empty, EndEvent>;
  hand_out: Takes<{ code: string }>;
  renew_code: Takes;
  renew: Takes<{ days: number } & ClaimedDays, { claim: string; amountFen: number; newEndAt: string }>;
  become_overdue: Takes;
  remind: Takes;
  take_back: Takes<Empty, BackEvent>;
  take_back_damaged: Takes<Reason & { amountFen: number }, Recorded & Reason & { amountFen: number }>;
  accept_damage: Takes<Empty, BackEvent>;
  give_up: Takes<Empty, Recorded>;
  find: Takes<Empty, BackEvent>;
  dispute: Takes<Reason, OptionalReason>;
  answer: Takes<Reason, Reason>;
  resolve: Takes<Decision, EndEvent>;
  escalate: Takes<Empty, EscalateEvent>;
  default: Takes<Empty, EndEvent>;
  settle: Takes<Empty, EndEvent>;
};
export type LoanStep = keyof LoanSteps;

export interface LoanTypes {
  doc: LoanOrder;
  state: LoanState;
  relation: OrderRelation;
  steps: LoanSteps;
}
export type LoanRow = { [T in LoanStep]: RowOf<LoanTypes, T> }[LoanStep];

/** The states in which days of a unit are an order's own. */
export const holdingStates: readonly LoanState[] = ['unpaid', 'requested', 'ready', 'borrowed', 'overdue'];
/** An order that was never paid has not come to its provider. */
export const unpaidStates: readonly LoanState[] = ['unpaid', 'lapsed'];
/** The unit is out, or nobody knows where. */
export const outStates: readonly LoanState[] = ['borrowed', 'overdue', 'lost', 'disputed'];
/** Both sides have each other's number, and the resident the address, once it is agreed. */
export const inTouchStates: readonly LoanState[] = [
  'ready',
  'missed',
  'borrowed',
  'overdue',
  'assessed',
  'returned',
  'lost',
  'disputed',
  'settled',
];
/** From the agreement to the end, the fee waits to become the provider's. */
export const earningStates: readonly LoanState[] = inTouchStates.filter((state) => state !== 'settled');

const phaseOfState: Readonly<Partial<Record<string, string>>> = {
  requested: 'requested',
  ready: 'ready',
  borrowed: 'borrowed',
  overdue: 'borrowed',
  assessed: 'borrowed',
  returned: 'returned',
  settled: 'returned',
};
/** 待确认 → 待领取 → 借用中 → 已归还. */
export const phases = ['requested', 'ready', 'borrowed', 'returned'] as const;

/** Where an order stands among the phases; null where it left that way, also settled without having come back. */
export function phaseOf(order: LoanOrder): string | null {
  if (order.state === 'settled' && order.returnedAt === null) return null;
  return phaseOfState[order.state] ?? null;
}
