import {
  after,
  before,
  chinaDate,
  chinaDay,
  chinaMinute,
  chinaWeekday,
  day,
  minute,
  startOfChinaDay,
} from '../../../../kernel/clock.ts';
import { type Ahead, aheadOf } from '../../../catalogue/index.ts';
import type { SupplyPorts } from '../../engine/kind.ts';
import { type GoodListing, goodListing, type PickUpWindow } from './good.listing.ts';

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

/** Whether a window that can still be asked for begins before a time while there is something for it. */
export async function canBeHad(
  good: GoodListing,
  until: Date,
  { stock, settings, clock }: SupplyPorts,
): Promise<boolean> {
  const { windows, delivery, meal } = good;
  const now = clock.now();
  const ahead = aheadOf(goodListing, good, settings.of(good.grid));
  const all = [...windows, ...(delivery?.windows ?? [])];
  const isAsked = (startAt: Date) =>
    windowAt(all, startAt, now, ahead) && (!meal || now < before(startAt, meal.cutOffMinutes * minute));
  for (let date = chinaDay(now); startOfChinaDay(date) <= until; date += 1) {
    const starts = all.map(({ fromMinute }) => after(startOfChinaDay(date), fromMinute * minute));
    const first = starts.find((startAt) => startAt <= until && isAsked(startAt));
    if (!first) continue;
    if ((await stock.leftOf(good, meal ? chinaDate(first) : null)) > 0) return true;
    if (!meal) return false;
  }
  return false;
}
