/**
 * Business time. Due times, slots and windows ask `now()`, which demos and tests can move on;
 * signatures, sessions and leases ask `real()`.
 */
export interface Clock {
  now(): Date;
  real(): Date;
  offsetMs(): number;
}

export interface MovableClock extends Clock {
  /** Sets how far business time runs ahead of real time. */
  setOffset(offsetMs: number): void;
}

export function makeClock(offsetMs = 0): MovableClock {
  let offset = offsetMs;
  return {
    now: () => new Date(Date.now() + offset),
    real: () => new Date(),
    offsetMs: () => offset,
    setOffset(next) {
      offset = next;
    },
  };
}

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

export function after(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
export function before(at: Date, ms: number): Date {
  return new Date(at.getTime() - ms);
}
export function earliest(...dates: (Date | null | undefined)[]): Date | null {
  let first: Date | null = null;
  for (const date of dates) if (date && (!first || date < first)) first = date;
  return first;
}

// China has one time zone without summer time since 1991, so its calendar is plain arithmetic
// and right under any TZ of the machine.
const chinaOffset = 8 * hour;

/** Days since 1970-01-01 on the calendar of Asia/Shanghai. */
export function chinaDay(at: Date): number {
  return Math.floor((at.getTime() + chinaOffset) / day);
}
/** The instant of 00:00 Asia/Shanghai of that day. */
export function startOfChinaDay(dayNumber: number): Date {
  return new Date(dayNumber * day - chinaOffset);
}
/** Minutes since midnight in Asia/Shanghai, 0…1439. */
export function chinaMinute(at: Date): number {
  return Math.floor((at.getTime() + chinaOffset - chinaDay(at) * day) / minute);
}
/** 0 = Sunday … 6 = Saturday in Asia/Shanghai. */
export function chinaWeekday(at: Date): number {
  return (chinaDay(at) + 4) % 7;
}
/** The number of the week in Asia/Shanghai; it begins on Monday. */
export function chinaWeek(at: Date): number {
  return Math.floor((chinaDay(at) + 3) / 7);
}
/** `2026-11-25` in Asia/Shanghai. */
export function chinaDate(at: Date): string {
  return new Date(at.getTime() + chinaOffset).toISOString().slice(0, 10);
}
/** The same time of day so many months on, on the calendar of Asia/Shanghai; the last of a month that is shorter. */
export function addChinaMonths(at: Date, months: number): Date {
  const local = new Date(at.getTime() + chinaOffset);
  const date = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + months);
  const last = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(date, last));
  return new Date(local.getTime() - chinaOffset);
}
/** The day number of `2026-11-25`. */
export function dayOfChinaDate(text: string): number {
  return Math.floor(Date.parse(`${text}T00:00:00Z`) / day);
}
/** `2026-11` in Asia/Shanghai. */
export function chinaMonth(at: Date): string {
  return chinaDate(at).slice(0, 7);
}
/** The instant at which the month `2026-11` begins in Asia/Shanghai. */
export function startOfChinaMonth(month: string): Date {
  return startOfChinaDay(dayOfChinaDate(`${month}-01`));
}
/** The month after `2026-11`. */
export function monthAfter(month: string): string {
  return chinaMonth(addChinaMonths(startOfChinaMonth(month), 1));
}
