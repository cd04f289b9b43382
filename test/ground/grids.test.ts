import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromGcj02, toGcj02 } from '../../src/features/grids/gcj02.ts';
import { buildGridTree, readGridGeoJson } from '../../src/features/grids/index.ts';
import { GRIDS, gridsFile } from './town.ts';

type Loose = Record<string, unknown>;
const BASE = GRIDS.map((grid): Loose => ({ ...grid }));

/** The town's grids with one changed. */
const changed = (code: string, change: Loose): Loose[] =>
  BASE.map((grid) => (grid['code'] === code ? { ...grid, ...change } : grid));

const take = (grids: readonly Loose[], crs?: 'wgs84' | 'gcj02') =>
  buildGridTree(readGridGeoJson(gridsFile(grids), crs));

describe('a grid file', () => {
  it('is read in any order; paths, sums and middles are worked out', () => {
    const forwards = take(BASE);
    const backwards = take([...BASE].reverse());
    assert.deepEqual(new Set(forwards), new Set(backwards));
    const district = forwards.find((grid) => grid.code === '510115')!;
    assert.equal(district.population, 900);
    const lons = forwards.filter((grid) => grid.level === 'micro').map((grid) => grid.centre[0]);
    assert.ok(district.centre[0] > Math.min(...lons) && district.centre[0] < Math.max(...lons));
  });

  it('may give what it knows better', () => {
    const leader = { name: '周梅', phone: '13800000000' };
    const tree = take(changed('5101150101', { households: 7, centre: [103.8, 30.7], leader }));
    const community = tree.find((grid) => grid.code === '5101150101')!;
    assert.deepEqual(community.leader, leader);
    assert.equal(community.households, 7);
    assert.deepEqual(community.centre, [103.8, 30.7]);
  });

  const refused: readonly [title: string, grids: readonly Loose[], sentence: string][] = [
    ['a code twice', [...BASE, BASE[0]!], 'Grid 510115010101 appears twice in the grid file.'],
    [
      'an unknown parent',
      changed('510115010102', { parent: '5101150109' }),
      'Grid 510115010102 names the parent 5101150109, which the grid file lacks.',
    ],
    [
      'a level above its parent',
      changed('5101150101', { level: 'district' }),
      'Grid 5101150101 is a district grid and cannot hang under 51011501, a street grid.',
    ],
    [
      'a level beside its parent',
      changed('51011501010', { level: 'community' }),
      'Grid 51011501010 is a community grid and cannot hang under 5101150101, a community grid.',
    ],
    [
      'no parent below a district',
      changed('51011501', { parent: null }),
      'Grid 51011501 has no parent, which only a district may do without.',
    ],
    ['no centre', changed('510115010101', { centre: undefined }), 'Micro-grid 510115010101 has no centre.'],
    [
      'an empty grid without a centre',
      [...BASE, { code: '51011502', level: 'street', name: '空', parent: '510115' }],
      'Grid 51011502 has no centre and no micro-grid below to take it from.',
    ],
    ['no micro-grid', BASE.filter((grid) => grid['level'] !== 'micro'), 'The grid file holds no micro-grid.'],
    ['no known level', changed('510115', { level: 'city' }), 'Grid 510115 has no known level.'],
    ['no name', changed('510115', { name: ' ' }), 'Grid 510115 has no name.'],
    [
      'a leader without a phone',
      changed('510115', { leader: { name: '周梅' } }),
      'Grid 510115 has a leader without a name or a phone.',
    ],
    [
      'a code that is a number',
      changed('510115010101', { code: 510115010101 }),
      'Feature 1 of the grid file has a code that is a number: put it in quotes, as numbers lose digits.',
    ],
    [
      'a parent that is a number',
      changed('510115010101', { parent: 51011501010 }),
      'Grid 510115010101 has a parent that is a number: put it in quotes, as numbers lose digits.',
    ],
    [
      'a parent that is no code',
      changed('510115010101', { parent: '父'.repeat(2_000_000) }),
      'Grid 510115010101 has a parent whose code is not 1 to 40 letters, digits, hyphens or underscores.',
    ],
    [
      'a name that is no text',
      changed('510115', { name: ['温江区'] }),
      'Grid 510115 has a name that is no text.',
    ],
    [
      'a name without end',
      changed('510115', { name: '温'.repeat(20_000_000) }),
      'Grid 510115 has a name of 20,000,000 characters, of which 60 are shown at most.',
    ],
    [
      'a name of 61 characters',
      changed('510115', { name: '𠮷'.repeat(61) }),
      'Grid 510115 has a name of 61 characters, of which 60 are shown at most.',
    ],
    [
      'a name with lost characters',
      changed('510115', { name: '\uFFFD\uFFFD区' }),
      'Grid 510115 has a name with lost characters (\uFFFD): convert the file to UTF-8 again.',
    ],
    [
      'a name of two lines',
      changed('510115', { name: '温江\n区' }),
      'Grid 510115 has a name with control characters or line breaks.',
    ],
    [
      "a leader's phone that is a number",
      changed('510115', { leader: { name: '周梅', phone: 13800000000 } }),
      "Grid 510115 has a leader's phone that is a number: put it in quotes, as numbers lose digits.",
    ],
    [
      "a leader's name that is not shown",
      changed('510115', { leader: { name: '周'.repeat(41), phone: '13800000000' } }),
      "Grid 510115 has a leader's name of 41 characters, of which 40 are shown at most.",
    ],
    [
      'more households than there are',
      changed('510115', { households: 100_000_001 }),
      'Grid 510115 has households above 100,000,000.',
    ],
    [
      'a broken number',
      changed('510115', { households: -1 }),
      'Grid 510115 has households that is not a whole number from 0.',
    ],
  ];
  for (const [title, grids, sentence] of refused) {
    it(`is refused for ${title}`, () => {
      assert.throws(() => take(grids), { name: 'GridFileError', message: sentence });
    });
  }

  it('is refused for coordinates that are none', () => {
    for (const centre of [[1], [1, 2, 3], ['103', '30'], [181, 30], [103, 91], [null, 30], '103,30', {}]) {
      assert.throws(() => take(changed('510115010101', { centre })), {
        message: 'Grid 510115010101 has a centre that is not [longitude, latitude] in degrees.',
      });
    }
  });

  it('is refused where it is not a feature collection', () => {
    const message = 'The grid file is not a GeoJSON FeatureCollection.';
    for (const text of [
      '{}',
      '[]',
      'null',
      '{"type":"Feature"}',
      '{"type":"FeatureCollection","features":{}}',
    ]) {
      assert.throws(() => readGridGeoJson(text), { name: 'GridFileError', message });
    }
    assert.throws(() => readGridGeoJson('{"type":"Feat'), { name: 'GridFileError' });
    assert.throws(() => readGridGeoJson('{"type":"FeatureCollection","features":[null]}'), {
      message: 'Feature 1 of the grid file has no properties.',
    });
  });
});

