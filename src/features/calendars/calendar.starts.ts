import { day, minute, startOfChinaDay } from '../../kernel/clock.ts';
import {
  type BookingWindow,
  gapMinutes,
  isFull,
  longestWalkMinutes,
  startEveryMinutes,
  type Walks,
} from './calendar.rules.ts';
import { type Buffers, type Calendar, openSpans } from './calendar.ts';

export interface FreeStartsQuery {
  durationMinutes: number;
  buffers: Buffers;
  /** The micro-grid where the resource will be. */
  place: string;
  /** Day number of Asia/Shanghai. */
  fromDay: number;
  days: number;
}

/** From when to when nothing can start, both ends open: milliseconds, two by two, sorted and apart. */
type Blocked = readonly number[];

/** The entries that can matter for the days asked for, the longest walk around them included. */
export function busyAround(
  calendar: Calendar,
  { fromDay, days, buffers }: FreeStartsQuery,
): Calendar['busy'] {
  const margin = day + (longestWalkMinutes + buffers.beforeMinutes + buffers.afterMinutes) * minute;
  const from = startOfChinaDay(fromDay).getTime() - margin;
  const to = startOfChinaDay(fromDay + days).getTime() + margin;
  return calendar.busy.filter(({ startAt, endAt }) => startAt.getTime() < to && endAt.getTime() > from);
}

/**
 * A start at `t` occupies `t − before` to `t + duration + after`. An entry and the walks to and from it are clear of that
 * exactly where `t` is not between `start − walk − after − duration` and `end + walk + before`.
 */
function blockedBy(busy: Calendar['busy'], query: FreeStartsQuery, walks: Walks): Blocked {
  const { place, durationMinutes, buffers } = query;
  const here = { place };
  const spans = busy
    .map((entry) => {
      const ahead = gapMinutes(here, entry, walks) + buffers.afterMinutes + durationMinutes;
      const behind = gapMinutes(entry, here, walks) + buffers.beforeMinutes;
      return [entry.startAt.getTime() - ahead * minute, entry.endAt.getTime() + behind * minute] as const;
    })
    .sort((a, b) => a[0] - b[0]);
  const apart: number[] = [];
  for (const [from, to] of spans) {
    const last = apart.length - 1;
    // what only touches leaves the moment between free
    if (last > 0 && from < (apart[last] ?? 0)) apart[last] = Math.max(apart[last] ?? 0, to);
    else apart.push(from, to);
  }
  return apart;
}

const quarter = startEveryMinutes * minute;

/**
 * The free starts of some days in milliseconds, in order, at most so many: one pass over the open time and what blocks it.
 * Equal to `judge` over every quarter of an hour.
 */
export function freeStartTimes(
  calendar: Calendar,
  query: FreeStartsQuery,
  walks: Walks,
  window: BookingWindow,
  most = Number.POSITIVE_INFINITY,
): number[] {
  const found: number[] = [];
  if (isFull(calendar)) return found;
  const blocked = blockedBy(busyAround(calendar, query), query, walks);
  const from = Math.max(startOfChinaDay(query.fromDay).getTime(), window.from.getTime());
  const to = Math.min(startOfChinaDay(query.fromDay + query.days).getTime() - 1, window.to.getTime());
  let at = 0;
  // One day more on both sides: a night's open time may begin the evening before and end after midnight.
  for (const open of openSpans(calendar, query.fromDay - 1, query.days + 2)) {
    const last = Math.min(open.endAt.getTime() - query.durationMinutes * minute, to);
    let start = Math.ceil(Math.max(open.startAt.getTime(), from) / quarter) * quarter;
    while (start <= last) {
      while (at < blocked.length && (blocked[at + 1] ?? 0) <= start) at += 2;
      const isFree = at >= blocked.length || start <= (blocked[at] ?? 0);
      if (isFree) {
        found.push(start);
        if (found.length >= most) return found;
        start += quarter;
      } else start = Math.ceil((blocked[at + 1] ?? 0) / quarter) * quarter;
    }
  }
  return found;
}
