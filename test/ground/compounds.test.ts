import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layWalks, readNetwork } from '../../src/features/reach/walk.ts';
import { lonLat, makeSource, type Place, type SmallMap, walkedBothWays } from './map.ts';
import { highway, SHUT, STREET } from './ways.ts';

const DRIVE = highway('service', { access: 'private' });
const FOOTWAY = highway('footway');
const both = (metres: number): [number, number] => [metres, metres];

describe('compounds', () => {
  /** A street a-b-c, a private drive b-d, and behind it a footway d-e-f that says nothing. */
  const behindDrive: SmallMap = {
    nodes: { a: [0, 0], b: [100, 0], c: [200, 0], d: [100, 100], e: [100, 200], f: [100, 300] },
    ways: [
      ['abc', STREET],
      ['bd', DRIVE],
      ['def', FOOTWAY],
    ],
  };

  it('behind a private drive are walked into and out of, whether a gate stands there or not', async () => {
    for (const nodeTags of [{}, { d: { barrier: 'gate' } }, { b: { barrier: 'gate' } }]) {
      const map = { ...behindDrive, nodeTags };
      assert.deepEqual(await walkedBothWays(map, [0, 0], [100, 300]), both(400));
      assert.deepEqual(await walkedBothWays(map, [100, 200], [100, 300]), both(100));
      assert.deepEqual(await walkedBothWays(map, [0, 0], [100, 300], 'open'), both(400));
      assert.deepEqual(await walkedBothWays(map, [0, 0], [100, 300], 'closed'), SHUT);
    }
  });

  /** A street around, and a compound in the middle that would shorten the way from one side to the other. */
  const between = (inner: string, more: SmallMap['nodes'] = {}): SmallMap => ({
    nodes: {
      ...{ s: [0, 0], t: [400, 0], u: [0, 300], v: [400, 300] },
      ...{ k: [100, 0], l: [200, 0], m: [300, 0], ...more },
    },
    ways: [
      ['suvt', STREET],
      ['sk', DRIVE],
      [inner, FOOTWAY],
      ['mt', DRIVE],
    ],
  });

  it('are never passed through, however large they are beside the street', async () => {
    const wide: SmallMap['nodes'] = { x: [100, -2000], y: [300, -2000] };
    for (const map of [between('klm'), between('klmyxk', wide)]) {
      assert.deepEqual(await walkedBothWays(map, [0, 0], [400, 0]), both(1000));
      assert.deepEqual(await walkedBothWays(map, [200, 0], [400, 0]), both(200));
      assert.deepEqual(await walkedBothWays(map, [200, 0], [0, 0]), both(200));
      assert.deepEqual(await walkedBothWays(map, [0, 0], [400, 0], 'open'), both(400));
    }
  });

  it('are what they are however many points their paths are drawn with', async () => {
    const points = Array.from({ length: 600 }, (_, i) => String.fromCodePoint(0x5000 + i));
    const bent = points.map((name, i): [string, Place] => [name, [100 + (i % 2), 120 + i / 6]]);
    const map: SmallMap = {
      nodes: { ...behindDrive.nodes, ...Object.fromEntries(bent) },
      ways: [
        ['abc', STREET],
        ['bd', DRIVE],
        [`d${points.join('')}f`, FOOTWAY],
      ],
    };
    const [there, back] = await walkedBothWays(map, [0, 0], [100, 300]);
    assert.ok(there !== null && there > 800 && there === back, `${there} ${back}`);
  });

  /** A compound with a gate to one street and a private drive to another; the streets meet far away. */
  const gateAndDrive = (nodeTags: SmallMap['nodeTags']): SmallMap => ({
    nodes: {
      ...{ s: [0, 0], g: [100, 0], h: [200, 0], k: [300, 0], t: [400, 0], u: [0, 300], v: [400, 300] },
      ...{ w: [100, -100] },
    },
    nodeTags: { g: { barrier: 'gate' }, ...nodeTags },
    ways: [
      ['gsuvt', STREET],
      ['ghk', FOOTWAY],
      ['kt', DRIVE],
      ['wg', STREET],
    ],
  });

  it('with a single gate, of which nobody says whose it is, are behind it', async () => {
    const map = gateAndDrive({});
    assert.deepEqual(await walkedBothWays(map, [200, 0], [0, 0]), both(200));
    assert.deepEqual(await walkedBothWays(map, [200, 0], [400, 0]), both(200));
    assert.deepEqual(await walkedBothWays(map, [0, 0], [400, 0]), both(1000));
    const inward = gateAndDrive({ h: { barrier: 'lift_gate' } });
    assert.deepEqual(await walkedBothWays(inward, [150, 0], [400, 0]), both(250));
    assert.deepEqual(await walkedBothWays(inward, [0, 0], [400, 0]), both(1000));
  });

  it('with two such gates are walked through', async () => {
    const map: SmallMap = {
      ...between('sklmt'),
      nodeTags: { k: { barrier: 'gate' }, m: { barrier: 'swing_gate' } },
    };
    const ways = map.ways.filter(([, tags]) => tags !== DRIVE);
    assert.deepEqual(await walkedBothWays({ ...map, ways }, [0, 0], [400, 0]), both(400));
    assert.deepEqual(await walkedBothWays(map, [0, 0], [400, 0]), both(400));
  });

  it('are left by a turnstile that lets only out, and entered by the drive', async () => {
    const map: SmallMap = {
      ...behindDrive,
      nodes: { ...behindDrive.nodes, x: [300, 300], y: [300, 0] },
      ways: [
        ['abcy', STREET],
        ['bd', DRIVE],
        ['def', FOOTWAY],
        ['fxy', highway('footway', { 'oneway:foot': 'yes' })],
      ],
    };
    assert.deepEqual(await walkedBothWays(map, [100, 300], [300, 0]), [500, 500]);
    assert.deepEqual(await walkedBothWays(map, [100, 300], [200, 0]), [400, 400]);
    assert.deepEqual(await walkedBothWays(map, [300, 150], [300, 0]), [150, 850]);
  });

  it('are visited from others across the street, also those inside of others', async () => {
    const map: SmallMap = {
      nodes: {
        ...{ a: [0, 0], b: [100, 0], c: [200, 0], d: [100, 100], e: [100, 200], f: [100, 300] },
        ...{ x: [200, -100], y: [200, -200] },
      },
      ways: [
        ['abc', STREET],
        ['bd', DRIVE],
        ['de', FOOTWAY],
        ['ef', DRIVE],
        ['cx', DRIVE],
        ['xy', FOOTWAY],
      ],
    };
    assert.deepEqual(await walkedBothWays(map, [100, 190], [200, -190]), both(480));
    assert.deepEqual(await walkedBothWays(map, [100, 290], [200, -190]), both(580));
  });

  const names = Array.from({ length: 16 }, (_, i) => String.fromCodePoint(0x4e00 + i));
  const place = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }));
  const word = fc.array(fc.constantFrom(...names), { minLength: 2, maxLength: 5 });
  const kinds = [STREET, FOOTWAY, FOOTWAY, DRIVE, DRIVE];
  const gates = [{ barrier: 'gate' }, { barrier: 'gate', access: 'private' }];
  const drawnMap = fc.record({
    places: fc.uniqueArray(place, { minLength: names.length, maxLength: names.length, selector: String }),
    nodeTags: fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...gates), { maxKeys: 4 }),
    ways: fc.array(fc.tuple(word, fc.constantFrom(...kinds)), { minLength: 2, maxLength: 10 }),
  });

  /** Without ways that lie on others: which of them a point beside them stands on is anybody's guess. */
  function onceDrawn(ways: SmallMap['ways']): SmallMap['ways'] {
    const drawn = new Set<string>();
    return ways.filter(([word]) => {
      const letters = [...word];
      const pairs = letters.slice(1).map((letter, i) => [letters[i]!, letter].sort().join(''));
      const isNew = new Set(pairs).size === pairs.length && !pairs.some((pair) => drawn.has(pair));
      if (isNew) for (const pair of pairs) drawn.add(pair);
      return isNew;
    });
  }

  it('are reached from wherever their ways lead, and by no shorter walk than if all were open', async () => {
    await fc.assert(
      fc.asyncProperty(drawnMap, async ({ places: drawn, nodeTags, ways }) => {
        // moved by a little, so that no way leads over a place that is none of its nodes
        const places = drawn.map(
          ([east, north], i): Place => [east + (Math.sqrt(i + 2) % 1), north + (Math.cbrt(i + 2) % 1)],
        );
        const nodes = Object.fromEntries(names.map((name, i) => [name, places[i]!]));
        const words = onceDrawn(ways.map(([letters, tags]) => [letters.join(''), tags] as const));
        const source = makeSource({ nodes, nodeTags, ways: words });
        const [guarded, open] = await Promise.all(
          (['no-through', 'open'] as const).map(async (setting) =>
            layWalks(await readNetwork(source, setting), places.map(lonLat), 60_000),
          ),
        );
        places.forEach((_, i) => {
          const [some, all] = [guarded!.from(i), open!.from(i)];
          assert.deepEqual(some.points, all.points);
          for (const [k, metres] of some.metres.entries()) assert.ok(metres >= all.metres[k]! - 1);
        });
      }),
      { numRuns: 300 },
    );
  });
});
