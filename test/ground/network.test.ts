import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layWalks, readNetwork } from '../../src/features/reach/walk.ts';
import { lonLat, makeSource, type Place, type SmallMap, walked, walkedBothWays } from './map.ts';
import { plainLegs } from './plain.snap.ts';
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

  /** Two streets with rungs between them: two junctions a rung but for the ends, and one where a stub leaves. */
  function twinStreets(north: number, rungs: number, step: number, stub: boolean): SmallMap {
    const name = (i: number) => String.fromCodePoint(0x4e00 + i);
    const place = (i: number): Place => [Math.floor(i / 2) * step, north - (i % 2) * 20];
    const nodes = Object.fromEntries(
      Array.from({ length: 2 * rungs }, (_, i) => [name(i), place(i)] as const),
    );
    const columns = Array.from({ length: rungs }, (_, i) => i);
    const rails = [0, 1].map((side) => columns.map((i) => name(2 * i + side)).join(''));
    const words = [...rails, ...columns.map((i) => name(2 * i) + name(2 * i + 1))];
    const corner = name(2 * rungs - 1);
    return {
      nodes: stub ? { ...nodes, 末: [rungs * step, north - 20] } : nodes,
      ways: (stub ? [...words, `${corner}末`] : words).map((word) => [word, STREET] as const),
    };
  }

  it('prefers a network of 50 junctions and 2,000 m within 100 m to a smaller one', async () => {
    const yard: SmallMap = { nodes: { y: [0, 10], z: [600, 10] }, ways: [['yz', { highway: 'footway' }]] };
    const beside = (north: number, rungs: number, step: number, stub = false) =>
      walked(together(yard, twinStreets(north, rungs, step, stub)), [100, 0], [300, north]);
    assert.equal(await beside(-90, 27, 29), 200, '50 junctions, 2,048 m');
    assert.equal(await beside(-90, 27, 28), null, '50 junctions, 1,996 m');
    assert.equal(await beside(-90, 26, 40, true), null, '49 junctions, 2,560 m');
    assert.equal(await beside(-110, 27, 29), null);
    const far = together(yard, twinStreets(-110, 27, 29, false));
    assert.equal(await walked(far, [100, 0], [350, 10]), 250);
  });

  it('takes a network for as large as it is, however it is drawn', async () => {
    const points = Array.from({ length: 60 }, (_, i) => String.fromCodePoint(0x5000 + i));
    const bent = points.map((name, i): [string, Place] => {
      const angle = (2 * Math.PI * i) / points.length;
      return [name, [300 + 20 * Math.cos(angle), 40 + (i % 2) + 20 * Math.sin(angle)]];
    });
    const ring = [...points, points[0]].join('');
    const loop = (times: number): SmallMap => ({
      nodes: Object.fromEntries(bent),
      ways: Array.from({ length: times }, () => [ring, { highway: 'footway' }] as const),
    });
    const straight: SmallMap = { nodes: { s: [0, 0], t: [1500, 0] }, ways: [['st', STREET]] };
    // drawn over and over, every point of the loop is one where ways meet
    for (const times of [1, 30]) {
      const map = together(straight, loop(times));
      assert.equal(await walked(map, [300, 40], [900, 0]), 600);
      assert.equal(await walked(besideTwins(loop(times)), [300, 40], [900, 0]), 600);
    }
  });

  const besideTwins = (loop: SmallMap): SmallMap => together(loop, twinStreets(0, 60, 20, false));

  it('leaves a point on a small network where the next is not much larger', async () => {
    const path = (metres: number): SmallMap => ({
      nodes: { y: [0, 0], z: [400, 0], s: [0, 60], t: [metres, 60] },
      ways: [
        ['yz', { highway: 'footway' }],
        ['st', STREET],
      ],
    });
    assert.equal(await walked(path(1990), [100, 10], [300, 60]), null);
    assert.equal(await walked(path(2010), [100, 10], [300, 60]), 200);
  });
});

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

  it('snaps as a look at every way says and equals a plain Dijkstra on random maps with private, one-way, closed parts', async () => {
    await fc.assert(
      fc.asyncProperty(smallMap, fc.array(place, { minLength: 8, maxLength: 8 }), async (drawn, points) => {
        const nodes = Object.fromEntries(names.map((name, i) => [name, drawn.places[i]!]));
        const source = makeSource({ nodes, nodeTags: drawn.nodeTags, ways: drawn.ways });
        const network = await readNetwork(source);
        const walks = layWalks(network, points.map(lonLat), 1500);
        const plain = makePlainWalks(network, walks.snapped, 1500);
        for (let i = 0; i < points.length; i++) {
          const legs = plainLegs(network, points[i]!);
          const own = walks.snapped.legMetres[i]!;
          assert.ok(
            Math.max(...legs) > 199 || legs.some((leg) => Math.abs(leg - own) < 0.1),
            `${own}: ${legs}`,
          );
          if (Math.min(...legs) > 201) assert.equal(walks.snapped.segment[i], -1);
          if (Math.max(...legs) < 199) assert.notEqual(walks.snapped.segment[i], -1);
          const found = walks.from(i);
          const pairs = Array.from(found.points, (point, k) => [point, found.metres[k]!] as const);
          assert.deepEqual(new Map(pairs), plain.from(i));
        }
      }),
      { numRuns: 400 },
    );
  });
});
