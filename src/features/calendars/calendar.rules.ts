import { after, before, day, minute } from '../../kernel/clock.ts';
import { walkMinutes } from '../../kernel/pace.ts';
import type { Settings } from '../settings/index.ts';
import { type BusyEntry, type Calendar, isOpen, type Span } from './calendar.ts';

/** The longest walk that is ever kept free between two entries; what a claim's condition is widened by. */
export const longestWalkMinutes = 60;
const shortestUnknownMinutes = 30;
/** Beyond reach only the straight line is known, so the pace is the slower one. */
const straightMetresPerMinute = 60;

export const startEveryMinutes = 15;
const mostEntries = 2000;

/** Minutes on foot between two places; beyond reach (`walkMetres` null) by the straight line, 30 to 60. */
export function minutesBetween(walkMetres: number | null, straightMetres: number): number {
  if (walkMetres !== null) return Math.min(walkMinutes(walkMetres), longestWalkMinutes);
  const straight = walkMinutes(straightMetres, straightMetresPerMinute);
  return Math.min(Math.max(straight, shortestUnknownMinutes), longestWalkMinutes);
}

/** The minutes from one micro-grid to another, looked up before anything is decided. */
export type Walks = (from: string, to: string) => number;

export interface ClaimRequest {
  id: string;
  holder?: string;
  kind: BusyEntry['kind'];
  /** What the hours have to cover. */
  service: Span;
  /** What becomes busy: the service with its buffers. */
  busy: Span;
  place: string | null;
  ignoreHours: boolean;
}
export type Verdict = 'free' | 'held' | 'other' | 'closed' | 'full' | 'taken';

type Placed = Pick<BusyEntry, 'place'>;

/** The walk from one to the other that is kept free. */
export function gapMinutes(first: Placed, second: Placed, walks: Walks): number {
  if (first.place === null || second.place === null || first.place === second.place) return 0;
  return walks(first.place, second.place);
}

/** Whether the request leaves the walk to this entry free, whichever comes first. */
function fits(claimRequest: ClaimRequest, entry: BusyEntry, walks: Walks): boolean {
  const { startAt, endAt } = claimRequest.busy;
  if (entry.endAt <= startAt)
    return after(entry.endAt, gapMinutes(entry, claimRequest, walks) * minute) <= startAt;
  if (endAt <= entry.startAt)
    return after(endAt, gapMinutes(claimRequest, entry, walks) * minute) <= entry.startAt;
  return false;
}

/** The request's interval widened by the longest walk: nothing outside can be in its way. */
export function neighbourhood(busy: Span): Span {
  const margin = longestWalkMinutes * minute;
  return { startAt: before(busy.startAt, margin), endAt: after(busy.endAt, margin) };
}

export function near(calendar: Calendar, busy: Span): BusyEntry[] {
  const around = neighbourhood(busy);
  return calendar.busy.filter((entry) => entry.startAt < around.endAt && entry.endAt > around.startAt);
}

export const isFull = (calendar: Calendar): boolean => calendar.busy.length >= mostEntries;

/**
 * Decides a claim in plain code from one reading of the calendar. `held`: this id has it already;
 * `other`: this id holds another time.
 */
export function judge(calendar: Calendar, claimRequest: ClaimRequest, walks: Walks): Verdict {
  const own = calendar.busy.find((entry) => entry.id === claimRequest.id);
  if (own) return own.startAt.getTime() === claimRequest.busy.startAt.getTime() ? 'held' : 'other';
  if (isFull(calendar)) return 'full';
  if (!claimRequest.ignoreHours && !isOpen(calendar, claimRequest.service)) return 'closed';
  return near(calendar, claimRequest.busy).every((entry) => fits(claimRequest, entry, walks))
    ? 'free'
    : 'taken';
}

export interface BookingWindow {
  from: Date;
  to: Date;
}

/** How long before its start something must be booked. */
export function leadOf(settings: Settings, instant: boolean): number {
  return settings[instant ? 'booking.instantLeadMinutes' : 'booking.leadMinutes'] * minute;
}

/** Starts are offered from the lead time on up to the horizon of the listing's grid. */
export function bookingWindow(settings: Settings, now: Date, instant: boolean): BookingWindow {
  return {
    from: after(now, leadOf(settings, instant)),
    to: after(now, settings['booking.horizonDays'] * day),
  };
}

/** Whether this is one of the starts that are offered, be it free or not. */
export function isOffered(settings: Settings, startAt: Date, now: Date, instant: boolean): boolean {
  const { from, to } = bookingWindow(settings, now, instant);
  return startAt.getTime() % (startEveryMinutes * minute) === 0 && startAt >= from && startAt <= to;
}
