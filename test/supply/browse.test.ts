import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Browse, type BrowseDeps, type ShelfRequest } from '../../src/features/shelf/browse.ts';
import type { Filters } from '../../src/features/shelf/card.filter.ts';
import { CardMemory } from '../../src/features/shelf/card.memory.ts';
import type { Sort } from '../../src/features/shelf/card.order.ts';
import type { Card } from '../../src/features/shelf/card.ts';
import { hour } from '../../src/kernel/clock.ts';
import { metres, now, plainlyGathered, plainlySeen, plainOrder, tree } from './browse.plain.ts';

const categories = ['haircut', 'manicure', 'knife_grinding'];

type Laid = Pick<
  Card,
  | 'category'
  | 'kind'
  | 'priceKind'
  | 'priceFen'
  | 'rating'
  | 'nextStartAt'
  | 'tierMinutes'
  | 'reachMetres'
  | 'own'
> & { at: number; by: number };
const laidCard: fc.Arbitrary<Laid> = fc.record({
  at: fc.nat(metres.length - 1),
  by: fc.nat(4),
  category: fc.constantFrom(...categories),
  kind: fc.constantFrom('service', 'good'),
  priceKind: fc.constantFrom('free' as const, 'lowfee' as const, 'market' as const, 'quote' as const),
  priceFen: fc.constantFrom(0, 800, 1000, 3000, 9900),
  rating: fc.constantFrom(null, 2.5, 4, 4.5, 5),
  nextStartAt: fc.option(fc.integer({ min: 0, max: 9 * 24 }).map((n) => new Date(now.getTime() + n * hour))),
  tierMinutes: fc.constantFrom(5, 10),
  reachMetres: fc.constantFrom(400, 800),
  own: fc.constantFrom({ way: 'at_home' }, { way: 'at_shop' }),
});
const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const filters: fc.Arbitrary<Filters> = fc.record({
  category: maybe('haircut', 'beauty', 'nothing'),
  kind: maybe('service', 'good'),
  priceKind: maybe('free' as const, 'market' as const),
  leastFen: maybe(500, 1000),
  mostFen: maybe(1000, 5000),
  where: maybe('at_home' as const, 'visited' as const),
  by: maybe('today' as const, 'tomorrow' as const, 'weekend' as const),
  tier: maybe(5, 10),
  leastRating: maybe(4, 4.5),
  provider: maybe('art_1'),
});
const few = fc
  .tuple(
    filters,
    fc.subarray(
      [
        'category',
        'kind',
        'priceKind',
        'leastFen',
        'mostFen',
        'where',
        'by',
        'tier',
        'leastRating',
        'provider',
      ] as const,
      { maxLength: 3 },
    ),
  )
  .map(([all, names]) => Object.fromEntries(names.map((name) => [name, all[name]])) as Filters);

const cardOf = ({ at, by, ...rest }: Laid, nth: number): Card =>
  ({
    ...{ _id: `lst_${String(nth).padStart(3, '0')}`, rev: 1, shown: true, grid: `g${at}`, title: '剪发' },
    ...{ provider: { kind: 'artisan', id: `art_${by}` }, ...rest },
    ...{ searchTitle: { text: '剪发', sounds: ['jian', 'fa'] }, searchText: '' },
  }) as unknown as Card;

function browseOver(cards: readonly Card[], servers = 1) {
  const memory = new CardMemory();
  memory.fill(cards);
  const deps = {
    feed: { reader: async () => memory },
    catalogue: {
      kindOf: () => ({
        horizon: 'booking.horizonDays',
        isAtHome: (own: { way?: string }) => own.way === 'at_home',
      }),
    },
    categories: { treeOf: () => tree },
    reach: {
      circle: async () => ({ codes: metres.map((_, at) => `g${at}`), metres: Uint16Array.from(metres) }),
    },
    clock: { now: () => now },
    settings: { of: () => ({ 'booking.horizonDays': 7 }) },
  } as unknown as BrowseDeps;
  const all = Array.from({ length: servers }, () => new Browse(deps));
  return { memory, all, browse: all[0] as Browse };
}

type Wanted = Omit<ShelfRequest, 'place' | 'limit' | 'cursor'>;
async function pagesOf(
  [first, ...others]: readonly Browse[],
  asked: Wanted,
  limit: number,
  between: (seen: readonly string[]) => void = () => {},
) {
  const seen: { id: string; more: number | undefined }[] = [];
  const servers = [first as Browse, ...others];
  let cursor: string | undefined;
  let nth = 0;
  do {
    const page = await (servers[nth % servers.length] as Browse).list({
      place: 'here',
      limit,
      cursor,
      ...asked,
    });
    nth += 1;
    assert.ok(page.items.length <= limit);
    seen.push(...page.items.map(({ card, more }) => ({ id: card._id, more })));
    cursor = page.next ?? undefined;
    between(seen.map(({ id }) => id));
  } while (cursor);
  return seen;
}