describe('GCJ-02', () => {
  const metresApart = (a: readonly number[], b: readonly number[]): number =>
    Math.hypot((a[0]! - b[0]!) * Math.cos((a[1]! * Math.PI) / 180), a[1]! - b[1]!) * 111_195;

  it('moves a point in China by some hundred metres, and nothing outside', () => {
    // Tian'anmen, as public converters give it to six digits.
    assert.ok(metresApart(toGcj02([116.391_305, 39.905_53]), [116.397_549, 39.906_933]) < 1);
    const moved = metresApart(toGcj02([103.85, 30.68]), [103.85, 30.68]);
    assert.ok(moved > 100 && moved < 700, String(moved));
    assert.deepEqual(toGcj02([-8.61, 41.14]), [-8.61, 41.14]);
    assert.deepEqual(fromGcj02([-8.61, 41.14]), [-8.61, 41.14]);
  });

  it('is taken back to within a centimetre', () => {
    const china = fc.tuple(
      fc.double({ min: 74, max: 134, noNaN: true }),
      fc.double({ min: 4, max: 53, noNaN: true }),
    );
    fc.assert(fc.property(china, (point) => metresApart(fromGcj02(toGcj02(point)), point) < 0.01));
  });

  it('is what an import says a file is in', () => {
    const plain = take(BASE).find((grid) => grid.level === 'micro')!;
    const file = BASE.map((grid) =>
      grid['level'] === 'micro' ? { ...grid, centre: toGcj02(grid['centre'] as [number, number]) } : grid,
    );
    const converted = take(file, 'gcj02').find((grid) => grid.code === plain.code)!;
    assert.ok(metresApart(converted.centre, plain.centre) < 0.01);
  });
});
