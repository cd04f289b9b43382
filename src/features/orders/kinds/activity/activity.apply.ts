import { after, earliest, hour } from '../../../../kernel/clock.ts';
import { yuan } from '../../../../kernel/money.ts';
import { refundByPolicy, refundUntil } from '../../../catalogue/index.ts';
import { givesCode, validateCode } from '../../engine/check-in.ts';
import { type Back, endMoney, leftFen, moneyBack, records } from '../../engine/ending.ts';
import { validateAmountBack } from '../../engine/input.ts';
import { refundChanged } from '../../engine/order.errors.ts';
import { type PayInput, takesAdvance } from '../../engine/paying.ts';
import { seatsNotFewer } from './activity.errors.ts';
import type { ActivityOrder } from './activity.ts';

type NewTime = { startAt: Date; endAt: Date };

/** What is paid is booked, and comes with the code that is shown at the door. */
export function isBooked(order: ActivityOrder, input: PayInput, now: Date) {
  const { set, data } = takesAdvance(order, input, now);
  return { set: { ...set, ...givesCode().set }, data };
}

/** So many seats as they were booked, of what is left. */
const bookedOf = (order: ActivityOrder, seats: number) => ({
  ...order,
  amountFen: Math.min(leftFen(order), seats * order.seatFen),
});
/** What somebody who gives up so many seats gets back by the policy. */
const seatsRefundFen = (order: ActivityOrder, seats: number, now: Date): number =>
  order.freeUntil !== null && now < order.freeUntil
    ? bookedOf(order, seats).amountFen
    : refundByPolicy(bookedOf(order, seats), now);

/** So long after a session was moved a cancellation costs nothing, at most until the new start. */
const freeAfterMove = 48 * hour;

export function moves(
  _order: ActivityOrder,
  { startAt, endAt, reason }: NewTime & { reason: string },
  now: Date,
) {
  const freeUntil = earliest(after(now, freeAfterMove), startAt);
  return { set: { startAt, endAt, freeUntil }, data: { reason, newStartAt: startAt.toISOString() } };
}

/** What a cancellation would give back, and until when: all of it where it was moved a while ago. */
export const refundOfAll = (order: ActivityOrder, now: Date): Back =>
  order.freeUntil !== null && now < order.freeUntil
    ? { fen: leftFen(order), until: order.freeUntil }
    : refundOfPolicy(order, now);
const refundOfPolicy = (order: ActivityOrder, now: Date): Back => ({
  fen: seatsRefundFen(order, order.seats, now),
  until: refundUntil(bookedOf(order, order.seats), now),
});
export const cancels = (order: ActivityOrder, _input: object, now: Date) =>
  endMoney(order, refundOfAll(order, now).fen);

/** Nobody gives up more than they were shown. */
function requireShown(shownFen: number | undefined, backFen: number): void {
  if (shownFen !== undefined && shownFen !== backFen) throw refundChanged({ yuan: yuan(backFen) });
}

export function validateCancel(order: ActivityOrder, { refundFen }: { refundFen?: number }, now: Date): void {
  requireShown(refundFen, refundOfAll(order, now).fen);
}

type Fewer = { seats: number; refundFen?: number };
export function validateReduce(order: ActivityOrder, { seats, refundFen }: Fewer, now: Date): void {
  if (!Number.isInteger(seats) || seats < 1 || seats >= order.seats) throw seatsNotFewer();
  requireShown(refundFen, seatsRefundFen(order, order.seats - seats, now));
}
/** What is given up leaves the booking with its price; what of that is kept waits for the end. */
export function reduces(order: ActivityOrder, { seats }: Fewer, now: Date) {
  const { set, data } = moneyBack(order, seatsRefundFen(order, order.seats - seats, now));
  return { set: { ...set, seats }, data: { ...data, seats, freed: order.seats - seats } };
}

/** Off the list without a code: the host knows who is there. */
export function validateAttend(order: ActivityOrder, { code }: { code?: string }): void {
  if (code !== undefined) validateCode(order, { code });
}

/** Who did not come gets nothing back where the host looked, and everything where nobody did. */
export const recordsAbsence = (order: ActivityOrder) =>
  records(() => (order.listKept ? 0 : leftFen(order)))(order);

type Called = { reason: string; refundFen?: number };
export function validateCallOff(order: ActivityOrder, { reason, refundFen = 0 }: Called): void {
  validateAmountBack(order, { reason, refundFen });
}
export const callsOff = (order: ActivityOrder, { refundFen = 0, ...said }: Called) =>
  endMoney(order, refundFen, said);
