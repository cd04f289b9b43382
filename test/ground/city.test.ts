import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { makeOsmFile } from '../../src/adapters/osm/index.ts';
import { buildGridTree, type Grid, readGridGeoJson } from '../../src/features/grids/index.ts';
import type { WalkNetwork } from '../../src/features/reach/network.ts';
import { layWalks, readNetwork, type Walks } from '../../src/features/reach/walk.ts';
import { greatCircleMetres } from '../../src/kernel/geodesy.ts';
import { makePlainWalks } from './plain.ts';

/*
 * A real city: OpenStreetMap extracts and grid files that are not part of the project. Their paths are given by
 * PORTO_OSM and PORTO_GRIDS, ANDORRA_OSM and ANDORRA_GRIDS.
 */
interface City {
  readonly micro: readonly Grid[];
  readonly network: WalkNetwork;
  readonly walks: Walks;
  readonly read: { ways: number; nodes: number };
}

async function load(osmPath: string, gridsPath: string): Promise<City> {
  const grids = buildGridTree(readGridGeoJson(readFileSync(gridsPath, 'utf8')));
  const micro = grids.filter((grid) => grid.level === 'micro');
  const osm = makeOsmFile(osmPath);
  const read = { ways: 0, nodes: 0 };
  for await (const ways of osm.ways()) read.ways += ways.length;
  for await (const nodes of osm.nodes()) read.nodes += nodes.ids.length;
  const network = await readNetwork(osm);
  const walks = layWalks(
    network,
    micro.map((grid) => grid.centre),
  );
  return { micro, network, walks, read };
}

/** Sources spread by a fixed sequence, so that a failure can be looked at again. */
function* spread(count: number, below: number): Generator<number> {
  for (let i = 0, at = 12_345; i < count; i++) {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield at % below;
  }
}

function assertEqualsPlain({ micro, network, walks }: City, sources: number): number {
  const plain = makePlainWalks(network, walks.snapped, 2400);
  let pairs = 0;
  for (const source of spread(sources, micro.length)) {
    const found = walks.from(source);
    const walked = Array.from(found.points, (point, i) => [point, found.metres[i]!] as const);
    assert.deepEqual(walked, [...plain.from(source)], micro[source]!.code);
    pairs += walked.length;
  }
  return pairs;
}

function describeCity(name: string, variable: string, tests: (city: () => City) => void): void {
  const [osm, grids] = [process.env[`${variable}_OSM`], process.env[`${variable}_GRIDS`]];
  if (!osm || !grids) {
    console.log(`The tests on ${name} did not run: ${variable}_OSM and ${variable}_GRIDS are not set.`);
    return;
  }
  describe(name, () => {
    let city: City;
    before(async () => {
      city = await load(osm, grids);
    });
    tests(() => city);
  });
}

describeCity('Porto', 'PORTO', (city) => {
  /** Straight and walked metres between two micro-grids; walked null where they do not see each other. */
  function between(codeA: string, codeB: string): { straight: number; walked: number | null } {
    const { micro, walks } = city();
    const a = micro.findIndex((grid) => grid.code === codeA);
    const b = micro.findIndex((grid) => grid.code === codeB);
    const found = walks.from(a);
    const at = found.points.indexOf(b);
    const straight = greatCircleMetres(...micro[a]!.centre, ...micro[b]!.centre);
    return { straight, walked: at < 0 ? null : found.metres[at]! };
  }

  it('is read whole', () => {
    assert.deepEqual(city().read, { ways: 17_942, nodes: 103_358 });
    assert.equal(city().micro.length, 5814);
    assert.equal(city().network.counts.missingNodes, 0);
    assert.ok(city().walks.snapped.segment.every((segment) => segment >= 0));
  });

  it('equals a plain Dijkstra from 200 random micro-grids', () => {
    assert.ok(assertEqualsPlain(city(), 200) > 40_000);
  });

  it('keeps apart what the river parts: near in a straight line, over 1,200 m on foot', () => {
    const banks = between('PT05150405', 'PT05110706');
    assert.ok(banks.straight < 300, `${banks.straight}`);
    assert.ok(banks.walked === null || banks.walked > 1200, `${banks.walked}`);
    const quays = between('PT05140404', 'PT05100408');
    assert.ok(quays.straight < 300 && (quays.walked === null || quays.walked > 1200));
  });

  it('brings together what is as near on one bank', () => {
    const quay = between('PT05140404', 'PT05140303');
    assert.ok(quay.straight > 250 && quay.straight < 300);
    assert.ok(quay.walked !== null && quay.walked >= Math.floor(quay.straight) - 30 && quay.walked < 400);
  });
});

describeCity('Andorra', 'ANDORRA', (city) => {
  it('is read whole, and what is far from any way is told', () => {
    assert.deepEqual(city().read, { ways: 2725, nodes: 69_644 });
    assert.equal(city().micro.length, 1055);
    assert.equal(city().walks.snapped.segment.filter((segment) => segment < 0).length, 7);
  });

  it('equals a plain Dijkstra from 200 random micro-grids', () => {
    assert.ok(assertEqualsPlain(city(), 200) > 5000);
  });
});
