import { after, day, hour } from '../../../../kernel/clock.ts';
import { enteredAt, lastStep } from '../../../../kernel/process.ts';
import { listedWithin, presentBefore } from '../../../sessions/index.ts';
import type { ActivityOrder } from './activity.ts';

const remindedBefore = day;
const settledAfter = 50 * hour;

/** A day before, for who booked earlier than that; again where it was moved since. */
export function remindDue(order: ActivityOrder): Date | null {
  const due = after(order.startAt, -remindedBefore);
  const last = lastStep(order, 'remind');
  if (last && last.at >= due) return null;
  return order.bookedAt < due ? due : null;
}
export const missDue = (order: ActivityOrder): Date => after(order.endAt, listedWithin);
export const finishDue = (order: ActivityOrder): Date => order.endAt;
export const settleDue = (order: ActivityOrder): Date => after(order.endAt, settledAfter);

/** When it becomes payable by itself; nobody knows before it has taken place, or while it is disputed. */
export const payableDue = (order: ActivityOrder): Date | null =>
  order.state === 'attended' || order.state === 'absent' ? settleDue(order) : null;

export const isBeforeStart = (order: ActivityOrder, now: Date): boolean => now < order.startAt;
export const isAttendable = (order: ActivityOrder, now: Date): boolean =>
  now >= after(order.startAt, -presentBefore) && now < missDue(order);
/** Who was there before it was over is asked for a review when it is. */
export const isToBeFinished = (order: ActivityOrder): boolean =>
  enteredAt(order) < order.endAt && lastStep(order, 'finish') === undefined;
export const isDisputable = (order: ActivityOrder, now: Date): boolean => now < settleDue(order);
