import { stepClosed } from '../../../../kernel/errors.ts';
import { yuan } from '../../../../kernel/money.ts';
import { givesCode } from '../../engine/check-in.ts';
import { endMoney, leftFen, moneyBack, reasonOf } from '../../engine/ending.ts';
import { fault, requireFen, validateReason } from '../../engine/input.ts';
import { refundChanged, refundTooMuch } from '../../engine/order.errors.ts';
import { isReturnable } from './good.dates.ts';
import { inHand, lineOf, priceOf, validateLines } from './good.lines.ts';
import type { GivenBack, GoodOrder, LineUnits } from './good.ts';

/** Nobody gives up more than they were shown. */
export function validateShownRefund(order: GoodOrder, { refundFen }: { refundFen?: number }): void {
  const left = leftFen(order);
  if (refundFen !== undefined && refundFen !== left) throw refundChanged({ yuan: yuan(left) });
}

/** Lines of which all is there need not be named. An order of which nothing is there is withdrawn, not packed. */
export function validatePacking(
  order: GoodOrder,
  { cartLines: lines = [] }: { cartLines?: LineUnits[] },
): void {
  validateLines(order, lines, ({ units }) => units, 0);
  if (packedLines(order, lines).every(({ packedUnits }) => packedUnits === 0))
    throw fault('cartLines', 'must leave something');
}
const packedLines = ({ lines }: GoodOrder, there: readonly LineUnits[]) =>
  lines.map((line) => ({ ...line, packedUnits: lineOf(there, line.listingId)?.units ?? line.units }));

/** What is missing is paid back at once. */
export function packs(order: GoodOrder, input: { cartLines?: LineUnits[] }) {
  const lines = packedLines(order, input.cartLines ?? []);
  const missingFen = lines.reduce((sum, each) => sum + (each.units - each.packedUnits) * each.unitFen, 0);
  const { set, data } = missingFen > 0 ? moneyBack(order, missingFen) : { set: {}, data: {} };
  const there = lines.map(({ listingId, packedUnits: units }) => ({ listingId, units }));
  return { set: { ...set, ...givesCode().set, lines }, data: { ...data, cartLines: there } };
}

export const isHandedOver = (_order: GoodOrder, _input: object, now: Date) => ({
  set: { handedOverAt: now },
});

export function validateGivingBack(order: GoodOrder, input: GivenBack & { reason: string }): void {
  validateReason(order, input);
  const { cartLines: lines, refundFen } = input;
  if ((lines === undefined) === (refundFen === undefined))
    throw fault('refundFen', 'or cartLines, one of them');
  if (lines) validateLines(order, lines, inHand);
  const fen = refundFen ?? priceOf(order, lines ?? []);
  requireFen('refundFen', fen);
  const left = leftFen(order);
  if (fen < 1) throw fault('refundFen', 'must be at least 1 fen');
  if (fen > left) throw refundTooMuch({ yuan: yuan(left) });
}
export function givesBack(
  order: GoodOrder,
  { refundFen, cartLines: lines, reason }: GivenBack & { reason: string },
) {
  const { set, data } = moneyBack(order, refundFen ?? priceOf(order, lines ?? []));
  if (!lines) return { set, data: { ...data, reason: reason.trim() } };
  const all = order.lines.map((line) => ({
    ...line,
    backUnits: line.backUnits + (lineOf(lines, line.listingId)?.units ?? 0),
  }));
  return { set: { ...set, lines: all }, data: { ...data, cartLines: lines, reason: reason.trim() } };
}
export const hasLeft = (order: GoodOrder): boolean => leftFen(order) > 0;

export function validateReturn(
  order: GoodOrder,
  input: { cartLines: LineUnits[]; reason: string },
  now: Date,
): void {
  validateReason(order, input);
  validateLines(order, input.cartLines, (line) => (isReturnable(order, line, now) ? inHand(line) : 0));
}
export function returns(_order: GoodOrder, input: { cartLines: LineUnits[]; reason: string }, now: Date) {
  const { cartLines } = input;
  const reason = input.reason.trim();
  return { set: { returning: { lines: cartLines, reason, at: now } }, data: { cartLines, reason } };
}

/** All of what is brought back, as far as it has not gone back already. */
export function takesBack(order: GoodOrder, { restock }: { restock: boolean }) {
  const { returning } = order;
  if (!returning) throw stepClosed({ step: 'take_back', state: order.state });
  const { set, data } = endMoney(order, Math.min(leftFen(order), priceOf(order, returning.lines)));
  return { set, data: { ...data, restock } };
}

/** Half of it, rounded down, goes back to who did not come; of a meal nothing, and of the way to them nothing. */
export const unfetchedRefundFen = (order: GoodOrder): number =>
  order.cutOffAt ? 0 : Math.floor(Math.max(0, leftFen(order) - order.deliveryFen) / 2);

/** What came back is damaged: so much would go back, unless staff decide otherwise. */
export function contests(_order: GoodOrder, { reason, refundFen }: { reason: string; refundFen: number }) {
  const set = { escalationLevel: 0, recordedRefundFen: refundFen };
  return { set, data: { reason: reason.trim(), recordedRefundFen: refundFen } };
}

export function disputesGood(_order: GoodOrder, input: { reason?: string }) {
  return { set: { escalationLevel: 0 }, data: reasonOf(input) };
}
