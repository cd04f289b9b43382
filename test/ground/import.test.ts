import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { makeGrids, reportsLieApart } from '../../src/features/grids/index.ts';
import type { OsmSource } from '../../src/features/reach/index.ts';
import { reachOver } from '../../src/features/reach/reach.service.ts';
import { makeReachStore } from '../../src/features/reach/reach.store.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { documents, makeGround, openGround } from './database.ts';
import { makeSource } from './map.ts';
import { FAR, GRIDS, MICRO, TOWN } from './town.ts';

const [first, second, third, fourth, yard] = Object.keys(MICRO) as [string, string, string, string, string];

describe('ground that was stored with its report', () => {
  it('gets small, and goes on where a crash has left half of it', async () => {
    const { connection } = await openGround();
    try {
      const { grids, reach } = makeGround(connection);
      const { report, ...small } = await reach.importGround({ osm: makeSource(TOWN), grids: GRIDS });
      const ground = connection.collection<{ _id: string }>('ground');
      const wanted = await ground.find().sort({ _id: 1 }).toArray();
      const old = { _id: 'current', ...small, report };
      for (const left of [[old], [old, { _id: small.version, ...small, report }]]) {
        await ground.deleteMany({});
        await ground.insertMany(left);
        await reportsLieApart.run(connection);
        await reportsLieApart.run(connection);
        assert.deepEqual(await ground.find().sort({ _id: 1 }).toArray(), wanted);
      }
      assert.deepEqual(await grids.ground(true), small);
      assert.equal(await reach.metres(first, second), 300);
      await ground.deleteMany({});
      await reportsLieApart.run(connection);
      assert.equal(await grids.ground(true), null);
    } finally {
      await connection.dropDatabase();
      await connection.close();
    }
  });
});

