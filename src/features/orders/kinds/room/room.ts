import type { Empty, RowOf, Takes } from '../../../../kernel/process.ts';
import type { EscalateEvent } from '../../engine/dispute.ts';
import type { EndEvent } from '../../engine/ending.ts';
import type { Order, OrderRelation } from '../../engine/order.ts';
import type { PayEvent, PayInput } from '../../engine/paying.ts';

/** An order of kind `room`: some hours of a room's own calendar, for one party. */
export interface RoomOrder extends Order {
  kind: 'room';
  roomAddress: string;
  hourFen: number;
  hourCount: number;
  guestCount: number;
  /** When they were let in; null before, and where nobody came. */
  usedAt: Date | null;
}

export type RoomState =
  | 'unpaid'
  | 'lapsed'
  | 'booked'
  | 'used'
  | 'missed'
  | 'disputed'
  | 'cancelled'
  | 'settled';

type OptionalReason = { reason?: string };
type Decision = { reason: string; refundFen: number };
type Recorded = { recordedRefundFen: number };

/** What each step takes, and what its row says. */
type RoomSteps = {
  book: Takes;
  expire_claim: Takes;
  pay: Takes<PayInput, PayEvent>;
  drop: Takes;
  lapse: Takes;
  cancel: Takes<{ refundFen?: number }, EndEvent>;
  withdraw: Takes<OptionalReason, EndEvent>;
  call_off: Takes<Decision, EndEvent>;
  check_in: Takes<{ code?: string }>;
  miss_keeper: Takes<Empty, Recorded>;
  miss: Takes<Empty, Recorded>;
  end: Takes;
  dispute: Takes<{ reason: string }, OptionalReason>;
  answer: Takes<{ reason: string }, { reason: string }>;
  resolve: Takes<Decision, EndEvent>;
  escalate: Takes<Empty, EscalateEvent>;
  default: Takes<Empty, EndEvent>;
  settle: Takes<Empty, EndEvent>;
};
export type RoomStep = keyof RoomSteps;

export interface RoomTypes {
  doc: RoomOrder;
  state: RoomState;
  relation: OrderRelation;
  steps: RoomSteps;
}
export type RoomRow = { [T in RoomStep]: RowOf<RoomTypes, T> }[RoomStep];

/** The states in which the room is kept for an order. */
export const holdingStates: readonly RoomState[] = ['unpaid', 'booked', 'used'];
/** An order that was never paid has not come to the keeper. */
export const unpaidStates: readonly RoomState[] = ['unpaid', 'lapsed'];
/** Both sides have each other's number from the booking on. */
export const inTouchStates: readonly RoomState[] = ['booked', 'used', 'missed', 'disputed', 'settled'];
/** From the booking to the end, what was paid waits to become the keeper's. */
export const earningStates: readonly RoomState[] = inTouchStates.filter((state) => state !== 'settled');

/** 待到场 → 使用中 → 已结束. */
export const phases = ['booked', 'used', 'settled'] as const;

/** Where an order stands among the phases; null where it left that way, also settled though nobody came. */
export function phaseOf(order: RoomOrder): string | null {
  if (order.state === 'settled' && order.usedAt === null) return null;
  return phases.find((phase) => phase === order.state) ?? null;
}
