import assert from 'node:assert/strict';
import type { OsmTags } from '../../src/features/reach/index.ts';
import { type Place, type SmallMap, walkedBothWays } from './map.ts';

const STREET = { highway: 'residential' };
const WEST: Place = [0, 0];
const EAST: Place = [300, 0];

/** Two streets with the way in question between them: s–a, a–b, b–t, 100 m each. */
const bridgedBy = (tags: OsmTags): SmallMap => ({
  nodes: { s: [0, 0], a: [100, 0], b: [200, 0], t: [300, 0] },
  ways: [
    ['sa', STREET],
    ['ab', tags],
    ['bt', STREET],
  ],
});

const OPEN = [300, 300];
const SHUT = [null, null];
const ONE_WAY = [300, null];
const OTHER_WAY = [null, 300];

type Case = readonly [tags: OsmTags, expected: readonly (number | null)[]];

function itWalks(title: string, cases: readonly Case[]): void {
  for (const [tags, expected] of cases) {
    const shown = Object.entries(tags).map(([key, value]) => `${key}=${value}`);
    it(`${title}: ${shown.join(' ')}`, async () => {
      assert.deepEqual(await walkedBothWays(bridgedBy(tags), WEST, EAST), expected);
    });
  }
}

const highway = (value: string, more: OsmTags = {}): OsmTags => ({ highway: value, ...more });

describe('access rules of ways, each on a small map of its own', () => {
  const walked =
    'trunk trunk_link primary primary_link secondary secondary_link tertiary tertiary_link residential unclassified ' +
    'road service track path footway pedestrian living_street steps corridor platform cycleway';
  itWalks(
    'walked',
    walked.split(' ').map((kind): Case => [highway(kind), OPEN]),
  );
  itWalks('walked without a highway', [
    [{ railway: 'platform' }, OPEN],
    [{ public_transport: 'platform' }, OPEN],
    [{ man_made: 'pier' }, OPEN],
  ]);
  itWalks('a lift takes no metres', [[highway('elevator'), [200, 200]]]);
  itWalks('oneway is for vehicles', [
    [highway('residential', { oneway: 'yes' }), OPEN],
    [highway('cycleway', { oneway: '-1' }), OPEN],
  ]);

  const shut =
    'motorway motorway_link bridleway via_ferrata construction proposed abandoned razed raceway busway';
  itWalks(
    'not walked',
    shut.split(' ').map((kind): Case => [highway(kind), SHUT]),
  );
  itWalks('not walked', [
    [highway('trunk', { motorroad: 'yes' }), SHUT],
    [highway('trunk', { motorroad: 'yes', access: 'yes' }), SHUT],
    [{ route: 'ferry' }, SHUT],
    [{ amenity: 'parking' }, SHUT],
    [highway('path', { sac_scale: 'mountain_hiking' }), SHUT],
    [highway('path', { sac_scale: 'hiking' }), OPEN],
    [highway('bus_stop'), SHUT],
    [{ building: 'yes', foot: 'yes' }, SHUT],
  ]);
  itWalks('an explicit foot opens', [
    [highway('motorway', { foot: 'yes' }), OPEN],
    [highway('bridleway', { foot: 'designated' }), OPEN],
    [highway('via_ferrata', { foot: 'permissive' }), OPEN],
    [highway('busway', { foot: 'official' }), OPEN],
    [highway('abandoned', { foot: 'yes' }), OPEN],
    [highway('trunk', { motorroad: 'yes', foot: 'yes' }), OPEN],
    [highway('path', { sac_scale: 'alpine_hiking', foot: 'yes' }), OPEN],
    [{ route: 'ferry', foot: 'yes' }, OPEN],
  ]);
  itWalks('but neither what is not built nor by another word', [
    [highway('construction', { foot: 'yes' }), SHUT],
    [highway('proposed', { foot: 'designated' }), SHUT],
    [highway('motorway', { foot: 'destination' }), SHUT],
    [highway('motorway', { access: 'yes' }), SHUT],
  ]);

  itWalks('one-way for feet', [
    [highway('footway', { 'oneway:foot': 'yes' }), ONE_WAY],
    [highway('footway', { 'oneway:foot': '-1' }), OTHER_WAY],
    [highway('footway', { 'foot:backward': 'no' }), ONE_WAY],
    [highway('footway', { 'foot:forward': 'no' }), OTHER_WAY],
    [highway('steps', { conveying: 'forward' }), ONE_WAY],
    [highway('steps', { conveying: 'backward' }), OTHER_WAY],
    [highway('steps', { conveying: 'reversible' }), OPEN],
  ]);

  const closed = 'no use_sidepath delivery agricultural forestry military emergency restricted';
  itWalks(
    'closed',
    closed.split(' ').flatMap((value): Case[] => [
      [highway('service', { access: value }), SHUT],
      [highway('service', { foot: value }), SHUT],
    ]),
  );
  const open = 'yes designated official permissive destination customers';
  itWalks(
    'open, and foot beats access',
    open.split(' ').map((value): Case => [highway('service', { access: 'no', foot: value }), OPEN]),
  );
  itWalks('foot beats access, vehicles say nothing', [
    [highway('service', { access: 'yes', foot: 'no' }), SHUT],
    [highway('cycleway', { foot: 'no' }), SHUT],
    [highway('residential', { vehicle: 'no', motor_vehicle: 'no' }), OPEN],
    [highway('primary', { sidewalk: 'separate' }), OPEN],
    [highway('service', { access: 'unknown' }), OPEN],
    [highway('service', { access: 'no', foot: 'unknown' }), SHUT],
  ]);
  itWalks('in a list the most permissive counts', [
    [highway('service', { access: 'no;destination' }), OPEN],
    [highway('service', { access: 'agricultural; forestry' }), SHUT],
    [highway('service', { access: 'no;private' }), SHUT],
  ]);
  itWalks('conditions are ignored', [
    [highway('service', { 'access:conditional': 'no @ (22:00-06:00)' }), OPEN],
    [highway('service', { foot: 'no', 'foot:conditional': 'yes @ (06:00-22:00)' }), SHUT],
  ]);
});

