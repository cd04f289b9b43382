import { after, chinaDate, chinaDay, chinaWeekday, minute, startOfChinaDay } from '../../kernel/clock.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import { hoursWrong } from './calendar.errors.ts';

/** Minutes of a day in Asia/Shanghai, half-open; 1440 is the next midnight. */
export interface DaySpan {
  fromMinute: number;
  toMinute: number;
}
/** Other hours on one date; no spans: closed. */
export interface HoursException {
  date: string;
  spans: DaySpan[];
}
/** A busy interval, half-open, buffers included. It never changes: a moved one is a new one. */
export interface BusyEntry {
  id: string;
  /** The order that an `order` is kept for, where that is not its id; null or missing: it is. */
  holder?: string | null;
  kind: 'order' | 'block' | 'session';
  startAt: Date;
  endAt: Date;
  /** The micro-grid where the resource is meanwhile; null: not known, no walk is kept free. */
  place: string | null;
  note: string | null;
}
/** Until when an entry waits for its order; gone once the order exists. */
export interface PendingEntry {
  id: string;
  until: Date;
}
/** What a calendar belongs to: somebody or something that is in one place at a time. */
export interface ResourceRef {
  kind: string;
  id: string;
}
/** The id of a resource's calendar. */
export const calendarIdOf = ({ kind, id }: ResourceRef): string => `${kind}:${id}`;

/** One document per resource, created up front. */
export interface Calendar {
  _id: string;
  resource: ResourceRef;
  /** Whose the resource is. */
  provider: ProviderRef;
  grid: string;
  /** Of hours and exceptions; busy time does not change it. */
  version: number;
  /** Open spans of each weekday, Sunday first. */
  hours: DaySpan[][];
  exceptions: HoursException[];
  busy: BusyEntry[];
  pending: PendingEntry[];
}
export interface Span {
  startAt: Date;
  endAt: Date;
}
export interface Buffers {
  beforeMinutes: number;
  afterMinutes: number;
}

export const closedWeek: DaySpan[][] = [[], [], [], [], [], [], []];

/** Sorted, without overlaps; touching spans become one. Throws `hours_wrong`. */
export function tidySpans(spans: readonly DaySpan[]): DaySpan[] {
  const tidy: DaySpan[] = [];
  for (const span of [...spans].sort((a, b) => a.fromMinute - b.fromMinute)) {
    const last = tidy.at(-1);
    if (span.fromMinute >= span.toMinute || (last && span.fromMinute < last.toMinute)) throw hoursWrong();
    if (last?.toMinute === span.fromMinute) last.toMinute = span.toMinute;
    else tidy.push({ fromMinute: span.fromMinute, toMinute: span.toMinute });
  }
  return tidy;
}

/** What a date is for everybody: closed, or open as on another weekday; null: like any other. */
type PublicHours = (date: string) => 'closed' | number | null;
type Hours = Pick<Calendar, 'hours' | 'exceptions'> & { publicHours?: PublicHours };
/** A calendar with what holds for everybody in its grid. */
export type OpenCalendar = Calendar & { publicHours: PublicHours };

/** The open spans of one day of Asia/Shanghai: the own exception, what holds for everybody, the week. */
export function spansOfDay(calendar: Hours, dayNumber: number): DaySpan[] {
  const start = startOfChinaDay(dayNumber);
  const date = chinaDate(start);
  const exception = calendar.exceptions.find((each) => each.date === date);
  if (exception) return exception.spans;
  const forAll = calendar.publicHours?.(date) ?? null;
  return forAll === 'closed' ? [] : (calendar.hours[forAll ?? chinaWeekday(start)] ?? []);
}

/** The open time of some days as instants; a day that is open up to midnight runs on into the next. */
export function openSpans(calendar: Hours, fromDay: number, days: number): Span[] {
  const spans: Span[] = [];
  for (let dayNumber = fromDay; dayNumber < fromDay + days; dayNumber += 1) {
    const midnight = startOfChinaDay(dayNumber);
    for (const { fromMinute, toMinute } of spansOfDay(calendar, dayNumber)) {
      const startAt = after(midnight, fromMinute * minute);
      const endAt = after(midnight, toMinute * minute);
      const last = spans.at(-1);
      if (last?.endAt.getTime() === startAt.getTime()) last.endAt = endAt;
      else spans.push({ startAt, endAt });
    }
  }
  return spans;
}

/** Whether the hours cover the whole span. */
export function isOpen(calendar: Hours, span: Span): boolean {
  const firstDay = chinaDay(span.startAt) - 1;
  const days = chinaDay(span.endAt) - firstDay + 1;
  return openSpans(calendar, firstDay, days).some(
    (open) => open.startAt <= span.startAt && span.endAt <= open.endAt,
  );
}

/** What a service occupies: itself and the buffers around it. */
export function buffered(span: Span, buffers: Buffers): Span {
  return {
    startAt: after(span.startAt, -buffers.beforeMinutes * minute),
    endAt: after(span.endAt, buffers.afterMinutes * minute),
  };
}

export function overlaps(a: Span, b: Span): boolean {
  return a.startAt < b.endAt && b.startAt < a.endAt;
}
