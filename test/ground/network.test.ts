import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { WalkNetwork } from '../../src/features/reach/network.ts';
import { layWalks, readNetwork } from '../../src/features/reach/walk.ts';
import { lonLat, makeSource, type Place, type SmallMap, walked, walkedBothWays } from './map.ts';
import { makePlainWalks } from './plain.ts';

const STREET = { highway: 'residential' };

/** A street of many nodes from one place east, so that it is no small component. */
function longStreet(from: Place, nodes: number, step: number, first: number): SmallMap {
  const names = Array.from({ length: nodes }, (_, i) => String.fromCodePoint(first + i));
  return {
    nodes: Object.fromEntries(names.map((name, i) => [name, [from[0] + i * step, from[1]] as const])),
    ways: [[names.join(''), STREET]],
  };
}

const together = (...maps: readonly SmallMap[]): SmallMap => ({
  nodes: Object.assign({}, ...maps.map((map) => map.nodes)),
  ways: maps.flatMap((map) => map.ways),
});

describe('the walking network', () => {
  it('joins ways at shared nodes only, whatever their layer, bridge or tunnel', async () => {
    const nodes = { s: [0, 0], t: [200, 0], u: [100, 100], v: [100, -100], x: [100, 0] } as const;
    const apart: SmallMap = {
      nodes,
      ways: [
        ['st', STREET],
        ['uv', STREET],
      ],
    };
    const joined: SmallMap = {
      nodes,
      ways: [
        ['sxt', { ...STREET, layer: '1', bridge: 'yes' }],
        ['uxv', { ...STREET, layer: '-1', tunnel: 'yes', level: '-2' }],
      ],
    };
    assert.equal(await walked(apart, [0, 0], [100, 100]), null);
    assert.equal(await walked(joined, [0, 0], [100, 100]), 200);
  });

  it('does not repair gaps', async () => {
    const gap: SmallMap = {
      nodes: { s: [0, 0], a: [100, 0], b: [100.5, 0], t: [200, 0] },
      ways: [
        ['sa', STREET],
        ['bt', STREET],
      ],
    };
    assert.equal(await walked(gap, [0, 0], [200, 0]), null);
  });

  it('sums floating metres and rounds once', async () => {
    // Fifty steps of 0.4 m: rounded one by one they would be nothing.
    assert.equal(await walked(longStreet([0, 0], 51, 0.4, 0x4e00), [0, 0], [20, 0]), 20);
  });

  it('goes out to 2,400 m and no further', async () => {
    const street = longStreet([0, 0], 60, 50, 0x4e00);
    assert.equal(await walked(street, [0, 0], [2400.3, 0]), 2400);
    assert.equal(await walked(street, [0, 0], [2401, 0]), null);
  });
});

describe('snapping', () => {
  it('takes the nearest point on an edge and does not count the leg', async () => {
    const street: SmallMap = { nodes: { s: [0, 0], t: [400, 0] }, ways: [['st', STREET]] };
    assert.equal(await walked(street, [100, 60], [300, -150]), 200);
  });

  it('joins two points on one edge directly, in the direction the edge allows', async () => {
    const loop: SmallMap = {
      nodes: { s: [0, 0], t: [400, 0], u: [400, 300], v: [0, 300] },
      ways: [
        ['st', { highway: 'footway', 'oneway:foot': 'yes' }],
        ['tuvs', STREET],
      ],
    };
    assert.deepEqual(await walkedBothWays(loop, [100, 0], [250, 0]), [150, 1250]);
    const street: SmallMap = { nodes: { s: [0, 0], t: [400, 0] }, ways: [['st', STREET]] };
    assert.deepEqual(await walkedBothWays(street, [100, 0], [250, 0]), [150, 150]);
    assert.equal(await walked(street, [100, 0], [100, 0]), 0);
  });

  it('goes round where a long bent edge has near ends', async () => {
    const bent: SmallMap = {
      nodes: { s: [0, 0], a: [0, 400], b: [100, 400], t: [100, 0] },
      ways: [
        ['sabt', STREET],
        ['st', STREET],
      ],
    };
    assert.equal(await walked(bent, [0, 50], [100, 50]), 200);
  });

  it('reaches 200 m and no further', async () => {
    const street: SmallMap = { nodes: { s: [0, 0], t: [400, 0] }, ways: [['st', STREET]] };
    assert.equal(await walked(street, [100, 199], [300, 0]), 200);
    assert.equal(await walked(street, [100, 201], [300, 0]), null);
  });

  it('prefers a component of 50 nodes within 100 m to a smaller one', async () => {
    const yard: SmallMap = { nodes: { y: [0, 10], z: [400, 10] }, ways: [['yz', { highway: 'footway' }]] };
    const large = (north: number, nodes: number) => together(yard, longStreet([0, north], nodes, 20, 0x4e00));
    const from: Place = [100, 0];
    const street = (north: number): Place => [300, north];
    assert.equal(await walked(large(-90, 50), from, street(-90)), 200);
    assert.equal(await walked(large(-90, 49), from, street(-90)), null);
    assert.equal(await walked(large(-110, 50), from, street(-110)), null);
    assert.equal(await walked(large(-110, 50), from, [350, 10]), 250);
  });
});

