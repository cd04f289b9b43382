import assert from 'node:assert/strict';
import { community, micro } from '../../seeds/demo/cast.ts';
import { toGcj02 } from '../../src/features/grids/index.ts';
import { startApp, type TestApp } from '../support/app.ts';

describe('grids', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());
  const guest = () => app.as(null);

  it('are found by every word of their name and of those above, page by page', async () => {
    const { items } = await guest().searchGrids({ query: { q: '柳岸 3' } });
    assert.ok(items.some(({ code }) => code === micro(3)));
    assert.deepEqual((await guest().searchGrids({ query: { q: '没有这个地方' } })).items, []);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = { limit: 7, ...(cursor ? { cursor } : {}) };
      const page: Awaited<ReturnType<ReturnType<typeof guest>['searchGrids']>> = await guest().searchGrids({
        query,
      });
      seen.push(...page.items.map(({ code }) => code));
      cursor = page.next;
    }
    assert.ok(seen.includes(micro(1)) && seen.includes(micro(24)));
    assert.deepEqual(seen, [...new Set(seen)].sort(), 'each once, by code');
  });
  it('are found by where somebody stands, on either datum, the nearest first and none far away', async () => {
    const all = await guest().searchGrids({ query: { limit: 50 } });
    const centres = await Promise.all(
      all.items.map(async ({ code }) => {
        const { centre } = await guest().getGrid({ params: { code } });
        return { code, lon: centre[0] ?? 0, lat: centre[1] ?? 0 };
      }),
    );
    const [home] = centres;
    assert.ok(home);
    const metres = ({ lon, lat }: { lon: number; lat: number }) =>
      111_320 * Math.hypot((lon - home.lon) * Math.cos((home.lat * Math.PI) / 180), lat - home.lat);
    const right = centres.map((one) => ({ ...one, far: metres(one) })).sort((a, b) => a.far - b.far);
    const near = async (lon: number, lat: number, datum: 'wgs84' | 'gcj02') =>
      (await guest().findNearGrids({ body: { lon, lat, datum } })).items;
    const found = await near(home.lon, home.lat, 'wgs84');
    assert.deepEqual(
      found.map(({ code }) => code),
      right.slice(0, 5).map(({ code }) => code),
    );
    found.forEach(({ metres: said }, at) => {
      assert.ok(Math.abs(said - (right[at]?.far ?? 0)) <= 1, `${said}`);
    });
    const [lon, lat] = toGcj02([home.lon, home.lat]);
    assert.deepEqual(await near(lon, lat, 'gcj02'), found);
    assert.notDeepEqual((await near(lon, lat, 'wgs84'))[0], found[0], 'half a kilometre off');
    assert.deepEqual(await near(116.39, 39.9, 'wgs84'), []);
    assert.deepEqual(await near(0, -90, 'gcj02'), []);
    const body = { lon: 200, lat: 0, datum: 'wgs84' } as const;
    assert.equal((await guest().refused.findNearGrids({ body })).code, 'invalid');
  });
  it('are found at every level, and under one grid alone, where that is asked for', async () => {
    const all = async (query: { q?: string; under?: string; limit?: number }) =>
      (await guest().searchGrids({ query: { all: true, ...query } })).items;
    const found = await all({ q: '柳岸社区' });
    assert.deepEqual(
      found.slice(0, 2).map(({ code, level }) => [code, level]),
      [
        [community, 'community'],
        [found[1]?.code, 'general'],
      ],
    );
    assert.ok((await all({ q: '柳岸 3', under: community })).some(({ code }) => code === micro(3)));
    const below = await all({ under: micro(3) });
    assert.deepEqual(
      below.map(({ code }) => code),
      [micro(3)],
    );
    const both = await all({ under: `${micro(3)},${micro(5)}` });
    assert.deepEqual(
      both.map(({ code }) => code),
      [micro(3), micro(5)],
    );
    assert.deepEqual(await all({ under: 'nowhere' }), []);
    const micros = (await guest().searchGrids({ query: { under: community, limit: 50 } })).items;
    assert.ok(micros.length > 0 && micros.every(({ level }) => level === 'micro'));
    assert.equal((await guest().refused.searchGrids({ query: { under: '三号' } })).code, 'invalid');
  });
  it('are shown at any level, with whoever looks after them; an unknown one is missing', async () => {
    const found = await guest().getGrid({ params: { code: community } });
    assert.deepEqual([found.code, found.level], [community, 'community']);
    const small = await guest().getGrid({ params: { code: micro(1) } });
    assert.equal(small.level, 'micro');
    const { leader } = await app.application.features.grids.find(micro(1));
    assert.ok(leader, 'the demo names a leader');
    assert.deepEqual([small.leaderName, small.leaderPhone], [leader.name, leader.phone]);
    assert.deepEqual([found.leaderName, found.leaderPhone], [null, null], 'nobody above is named');
    assert.equal((await guest().refused.getGrid({ params: { code: 'nowhere' } })).code, 'grid_missing');
  });
});
