import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  changesBetween,
  entryOf,
  judgeEntries,
  layerAfter,
} from '../../src/features/categories/category.rules.ts';
import { CategoryFileError, readCategoryFile } from '../../src/features/categories/category.schema.ts';
import { seedEntries } from '../../src/features/categories/category.seed.ts';
import { type CategoryEntry, CategorySnapshot, completed } from '../../src/features/categories/category.ts';

const leaf = (code: string, parent: string, more: Partial<CategoryEntry> = {}): CategoryEntry => ({
  ...{ code, parent, name: `叶 ${code}`, group: 'basic', tierMinutes: 10, lowfeeCapFen: 1000 },
  ...more,
});
const branch = (code: string): CategoryEntry => ({ code, parent: null, name: `枝 ${code}` });
const layers = (common: readonly CategoryEntry[], district: readonly CategoryEntry[] = []) =>
  new Map([
    ['common', common],
    ['510115', district],
  ]);
const faultsOf = (said: readonly CategoryEntry[], common: readonly CategoryEntry[] = [], scope = 'common') =>
  judgeEntries(layers(common), scope, said).map(({ path, message }) => `${path} ${message}`);

/** What a tree must be, said a second time: whoever climbs from any category ends at a branch in one step. */
function isTree(all: readonly CategoryEntry[]): boolean {
  const byCode = new Map(all.map((each) => [each.code, each]));
  return all.every(({ parent }) => parent === null || byCode.get(parent ?? '')?.parent === null);
}

