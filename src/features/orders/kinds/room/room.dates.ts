import { after, before, day, hour, minute } from '../../../../kernel/clock.ts';
import { lastStep } from '../../../../kernel/process.ts';
import type { RoomOrder } from './room.ts';

const opensBefore = 30 * minute;
const missableAfter = 15 * minute;
const missedAfter = hour;
const disputable = 2 * day;

export const missDue = (order: RoomOrder): Date => after(order.endAt, missedAfter);
export const endDue = (order: RoomOrder): Date => order.endAt;
export const settleDue = (order: RoomOrder): Date => after(order.endAt, disputable);
export const missedDue = (order: RoomOrder): Date | null => {
  const row = lastStep(order, 'miss_keeper', 'miss');
  return row ? after(row.at, disputable) : null;
};

/** When it settles by itself; nobody knows before somebody came or was missed, or while it is disputed. */
export function payableDue(order: RoomOrder): Date | null {
  if (order.state === 'missed') return missedDue(order);
  return order.state === 'used' ? settleDue(order) : null;
}

export const isBeforeStart = (order: RoomOrder, now: Date): boolean => now < order.startAt;
/** Nobody is let in long before: until the start the party may still cancel. */
export const isCheckInOpen = (order: RoomOrder, now: Date): boolean =>
  now >= before(order.startAt, opensBefore);
export const isKeeperMissable = (order: RoomOrder, now: Date): boolean =>
  now >= after(order.startAt, missableAfter);
export const hasNotEnded = (order: RoomOrder): boolean => lastStep(order, 'end') === undefined;
export const isUsedDisputable = (order: RoomOrder, now: Date): boolean => now < settleDue(order);
export function isMissedDisputable(order: RoomOrder, now: Date): boolean {
  const due = missedDue(order);
  return due !== null && now < due;
}
