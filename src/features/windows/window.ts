import {
  after,
  chinaDay,
  chinaMinute,
  chinaWeekday,
  day,
  minute,
  startOfChinaDay,
} from '../../kernel/clock.ts';
import type { Ahead } from '../catalogue/index.ts';

/** A window of every week, in minutes of the day in Asia/Shanghai, with the visits it has room for. */
export interface WeeklyWindow {
  /** 0 = Sunday … 6 = Saturday. */
  dayOfWeek: number;
  fromMinute: number;
  toMinute: number;
  capacity: number;
}
/** One window of one day. */
export interface Window {
  startAt: Date;
  endAt: Date;
  capacity: number;
}
/** A place in a window. */
export interface WindowClaim {
  /** The order's id. */
  id: string;
  personId: string;
}
interface PendingClaim {
  id: string;
  until: Date;
}
/** What is claimed of one window. `taken` is always what the claims hold and what was used. */
export interface TakenWindow {
  _id: string;
  listingId: string;
  startAt: Date;
  taken: number;
  used: number;
  claims: WindowClaim[];
  pending: PendingClaim[];
}

export const windowIdOf = (listingId: string, startAt: Date): string =>
  `${listingId}:${startAt.toISOString()}`;

/** What does not add up: nothing. How much fits may be lowered under what is taken; then nothing more is. */
export const isWrong = ({ taken, used, claims }: TakenWindow): boolean => taken !== used + claims.length;

/** The windows that can still be asked for, the nearest first. */
export function comingWindows(weekly: readonly WeeklyWindow[], now: Date, ahead: Ahead): Window[] {
  const today = chinaDay(now);
  const all = Array.from({ length: ahead.horizonDays + 1 }, (_, days) => {
    const begin = startOfChinaDay(today + days);
    return weekly
      .filter(({ dayOfWeek }) => dayOfWeek === chinaWeekday(begin))
      .map(({ fromMinute, toMinute, capacity }) => ({
        startAt: after(begin, fromMinute * minute),
        endAt: after(begin, toMinute * minute),
        capacity,
      }));
  });
  return all
    .flat()
    .filter(({ startAt }) => isOpen(startAt, now, ahead))
    .sort((a, b) => a.startAt.getTime() - b.startAt.getTime());
}

function isOpen(startAt: Date, now: Date, { leadMinutes, horizonDays }: Ahead): boolean {
  return startAt >= after(now, leadMinutes * minute) && startAt < after(now, (horizonDays + 1) * day);
}

/** The window that begins then, where it can still be asked for; otherwise null. */
export function windowAt(
  weekly: readonly WeeklyWindow[],
  startAt: Date,
  now: Date,
  ahead: Ahead,
): Window | null {
  const isNear = isOpen(startAt, now, ahead) && chinaDay(startAt) <= chinaDay(now) + ahead.horizonDays;
  if (!isNear || startAt.getTime() % minute !== 0) return null;
  const found = weekly.find(
    ({ dayOfWeek, fromMinute }) => dayOfWeek === chinaWeekday(startAt) && fromMinute === chinaMinute(startAt),
  );
  if (!found) return null;
  const endAt = after(startAt, (found.toMinute - found.fromMinute) * minute);
  return { startAt, endAt, capacity: found.capacity };
}
