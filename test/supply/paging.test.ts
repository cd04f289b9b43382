import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CategoryTree } from '../../src/features/categories/category.ts';
import { readerOver } from '../../src/features/shelf/card.reader.ts';
import type { Card } from '../../src/features/shelf/card.ts';
import { Shelf, type ShelfDeps } from '../../src/features/shelf/shelf.service.ts';
import { makeClock } from '../../src/kernel/clock.ts';

interface Laid {
  /** Metres to each micro-grid, ties included. */
  metres: number[];
  /** The micro-grid (by index) and reach of each card. */
  cards: { grid: number; reachMetres: number }[];
}

/** A shelf over cards in memory: only what pages need. */
function shelfOver({ metres, cards }: Laid) {
  const reach = new Map(metres.map((far, at) => [`g${at}`, far]));
  const stored = cards.map(
    (card, at) => ({ _id: `c${at}`, ...card, grid: `g${card.grid}`, nextStartAt: null }) as unknown as Card,
  );
  let lookUps = 0;
  const store = {
    list: async ({ grids }: { grids: readonly string[] }) => {
      lookUps += 1;
      return stored.filter((card) => grids.includes(card.grid ?? ''));
    },
  };
  const reader = readerOver({ ...store, ofProviders: async () => [] });
  const categories = { treeOf: () => new CategoryTree(1, []) };
  const near = [...reach].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  const circle = { codes: near.map(([code]) => code), metres: Uint16Array.from(near, ([, far]) => far) };
  const deps = {
    ...{ store, categories, feed: { reader: async () => reader }, clock: makeClock() },
    reach: { circle: async () => circle },
  } as unknown as ShelfDeps;
  const visible = stored
    .map((card) => ({ id: card._id, walk: reach.get(card.grid ?? '') ?? Infinity, most: card.reachMetres }))
    .filter(({ walk, most }) => walk <= most)
    .sort((a, b) => a.walk - b.walk || (a.id < b.id ? -1 : 1));
  return { shelf: new Shelf(deps), expected: visible.map(({ id }) => id), lookUps: () => lookUps };
}

async function allPages(shelf: Shelf, limit: number): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await shelf.list({ place: 'here', limit, cursor });
    assert.ok(page.items.length <= limit);
    seen.push(...page.items.map(({ card }) => card._id));
    cursor = page.next ?? undefined;
  } while (cursor);
  return seen;
}

describe('pages of the shelf', () => {
  it('put together are every visible card once, the nearest first, whatever stands equally near', async () => {
    const laid = fc.integer({ min: 30, max: 120 }).chain((grids) =>
      fc.record({
        // few distinct distances, so that many micro-grids stand equally near
        metres: fc.array(
          fc.integer({ min: 0, max: 14 }).map((n) => n * 100),
          { minLength: grids, maxLength: grids },
        ),
        cards: fc.array(
          fc.record({
            grid: fc.integer({ min: 0, max: grids - 1 }),
            reachMetres: fc.constantFrom(400, 640, 800, 1200),
          }),
          { minLength: 20, maxLength: 150, size: 'max' },
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(laid, fc.integer({ min: 1, max: 50 }), async (town, limit) => {
        const { shelf, expected } = shelfOver(town);
        assert.deepEqual(await allPages(shelf, limit), expected);
      }),
      { numRuns: 400 },
    );
  });

  it('take one look-up where the nearest micro-grids fill them', async () => {
    const metres = Array.from({ length: 150 }, (_, at) => at * 8);
    const { shelf, lookUps } = shelfOver({
      metres,
      cards: metres.map((_, grid) => ({ grid, reachMetres: 1200 })),
    });
    await shelf.list({ place: 'here', limit: 20 });
    assert.equal(lookUps(), 1);
  });
});
