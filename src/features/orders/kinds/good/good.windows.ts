import { after, chinaDay, chinaMinute, chinaWeekday, day, minute } from '../../../../kernel/clock.ts';
import type { PickUpWindow } from './good.listing.ts';

const bookableDays = 7;
const leastLead = 30 * minute;

/** The window that begins then, where it is one of these and can still be reached; otherwise null. */
export function windowAt(
  windows: readonly PickUpWindow[],
  startAt: Date,
  now: Date,
): { startAt: Date; endAt: Date } | null {
  const found = windows.find(
    ({ dayOfWeek, fromMinute }) => dayOfWeek === chinaWeekday(startAt) && fromMinute === chinaMinute(startAt),
  );
  if (!found || startAt.getTime() % minute !== 0) return null;
  const endAt = after(startAt, (found.toMinute - found.fromMinute) * minute);
  const isNear =
    chinaDay(startAt) <= chinaDay(now) + bookableDays && startAt < after(now, (bookableDays + 1) * day);
  return isNear && endAt >= after(now, leastLead) ? { startAt, endAt } : null;
}
