import assert from 'node:assert/strict';
import fc from 'fast-check';
import { seedEntries } from '../../src/features/categories/category.seed.ts';
import { CategoryTree } from '../../src/features/categories/category.ts';
import { CardMemory } from '../../src/features/shelf/card.memory.ts';
import { reachedOf, walksOf } from '../../src/features/shelf/card.reader.ts';
import type { Card } from '../../src/features/shelf/card.ts';
import { readQuestion } from '../../src/features/shelf/search/question.ts';
import { indexText } from '../../src/features/shelf/search/words.ts';

const tree = new CategoryTree(1, seedEntries());
const circles = [
  { codes: ['g1', 'g2', 'g3'], metres: Uint16Array.from([0, 300, 700]) },
  { codes: ['g3', 'g2', 'g4'], metres: Uint16Array.from([0, 400, 900]) },
];
const questions = ['剪发', '修鞋', '发', 'xiuxie'].map((q) => readQuestion(q, tree));

const id = fc.integer({ min: 1, max: 9 }).map((nth) => `lst_${nth}`);
const change = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      id,
      grid: fc.constantFrom('g1', 'g2', 'g3', 'g4'),
      reachMetres: fc.nat(1000),
      category: fc.constantFrom('haircut', 'shoe-repair'),
      title: fc.constantFrom('剪发', '修鞋', '上门理发'),
      priceFen: fc.nat(5000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ id, gone: fc.constant(true) }) },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function cardOf(step: Exclude<Change, { gone: boolean }>, rev: number): Card {
  const { id: _id, title, ...rest } = step;
  return {
    ...{ _id, rev, shown: true, gridPath: [], kind: 'service', title, ...rest },
    ...{ provider: { kind: 'artisan', id: 'art_1' }, searchTitle: indexText(title), searchText: '' },
  } as unknown as Card;
}
const said = (found: readonly { card: Card; walkMetres: number; rank: number }[]) =>
  found
    .map(({ card, walkMetres, rank }) => [walkMetres, card._id, rank, card.priceFen])
    .sort((a, b) => Number(a[0]) - Number(b[0]) || (String(a[1]) < String(b[1]) ? -1 : 1));

describe('what the memory remembers of places and words', () => {
  it('is what the cards themselves answer, whatever changed since it was looked at', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 40 }), async (steps) => {
        const memory = new CardMemory();
        const cards = new Map<string, Card>();
        let rev = 0;
        for (const step of steps) {
          rev += 1;
          if ('gone' in step) {
            memory.drop(step.id);
            cards.delete(step.id);
          } else {
            const card = cardOf(step, rev);
            memory.apply(card);
            cards.set(step.id, card);
          }
          const circle = circles[rev % 2] as (typeof circles)[number];
          for (const question of [null, ...questions]) {
            const found = await memory.within({ circle, from: 0, to: 3 }, { question });
            const right = reachedOf([...cards.values()], walksOf(circle), question);
            assert.deepEqual(said(found), said(right));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is as right after more changes than are remembered, and after slots were given anew', async () => {
    const memory = new CardMemory();
    const [circle] = circles as [(typeof circles)[number]];
    const [question] = questions;
    const titles = ['剪发', '修鞋'] as const;
    const write = (nth: number) =>
      cardOf(
        {
          ...{ id: `lst_${nth % 7}`, grid: 'g2', reachMetres: 800, category: 'shoe-repair', priceFen: nth },
          title: titles[nth % 2] ?? '剪发',
        },
        nth + 1,
      );
    for (let nth = 0; nth < 5000; nth += 1) {
      memory.apply(write(nth));
      if (nth % 997 !== 0 && nth < 4990) continue;
      const last = Array.from({ length: Math.min(7, nth + 1) }, (_, back) => write(nth - back));
      const found = await memory.within({ circle, from: 0, to: 3 }, { question: question ?? null });
      assert.deepEqual(said(found), said(reachedOf(last, walksOf(circle), question)));
    }
  });

  it('is as right where one thing alone has changed, and where much has elsewhere', async () => {
    const memory = new CardMemory();
    const [circle] = circles as [(typeof circles)[number]];
    const plain = { grid: 'g3' as const, category: 'haircut' as const, title: '剪发' as const, priceFen: 1 };
    const seen = async () =>
      (await memory.within({ circle, from: 0, to: 3 }, {})).map(({ card }) => card._id);
    memory.apply(cardOf({ id: 'lst_1', reachMetres: 800, ...plain }, 1));
    assert.deepEqual(await seen(), ['lst_1']);
    memory.apply(cardOf({ id: 'lst_1', reachMetres: 300, ...plain }, 2));
    assert.deepEqual(await seen(), []);
    const others = Array.from({ length: 2000 }, (_, nth) => ({
      ...plain,
      id: `else_${nth}`,
      reachMetres: 800,
    }));
    memory.fill(others.map((each) => cardOf({ ...each, grid: 'g4' }, 1)));
    assert.deepEqual(await seen(), []);
    memory.apply(cardOf({ id: 'lst_2', reachMetres: 800, ...plain }, 1));
    for (let nth = 0; nth < 3000; nth += 1) {
      memory.apply(cardOf({ id: 'lst_3', reachMetres: nth, ...plain, grid: 'g4' }, nth + 1));
      if (nth === 2500) assert.deepEqual(await seen(), ['lst_2']);
    }
  });
});
