import assert from 'node:assert/strict';
import {
  daysOfTable,
  HolidayFileError,
  holidaysWith,
  readHolidayFile,
} from '../../src/features/settings/holiday.ts';

const national = holidaysWith(new Map());

describe('holidays', () => {
  it('of 2026 are the national days, with the make-up days and the days these replace', () => {
    for (let day = 1; day <= 7; day += 1) {
      assert.deepEqual(national.dayOf(`2026-10-0${day}`), { kind: 'holiday', name: '国庆节' });
    }
    assert.deepEqual(national.dayOf('2026-10-08'), { kind: 'plain' });
    assert.deepEqual(national.dayOf('2026-02-17'), { kind: 'holiday', name: '春节' });
    const makeups = {
      '2026-01-04': '2026-01-02',
      '2026-02-14': '2026-02-20',
      '2026-02-28': '2026-02-23',
      '2026-05-09': '2026-05-05',
      '2026-09-20': '2026-10-06',
      '2026-10-10': '2026-10-07',
    };
    for (const [date, replaces] of Object.entries(makeups)) {
      const day = national.dayOf(date);
      assert.deepEqual([day.kind, 'replaces' in day && day.replaces], ['makeup', replaces], date);
    }
    // a weekend is no holiday of everybody
    assert.deepEqual(national.dayOf('2026-11-28'), { kind: 'plain' });
  });

  it('of a year that is not covered are unknown on every day, never a plain one', () => {
    for (const date of ['2027-01-01', '2027-06-15', '2027-10-01', '2003-10-01']) {
      assert.deepEqual(national.dayOf(date), { kind: 'unknown' }, date);
    }
  });

  it('that were imported hold for their year alone, in place of the national ones', () => {
    const [table] = readHolidayFile(
      JSON.stringify({
        year: 2027,
        days: [
          { date: '2027-01-01', name: '元旦', kind: 'holiday' },
          { date: '2027-01-04', name: '元旦', kind: 'holiday' },
          { date: '2027-01-03', name: '元旦', kind: 'makeup', replaces: '2027-01-04' },
        ],
      }),
    );
    assert.ok(table);
    const holidays = holidaysWith(new Map([[2027, daysOfTable(table)]]));
    assert.deepEqual(holidays.dayOf('2027-01-01'), { kind: 'holiday', name: '元旦' });
    assert.deepEqual(holidays.dayOf('2027-01-03'), { kind: 'makeup', name: '元旦', replaces: '2027-01-04' });
    assert.deepEqual(holidays.dayOf('2027-01-05'), { kind: 'plain' });
    assert.equal(holidays.dayOf('2026-10-01').kind, 'holiday');
    assert.equal(holidays.dayOf('2028-01-01').kind, 'unknown');
  });

  const day = { date: '2027-01-01', name: '元旦', kind: 'holiday' };
  const table = (...days: object[]) => JSON.stringify({ year: 2027, days });
  const refused: [string, string, RegExp][] = [
    ['that is not JSON', '{', /not JSON/],
    ['without a year', JSON.stringify({ days: [day] }), /needs a year/],
    ['that is null', 'null', /needs a year/],
    ['without days', table(), /no days/],
    ['with a date of another year', table({ ...day, date: '2026-01-01' }), /no date of that year/],
    ['with a date that is none', table({ ...day, date: '2027-02-30' }), /no date of that year/],
    ['without a name', table({ ...day, name: ' ' }), /no name/],
    ['of another kind', table({ ...day, kind: 'workday' }), /holiday or makeup/],
    ['with a day twice', table(day, day), /twice/],
    ['where a holiday replaces a day', table({ ...day, replaces: '2027-01-04' }), /no make-up day/],
    [
      'with a make-up day that replaces nothing',
      table({ ...day, kind: 'makeup' }),
      /"replaces" must say of which/,
    ],
    ['with one that replaces null', table({ ...day, kind: 'makeup', replaces: null }), /must say of which/],
    [
      'with a make-up day for a day that is worked',
      table(day, { ...day, date: '2027-01-03', kind: 'makeup', replaces: '2027-01-04' }),
      /2027-01-04, which is no holiday in it/,
    ],
    [
      'with two for one day, one of them on a Tuesday',
      table(
        { ...day, date: '2027-01-04' },
        { ...day, date: '2027-01-03', kind: 'makeup', replaces: '2027-01-04' },
        { ...day, date: '2027-01-09', kind: 'makeup', replaces: '2027-01-04' },
        { ...day, date: '2027-01-12', kind: 'makeup', replaces: '2027-01-04' },
      ),
      /2027-01-04 replaced twice\.\n.*2027-01-12 a working day/,
    ],
    ['that replaces a Sunday', table({ ...day, kind: 'makeup', replaces: '2027-01-03' }), /no working day/],
  ];
  for (const [what, text, sentence] of refused) {
    it(`cannot be taken from a file ${what}, and one sentence says why`, () => {
      assert.throws(
        () => readHolidayFile(text),
        (thrown: unknown) => thrown instanceof HolidayFileError && sentence.test(thrown.message),
      );
    });
  }
});
