import { after, chinaDay, chinaMinute, chinaWeekday, day, minute } from '../../../../kernel/clock.ts';
import type { Ahead } from '../../../catalogue/index.ts';
import type { PickUpWindow } from './good.listing.ts';

/** The window that begins then, where it is one of these and can be reached so long before its end; otherwise null. */
export function windowAt(
  windows: readonly PickUpWindow[],
  startAt: Date,
  now: Date,
  { leadMinutes, horizonDays }: Ahead,
): { startAt: Date; endAt: Date } | null {
  const found = windows.find(
    ({ dayOfWeek, fromMinute }) => dayOfWeek === chinaWeekday(startAt) && fromMinute === chinaMinute(startAt),
  );
  if (!found || startAt.getTime() % minute !== 0) return null;
  const endAt = after(startAt, (found.toMinute - found.fromMinute) * minute);
  const isNear =
    chinaDay(startAt) <= chinaDay(now) + horizonDays && startAt < after(now, (horizonDays + 1) * day);
  return isNear && endAt >= after(now, leadMinutes * minute) ? { startAt, endAt } : null;
}