describe('the rules of a category file', () => {
  it('let no circle in, and no leaf without a tier and a cap', () => {
    const codes = ['a', 'b', 'c', 'd', 'e'];
    const anyEntry = fc.record({
      parent: fc.constantFrom(null, null, ...codes, 'zz'),
      tierMinutes: fc.constantFrom(null, 5 as const, 15 as const),
      lowfeeCapFen: fc.constantFrom(null, 0, 900),
      group: fc.constantFrom(null, 'basic' as const),
    });
    let taken = 0;
    // what is complete is a tree or not by its parents alone
    const anyMode = fc.constantFrom('anything', 'complete', 'a tree');
    const anyFile = fc.array(anyEntry, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(anyFile, anyMode, (entries, mode) => {
        const said = entries.map((entry, at): CategoryEntry => {
          const code = codes[at] ?? '';
          const full = { ...entry, code, name: `名 ${code}` };
          if (mode === 'anything') return full;
          const parent = mode === 'a tree' && entry.parent !== null ? 'a' : entry.parent;
          return parent === null || (mode === 'a tree' && at === 0) ? branch(code) : leaf(code, parent);
        });
        const faults = faultsOf(said);
        const complete = said.map((entry) => completed(entry));
        const whole = complete.every(({ parent, tierMinutes, lowfeeCapFen, group }) => {
          const values = [tierMinutes, lowfeeCapFen, group];
          return values.every((value) => (parent === null ? value === null : value !== null));
        });
        assert.equal(faults.length === 0, isTree(said) && whole, faults.join('\n'));
        if (faults.length > 0) return;
        taken += 1;
        const { common } = new CategorySnapshot(1, layers(said));
        assert.equal(common.all.length, said.length, 'none is lost');
        for (const { code, parent } of common.all) {
          assert.equal(common.seekLeaf(code) !== null, parent !== null);
          if (parent !== null) assert.ok(common.leavesOf(parent).includes(code));
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(taken > 500, `${taken} were taken`);
  });

  const common = [branch('food'), leaf('rice', 'food'), leaf('tea', 'food')];
  const refused: [string, CategoryEntry[], RegExp][] = [
    ['a parent that is not there', [leaf('oil', 'kitchen')], /^\/categories\/0\/parent names kitchen/],
    ['a parent that is a leaf', [leaf('oil', 'rice')], /^\/categories\/0\/parent names rice, which is no/],
    ['a category below itself', [leaf('oil', 'oil')], /^\/categories\/0\/parent must be another/],
    [
      'two below each other',
      [leaf('x', 'y'), leaf('y', 'x')],
      /^\/categories\/0\/parent names y, .*no branch/,
    ],
    ['a leaf that becomes a branch', [branch('rice')], /parent must stay a branch: it is a leaf$/],
    ['a branch that becomes a leaf', [leaf('food', 'food')], /parent must stay null: it is a branch/],
    ['a leaf without a tier', [leaf('oil', 'food', { tierMinutes: null })], /tierMinutes is missing/],
    ['a branch with a cap', [{ ...branch('x'), lowfeeCapFen: 1 }], /lowfeeCapFen must be null for a branch/],
    [
      'a code twice',
      [leaf('oil', 'food'), leaf('oil', 'food')],
      /^\/categories\/1\/code stands at 0 already/,
    ],
    ['a name that another has', [leaf('oil', 'food', { name: '叶 tea' })], /name is the name of tea already/],
  ];
  for (const [what, said, fault] of refused) {
    it(`refuse ${what}`, () => assert.match(faultsOf(said, common)[0] ?? '', fault));
  }
  it('take no branch away while something below it is offered', () => {
    const food = [branch('food'), leaf('rice', 'food'), leaf('tea', 'food', { retired: true })];
    const gone = { ...branch('food'), retired: true };
    assert.deepEqual(faultsOf([gone], food), [
      '/categories/0/retired has leaves that are still offered: retire them as well',
    ]);
    assert.deepEqual(faultsOf([gone, leaf('rice', 'food', { retired: true })], food), []);
  });

  it('give a name away once its category is retired', () => {
    const said = [leaf('tea', 'food', { retired: true }), leaf('tea2', 'food', { name: '叶 tea' })];
    assert.deepEqual(faultsOf(said, common), []);
  });
  it('let a district say what differs, and add what is its own', () => {
    const said = [{ code: 'tea', tierMinutes: 15 as const }, leaf('tofu', 'food')];
    assert.deepEqual(faultsOf(said, common, '510115'), []);
    assert.match(faultsOf([{ code: 'tofu' }], common, '510115').join(), /\/categories\/0\/name is missing/);
    const snapshot = new CategorySnapshot(1, layers(common, said));
    assert.equal(snapshot.common.seek('tofu'), null);
    assert.equal(snapshot.treeOf('510115').findLeaf('tofu').name, '叶 tofu');
    const of = (grid?: string) => snapshot.treeOf(grid).findLeaf('tea').tierMinutes;
    assert.deepEqual([of(), of('510115'), of('5101150'), of('510116')], [10, 15, 10, 10]);
    assert.deepEqual(snapshot.treeOf('510115').leavesOf('food'), ['rice', 'tea', 'tofu']);
  });
  it('keep what a file does not name, and where it stood', () => {
    const next = layerAfter(common, [leaf('oil', 'food'), leaf('rice', 'food', { name: '米' })]);
    assert.deepEqual(
      next.map(({ code, name }) => [code, name]),
      [
        ['food', '枝 food'],
        ['rice', '米'],
        ['tea', '叶 tea'],
        ['oil', '叶 oil'],
      ],
    );
  });
  it('leave out of an export what is no field any more', () => {
    const stored = { ...leaf('rice', 'food'), picture: null };
    assert.deepEqual(entryOf(stored), leaf('rice', 'food'));
    assert.deepEqual(entryOf({ code: 'rice', retired: false }), { code: 'rice', retired: false });
  });
  it('say what a change is', () => {
    const after = layerAfter(common, [
      leaf('rice', 'food', { tierMinutes: 5 }),
      leaf('tea', 'food', { retired: true }),
      leaf('oil', 'food'),
    ]).map((entry) => completed(entry));
    const before = new CategorySnapshot(1, layers(common)).common;
    const changes = changesBetween((code) => before.seek(code), after);
    assert.deepEqual(
      changes.map(({ code, what, fields }) => [code, what, fields.map(({ field }) => field).slice(0, 2)]),
      [
        ['rice', 'changed', ['tierMinutes']],
        ['tea', 'retired', ['retired']],
        ['oil', 'added', ['parent', 'name']],
      ],
    );
    assert.deepEqual(changes[0]?.fields, [{ field: 'tierMinutes', before: 10, after: 5 }]);
  });
});

describe('the shape of a category file', () => {
  const format = 'daren-categories/1';
  const sentences = (content: unknown, scope = 'common'): string =>
    new CategoryFileError(readCategoryFile(content, scope).faults).message;
  it('takes the seed', () => {
    assert.equal(sentences({ format, categories: seedEntries() }), '');
    assert.deepEqual(judgeEntries(new Map(), 'common', seedEntries()), []);
  });
  const rice = leaf('rice', 'food');
  const wrong: [unknown, string][] = [
    [[], '/ must be object.'],
    [{ format: 'x', categories: [] }, `/format must be ${format}.`],
    [{ format }, '/categories is missing.'],
    [{ format, categories: [{ code: 'rice', parent: null }] }, '/categories/0/name is missing.'],
    [
      { format, categories: [rice, { ...rice, tierMinutes: 7 }] },
      '/categories/1/tierMinutes must be one of 5, 8, 10, 15, null.',
    ],
    [
      { format, categories: [{ ...rice, lowfeeCapFen: -1 }] },
      '/categories/0/lowfeeCapFen must be at least 0.',
    ],
    [{ format, categories: [{ ...rice, tier: 5 }] }, '/categories/0/tier is not a field of this file.'],
    [
      { format, categories: [{ ...rice, name: '\u202e' }] },
      '/categories/0/name must hold something that can be read.',
    ],
    [
      { format, categories: [{ ...rice, aliases: ['米', '米'] }] },
      '/categories/0/aliases must not hold the same twice.',
    ],
    [
      { format, categories: [{ ...rice, papers: [{ name: '健康证', validMonths: 0 }] }] },
      '/categories/0/papers/0/validMonths must be at least 1.',
    ],
    [
      { format, categories: [{ ...rice, code: 'Rice' }] },
      '/categories/0/code must begin with a small letter and hold small letters, digits and underscores alone.',
    ],
  ];
  for (const [content, sentence] of wrong) {
    it(`is refused in a sentence: ${sentence}`, () => assert.equal(sentences(content), sentence));
  }
  it('of a district needs no more than what differs', () => {
    assert.equal(sentences({ format, categories: [{ code: 'rice', lowfeeCapFen: 5 }] }, '510115'), '');
  });
});
