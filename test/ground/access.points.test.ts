import assert from 'node:assert/strict';
import type { OsmTags } from '../../src/features/reach/index.ts';
import { type SmallMap, walkedBothWays } from './map.ts';
import { type Case, EAST, OPEN, SHUT, STREET, WEST } from './ways.ts';

describe('access rules of nodes', () => {
  const through = (tags: OsmTags): SmallMap => ({
    nodes: { s: [0, 0], a: [100, 0], n: [150, 0], b: [200, 0], t: [300, 0] },
    nodeTags: { n: tags },
    ways: [['sanbt', STREET]],
  });
  const itPasses = (title: string, cases: readonly Case[]): void => {
    for (const [tags, expected] of cases) {
      it(`${title}: ${JSON.stringify(tags)}`, async () => {
        assert.deepEqual(await walkedBothWays(through(tags), WEST, EAST), expected);
      });
    }
  };
  const passing =
    'gate lift_gate kissing_gate stile bollard cycle_barrier turnstile toll_booth block sculpture';
  itPasses(
    'passes',
    passing.split(' ').map((barrier): Case => [{ barrier }, OPEN]),
  );
  const walls = 'wall fence hedge retaining_wall city_wall jersey_barrier debris';
  itPasses(
    'closes on one way',
    walls.split(' ').map((barrier): Case => [{ barrier }, SHUT]),
  );
  itPasses('what is said decides', [
    [{ barrier: 'gate', access: 'no' }, SHUT],
    [{ barrier: 'gate', foot: 'yes', access: 'no' }, OPEN],
    [{ barrier: 'wall', foot: 'yes' }, OPEN],
    [{ barrier: 'gate', locked: 'yes' }, SHUT],
    [{ barrier: 'gate', locked: 'yes', access: 'yes' }, OPEN],
    [{ highway: 'crossing', foot: 'no' }, SHUT],
  ]);

  it('a wall where two ways meet does not close', async () => {
    const corner: SmallMap = {
      ...through({ barrier: 'wall' }),
      ways: [
        ['san', STREET],
        ['nbt', STREET],
      ],
    };
    assert.deepEqual(await walkedBothWays(corner, WEST, EAST), OPEN);
  });

  it('a closed node parts all ways that meet there', async () => {
    const crossing: SmallMap = {
      nodes: { s: [0, 0], n: [100, 0], t: [200, 0], u: [100, 100] },
      nodeTags: { n: { access: 'no' } },
      ways: [
        ['snt', STREET],
        ['nu', STREET],
      ],
    };
    assert.deepEqual(await walkedBothWays(crossing, [0, 0], [200, 0]), SHUT);
    assert.deepEqual(await walkedBothWays(crossing, [0, 0], [100, 100]), SHUT);
    assert.deepEqual(await walkedBothWays(crossing, [110, 0], [200, 0]), [90, 90]);
  });

  /** A street with a detour, and a compound behind two private gates m and n that would shorten it. */
  const compound: SmallMap = {
    nodes: {
      s: [0, 0],
      t: [300, 0],
      m: [50, 0],
      n: [250, 0],
      h: [150, 0],
      c: [0, 200],
      d: [300, 200],
      e: [-50, 0],
    },
    nodeTags: { m: { barrier: 'gate', access: 'private' }, n: { barrier: 'gate', foot: 'private' } },
    ways: [
      ['escdt', STREET],
      ['smhnt', { highway: 'footway' }],
    ],
  };

  it('a private gate lets in and out who lives behind it, and nobody through', async () => {
    assert.deepEqual(await walkedBothWays(compound, [-50, 0], [300, 0]), [750, 750]);
    assert.deepEqual(await walkedBothWays(compound, [150, 0], [-50, 0]), [200, 200]);
    assert.deepEqual(await walkedBothWays(compound, [150, 0], [300, 0]), [150, 150]);
    assert.deepEqual(await walkedBothWays(compound, [-50, 0], [300, 0], 'open'), [350, 350]);
    assert.deepEqual(await walkedBothWays(compound, [-50, 0], [150, 0], 'closed'), SHUT);
  });
});

