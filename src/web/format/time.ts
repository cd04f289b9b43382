import { t } from '../copy.ts';

// China has one time zone without summer time, so its calendar is plain arithmetic.
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const chinaOffsetMs = 8 * hourMs;

/** Days since 1970-01-01 on the calendar of Asia/Shanghai. */
function chinaDay(at: Date): number {
  return Math.floor((at.getTime() + chinaOffsetMs) / dayMs);
}

/** `2026-11-25` in Asia/Shanghai. */
export function chinaDate(at: Date): string {
  return new Date(at.getTime() + chinaOffsetMs).toISOString().slice(0, 10);
}

/** Noon of a calendar date, good for saying which day it is. */
export function noonOf(date: string): Date {
  return new Date(Date.parse(`${date}T12:00:00Z`) - chinaOffsetMs);
}

/** The instant of `2026-11-25` and 930 minutes (15:30) in Asia/Shanghai. */
export function chinaInstant(date: string, minute: number): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) + minute * 60_000 - chinaOffsetMs);
}

/** `15:30` in Asia/Shanghai. */
export function sayClock(at: Date): string {
  return new Date(at.getTime() + chinaOffsetMs).toISOString().slice(11, 16);
}

/** `540` → `09:00`. */
export function sayMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** 今天, 明天, 后天, 昨天, otherwise 11月28日 周六. */
export function sayDay(at: Date, now: Date): string {
  const near = t.time.near[String(chinaDay(at) - chinaDay(now))];
  if (near !== undefined) return near;
  const [year, month, day] = chinaDate(at).split('-').map(Number);
  const weekday = t.time.weekdays[(chinaDay(at) + 4) % 7] ?? '';
  const said = t.time.date(month ?? 0, day ?? 0, weekday);
  return chinaDate(now).startsWith(String(year)) ? said : t.time.withYear(year ?? 0, said);
}

/** 今天 15:30. */
export function sayTime(at: string | Date, now: Date): string {
  const date = typeof at === 'string' ? new Date(at) : at;
  return `${sayDay(date, now)} ${sayClock(date)}`;
}

/** 今天 15:30–16:15; over several days with both. */
export function saySpan(start: string, end: string, now: Date): string {
  const isOneDay = chinaDate(new Date(start)) === chinaDate(new Date(end));
  return `${sayTime(start, now)}–${isOneDay ? sayClock(new Date(end)) : sayTime(end, now)}`;
}

/** So many minutes after an instant. */
export const minutesAfter = (start: string, minutes: number): string =>
  new Date(Date.parse(start) + minutes * 60_000).toISOString();
