import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readerOf } from '../../src/features/settings/index.ts';
import {
  allKeys,
  type SettingKey,
  type SettingValue,
  settingDefaults,
  settingKeys,
} from '../../src/features/settings/setting.keys.ts';
import { readValue, textOfValue, valueOfText } from '../../src/features/settings/setting.rules.ts';
import { SettingState } from '../../src/features/settings/setting.state.ts';
import { isAppError } from '../../src/kernel/errors.ts';

/** A tree of five levels by what is above each grid; how a code begins says nothing. */
const above: Readonly<Record<string, string>> = {
  ...{ '11': '1', a: '1', '111': '11', '112': '11', '1111': 'a', x: '111', '11112': '111' },
  ...{ '12': '112', '1121': 'x', '121': 'x', '2': '11112' },
};
const codes = ['1', '10', ...Object.keys(above)];
const pathOf = (code: string): string[] => [...(above[code] ? pathOf(above[code]) : []), code];

function anyRules() {
  const steps = fc.uniqueArray(fc.integer({ min: 1, max: 720 }), { maxLength: 5 });
  const percents = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 6 });
  return fc.tuple(steps, percents).map(([hours, shares]) => {
    const falling = [...hours.sort((a, b) => b - a), 0];
    const back = shares.sort((a, b) => b - a);
    return falling.map((hoursBefore, at) => ({ hoursBefore, percentBack: back[at] ?? 0 }));
  });
}
function anyValue(key: SettingKey): fc.Arbitrary<SettingValue> {
  const rule = settingKeys[key];
  if (rule.type === 'integer') return fc.integer({ min: rule.min, max: rule.max });
  return rule.type === 'choice' ? fc.constantFrom(...rule.values) : anyRules();
}
const anyChange = fc
  .tuple(fc.constantFrom(...codes), fc.constantFrom(...allKeys), fc.boolean())
  .chain(([grid, key, isTakenBack]) =>
    (isTakenBack ? fc.constant(null) : anyValue(key)).map((value) => ({ grid, key, value })),
  );

const change = (n: number, grid: string, key: string, value: unknown) => ({
  ...{ n, grid, key, value, before: null, reason: '试', byId: null, as: 'command', asGrid: null },
  ...{ requestId: null, at: new Date() },
});

describe('settings in memory', () => {
  it('are the nearest that somebody on the way up has said, after any changes in any order', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 60 }), (changes) => {
        const state = new SettingState();
        const reader = readerOf(state, pathOf);
        const model = new Map<string, SettingValue>();
        changes.forEach(({ grid, key, value }, index) => {
          state.apply(change(index + 1, grid, key, value));
          if (value === null) model.delete(`${grid}/${key}`);
          else model.set(`${grid}/${key}`, value);
          // reading between the changes must not make a later one unseen
          reader.of(codes[index % codes.length] ?? '');
        });
        for (const grid of codes) {
          const path = pathOf(grid);
          for (const key of allKeys) {
            const nearest = path.findLast((one) => model.has(`${one}/${key}`));
            const expected = nearest ? model.get(`${nearest}/${key}`) : settingDefaults[key];
            assert.deepEqual(reader.of(grid)[key], expected, `${key} in ${grid}`);
            assert.deepEqual(reader.of(path)[key], expected, 'by the path as by the code');
            assert.equal(state.of(path).sources.get(key), nearest);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('take each change once, and refuse one whose predecessor is missing', () => {
    const state = new SettingState();
    assert.ok(state.apply(change(1, '11', 'booking.horizonDays', 21)));
    assert.ok(!state.apply(change(1, '11', 'booking.horizonDays', 30)));
    assert.equal(readerOf(state, pathOf).of('111')['booking.horizonDays'], 21);
    assert.throws(() => state.apply(change(3, '11', 'booking.horizonDays', 30)), /before number 3/);
  });

  it('cannot be changed by who reads them', () => {
    const settings = readerOf(new SettingState(), pathOf).of('1') as { 'booking.horizonDays': number };
    assert.throws(() => {
      settings['booking.horizonDays'] = 1;
    }, TypeError);
  });
});

describe('the value of a setting', () => {
  it('may be anything within its bounds, also as it is written on a command line', () => {
    for (const key of allKeys) {
      fc.assert(
        fc.property(anyValue(key), (value) => {
          assert.deepEqual(readValue(key, value), value);
          assert.deepEqual(readValue(key, valueOfText(key, textOfValue(value))), value);
        }),
      );
    }
  });

  const refused: [SettingKey, unknown, RegExp][] = [
    ['booking.horizonDays', 0, /1 到 60 之间的整数（天）/],
    ['booking.horizonDays', 61, /60/],
    ['booking.horizonDays', 2.5, /整数/],
    ['booking.horizonDays', '21', /整数/],
    ['booking.horizonDays', null, /整数/],
    ['quiet.fromHour', 24, /0 到 23/],
    ['hours.onHolidays', 'shut', /open \/ closed/],
    ['cancel.strict', [], /1 到 6 条/],
    ['cancel.strict', [{ hoursBefore: 2, percentBack: 100 }], /最后一条为 0/],
    ['cancel.strict', valueOfText('cancel.strict', '2:50,0:100'), /不能越来越高/],
    ['cancel.strict', valueOfText('cancel.strict', '2:50,24:10,0:0'), /从大到小/],
    ['cancel.strict', valueOfText('cancel.strict', '2:101,0:0'), /0 到 100/],
    ['cancel.strict', valueOfText('cancel.strict', 'soon'), /1 到 6 条/],
    ['cancel.strict', [{ hoursBefore: 0, percentBack: 0, more: 1 }], /1 到 6 条/],
  ];
  for (const [key, value, sentence] of refused) {
    it(`${key} cannot be ${JSON.stringify(value)}, and the refusal says what it can be`, () => {
      assert.throws(
        () => readValue(key, value),
        (thrown: unknown) =>
          isAppError(thrown, 'setting_refused') && sentence.test(String(thrown.params['bounds'])),
      );
    });
  }

  it('is what the default is, for every key', () => {
    for (const key of allKeys) assert.deepEqual(readValue(key, settingDefaults[key]), settingDefaults[key]);
  });
});
