import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  type ClaimRequest,
  isOffered,
  judge,
  minutesBetween,
} from '../../src/features/calendars/calendar.rules.ts';
import {
  buffered,
  type Calendar,
  isOpen,
  openSpans,
  overlaps,
  tidySpans,
} from '../../src/features/calendars/calendar.ts';
import { dayOfChinaDate, after as later, minute } from '../../src/kernel/clock.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { bundled } from '../support/programs.ts';
import { plainSettings } from '../support/settings.ts';
import { at, openWeek } from './calendar.given.ts';

const date = '2026-11-27';
const calendarOf = (more: Partial<Calendar> = {}): Calendar => ({
  _id: 'artisan:art',
  resource: { kind: 'artisan', id: 'art' },
  provider: { kind: 'artisan', id: 'art' },
  grid: '11110',
  version: 1,
  hours: openWeek,
  exceptions: [],
  busy: [],
  pending: [],
  ...more,
});
const requestAt = (fromMinute: number, minutes: number, place = '11110'): ClaimRequest => {
  const span = { startAt: at(date, fromMinute), endAt: later(at(date, fromMinute), minutes * minute) };
  return { id: 'ord', kind: 'order', service: span, busy: span, place, ignoreHours: false };
};
const entryAt = (fromMinute: number, minutes: number, place: string | null = '11110') => {
  const { startAt, endAt } = requestAt(fromMinute, minutes).busy;
  return { id: `e${fromMinute}`, kind: 'order' as const, startAt, endAt, place, note: null };
};
const stays = () => 0;

