import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  chinaDate,
  chinaDay,
  chinaMinute,
  chinaWeekday,
  dayOfChinaDate,
  minute,
  startOfChinaDay,
} from '../../src/kernel/clock.ts';
import { percentOf, yuan } from '../../src/kernel/money.ts';
import { pageOf, readCursor } from '../../src/kernel/page.ts';

const china = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  weekday: 'short',
  hourCycle: 'h23',
});

describe('the calendar of Asia/Shanghai', () => {
  it('equals the time zone database for any instant since 1992', () => {
    const anyTime = fc.date({
      min: new Date('1992-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(anyTime, (at) => {
        const parts = Object.fromEntries(china.formatToParts(at).map(({ type, value }) => [type, value]));
        assert.equal(chinaDate(at), `${parts['year']}-${parts['month']}-${parts['day']}`);
        assert.equal(chinaMinute(at), Number(parts['hour']) * 60 + Number(parts['minute']));
        assert.equal(['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][chinaWeekday(at)], parts['weekday']);
        assert.equal(dayOfChinaDate(chinaDate(at)), chinaDay(at));
        const start = startOfChinaDay(chinaDay(at)).getTime();
        assert.equal(Math.floor((at.getTime() - start) / minute), chinaMinute(at));
      }),
    );
  });
});

describe('money', () => {
  it('gives back whole fen and never more than there was', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), fc.integer({ min: 0, max: 100 }), (amount, percent) => {
        const back = percentOf(amount, percent);
        assert.ok(Number.isInteger(back) && back >= 0 && back <= amount);
      }),
    );
    assert.deepEqual([percentOf(101, 50), percentOf(199, 50), percentOf(1, 99)], [50, 99, 0], 'rounded down');
  });
  it('is said in yuan without a float', () => {
    assert.deepEqual([0, 5, 100, 12345, -250].map(yuan), ['0.00', '0.05', '1.00', '123.45', '-2.50']);
  });
});

describe('a page', () => {
  const written = (json: string) => Buffer.from(json).toString('base64url');
  it('has a cursor exactly where more follows, and the cursor leads to the last item', () => {
    const position = (row: number) => ({ key: row, id: `id${row}` });
    assert.equal(pageOf([1, 2, 3], 3, position).next, null);
    const page = pageOf([1, 2, 3, 4], 3, position);
    assert.deepEqual(page.items, [1, 2, 3]);
    assert.deepEqual(readCursor(page.next ?? undefined, 'number'), { key: 3, id: 'id3' });
  });
  it('refuses a cursor that is not ours', () => {
    const odd = [
      'x',
      '!!!',
      ...['{"a":1}', '[1]', '[1,2]', '[1,"a",3]', '[{},"a"]', 'null', '3'].map(written),
    ];
    for (const each of odd) {
      for (const kind of ['time', 'number', 'text'] as const)
        assert.throws(() => readCursor(each, kind), { code: 'malformed' }, `${kind} ${each}`);
    }
  });
  it('refuses the cursor of a list that is sorted otherwise', () => {
    for (const key of ['"510115"', '"yesterday"', '9e15', '"2026-12-31T23:59:60Z"', 'true', 'null'])
      assert.throws(() => readCursor(written(`[${key},"a"]`), 'time'), { code: 'malformed' }, key);
    for (const key of ['"5"', '1.5', '1e300', '"NaN"'])
      assert.throws(() => readCursor(written(`[${key},"a"]`), 'number'), { code: 'malformed' }, key);
    assert.throws(() => readCursor(written('[5,"a"]'), 'text'), { code: 'malformed' });
  });
});
