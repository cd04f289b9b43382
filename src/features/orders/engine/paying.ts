import { after, minute } from '../../../kernel/clock.ts';
import { stepClosed } from '../../../kernel/errors.ts';
import { requireFen } from './input.ts';
import type { Order, PaidPart } from './order.ts';

/** How an order is paid when it is booked, alike in every kind where something is paid in. */
export const payWithin = 15 * minute;

/** What came, as a payment's step takes it; nothing where nothing was due. */
export interface PayInput {
  paymentId?: string;
  fen?: number;
}
export interface PayEvent {
  amountFen: number;
  paymentId?: string;
}

export const lapseDue = (order: Order): Date => after(order.bookedAt, payWithin);

export function validateAdvance(order: Order, { fen = 0 }: PayInput): void {
  if (fen !== order.advanceFen) throw stepClosed({ step: 'pay', state: order.state });
}

export function takesAdvance(order: Order, input: PayInput, now: Date) {
  const { set, data } = takes(order, input, 'advance');
  return { set: { ...set, paidAt: now }, data };
}

/** Counts a payment in, as the part of the order that it was for. */
export function takes(order: Order, { paymentId, fen = 0 }: PayInput, part: PaidPart['part']) {
  requireFen('fen', fen);
  const came = paymentId === undefined ? [] : [{ paymentId, part, fen }];
  const data: PayEvent = { amountFen: fen, ...(paymentId === undefined ? {} : { paymentId }) };
  return { set: { paid: [...order.paid, ...came], due: null }, data };
}