/** Metres from a place to the nearest segment, by looking at them all in the flat metres of the map. */
function nearestLeg(network: WalkNetwork, [east, north]: Place): number {
  const [lon, lat] = lonLat([0, 0]);
  const [lonEast, latNorth] = lonLat([1, 1]);
  const place = (vertex: number): Place => [
    (network.lons[vertex]! - lon) / (lonEast - lon),
    (network.lats[vertex]! - lat) / (latNorth - lat),
  ];
  let nearest = Number.POSITIVE_INFINITY;
  for (let s = 0; s < network.from.length; s++) {
    const [ax, ay] = place(network.from[s]!);
    const [bx, by] = place(network.to[s]!);
    const square = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = square === 0 ? 0 : ((east - ax) * (bx - ax) + (north - ay) * (by - ay)) / square;
    const share = Math.min(1, Math.max(0, along));
    nearest = Math.min(nearest, Math.hypot(ax + share * (bx - ax) - east, ay + share * (by - ay) - north));
  }
  return nearest;
}

describe('search', () => {
  const tagSets = [
    STREET,
    STREET,
    { highway: 'footway' },
    { highway: 'service', access: 'private' },
    { highway: 'steps', conveying: 'forward' },
    { highway: 'path', 'oneway:foot': '-1' },
    { highway: 'elevator' },
  ];
  const nodeTagSets = [{ barrier: 'gate', access: 'private' }, { access: 'no' }, { barrier: 'fence' }];
  const names = Array.from({ length: 24 }, (_, i) => String.fromCodePoint(0x4e00 + i));
  const place = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }));
  const smallMap = fc.record({
    places: fc.array(place, { minLength: names.length, maxLength: names.length }),
    nodeTags: fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...nodeTagSets), { maxKeys: 5 }),
    ways: fc.array(
      fc.tuple(
        fc.array(fc.constantFrom(...names), { minLength: 2, maxLength: 6 }).map((list) => list.join('')),
        fc.constantFrom(...tagSets),
      ),
      { minLength: 3, maxLength: 18 },
    ),
  });

  it('snaps to the nearest and equals a plain Dijkstra on random maps with private, one-way, closed parts', async () => {
    await fc.assert(
      fc.asyncProperty(smallMap, fc.array(place, { minLength: 8, maxLength: 8 }), async (drawn, points) => {
        const nodes = Object.fromEntries(names.map((name, i) => [name, drawn.places[i]!]));
        const source = makeSource({ nodes, nodeTags: drawn.nodeTags, ways: drawn.ways });
        const network = await readNetwork(source);
        const walks = layWalks(network, points.map(lonLat), 1500);
        const plain = makePlainWalks(network, walks.snapped, 1500);
        for (let i = 0; i < points.length; i++) {
          const leg = nearestLeg(network, points[i]!);
          if (leg < 199) assert.ok(Math.abs(leg - walks.snapped.legMetres[i]!) < 0.1);
          if (leg > 201) assert.equal(walks.snapped.segment[i], -1);
          const found = walks.from(i);
          const pairs = Array.from(found.points, (point, k) => [point, found.metres[k]!] as const);
          assert.deepEqual(new Map(pairs), plain.from(i));
        }
      }),
      { numRuns: 400 },
    );
  });
});
