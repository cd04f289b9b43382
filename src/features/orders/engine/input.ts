import { invalid } from '../../../kernel/errors.ts';
import { isFen, yuan } from '../../../kernel/money.ts';
import { cancelRefundFen, leftFen } from './ending.ts';
import { refundChanged, refundTooMuch } from './order.errors.ts';
import type { Order } from './order.ts';

/** A refused field of the request. */
export const fault = (field: string, message: string) => invalid({}, [{ path: `/body/${field}`, message }]);

/** Refuses a reason that says nothing. */
export function validateReason(_order: Order, { reason }: { reason?: string }): void {
  if (typeof reason !== 'string' || reason.trim() === '') throw fault('reason', 'is required');
}

export function requireFen(field: string, value: unknown): void {
  if (!isFen(value)) throw fault(field, 'must be whole fen');
}

/** Refuses a decision without a reason, or one that gives back more than is left. */
export function validateAmountBack(order: Order, input: { reason: string; refundFen: number }): void {
  validateReason(order, input);
  requireFen('refundFen', input.refundFen);
  const left = leftFen(order);
  if (input.refundFen > left) throw refundTooMuch({ yuan: yuan(left) });
}

/** Nobody gives up more than they were shown. */
export function validateShownRefund(order: Order, input: { refundFen?: number }, now: Date): void {
  const refundFen = cancelRefundFen(order, now);
  if (input.refundFen !== undefined && input.refundFen !== refundFen)
    throw refundChanged({ yuan: yuan(refundFen) });
}
