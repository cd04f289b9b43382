import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type mongoose from 'mongoose';
import { documents, makeGround, openGround } from './database.ts';
import { FAR, GRIDS, gridsFile, MICRO, TOWN, townFile } from './town.ts';

const [first, , third, , yard] = Object.keys(MICRO) as [string, string, string, string, string];

describe('npm run grids:import', () => {
  let connection: mongoose.Connection;
  let uri = '';
  let folder = '';
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ground-'));
    ({ connection, uri } = await openGround());
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await connection.dropDatabase();
    await connection.close();
  });

  async function run(args: readonly string[], env: NodeJS.ProcessEnv = { MONGODB_URI: uri }) {
    const child = spawn(process.execPath, ['dist/grids-import.js', ...args], {
      env: { PATH: process.env.PATH, DATA_DIR: folder, ...env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (part) => {
      stdout += part;
    });
    child.stderr.on('data', (part) => {
      stderr += part;
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    return { code, stdout, stderr };
  }

  it('imports files, shows how far it is and what it found', async () => {
    const osm = file('town.osm.pbf', townFile());
    const { code, stdout, stderr } = await run([
      '--osm',
      osm,
      '--grids',
      file('grids.geojson', `\uFEFF${gridsFile()}`),
    ]);
    assert.equal(code, 0, stderr);
    assert.match(
      stdout,
      /declares no CRS, read as WGS-84; 0 outlines not kept, 0 centres taken from geometry/,
    );
    assert.match(stderr, /searching and storing 100%\n$/);
    assert.match(stdout, /in force/);
    assert.match(stdout, /17 pairs/);
    assert.match(stdout, /CPU seconds {2}reading [\d.]+, snapping [\d.]+, searching [\d.]+, storing [\d.]+/);
    assert.match(stdout, new RegExp(`Not on the network: 1 micro-grids \\(${FAR}\\)`));
    assert.match(stdout, new RegExp(`fewer than their neighbours in a straight line: 1 .+\\(${yard}\\)`));
    const { grids, reach } = makeGround(connection);
    assert.ok(stdout.includes((await grids.ground())!.version));
    assert.equal(await reach.metres(first, third), 600);
  });

  it('names every micro-grid that is not on the network', async () => {
    const far = GRIDS.find((grid) => grid.code === FAR)!;
    const codes = Array.from({ length: 30 }, (_, i) => `${far.code}${String(i).padStart(2, '0')}`);
    const grids = [...GRIDS, ...codes.map((code) => ({ ...far, code }))];
    const osm = file('town.osm.pbf', townFile());
    const { stdout } = await run(['--osm', osm, '--grids', file('far.geojson', gridsFile(grids))]);
    const [, said] = /Not on the network: 31 micro-grids \((.+)\)\./.exec(stdout) ?? [];
    assert.deepEqual(said?.split(', '), [FAR, ...codes]);
  });

  it('ends in one sentence and changes nothing', async () => {
    const osm = file('town.osm.pbf', townFile());
    const grids = file('grids.geojson', gridsFile());
    const cut = file('cut.osm.pbf', townFile().subarray(0, -30));
    const halfGrids = file('half.geojson', gridsFile().slice(0, 400));
    const gbk = file('gbk.geojson', Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xce, 0xc2])]));
    const halfTown = { ...TOWN, ways: TOWN.ways.slice(1) };
    const half = file('half.osm.pbf', townFile(halfTown));
    const projected = {
      ...JSON.parse(gridsFile()),
      crs: { type: 'name', properties: { name: 'EPSG:3857' } },
    };
    const strange = file('strange.geojson', JSON.stringify(projected));
    const away = { MONGODB_URI: 'mongodb://127.0.0.1:1/nowhere' };
    const cases: [RegExp, string[], NodeJS.ProcessEnv?][] = [
      [/^--osm FILE\.osm\.pbf is missing/, ['--grids', grids]],
      [/^--grids FILE\.geojson is missing/, ['--osm', osm]],
      [/^--private must be one of/, ['--osm', osm, '--grids', grids, '--private', 'sometimes']],
      [/does not exist\.$/, ['--osm', join(folder, 'no.osm.pbf'), '--grids', grids]],
      [/^cut\.osm\.pbf is truncated/, ['--osm', cut, '--grids', grids]],
      [/^grids\.geojson is not an OpenStreetMap PBF file\.$/, ['--osm', grids, '--grids', grids]],
      [/not valid JSON/, ['--osm', osm, '--grids', halfGrids]],
      [/^The grid file is written in GBK: save it as UTF-8\.$/, ['--osm', osm, '--grids', gbk]],
      [/^The grid file declares the CRS EPSG:3857/, ['--osm', osm, '--grids', strange]],
      [/^The OpenStreetMap file lacks ways: 4 of its 6 nodes/, ['--osm', half, '--grids', grids]],
      [/^The database does not answer/, ['--osm', osm, '--grids', grids], away],
      [/^No store was found/, ['--osm', osm, '--grids', grids], {}],
    ];
    const before = await documents(connection);
    for (const [sentence, args, env] of cases) {
      const { code, stdout, stderr } = await run(args, env);
      assert.equal(code, 1, stderr);
      assert.equal(stdout, '');
      assert.equal(stderr.split('\n').length, 2, stderr);
      assert.match(stderr.trimEnd(), sentence);
    }
    assert.deepEqual(await documents(connection), before);
  });
});
