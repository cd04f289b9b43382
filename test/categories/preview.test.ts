import assert from 'node:assert/strict';
import fc from 'fast-check';
import { artisans } from '../../seeds/demo/cast.ts';
import type { CategoryEffect, Listing } from '../../src/features/catalogue/index.ts';
import type { CategoryPlan } from '../../src/features/categories/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { givenArtisan } from '../support/given.ts';
import { differences, held } from '../support/held.ts';

const format = 'daren-categories/1';

describe('what a change of the categories means', () => {
  let app: TestApp;
  let listings: Listing[];
  let codes: string[];
  before(async () => {
    app = await startApp();
    for (const name of Object.keys(artisans)) await givenArtisan(app, name);
    listings = (await app.connection.collection('listings').find().toArray()) as unknown as Listing[];
    codes = [...new Set(listings.map(({ category }) => category))];
    assert.ok(codes.length >= 4 && listings.length >= 7, `${listings.length} of ${codes.length}`);
  });
  after(() => app.stop());

  const categories = () => app.application.features.categories;
  const planOf = (entries: readonly object[]) => categories().plan({ format, categories: entries });

  /** The same counted without a thought: every listing, seen from every place, before and after. */
  async function counted(
    { before, after }: CategoryPlan,
    code: string,
  ): Promise<Omit<CategoryEffect, 'name'>> {
    const { grids, reach } = app.application.features;
    const [was, is] = [before.common.findLeaf(code), after.common.findLeaf(code)];
    const effect = {
      ...{ code, tierBefore: was.tierMinutes, tierAfter: is.tierMinutes },
      gained: { listings: 0, microGrids: 0, residents: 0 },
      lost: { listings: 0, microGrids: 0, residents: 0 },
      ...{ tooDear: 0, lowfeeCapFen: is.lowfeeCapFen, retiring: 0, strange: 0 },
    };
    const places = { gained: new Set<string>(), lost: new Set<string>() };
    const micro = await grids.micro();
    for (const listing of listings) {
      if (listing.category !== code || !['live', 'submitted', 'paused'].includes(listing.state)) continue;
      const { priceKind, priceFen } = listing;
      const dear = (cap: number) => priceKind === 'lowfee' && priceFen > cap;
      if (!dear(was.lowfeeCapFen) && dear(is.lowfeeCapFen)) effect.tooDear += 1;
      if (is.retired) effect.retiring += 1;
      if (is.kinds.length > 0 && !is.kinds.includes(listing.kind)) effect.strange += 1;
      if (listing.state !== 'live') continue;
      const sides = new Set<'gained' | 'lost'>();
      for (const { code: place } of micro) {
        const metres = await reach.metres(place, listing.grid);
        const sees = (tier: number) => metres !== null && metres <= 80 * Math.min(tier, listing.limitMinutes);
        if (sees(was.tierMinutes) === sees(is.tierMinutes)) continue;
        const side = sees(is.tierMinutes) ? 'gained' : 'lost';
        sides.add(side);
        places[side].add(place);
      }
      for (const side of sides) effect[side].listings += 1;
    }
    for (const side of ['gained', 'lost'] as const) {
      effect[side].microGrids = places[side].size;
      const those = micro.filter(({ code: place }) => places[side].has(place));
      effect[side].residents = those.reduce((sum, { population }) => sum + population, 0);
    }
    return effect;
  }

  it('equals a count of every listing from every place', async () => {
    const felt = { gained: 0, lost: 0, tooDear: 0, retiring: 0, strange: 0 };
    const anyChange = fc.record({
      code: fc.constantFrom(...codes),
      tierMinutes: fc.constantFrom(5, 8, 10, 15),
      lowfeeCapFen: fc.constantFrom(0, 100, 500, 1500, 100_000),
      retired: fc.boolean(),
      kinds: fc.constantFrom([], ['service'], ['service', 'loan'], ['loan']),
    });
    const anyFile = fc.uniqueArray(anyChange, { selector: ({ code }) => code, minLength: 1, maxLength: 4 });
    const check = async (changes: readonly { code: string }[]) => {
      const plan = await planOf(changes.map((one) => ({ ...categories().treeOf().seek(one.code), ...one })));
      const effects = await app.application.features.catalogue.previewCategories(plan);
      for (const { code } of changes) {
        const found = effects.find((effect) => effect.code === code);
        const expected = await counted(plan, code);
        const { gained, lost, tooDear, retiring, strange } = expected;
        if (gained.listings + lost.listings + tooDear + retiring + strange === 0)
          assert.equal(found, undefined);
        else assert.deepEqual(found, { ...expected, name: categories().findLeaf(code).name });
        felt.gained += gained.microGrids;
        felt.lost += lost.microGrids;
        felt.tooDear += tooDear;
        felt.retiring += retiring;
        felt.strange += strange;
      }
    };
    const before = await held(app.connection);
    await fc.assert(fc.asyncProperty(anyFile, check), { numRuns: 25 });
    assert.deepEqual(differences(before, await held(app.connection)), [], 'a look writes nothing');
    for (const [what, count] of Object.entries(felt)) assert.ok(count > 0, what);
  }).timeout(60_000);

  it('is nothing where a new category comes', async () => {
    const leaf = { ...categories().treeOf().seek('haircut'), code: 'new_one', name: '新的' };
    const plan = await planOf([leaf]);
    assert.deepEqual(await app.application.features.catalogue.previewCategories(plan), []);
  });
});
