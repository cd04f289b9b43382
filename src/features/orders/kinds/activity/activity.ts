import type { Empty, RowOf, Takes } from '../../../../kernel/process.ts';
import type { EscalateEvent } from '../../engine/dispute.ts';
import type { EndEvent } from '../../engine/ending.ts';
import type { Order, OrderRelation, RefundPart } from '../../engine/order.ts';
import type { PayEvent, PayInput } from '../../engine/paying.ts';

/** An order of kind `activity`: seats in one session. */
export interface ActivityOrder extends Order {
  kind: 'activity';
  sessionId: string;
  /** What this session is about, where it says more than the listing. */
  theme: string | null;
  /** Where it takes place. */
  venue: string;
  seatFen: number;
  seats: number;
  /** Until when a cancellation gives all back, because it was moved; null: by the policy. */
  freeUntil: Date | null;
  /** The host went through the list of who came. */
  listKept: boolean;
}

export type ActivityState =
  | 'unpaid'
  | 'lapsed'
  | 'booked'
  | 'attended'
  | 'absent'
  | 'disputed'
  | 'cancelled'
  | 'settled';

type Reason = { reason: string };
type OptionalReason = { reason?: string };
type Decision = Reason & { refundFen: number };
type Recorded = { recordedRefundFen: number };
type NewTime = { startAt: Date; endAt: Date };
type Fewer = { seats: number; refundFen?: number };

/** What each step takes, and what its row says. */
type ActivitySteps = {
  book: Takes;
  expire_claim: Takes;
  pay: Takes<PayInput, PayEvent>;
  drop: Takes;
  lapse: Takes;
  remind: Takes;
  move: Takes<NewTime & Reason, Reason & { newStartAt: string }>;
  reduce: Takes<Fewer, { refundFen: number; refunds: RefundPart[]; seats: number; freed: number }>;
  cancel: Takes<{ refundFen?: number }, EndEvent>;
  call_off: Takes<Reason & { refundFen?: number }, EndEvent>;
  attend: Takes<{ code?: string }>;
  renew_code: Takes;
  list: Takes;
  finish: Takes;
  miss: Takes<Empty, Recorded>;
  dispute: Takes<Reason, OptionalReason>;
  answer: Takes<Reason, Reason>;
  resolve: Takes<Decision, EndEvent>;
  escalate: Takes<Empty, EscalateEvent>;
  default: Takes<Empty, EndEvent>;
  settle: Takes<Empty, EndEvent>;
};
export type ActivityStep = keyof ActivitySteps;

export interface ActivityTypes {
  doc: ActivityOrder;
  state: ActivityState;
  relation: OrderRelation;
  steps: ActivitySteps;
}
export type ActivityRow = { [T in ActivityStep]: RowOf<ActivityTypes, T> }[ActivityStep];

/** The states in which a booking holds its seats. */
export const holdingStates: readonly ActivityState[] = ['unpaid', 'booked', 'attended'];
/** A booking that was never paid has not come to its host. */
export const unpaidStates: readonly ActivityState[] = ['unpaid', 'lapsed'];
/** The host knows who comes, and the resident how to reach the host. */
export const inTouchStates: readonly ActivityState[] = [
  'booked',
  'attended',
  'absent',
  'disputed',
  'settled',
];
/** From the payment to the end, what was paid waits to become the host's. */
export const earningStates: readonly ActivityState[] = ['booked', 'attended', 'absent', 'disputed'];

/** 已报名 → 已到场 → 已结束. */
export const phases = ['booked', 'attended', 'settled'] as const;

export const wasThere = ({ timeline }: Pick<Order, 'timeline'>): boolean =>
  timeline.some(({ step }) => step === 'attend');

/** Where a booking stands among the phases; null where it left that way, also settled without anybody there. */
export function phaseOf(order: ActivityOrder): string | null {
  if (order.state === 'settled' && !wasThere(order)) return null;
  return phases.find((phase) => phase === order.state) ?? null;
}