describe('the ground in the database', () => {
  let connection: mongoose.Connection;
  before(async () => {
    ({ connection } = await openGround());
  });
  after(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  it('is nowhere before the first import', async () => {
    const { grids, reach } = makeGround(connection);
    assert.equal(await grids.ground(), null);
    assert.equal(await grids.seek(first), null);
    assert.deepEqual(await grids.children(null), []);
    await assert.rejects(reach.from(first), (error) => isAppError(error, 'grid_missing'));
  });

  it('answers walked metres between micro-grids', async () => {
    const { grids, reach } = makeGround(connection);
    const shares: number[] = [];
    const ground = await reach.importGround({
      osm: makeSource(TOWN),
      grids: GRIDS,
      onProgress: (stage, share) => {
        if (stage === 'searching') shares.push(share);
      },
    });
    assert.equal(shares.at(-1), 1);
    assert.deepEqual(
      await reach.from(first),
      new Map([
        [first, 0],
        [second, 300],
        [third, 600],
        [fourth, 900],
      ]),
    );
    assert.equal(await reach.metres(fourth, second), 600);
    assert.equal(await reach.metres(first, yard), null);
    assert.equal(await reach.metres(yard, yard), 0);
    assert.equal(await reach.metres(FAR, FAR), null);
    assert.deepEqual(await reach.from(FAR), new Map());
    await assert.rejects(reach.from('510115019999'), (error) => isAppError(error, 'grid_missing'));
    assert.deepEqual(ground.report.unsnapped, [FAR]);
    assert.deepEqual(ground.report.isolated, [yard]);
    assert.equal(ground.report.pairs, 17);
    const { report, ...small } = ground;
    assert.deepEqual(await grids.ground(), small);
    const kept = await connection.collection<{ _id: string }>('ground').find().sort({ _id: 1 }).toArray();
    assert.deepEqual(kept, [
      { _id: ground.version, ...small, report },
      { _id: 'current', ...small },
    ]);
  });

  it('answers the grid tree', async () => {
    const { grids } = makeGround(connection);
    assert.deepEqual(await grids.names(first), [
      '温江区',
      '柳城街道',
      '杏林社区',
      '杏林第一网格',
      '杏林微网格 1',
    ]);
    const community = await grids.find('5101150101');
    assert.equal(community.households, 360);
    assert.deepEqual(community.path, ['510115', '51011501', '5101150101']);
    const codes = (list: readonly { code: string }[]) => list.map((grid) => grid.code);
    assert.deepEqual(codes(await grids.children(null)), ['510115']);
    assert.deepEqual(codes(await grids.children('51011501')), ['5101150101']);
    assert.deepEqual(codes(await grids.micro('51011501')), [...Object.keys(MICRO), FAR]);
    assert.deepEqual(codes(await grids.micro()), [...Object.keys(MICRO), FAR]);
    assert.deepEqual(codes(await grids.search('杏林社')), ['5101150101']);
    assert.deepEqual(codes(await grids.search('51011501010')).length, 7);
    assert.deepEqual(codes(await grids.search('.*')), []);
    assert.deepEqual(await grids.search('  '), []);
    await grids.refresh();
    assert.deepEqual(grids.pathOf(first), (await grids.find(first)).path);
    assert.deepEqual(grids.pathOf('51011501'), ['510115', '51011501']);
    assert.deepEqual(grids.pathOf('nowhere'), ['nowhere']);
    assert.equal(await grids.seek('$ne'), null);
    await assert.rejects(grids.find('nowhere'), (error) => isAppError(error, 'grid_missing'));
  });

  it('gives way to the next import at once and as a whole', async () => {
    const { grids, reach } = makeGround(connection);
    const other = makeGround(connection);
    assert.equal(await reach.metres(first, fourth), 900);
    assert.equal(await other.reach.metres(first, fourth), 900);
    const before = (await grids.ground())!.version;
    const shorter = { ...TOWN, ways: [...TOWN.ways, ['ya', { highway: 'steps' }] as const] };
    const ground = await reach.importGround({
      osm: makeSource(shorter),
      grids: GRIDS.slice(0, 2).concat(GRIDS.slice(4)),
    });
    assert.notEqual(ground.version, before);
    // The steps lead past the first micro-grid's centre, 20 m up. Where it was imported; and in another server, which still knows the version that is gone.
    assert.equal(await reach.metres(first, yard), 230);
    assert.equal(await other.reach.metres(second, yard), 550);
    assert.equal(await grids.seek(third), null);
    assert.equal(await other.grids.seek(third), null);
    assert.equal(await other.reach.metres(first, yard), 230);
    for (const name of ['grids', 'reach', 'ground']) {
      assert.deepEqual(await connection.collection(name).distinct('version'), [ground.version]);
    }
  });

  it('stays as it was where an import fails half way', async () => {
    const { reach } = makeGround(connection);
    const before = await documents(connection);
    const cut: OsmSource = {
      ...makeSource(TOWN),
      // biome-ignore lint/correctness/useYield: a source that fails before its first block
      nodes: async function* () {
        throw new Error('cut');
      },
    };
    await assert.rejects(reach.importGround({ osm: cut, grids: GRIDS }), /^Error: cut$/);
    const empty = makeSource({ nodes: { a: [0, 0], b: [1, 0] }, ways: [['ab', { waterway: 'river' }]] });
    await assert.rejects(reach.importGround({ osm: empty, grids: GRIDS }), { name: 'GroundError' });
    const failing = makeReachStore(connection);
    const broken = reachOver({
      store: { ...failing, insertCodes: () => Promise.reject(new Error('full')) },
      grids: makeGrids({ connection }).api,
    });
    await assert.rejects(broken.importGround({ osm: makeSource(TOWN), grids: GRIDS }), /^Error: full$/);
    assert.deepEqual(await documents(connection), before);
    // The look at the documents bites: an import that takes nothing back is seen.
    const careless = reachOver({
      store: { ...failing, insertCodes: () => Promise.reject(new Error('full')), remove: async () => {} },
      grids: makeGrids({ connection }).api,
    });
    await assert.rejects(careless.importGround({ osm: makeSource(TOWN), grids: GRIDS }), /^Error: full$/);
    assert.notDeepEqual(await documents(connection), before);
    for (const version of await failing.versions()) {
      if (version !== (await makeGround(connection).grids.ground())?.version) await failing.remove(version);
    }
    assert.deepEqual(await documents(connection), before);
  });

  it('is in force although the old one could not be removed, which the next import does', async () => {
    const { grids, reach } = makeGround(connection);
    const stuck = reachOver({
      store: { ...makeReachStore(connection), versions: () => Promise.reject(new Error('away')) },
      grids: makeGrids({ connection }).api,
    });
    const ground = await stuck.importGround({ osm: makeSource(TOWN), grids: GRIDS });
    assert.equal((await grids.ground())?.version, ground.version);
    assert.equal(await reach.metres(first, third), 600);
    assert.equal((await connection.collection('reach').distinct('version')).length, 2);
    // What a killed import left is removed once it is old.
    const old = { _id: '20200101T000000000-dead:x', version: '20200101T000000000-dead' };
    for (const name of ['grids', 'reach']) {
      await connection.collection<{ _id: string; version: string }>(name).insertOne({ ...old });
    }
    await reach.importGround({ osm: makeSource(TOWN), grids: GRIDS });
    for (const name of ['grids', 'reach']) {
      const versions = (await connection.collection(name).distinct('version')) as string[];
      assert.ok(!versions.includes(old.version) && !versions.includes(ground.version), versions.join());
    }
    await connection
      .collection('reach')
      .deleteMany({ version: { $ne: (await grids.ground(true))!.version } });
    await connection
      .collection('grids')
      .deleteMany({ version: { $ne: (await grids.ground(true))!.version } });
  });

  it('takes two imports at once: one is in force, and whole', async () => {
    const [one, two] = [makeGround(connection), makeGround(connection)];
    await Promise.all(
      [one, two].map(({ reach }) => reach.importGround({ osm: makeSource(TOWN), grids: GRIDS })),
    );
    const { grids, reach } = makeGround(connection);
    assert.equal((await reach.from(first)).size, 4);
    assert.equal((await grids.micro()).length, 6);
  });
});