const laid = fc.array(laidCard, { minLength: 5, maxLength: 60, size: 'max' });
const sort = fc.constantFrom<Sort | undefined>(undefined, 'near', 'soon', 'rating', 'price');

describe('browsing', () => {
  it('shows, in every order and gathered or not, what plain arithmetic shows', async () => {
    await fc.assert(
      fc.asyncProperty(
        laid,
        few,
        sort,
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 20 }),
        async (cards, asked, order, isGathered, withWords, limit) => {
          const all = cards.map(cardOf);
          const { all: servers } = browseOver(all, 2);
          const q = withWords ? '剪发' : undefined;
          const expected = plainOrder(plainlySeen(all, asked), order ?? 'near');
          const right = isGathered
            ? plainlyGathered(expected)
            : expected.map(({ _id }) => ({ id: _id, more: undefined }));
          const request = {
            ...asked,
            q,
            sort: order ?? (withWords ? 'near' : undefined),
            gathered: isGathered,
          };
          assert.deepEqual(await pagesOf(servers, request, limit), right);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('counts each value with the other filters applied, as if each were set in turn', async () => {
    await fc.assert(
      fc.asyncProperty(laid, few, async (cards, asked) => {
        const all = cards.map(cardOf);
        const { browse } = browseOver(all);
        const { total, facets } = await browse.count({ place: 'here', ...asked });
        assert.equal(total, plainlySeen(all, asked).length);
        for (const [name, counts] of Object.entries(facets)) {
          const tried = {
            kind: ['service', 'good'],
            category: [...categories, 'beauty'],
            priceKind: ['free', 'lowfee', 'market', 'quote'],
            mostFen: [1000, 3000, 5000, 10_000, 20_000],
            where: ['at_home', 'visited'],
            by: ['today', 'tomorrow', 'weekend'],
            tier: [5, 8, 10, 15],
            leastRating: [3, 4, 4.5],
          }[name];
          for (const value of tried ?? []) {
            const right = plainlySeen(all, { ...asked, [name]: value }).length;
            assert.equal(counts.get(String(value)) ?? 0, right, `${name} ${value}`);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('loses and doubles no card that moves while somebody reads, in an order that is remembered', async () => {
    const changes = fc.array(
      fc.record({
        nth: fc.nat(59),
        rating: fc.constantFrom(null, 1, 3, 4.9, 5),
        nextStartAt: fc.integer({ min: 0, max: 48 }).map((n) => new Date(now.getTime() + n * hour)),
      }),
      { minLength: 1, maxLength: 10 },
    );
    await fc.assert(
      fc.asyncProperty(
        laid,
        changes,
        fc.constantFrom<Sort>('soon', 'rating'),
        fc.integer({ min: 1, max: 9 }),
        async (cards, moves, order, limit) => {
          const all = cards.map(cardOf);
          const { memory, all: servers } = browseOver(all);
          const left = [...moves];
          const seen = await pagesOf(servers, { sort: order }, limit, () => {
            const { nth, ...moved } = left.pop() ?? { nth: -1 };
            const card = all[nth];
            if (card) memory.apply({ ...card, ...moved, rev: memory.revOf(card._id) + 1 });
          });
          const ids = seen.map(({ id }) => id);
          assert.deepEqual(
            [...ids].sort(),
            plainlySeen(all, {}).map(({ _id }) => _id),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('shows what does not move once though no server remembers the order', async () => {
    const all = Array.from({ length: 30 }, (_, nth) =>
      cardOf(
        {
          at: 0,
          by: nth,
          category: 'haircut',
          kind: 'service',
          priceKind: 'market',
          priceFen: 100 * nth,
          rating: nth % 5 || null,
          nextStartAt: null,
          tierMinutes: 10,
          reachMetres: 800,
          own: {},
        },
        nth,
      ),
    );
    const { memory, all: servers } = browseOver(all, 2);
    let nth = 0;
    const seen = await pagesOf(servers, { sort: 'rating' }, 5, () => {
      nth += 1;
      const card = all[0] as Card;
      memory.apply({ ...card, rating: nth % 2 ? 5 : 1, rev: memory.revOf(card._id) + 1 });
    });
    const still = seen.map(({ id }) => id).filter((id) => id !== 'lst_000');
    assert.equal(still.length, new Set(still).size);
    assert.equal(still.length, 29);
  });

  it('says on a Sunday that the weekend is today', async () => {
    const { browse } = browseOver([]);
    assert.deepEqual((await browse.count({ place: 'here', by: 'weekend' })).total, 0);
  });
});
