import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judge, longestWalkMinutes, startEveryMinutes } from '../../src/features/calendars/calendar.rules.ts';
import { freeStartTimes } from '../../src/features/calendars/calendar.starts.ts';
import { buffered, type Calendar, isOpen } from '../../src/features/calendars/calendar.ts';
import { day, dayOfChinaDate, after as later, minute, startOfChinaDay } from '../../src/kernel/clock.ts';

const fromDay = dayOfChinaDate('2026-11-27');
const midnight = startOfChinaDay(fromDay);
const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((edges) => edges.sort((a, b) => a - b))
  .map((edges) =>
    edges.flatMap((edge, index) =>
      index % 2 === 1 ? [{ fromMinute: (edges[index - 1] ?? 0) * 15, toMinute: edge * 15 }] : [],
    ),
  );
/** Minutes from the first midnight, also off the quarters, over the edges of the days and into each other. */
const entry = fc.record({
  from: fc.integer({ min: -1500, max: 3 * 1440 + 100 }),
  minutes: fc.integer({ min: 1, max: 400 }),
  place: fc.constantFrom(null, 'here', 'west', 'east'),
});
const walk = fc.integer({ min: 0, max: longestWalkMinutes });
const buffer = fc.constantFrom(0, 5, 15, 40);

const calendarOf = (hours: Calendar['hours'], busy: Calendar['busy']): Calendar => ({
  _id: 'artisan:art',
  resource: { kind: 'artisan', id: 'art' },
  provider: { kind: 'artisan', id: 'art' },
  grid: '11110',
  version: 1,
  hours,
  exceptions: [],
  busy,
  pending: [],
});

describe('the free starts of some days', () => {
  it('are those quarters that a claim would be given, whatever the hours, entries, walks and buffers', () => {
    fc.assert(
      fc.property(
        fc.array(spans, { minLength: 7, maxLength: 7 }),
        fc.array(entry, { maxLength: 12 }),
        fc.record({ 'here west': walk, 'west here': walk, 'here east': walk, 'east here': walk }),
        fc.record({ before: buffer, after: buffer, duration: fc.constantFrom(15, 30, 45, 100, 600) }),
        fc.record({ from: fc.integer({ min: -100, max: 2000 }), to: fc.integer({ min: 0, max: 4400 }) }),
        (hours, entries, minutes, { before, after: afterwards, duration }, limits) => {
          const busy = entries.map(({ from, minutes: length, place }, index) => ({
            id: `e${index}`,
            kind: 'order' as const,
            startAt: later(midnight, from * minute),
            endAt: later(midnight, (from + length) * minute),
            place,
            note: null,
          }));
          const calendar = calendarOf(hours, busy);
          const walks = (from: string, to: string) =>
            (minutes as Record<string, number>)[`${from} ${to}`] ?? 0;
          const buffers = { beforeMinutes: before, afterMinutes: afterwards };
          const window = {
            from: later(midnight, limits.from * minute),
            to: later(midnight, limits.to * minute),
          };
          const query = { durationMinutes: duration, buffers, place: 'here', fromDay, days: 3 };
          const expected: number[] = [];
          for (
            let at = midnight.getTime();
            at < midnight.getTime() + 3 * day;
            at += startEveryMinutes * minute
          ) {
            const startAt = new Date(at);
            const service = { startAt, endAt: later(startAt, duration * minute) };
            const claim = { id: 'new', kind: 'order' as const, service, place: 'here', ignoreHours: true };
            const verdict = judge(calendar, { ...claim, busy: buffered(service, buffers) }, walks);
            const isInside = startAt >= window.from && startAt <= window.to;
            if (isInside && isOpen(calendar, service) && verdict === 'free') expected.push(at);
          }
          assert.deepEqual(freeStartTimes(calendar, query, walks, window), expected);
          assert.deepEqual(freeStartTimes(calendar, query, walks, window, 2), expected.slice(0, 2));
        },
      ),
      { numRuns: 400 },
    );
  });
});