describe('the rules of a calendar', () => {
  it('half-open intervals touch without overlapping', () => {
    const calendar = calendarOf({ busy: [entryAt(600, 60)] });
    assert.equal(judge(calendar, requestAt(540, 60), stays), 'free');
    assert.equal(judge(calendar, requestAt(660, 60), stays), 'free');
    assert.equal(judge(calendar, requestAt(659, 60), stays), 'taken');
    assert.equal(judge(calendar, requestAt(541, 60), stays), 'taken');
    assert.equal(judge(calendar, requestAt(610, 15), stays), 'taken');
    assert.equal(judge(calendar, requestAt(590, 120), stays), 'taken');
    const hour = (from: number) => ({ startAt: at(date, from), endAt: at(date, from + 60) });
    assert.deepEqual(
      [540, 541, 659, 660].map((from) => overlaps(hour(from), hour(600))),
      [false, true, true, false],
    );
  });

  it('leaves the walk to both neighbours free, each in its own direction', () => {
    const busy = [entryAt(540, 60, 'west'), entryAt(720, 60, 'east')];
    const minutes = new Map([
      ['west here', 10],
      ['here east', 20],
    ]);
    const walks = (from: string, to: string) => minutes.get(`${from} ${to}`) ?? 99;
    const calendar = calendarOf({ busy });
    assert.equal(judge(calendar, requestAt(610, 90, 'here'), walks), 'free');
    assert.equal(judge(calendar, requestAt(609, 90, 'here'), walks), 'taken');
    assert.equal(judge(calendar, requestAt(611, 90, 'here'), walks), 'taken');
  });

  it('keeps the buffers before and after a service free, and not a minute more', () => {
    const around = { beforeMinutes: 20, afterMinutes: 10 };
    const { service } = requestAt(600, 60);
    const busy = buffered(service, around);
    assert.deepEqual(busy, { startAt: at(date, 580), endAt: at(date, 670) });
    const verdictAfter = (endMinute: number) => {
      const calendar = calendarOf({ busy: [entryAt(endMinute - 60, 60)] });
      return judge(calendar, { ...requestAt(600, 60), busy }, stays);
    };
    assert.equal(verdictAfter(580), 'free');
    assert.equal(verdictAfter(581), 'taken', 'the buffer before');
    const verdictBefore = (startMinute: number) => {
      const calendar = calendarOf({ busy: [entryAt(startMinute, 60)] });
      return judge(calendar, { ...requestAt(600, 60), busy }, stays);
    };
    assert.equal(verdictBefore(670), 'free');
    assert.equal(verdictBefore(669), 'taken', 'the buffer after');
  });

  it('keeps no walk free around an own block', () => {
    const calendar = calendarOf({ busy: [entryAt(600, 60, null)] });
    assert.equal(
      judge(calendar, requestAt(660, 30), () => 60),
      'free',
    );
  });

  it('walks at 80 m a minute, rounded up, and beyond reach by the straight line between 30 and 60', () => {
    assert.equal(minutesBetween(0, 0), 0);
    assert.equal(minutesBetween(81, 0), 2);
    assert.equal(minutesBetween(2400, 0), 30);
    assert.equal(minutesBetween(null, 300), 30);
    assert.equal(minutesBetween(null, 2700), 45);
    assert.equal(minutesBetween(null, 9000), 60);
  });

  it('knows its own claim again, and a claim of that id for another time', () => {
    const own = { ...entryAt(600, 60), id: 'ord' };
    const calendar = calendarOf({ busy: [own] });
    assert.equal(judge(calendar, requestAt(600, 60), stays), 'held');
    assert.equal(judge(calendar, requestAt(720, 60), stays), 'other');
  });

  it('is open over midnight where the evening and the next morning are, and closed on an exception', () => {
    const night = { startAt: at(date, 1410), endAt: later(at(date, 1410), 60 * minute) };
    assert.ok(isOpen(calendarOf(), night));
    assert.ok(!isOpen(calendarOf({ exceptions: [{ date: '2026-11-28', spans: [] }] }), night));
    const evening = Array.from({ length: 7 }, () => [{ fromMinute: 1080, toMinute: 1440 }]);
    assert.ok(!isOpen(calendarOf({ hours: evening }), night));
    const from = (minuteOfDay: number) => ({
      startAt: at(date, minuteOfDay),
      endAt: at(date, minuteOfDay + 60),
    });
    const shop = calendarOf({
      hours: Array.from({ length: 7 }, () => [{ fromMinute: 540, toMinute: 1080 }]),
    });
    assert.deepEqual(
      [539, 540, 1020, 1021].map((minuteOfDay) => isOpen(shop, from(minuteOfDay))),
      [false, true, true, false],
    );
    const spans = openSpans(calendarOf(), dayOfChinaDate(date), 2);
    assert.deepEqual(spans, [{ startAt: at(date, 0), endAt: at('2026-11-29', 0) }]);
  });

  it('offers starts on the quarter, from the lead time up to the horizon, both to the moment', () => {
    const settings = plainSettings.of('11110');
    const lead = settings['booking.leadMinutes'] * minute;
    const horizon = settings['booking.horizonDays'] * 24 * 60 * minute;
    const start = at(date, 600);
    const offered = (now: Date, startAt = start) => isOffered(settings, startAt, now, false);
    assert.deepEqual(
      [-1, 0, 1].map((ms) => offered(later(start, ms - lead))),
      [true, true, false],
    );
    assert.deepEqual(
      [-1, 0, 1].map((ms) => offered(later(start, ms - horizon))),
      [false, true, true],
    );
    assert.equal(offered(later(start, -2 * lead), later(start, minute)), false);
    assert.equal(
      isOffered(settings, start, later(start, -settings['booking.instantLeadMinutes'] * minute), true),
      true,
    );
  });

  it('refuses overlapping and backward hours and joins touching ones', () => {
    const spans = (...pairs: [number, number][]) =>
      pairs.map(([fromMinute, toMinute]) => ({ fromMinute, toMinute }));
    assert.deepEqual(tidySpans(spans([600, 720], [540, 600])), spans([540, 720]));
    for (const wrong of [spans([600, 600]), spans([720, 600]), spans([540, 660], [600, 720])]) {
      assert.throws(
        () => tidySpans(wrong),
        (thrown) => isAppError(thrown, 'hours_wrong'),
      );
    }
  });

  it('says the same under any TZ of the machine', () => {
    const program = bundled('test/calendars/open-hours.ts');
    const say = (TZ: string) =>
      execFileSync(process.execPath, [program], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      });
    const shanghai = say('Asia/Shanghai');
    assert.match(shanghai, /2026-03-05T16:00:00.000Z/);
    for (const zone of ['UTC', 'America/New_York', 'Pacific/Kiritimati']) assert.equal(say(zone), shanghai);
  });
});
