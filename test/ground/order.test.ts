import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cityGrids, makeCity, makePoints } from '../../bench/support/city.ts';
import { buildGridTree } from '../../src/features/grids/index.ts';
import { alongCurve } from '../../src/features/reach/curve.ts';
import { contract } from '../../src/features/reach/graph.ts';
import { inSpatialOrder } from '../../src/features/reach/ground.import.ts';
import { layGraph } from '../../src/features/reach/layer.ts';
import { snapPoints } from '../../src/features/reach/snap.ts';
import { layWalks, readNetwork } from '../../src/features/reach/walk.ts';

describe('the order of places', () => {
  it('leads from each to one beside it, and to all of them', () => {
    const side = 32;
    const places = Array.from({ length: side * side }, (_, i) => [i % side, Math.floor(i / side)] as const);
    const order = alongCurve(
      places.map(([x]) => 100 + x / 1000),
      places.map(([, y]) => 30 + y / 1000),
    );
    assert.equal(new Set(order).size, places.length);
    for (let i = 1; i < order.length; i++) {
      const [[ax, ay], [bx, by]] = [places[order[i - 1]!]!, places[order[i]!]!];
      assert.equal(Math.abs(ax - bx) + Math.abs(ay - by), 1);
    }
  });

  it('is theirs alone, not that in which they were given', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
    const drawn = fc.array(place, { minLength: 1, maxLength: 60 });
    const ordered = (places: readonly (readonly [number, number])[]) =>
      Array.from(
        alongCurve(
          places.map(([x]) => x),
          places.map(([, y]) => y),
        ),
        (i) => String(places[i]),
      );
    fc.assert(
      fc.property(drawn, (places) => {
        const turned = [...places].sort(([a, b], [c, d]) => ((a * 7 + b * 3) % 11) - ((c * 7 + d * 3) % 11));
        assert.deepEqual(ordered(turned), ordered(places));
      }),
    );
  });

  const side = 40;
  const points = makePoints(side, 1000);
  const microOf = (isAtRandom: boolean) =>
    buildGridTree(cityGrids(points, isAtRandom)).filter((grid) => grid.level === 'micro');

  it('is that of the micro-grids, whatever their codes', () => {
    const [along, random] = [false, true].map((isAtRandom) =>
      inSpatialOrder(microOf(isAtRandom)).map((grid) => grid.centre),
    );
    assert.deepEqual(along, random);
  });

  it('is that of junctions and points: what an arc joins lies near in memory', async () => {
    const network = await readNetwork(makeCity(side));
    const snapped = snapPoints(network, points);
    const graph = layGraph(contract(network, snapped), (point) => snapped.segment[point]! >= 0);
    const apart: number[] = [];
    for (let node = 0; node < graph.nodes; node++) {
      for (let arc = graph.starts[node]!; arc < graph.starts[node + 1]!; arc++) {
        apart.push(Math.abs(graph.heads[arc]! - node));
      }
    }
    apart.sort((a, b) => a - b);
    assert.ok(graph.nodes > 2000 && apart[Math.floor(apart.length / 2)]! < 10, `${apart[apart.length >> 1]}`);
    assert.ok(apart[Math.floor(apart.length * 0.9)]! < graph.nodes / 10);
  });

  it('changes no walk', async () => {
    const network = await readNetwork(makeCity(side));
    const centres = (isAtRandom: boolean) => microOf(isAtRandom).map((grid) => grid.centre);
    const reachOf = (all: readonly (readonly [number, number])[]) => {
      const walks = layWalks(network, all, 1200);
      const rows = all.map((centre, i) => {
        const { points: targets, metres } = walks.from(i);
        return [String(centre), Array.from(targets, (t, k) => `${all[t]} ${metres[k]}`).sort()] as const;
      });
      return new Map(rows);
    };
    const sorted = inSpatialOrder(microOf(true)).map((grid) => grid.centre);
    assert.deepEqual(reachOf(sorted), reachOf(centres(false)));
  });
});
