// npm run bench -- reach [FILE.osm.pbf FILE.geojson]: what an import of a city costs, in CPU seconds of one core.
// The files may also be named by PORTO_OSM and PORTO_GRIDS; MONGODB_URI adds the whole import into a database
// of its own. Bounds are those of Porto: 5,814 micro-grids; and of a made-up city of 120,000, whose codes run along
// its streets or at random.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connectMongo } from '../src/adapters/mongo.ts';
import { makeOsmFile } from '../src/adapters/osm/index.ts';
import { withDatabase } from '../src/config.ts';
import { buildGridTree, type GridInput, makeGrids, readGridGeoJson } from '../src/features/grids/index.ts';
import { contract } from '../src/features/reach/graph.ts';
import { importGround, inSpatialOrder } from '../src/features/reach/ground.import.ts';
import { makeReach } from '../src/features/reach/index.ts';
import { layGraph, type SearchGraph } from '../src/features/reach/layer.ts';
import type { WalkNetwork } from '../src/features/reach/network.ts';
import { makeSearch } from '../src/features/reach/search.ts';
import { type Snapped, snapPoints } from '../src/features/reach/snap.ts';
import { readNetwork } from '../src/features/reach/walk.ts';
import { makePlainWalks } from '../test/ground/plain.ts';
import { cityGrids, makeCity, makePoints } from './support/city.ts';

const BOUNDS = { search1200: 0.5, search2400: 2, rest: 4, megabytes: 300 };
const CITY = { points: 120_000, side: 400, search1200: 10, megabytes: 1500 };
const CHECKED_SOURCES = 20;
const ROUNDS = 3;

interface Row {
  readonly what: string;
  readonly value: number;
  readonly bound?: number;
  readonly note?: string;
}

async function cpuSeconds<T>(work: () => T | Promise<T>): Promise<[seconds: number, result: T]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1e6, result];
}

/** Before anything is timed: the same metres as a plain Dijkstra finds. */
function checkRight(network: WalkNetwork, snapped: Snapped, graph: SearchGraph): void {
  const search = makeSearch(graph, 2400);
  const plain = makePlainWalks(network, snapped, 2400);
  const step = Math.max(1, Math.floor(snapped.segment.length / CHECKED_SOURCES));
  for (let point = 0; point < snapped.segment.length; point += step) {
    const { points, metres } = search(point);
    assert.deepEqual(
      Array.from(points, (target, i) => [target, metres[i]!]),
      [...plain.from(point)],
    );
  }
}

async function timeSearch(graph: SearchGraph, limitMetres: number, bound: number): Promise<Row> {
  const rounds: number[] = [];
  let pairs = 0;
  for (let round = 0; round < ROUNDS; round++) {
    pairs = 0;
    const search = makeSearch(graph, limitMetres);
    const [seconds] = await cpuSeconds(() => {
      for (let point = 0; point < graph.startOf.length; point++) pairs += search(point).points.length;
    });
    rounds.push(seconds);
  }
  const median = rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
  return {
    what: `searching ${limitMetres} m`,
    value: median,
    bound,
    note: `${pairs.toLocaleString('en')} pairs`,
  };
}

/** The whole import into a database of its own; what is not search is held to its bound. */
async function timeImport(uri: string, osmPath: string, grids: readonly GridInput[]): Promise<Row[]> {
  const [base, query] = uri.split('?');
  const host = base!.replace(/^(mongodb(?:\+srv)?:\/\/[^/]+).*$/, '$1');
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const own = withDatabase(`${host}/${name}${query ? `?${query}` : ''}`);
  const connection = await connectMongo({ uri: own, poolSize: 4, waitMs: 3000 });
  try {
    const tree = makeGrids({ connection });
    const reach = makeReach({ connection, grids: tree.api });
    const { report } = await reach.api.importGround({ osm: makeOsmFile(osmPath), grids });
    const { reading, snapping, storing } = report.cpuSeconds;
    return [
      { what: 'import: storing', value: storing },
      { what: 'import: all but searching', value: reading + snapping + storing, bound: BOUNDS.rest },
    ];
  } finally {
    await connection.dropDatabase();
    await connection.close();
  }
}