describe('areas', () => {
  const ring = { s: [0, 0], a: [100, 0], b: [200, 0], c: [200, 100], d: [100, 100], t: [300, 0] } as const;

  it('a square is walked along its outline, either way round', async () => {
    for (const kind of ['pedestrian', 'footway']) {
      const square: SmallMap = {
        nodes: ring,
        ways: [
          ['sa', STREET],
          ['adcba', { highway: kind, area: 'yes', 'oneway:foot': 'yes' }],
          ['bt', STREET],
        ],
      };
      assert.deepEqual(await walkedBothWays(square, WEST, EAST), OPEN);
      assert.deepEqual(await walkedBothWays(square, WEST, [150, 100]), [250, 250]);
    }
  });

  const asRelation = (tags: OsmTags, member: OsmTags = {}): SmallMap => ({
    nodes: ring,
    ways: [
      ['sa', STREET],
      ['adc', member],
      ['cba', member],
      ['bt', STREET],
    ],
    relations: [
      {
        id: 1,
        tags: { type: 'multipolygon', ...tags },
        members: [
          { type: 'way', ref: 101, role: 'outer' },
          { type: 'way', ref: 102, role: 'outer' },
        ],
      },
    ],
  });

  it('a square mapped as a multipolygon is walked along its members', async () => {
    assert.deepEqual(await walkedBothWays(asRelation({ highway: 'pedestrian' }), WEST, EAST), OPEN);
    assert.deepEqual(await walkedBothWays(asRelation({ highway: 'footway' }), WEST, [150, 100]), [250, 250]);
    const privateWay = asRelation({ highway: 'pedestrian' }, { highway: 'path', access: 'private' });
    assert.deepEqual(await walkedBothWays(privateWay, WEST, EAST), OPEN);
    const closedWay = asRelation({ highway: 'pedestrian' }, { highway: 'path', access: 'no' });
    assert.deepEqual(await walkedBothWays(closedWay, WEST, EAST), OPEN);
  });

  it('inner rings of a square are no ways, unless they are ways of their own', async () => {
    const roles = (inner: string, own: OsmTags): SmallMap => {
      const map = asRelation({ highway: 'pedestrian' }, own);
      const members = [
        { type: 'way' as const, ref: 101, role: 'outer' },
        { type: 'way' as const, ref: 102, role: inner },
      ];
      return { ...map, relations: [{ ...map.relations![0]!, members }] };
    };
    assert.deepEqual(await walkedBothWays(roles('inner', {}), WEST, EAST), SHUT);
    assert.deepEqual(await walkedBothWays(roles('inner', { building: 'yes' }), WEST, EAST), SHUT);
    assert.deepEqual(await walkedBothWays(roles('inner', { highway: 'path' }), WEST, EAST), OPEN);
    assert.deepEqual(await walkedBothWays(roles('', {}), WEST, EAST), OPEN);
  });

  it('an outline that two squares share is open where one of them is', async () => {
    const map = asRelation({ highway: 'pedestrian' });
    const [open] = map.relations!;
    const guarded = { ...open!, id: 2, tags: { ...open!.tags, access: 'private' } };
    for (const relations of [
      [open!, guarded],
      [guarded, open!],
    ]) {
      const detour: SmallMap['ways'] = [...map.ways, ['sxt', STREET]];
      const nodes = { ...map.nodes, x: [150, -400] } as const;
      assert.deepEqual(await walkedBothWays({ nodes, ways: detour, relations }, WEST, EAST), OPEN);
    }
  });

  it('other multipolygons and closed squares are not', async () => {
    assert.deepEqual(await walkedBothWays(asRelation({ landuse: 'grass' }), WEST, EAST), SHUT);
    assert.deepEqual(
      await walkedBothWays(asRelation({ highway: 'pedestrian', access: 'no' }), WEST, EAST),
      SHUT,
    );
  });
});