describe('private ways', () => {
  const shortcut: SmallMap = {
    nodes: { s: [0, 0], a: [100, 0], b: [200, 0], t: [300, 0], c: [100, 300], d: [200, 300] },
    ways: [
      ['sa', STREET],
      ['ab', highway('service', { access: 'private' })],
      ['bt', STREET],
      ['acdb', STREET],
    ],
  };
  const inside: Place = [150, 0];

  it('are not walked through', async () => {
    assert.deepEqual(await walkedBothWays(shortcut, WEST, EAST), [900, 900]);
    assert.deepEqual(await walkedBothWays(bridgedBy(highway('path', { foot: 'private' })), WEST, EAST), SHUT);
  });

  it('are walked by who lives there and by who visits', async () => {
    assert.deepEqual(await walkedBothWays(shortcut, inside, EAST), [150, 150]);
    assert.deepEqual(await walkedBothWays(shortcut, inside, WEST), [150, 150]);
  });

  it('are the first and the last stretch of one walk', async () => {
    const yards: SmallMap = {
      nodes: { p: [0, 0], s: [100, 0], t: [300, 0], q: [400, 0] },
      ways: [
        ['ps', highway('service', { access: 'private' })],
        ['st', STREET],
        ['tq', highway('service', { access: 'private' })],
      ],
    };
    assert.deepEqual(await walkedBothWays(yards, [20, 0], [380, 0]), [360, 360]);
  });

  it('can be closed or opened by the import', async () => {
    assert.deepEqual(await walkedBothWays(shortcut, WEST, EAST, 'open'), OPEN);
    assert.deepEqual(await walkedBothWays(shortcut, WEST, EAST, 'closed'), [900, 900]);
    // Closed, the way is not there: one stands on the nearest other.
    assert.deepEqual(
      await walkedBothWays(bridgedBy(highway('path', { foot: 'private' })), WEST, EAST, 'open'),
      OPEN,
    );
    assert.deepEqual(
      await walkedBothWays(bridgedBy(highway('path', { foot: 'private' })), WEST, EAST, 'closed'),
      SHUT,
    );
  });

  it('do not begin under who stands at their corner with an open way', async () => {
    const corner: SmallMap = {
      nodes: { x: [0, 0], c: [103, 7], o: [103, 107], y: [0, 100] },
      ways: [
        ['xc', highway('service', { access: 'private' })],
        ['co', STREET],
        ['xy', STREET],
      ],
    };
    const reversed: SmallMap = {
      ...corner,
      ways: [
        ['cx', corner.ways[0]![1]],
        ['oc', STREET],
        ['xy', STREET],
      ],
    };
    for (const map of [corner, reversed]) {
      assert.deepEqual(await walkedBothWays(map, [120, -9], [0, 100]), [null, null]);
      assert.deepEqual(await walkedBothWays(map, [120, -9], [103, 107]), [100, 100]);
    }
  });

  it('beat no open value in a list', async () => {
    const listed = bridgedBy(highway('service', { access: 'private;customers' }));
    assert.deepEqual(await walkedBothWays(listed, WEST, EAST), OPEN);
  });
});

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

  it('other multipolygons and closed squares are not', async () => {
    assert.deepEqual(await walkedBothWays(asRelation({ landuse: 'grass' }), WEST, EAST), SHUT);
    assert.deepEqual(
      await walkedBothWays(asRelation({ highway: 'pedestrian', access: 'no' }), WEST, EAST),
      SHUT,
    );
  });
});
