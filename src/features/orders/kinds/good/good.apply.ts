import { stepClosed } from '../../../../kernel/errors.ts';
import { yuan } from '../../../../kernel/money.ts';
import { givesCode } from '../../engine/check-in.ts';
import { endMoney, leftFen, moneyBack, reasonOf } from '../../engine/ending.ts';
import { fault, requireFen, validateReason } from '../../engine/input.ts';
import { refundChanged, refundTooMuch } from '../../engine/order.errors.ts';
import type { GoodOrder } from './good.ts';

/** How many are in the resident's hands, or would be. */
export const unitsOf = (order: GoodOrder): number => order.packedUnits ?? order.units;

/** Nobody gives up more than they were shown. */
export function validateShownRefund(order: GoodOrder, { refundFen }: { refundFen?: number }): void {
  const left = leftFen(order);
  if (refundFen !== undefined && refundFen !== left) throw refundChanged({ yuan: yuan(left) });
}

/** An order of which nothing is there is withdrawn, not packed. */
export function validatePacking(order: GoodOrder, { units = order.units }: { units?: number }): void {
  if (!Number.isInteger(units) || units < 1 || units > order.units)
    throw fault('units', `must be 1 to ${order.units}`);
}

/** What is missing is paid back at once. */
export function packs(order: GoodOrder, { units = order.units }: { units?: number }) {
  const missingFen = (order.units - units) * order.unitFen;
  const { set, data } = missingFen > 0 ? moneyBack(order, missingFen) : { set: {}, data: {} };
  return { set: { ...set, ...givesCode().set, packedUnits: units }, data: { ...data, units } };
}

export const isHandedOver = (_order: GoodOrder, _input: object, now: Date) => ({
  set: { handedOverAt: now },
});

export function validateGivingBack(order: GoodOrder, input: { refundFen: number; reason: string }): void {
  validateReason(order, input);
  requireFen('refundFen', input.refundFen);
  const left = leftFen(order);
  if (input.refundFen < 1) throw fault('refundFen', 'must be at least 1 fen');
  if (input.refundFen > left) throw refundTooMuch({ yuan: yuan(left) });
}
export function givesBack(order: GoodOrder, input: { refundFen: number; reason: string }) {
  const { set, data } = moneyBack(order, input.refundFen);
  return { set, data: { ...data, reason: input.reason.trim() } };
}
export const hasLeft = (order: GoodOrder): boolean => leftFen(order) > 0;

export function validateReturn(order: GoodOrder, input: { units: number; reason: string }): void {
  validateReason(order, input);
  const most = unitsOf(order);
  if (!Number.isInteger(input.units) || input.units < 1 || input.units > most)
    throw fault('units', `must be 1 to ${most}`);
}
export function returns(_order: GoodOrder, input: { units: number; reason: string }, now: Date) {
  const said = { units: input.units, reason: input.reason.trim() };
  return { set: { returning: { ...said, at: now } }, data: said };
}

/** All of what is brought back, as far as it has not gone back already. */
export function takesBack(order: GoodOrder, { restock }: { restock: boolean }) {
  const { returning } = order;
  if (!returning) throw stepClosed({ step: 'take_back', state: order.state });
  const { units } = returning;
  const { set, data } = endMoney(order, Math.min(leftFen(order), units * order.unitFen));
  return { set, data: { ...data, units, restock } };
}

/** Half of it, rounded down, goes back to who did not come. */
export const unfetchedRefundFen = (order: GoodOrder): number => Math.floor(leftFen(order) / 2);

/** Also by the clock, where a return was not answered. */
export function disputesGood(_order: GoodOrder, input: { reason?: string }) {
  return { set: { escalationLevel: 0 }, data: reasonOf(input) };
}
