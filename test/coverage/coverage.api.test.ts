import assert from 'node:assert/strict';
import { chinaDate, chinaDay, day, startOfChinaDay } from '../../src/kernel/clock.ts';
import { someone } from '../contract/actors.ts';
import type { Someone } from '../support/app.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { givenGood } from '../support/given.goods.ts';
import {
  community,
  freeStarts,
  givenArtisan,
  givenNeighbourhood,
  micro,
  type Neighbourhood,
} from '../support/given.ts';

describe('Coverage', () => {
  let app: TestApp;
  let near: Neighbourhood;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });

  const now = () => app.application.clock.now();
  /** A look at everything, taken from its beginning to its end. */
  async function looked(): Promise<void> {
    await app.settle();
    await app.as(near.checker).askForCoverage();
    await app.settle();
    const { progress } = await app.as(near.checker).getCoverage();
    assert.deepEqual([progress.underWay, progress.done], [false, progress.total]);
    assert.ok(progress.computedAt);
  }
  async function gapsOf(viewer: Someone, query: { grid?: string; category?: string } = {}) {
    const found: { grid: string; category: string; residents: number }[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await app
        .as(viewer)
        .listGaps({ query: { ...query, limit: 50, ...(cursor && { cursor }) } });
      found.push(...page.items);
      cursor = page.next;
    }
    return found;
  }
  const lacks = async (category: string, grid = near.place) =>
    (await gapsOf(near.checker, { grid, category })).length > 0;

  /** What a resident who lives there is shown and can start within 7 days, asked listing by listing. */
  async function hadAt(place: string, kinds: readonly string[]): Promise<Set<string>> {
    const had = new Set<string>();
    const until = now().getTime() + 7 * day;
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await app.as(null).getShelf({ query: { place, limit: 50, ...(cursor && { cursor }) } });
      for (const { id, kind, category } of page.items) {
        assert.ok(kinds.includes(kind));
        const starts = await freeStarts(app, id, place, 8);
        if (starts.some((start) => Date.parse(start) <= until)) had.add(category);
      }
      cursor = page.next;
    }
    return had;
  }

  it('says of every micro-grid what its residents cannot have, as the shelf and the free starts do', async () => {
    await givenArtisan(app, 'he');
    await looked();
    const { items, microGrids, residents } = await app.as(near.checker).getCoverage({
      query: { grid: community },
    });
    const micros = await app.application.features.grids.micro(community);
    assert.equal(microGrids, micros.length);
    assert.ok(residents > 0);
    const without = new Map<string, { residents: number; microGrids: number }>();
    for (const grid of micros) {
      const had = await hadAt(grid.code, ['service']);
      const lacking = items.map(({ category }) => category).filter((category) => !had.has(category));
      const gaps = await gapsOf(near.checker, { grid: grid.code });
      assert.deepEqual(gaps.map(({ category }) => category).sort(), lacking.sort(), grid.code);
      for (const category of lacking) {
        const sum = without.get(category) ?? { residents: 0, microGrids: 0 };
        sum.residents += grid.population || grid.households;
        sum.microGrids += 1;
        without.set(category, sum);
      }
    }
    for (const { category, residentsWithout, microGridsWithout } of items) {
      const sum = without.get(category) ?? { residents: 0, microGrids: 0 };
      assert.deepEqual([residentsWithout, microGridsWithout], [sum.residents, sum.microGrids], category);
    }
    const haircut = items.find(({ category }) => category === 'haircut');
    assert.ok(haircut && haircut.microGridsWithout < microGrids, 'somewhere there is a barber');
    assert.ok(items.some(({ microGridsWithout }) => microGridsWithout === microGrids));
  });

  it('lists the gaps of the most residents first, each once', async () => {
    const gaps = await gapsOf(near.checker, { category: 'haircut' });
    const sorted = [...gaps].sort((a, b) => b.residents - a.residents || (a.grid < b.grid ? -1 : 1));
    assert.deepEqual(gaps, sorted);
    assert.equal(new Set(gaps.map(({ grid }) => grid)).size, gaps.length);
  });

  it('has a gap while the artisan is away for a week, and none once they are back', async () => {
    assert.equal(await lacks('haircut'), false);
    const from = startOfChinaDay(chinaDay(now()) + 1);
    const away = { startAt: now().toISOString(), endAt: new Date(+from + 8 * day).toISOString() };
    const days = Array.from({ length: 9 }, (_, ahead) => chinaDate(new Date(+now() + ahead * day)));
    for (const date of days)
      await app.as(near.barber).setException({ params: { date }, body: { spans: [] } });
    assert.deepEqual(await freeStarts(app, near.haircut, near.place, 8), [], away.startAt);
    await looked();
    assert.equal(await lacks('haircut'), true);
    const gap = await app.as(near.checker).getGap({ params: { grid: near.place, category: 'haircut' } });
    assert.equal(gap.isLacking, true);
    assert.equal(gap.fillers[0]?.why, 'busy');
    for (const date of days) await app.as(near.barber).removeException({ params: { date } });
    await looked();
    assert.equal(await lacks('haircut'), false);
  });

  it('has a gap once the last unit is sold', async () => {
    const listing = await givenGood(app, near);
    await looked();
    assert.equal(await lacks('honey'), false);
    const body = { change: -20, reason: 'spoilt' } as const;
    await app.as(near.barber).correctStock({ params: { id: listing }, body });
    await looked();
    assert.equal(await lacks('honey'), true);
  });

  it('names who was put forward nearby, and what residents there have missed', async () => {
    const { leader, checker, resident } = near;
    const body = {
      name: '新缝补',
      phone: '13911112222',
      grid: micro(3),
      skills: ['tailoring'],
      note: '手巧',
    };
    const { id } = await app.as(leader).nominateArtisan({ body });
    await app.as(resident).reportNeed({ body: { words: '裁裤脚', place: near.place } });
    const params = { grid: near.place, category: 'tailoring' };
    const { fillers, needs } = await app.as(checker).getGap({ params });
    const found = fillers.find(({ provider }) => provider.id === id);
    assert.deepEqual([found?.why, found?.name, found?.grid], ['nominated', '新缝补', micro(3)]);
    assert.deepEqual(needs, [{ words: '裁裤脚', count: 1 }]);
    const elsewhere = await someone(app, '别的网格长', [{ role: 'leader', grid: near.place }]);
    const seen = await app.as(elsewhere).getGap({ params });
    assert.ok(!seen.fillers.some(({ provider }) => provider.id === id), 'whom others put forward');
  });

  it('shows each their own grids, and others nothing', async () => {
    const leader = await someone(app, '网格长', [{ role: 'leader', grid: near.place }]);
    const own = await app.as(leader).getCoverage();
    assert.equal(own.microGrids, 1);
    assert.ok((await gapsOf(leader)).every(({ grid }) => grid === near.place));
    const other = micro(5);
    assert.equal((await app.as(leader).refused.getCoverage({ query: { grid: other } })).code, 'not_found');
    assert.equal((await app.as(leader).refused.listGaps({ query: { grid: other } })).code, 'not_found');
    const params = { grid: other, category: 'haircut' };
    assert.equal((await app.as(leader).refused.getGap({ params })).code, 'not_found');
    assert.equal((await app.as(leader).refused.askForCoverage()).code, 'forbidden');
    assert.equal((await app.as(near.resident).refused.getCoverage()).code, 'forbidden');
  });
});