function print(rows: readonly Row[]): boolean {
  let held = true;
  for (const { what, value, bound, note = '' } of rows) {
    const isOver = bound !== undefined && value > bound;
    held &&= !isOver;
    const limit = bound === undefined ? '' : `at most ${bound}${isOver ? '  MISSED' : ''}`;
    console.log(`${what.padEnd(26)} ${value.toFixed(2).padStart(8)}  ${limit.padEnd(20)} ${note}`.trimEnd());
  }
  return held;
}

/** A store that keeps nothing: what is left is the work of the import itself. */
function storeNothing() {
  const counts = { bytes: 0 };
  const nothing = async () => {};
  const none = async () => [];
  const grids = {
    ...{ stage: nothing, keepReport: nothing, refuseMoves: nothing, enforce: async () => null },
    ...{ versions: none, remove: nothing },
  };
  const insert = async (_: string, rows: readonly { targets: Buffer }[]) => {
    for (const { targets } of rows) counts.bytes += targets.length;
  };
  const reach = { models: [], insert, insertCodes: nothing, versions: none, remove: nothing };
  return { counts, deps: { grids, reach: { ...reach, seek: async () => null, codes: async () => null } } };
}

async function timeCity(order: 'along streets' | 'at random'): Promise<Row[]> {
  const osm = makeCity(CITY.side);
  const grids = cityGrids(makePoints(CITY.side, CITY.points), order === 'at random');
  const { counts, deps } = storeNothing();
  const { report } = await importGround(deps, { osm, grids, reachMetres: 1200 });
  const { reading, snapping, searching } = report.cpuSeconds;
  const pairs = `${report.pairs.toLocaleString('en')} pairs, ${Math.round(counts.bytes / 1e6)} MB to store`;
  return [
    {
      what: `city: codes ${order}`,
      value: searching,
      bound: CITY.search1200,
      note: `searching 1200 m: ${pairs}`,
    },
    { what: '', value: reading + snapping, note: 'reading and snapping' },
  ];
}

const maxMegabytes = (what: string, bound: number): Row => {
  return { what, value: process.resourceUsage().maxRSS / 1024, bound };
};

/** Prints CPU seconds and megabytes; false where a bound was missed or there was no file to measure. */
export async function run(args: readonly string[] = []): Promise<boolean> {
  const osmPath = args[0] ?? process.env.PORTO_OSM;
  const gridsPath = args[1] ?? process.env.PORTO_GRIDS;
  let held = false;
  if (osmPath && gridsPath) held = await timeFiles(osmPath, gridsPath);
  else console.log('Name an extract and a grid file: npm run bench -- reach FILE.osm.pbf FILE.geojson');
  const rows = [...(await timeCity('along streets')), ...(await timeCity('at random'))];
  return print([...rows, maxMegabytes('city: megabytes at most', CITY.megabytes)]) && held;
}

async function timeFiles(osmPath: string, gridsPath: string): Promise<boolean> {
  const inputs = readGridGeoJson(readFileSync(gridsPath, 'utf8'));
  const micro = inSpatialOrder(buildGridTree(inputs).filter((grid) => grid.level === 'micro'));
  const [reading, network] = await cpuSeconds(() => readNetwork(makeOsmFile(osmPath)));
  const centres = micro.map((grid) => grid.centre);
  const [snapping, snapped] = await cpuSeconds(() => snapPoints(network, centres));
  const [contracting, graph] = await cpuSeconds(() =>
    layGraph(contract(network, snapped), (point) => snapped.segment[point]! >= 0),
  );
  checkRight(network, snapped, graph);
  const sizes = `${network.lons.length} vertices, ${network.from.length} segments`;
  const rows: Row[] = [
    { what: 'reading', value: reading, note: sizes },
    { what: 'snapping', value: snapping, note: `${micro.length} micro-grids` },
    { what: 'contracting', value: contracting, note: `${graph.nodes} nodes, ${graph.heads.length} arcs` },
    await timeSearch(graph, 1200, BOUNDS.search1200),
    await timeSearch(graph, 2400, BOUNDS.search2400),
  ];
  const uri = process.env.MONGODB_URI;
  if (uri) rows.push(...(await timeImport(uri, osmPath, inputs)));
  rows.push(maxMegabytes('megabytes at most', BOUNDS.megabytes));
  return print(rows);
}
