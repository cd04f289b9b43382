import assert from 'node:assert/strict';
import { type Place, type SmallMap, walkedBothWays } from './map.ts';
import { bridgedBy, type Case, EAST, highway, ONE_WAY, OPEN, OTHER_WAY, SHUT, STREET, WEST } from './ways.ts';

function itWalks(title: string, cases: readonly Case[]): void {
  for (const [tags, expected] of cases) {
    const shown = Object.entries(tags).map(([key, value]) => `${key}=${value}`);
    it(`${title}: ${shown.join(' ')}`, async () => {
      assert.deepEqual(await walkedBothWays(bridgedBy(tags), WEST, EAST), expected);
    });
  }
}

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
    [{ amenity: 'parking', foot: 'yes' }, OPEN],
  ]);
  itWalks('a ferry is not walked, whatever is signed', [
    [{ route: 'ferry', foot: 'yes' }, SHUT],
    [{ route: 'ferry', foot: 'designated', access: 'yes' }, SHUT],
    [highway('footway', { route: 'ferry' }), SHUT],
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
    const tags = [
      { foot: 'private' },
      { access: 'no;private' },
      { access: 'permit' },
      { access: 'residents' },
      { access: 'no;permit' },
      { foot: 'residents', access: 'yes' },
    ];
    for (const own of tags) {
      const ways = shortcut.ways.with(1, ['ab', highway('path', own)]);
      assert.deepEqual(await walkedBothWays({ ...shortcut, ways }, WEST, EAST), [900, 900]);
      assert.deepEqual(await walkedBothWays({ ...shortcut, ways }, inside, EAST), [150, 150]);
    }
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
      nodes: { x: [0, 0], c: [103, 7], o: [103, 107], y: [0, 100], z: [0, 407], w: [103, 407] },
      ways: [
        ['xc', highway('service', { access: 'private' })],
        ['co', STREET],
        ['xyzwo', STREET],
      ],
    };
    const reversed: SmallMap = {
      ...corner,
      ways: [
        ['cx', corner.ways[0]![1]],
        ['oc', STREET],
        ['xyzwo', STREET],
      ],
    };
    for (const map of [corner, reversed]) {
      assert.deepEqual(await walkedBothWays(map, [120, -9], [0, 100]), [810, 810]);
      assert.deepEqual(await walkedBothWays(map, [120, -9], [103, 107]), [100, 100]);
    }
  });

  it('beat no open value in a list', async () => {
    const listed = bridgedBy(highway('service', { access: 'private;customers' }));
    assert.deepEqual(await walkedBothWays(listed, WEST, EAST), OPEN);
  });
});
