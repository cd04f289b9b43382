import assert from 'node:assert/strict';
import type { GridInput } from '../../src/features/grids/index.ts';
import { documentsKnowTheirPath } from '../../src/features/grids/index.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder } from '../support/given.ts';
import { lonLat, makeSource } from './map.ts';
import { GRIDS, TOWN } from './town.ts';

const own = '5101150101';
/** Begins with the code of `own`, and lies beside it. */
const alike = '51011501019';
const alikeMicro = '510115010190001';

const beside: readonly GridInput[] = [
  { code: alike, level: 'community', name: '瑞泉社区', parent: '51011501', centre: lonLat([150, 20]) },
  { code: '510115010190', level: 'general', name: '瑞泉第一网格', parent: alike },
  {
    code: alikeMicro,
    level: 'micro',
    name: '瑞泉微网格 1',
    parent: '510115010190',
    centre: lonLat([150, 20]),
  },
];

describe('a grid whose code begins like that of another', () => {
  let town: TestApp;
  let staff: Someone;
  let neighbour: Someone;
  let above: Someone;
  let artisan: string;
  before(async () => {
    town = await startApp({}, { osm: makeSource(TOWN), grids: [...GRIDS, ...beside] });
    const { people } = town.application.features;
    const of = (phone: string, role: 'staff' | 'admin', grid: string) =>
      people.ensureByPhone(phone, '某人', { roles: [{ role, grid }] });
    staff = await of('13600000001', 'staff', own);
    neighbour = await of('13600000002', 'staff', alike);
    above = await of('13600000003', 'staff', '510115');
    const body = { name: '王建国', phone: '13600000009', grid: alikeMicro, skills: ['haircut'], note: '' };
    artisan = (await town.as(neighbour).nominateArtisan({ body })).id;
  });
  after(() => town.stop());

  it('is not read by staff of the other', async () => {
    assert.equal((await town.as(staff).refused.getArtisan(artisan)).code, 'not_found');
    assert.deepEqual((await town.as(staff).listArtisans()).items, []);
    assert.equal((await town.as(neighbour).getArtisan(artisan)).id, artisan);
    for (const reader of [neighbour, above])
      assert.deepEqual(
        (await town.as(reader).listArtisans()).items.map(({ id }) => id),
        [artisan],
      );
  });

  it('gets no nominations from it', async () => {
    const body = { name: '王建业', phone: '13600000008', grid: alikeMicro, skills: ['haircut'], note: '' };
    assert.equal((await town.as(staff).refused.nominateArtisan({ body })).code, 'forbidden');
  });

  it('has settings of its own: those of the other neither hold nor are seen', async () => {
    const { settings } = town.application.features;
    const by = { byId: null, as: 'command', reason: '试' };
    await settings.change(own, 'booking.horizonDays', 5, settings.versionOf(own), by);
    await settings.change('51011501', 'booking.horizonDays', 9, settings.versionOf('51011501'), by);
    assert.equal(settings.of(alikeMicro)['booking.horizonDays'], 9);
    assert.equal(settings.of('510115010101')['booking.horizonDays'], 5);
    assert.equal(
      (await town.as(staff).refused.listSettings({ params: { code: alikeMicro } })).code,
      'grid_missing',
    );
    assert.equal((await town.as(neighbour).listSettings({ params: { code: alikeMicro } })).grid, alikeMicro);
  });

  it('gets no roles from its administrators', async () => {
    const { people } = town.application.features;
    const admin = await people.ensureByPhone('13600000004', '某人', {
      roles: [{ role: 'admin', grid: own }],
    });
    const give = (grid: string) => ({
      params: { id: staff._id },
      body: { roles: [{ role: 'staff' as const, grid }] },
    });
    const both = give(own);
    both.body.roles.push({ role: 'staff', grid: alike });
    assert.equal((await town.as(admin).refused.setRoles(both)).code, 'forbidden');
    await town.as(admin).setRoles(give(own));
  });

  it('has the categories of its own district', async () => {
    const district = '5101150';
    const { categories, reach } = town.application.features;
    const other: GridInput = {
      code: district,
      level: 'district',
      name: '别区',
      parent: null,
      centre: [104, 30],
    };
    await reach.importGround({ osm: makeSource(TOWN), grids: [...GRIDS, ...beside, other] });
    const said = [{ code: 'haircut', name: '美发' }];
    const plan = await categories.plan({ format: 'daren-categories/1', categories: said }, district);
    await categories.apply(plan, { actorId: null, as: 'command' });
    assert.equal(categories.findLeaf('haircut', district).name, '美发');
    assert.equal(categories.findLeaf('haircut', alikeMicro).name, '理发');
  });

  it('cannot move to another parent under its code, because what is stored names its path', async () => {
    const moved = beside.map((grid) => (grid.level === 'general' ? { ...grid, parent: own } : grid));
    await assert.rejects(
      town.application.features.reach.importGround({ osm: makeSource(TOWN), grids: [...GRIDS, ...moved] }),
      {
        name: 'GridFileError',
        message: /^Grid 510115010\d+ lies in .+ and cannot move to .+: give it a new code\.$/,
      },
    );
    assert.deepEqual(town.application.features.grids.pathOf(alike), ['510115', '51011501', alike]);
  });
});

describe('data of before documents knew the path of their grid', () => {
  it('learns it, and goes on where a crash has left half of it', async () => {
    const app = await startApp();
    try {
      const near = await givenNeighbourhood(app);
      const order = await givenOrder(app, near, 'completed');
      const names = ['artisans', 'listings', 'cards', 'review_windows'];
      const read = () =>
        Promise.all(
          names.map((name) =>
            app.connection.collection(name).find().sort({ _id: 1 }).project({ gridPath: 1 }).toArray(),
          ),
        );
      const known = await read();
      assert.ok(
        known.every((docs) => docs.length > 0 && docs.every(({ gridPath }) => gridPath.length === 5)),
      );
      const grid = known[0]?.[0]?.['gridPath'].at(-1);
      for (const name of names)
        await app.connection.collection(name).updateMany({}, { $unset: { gridPath: '' } });
      await app.connection.collection('review_windows').updateMany({}, { $set: { grid } });
      await app.connection
        .collection('listings')
        .updateOne({}, { $set: { gridPath: known[1]?.[0]?.['gridPath'] } });
      await documentsKnowTheirPath.run(app.connection);
      await documentsKnowTheirPath.run(app.connection);
      assert.deepEqual(await read(), known);
      assert.equal((await app.as(near.checker).getListing(near.haircut)).id, near.haircut);
      assert.equal((await app.as(near.resident).getReviewWindow(order.id)).orderId, order.id);
    } finally {
      await app.stop();
    }
  });
});
