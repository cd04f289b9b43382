import { DateTime, Interval } from 'luxon';
import { presentSlots } from '../src/features/calendars/calendar.present.ts';
import { freeStartTimes } from '../src/features/calendars/calendar.starts.ts';
import { type Calendar, openSpans } from '../src/features/calendars/calendar.ts';
import { day, dayOfChinaDate, minute, startOfChinaDay } from '../src/kernel/clock.ts';
import { type PlainCalendar, plainStarts } from './reference/slots.ts';
import { median } from './support/programs.ts';

const fromDay = dayOfChinaDate('2026-11-30');
const from = startOfChinaDay(fromDay);
const DURATION = 45;
const WALK = 7;
const ROUNDS = 15;
/** Times the reference at most; times faster than luxon at least. */
const MOST = 3;
const LEAST_LUXON = 100;

interface Case {
  says: string;
  artisans: number;
  days: number;
  bookings: number;
  repeats: number;
}
const cases: Case[] = [
  { says: '1 artisan, 14 days, 40 bookings', artisans: 1, days: 14, bookings: 40, repeats: 200 },
  { says: '60 artisans, 7 days, 20 bookings each', artisans: 60, days: 7, bookings: 20, repeats: 5 },
];

/** Open 9 to 12 and 13:30 to 18; the bookings spread over the days, half of them elsewhere. */
function calendarOf({ days, bookings }: Case, seed: number): Calendar {
  const week = Array.from({ length: 7 }, () => [
    { fromMinute: 540, toMinute: 720 },
    { fromMinute: 810, toMinute: 1080 },
  ]);
  const busy = Array.from({ length: bookings }, (_, index) => {
    const at = from.getTime() + (index % days) * day + (545 + ((index * 97 + seed * 31) % 480)) * minute;
    const place = index % 2 === 0 ? 'here' : 'there';
    return {
      id: `b${index}`,
      kind: 'order' as const,
      startAt: new Date(at),
      endAt: new Date(at + 30 * minute),
      place,
      note: null,
    };
  });
  const [resource, grid] = [{ kind: 'artisan', id: `${seed}` }, 'here'];
  return {
    _id: `artisan:${seed}`,
    resource,
    provider: resource,
    grid,
    version: 1,
    hours: week,
    exceptions: [],
    busy,
    pending: [],
  };
}

function plainOf(calendar: Calendar, days: number): PlainCalendar {
  const minutes = (at: Date) => at.getTime() / minute;
  const gap = (place: string | null) => (place === 'there' ? WALK : 0);
  const booked = calendar.busy
    .map(({ startAt, endAt, place }) => [minutes(startAt) - gap(place), minutes(endAt) + gap(place)] as const)
    .sort((a, b) => a[0] - b[0]);
  return {
    open: openSpans(calendar, fromDay, days).map((span) => [minutes(span.startAt), minutes(span.endAt)]),
    booked,
  };
}

function ours(calendar: Calendar, days: number) {
  const query = {
    durationMinutes: DURATION,
    buffers: { beforeMinutes: 0, afterMinutes: 0 },
    place: 'here',
    fromDay,
    days,
  };
  const window = { from, to: new Date(from.getTime() + 100 * day) };
  const starts = freeStartTimes(calendar, query, (a, b) => (a === b ? 0 : WALK), window);
  return presentSlots(DURATION, starts, fromDay, days);
}

function byLuxon({ open, booked }: PlainCalendar): string[] {
  const zone = { zone: 'Asia/Shanghai' };
  const interval = (a: number, b: number) =>
    Interval.fromDateTimes(DateTime.fromMillis(a * minute, zone), DateTime.fromMillis(b * minute, zone));
  const taken = booked.map(([a, b]) => interval(a, b));
  return open
    .flatMap(([a, b]) => interval(a, b).splitBy({ minutes: 15 }))
    .map(({ start }) =>
      interval((start?.toMillis() ?? 0) / minute, (start?.toMillis() ?? 0) / minute + DURATION),
    )
    .filter((one) => open.some(([a, b]) => interval(a, b).engulfs(one)))
    .filter((one) => taken.every((other) => !other.overlaps(one)))
    .map(({ start }) => start?.toISO() ?? '');
}

function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const instants = (texts: readonly string[]) => texts.map((text) => Date.parse(text)).join();

function measure(one: Case): boolean {
  const calendars = Array.from({ length: one.artisans }, (_, seed) => calendarOf(one, seed));
  const plain = calendars.map((calendar) => plainOf(calendar, one.days));
  const to = from.getTime() / minute + one.days * 1440;
  const reference = (each: PlainCalendar) => plainStarts(each, from.getTime() / minute, to, DURATION);
  for (const [index, calendar] of calendars.entries()) {
    const mine = instants(ours(calendar, one.days).days.flatMap(({ starts }) => starts));
    const each = plain[index] as PlainCalendar;
    if (mine === '' || mine !== instants(reference(each)) || mine !== instants(byLuxon(each)))
      throw new Error(`${one.says}: the answers differ`);
  }
  const times = { ours: [] as number[], plain: [] as number[], luxon: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const repeat = (work: () => void) => cpuOf(() => Array.from({ length: one.repeats }, work)) / one.repeats;
    times.ours.push(repeat(() => calendars.map((each) => ours(each, one.days))));
    times.plain.push(repeat(() => plain.map(reference)));
    if (round < 3) times.luxon.push(cpuOf(() => plain.map(byLuxon)));
  }
  const [mine, bare, luxon] = [median(times.ours), median(times.plain), median(times.luxon)];
  const ms = (value: number) => value.toFixed(3).padStart(10);
  console.log(
    `${one.says.padEnd(40)}${ms(mine)}${ms(bare)}${ms(luxon)}${(mine / bare).toFixed(2).padStart(8)}x${(luxon / mine).toFixed(0).padStart(8)}x`,
  );
  return mine <= MOST * bare && luxon >= LEAST_LUXON * mine;
}

/** Free starts, computed and written as an answer: CPU ms, median of alternating rounds, after equal answers. */
export function run(): Promise<boolean> {
  console.log(`${''.padEnd(40)}  ours ms  plain ms  luxon ms  of plain  luxon/ours`);
  return Promise.resolve(cases.map(measure).every(Boolean));
}
