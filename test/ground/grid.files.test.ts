import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toGcj02 } from '../../src/features/grids/gcj02.ts';
import { outlineOf } from '../../src/features/grids/grid.outline.ts';
import { buildGridTree, type Crs, readGridFile, readGridGeoJson } from '../../src/features/grids/index.ts';
import { lonLat } from './map.ts';
import { GRIDS, gridsFile } from './town.ts';

const refusing = (sentence: string) => ({ name: 'GridFileError', message: sentence });

describe('the bytes of a grid file', () => {
  const plain = readGridGeoJson(gridsFile());
  const utf8 = Buffer.from(gridsFile());
  /** GBK of the names in the town; there is no encoder at hand. */
  const GBK: Readonly<Record<string, number>> = {
    ...{ 温: 0xcec2, 江: 0xbdad, 区: 0xc7f8, 柳: 0xc1f8, 城: 0xb3c7, 街: 0xbdd6, 道: 0xb5c0, 杏: 0xd0d3 },
    ...{ 林: 0xc1d6, 社: 0xc9e7, 第: 0xb5da, 一: 0xd2bb, 网: 0xcdf8, 格: 0xb8f1, 微: 0xcea2 },
  };
  const gbk = Buffer.concat(
    [...gridsFile()].map((letter) => {
      const code = GBK[letter] ?? letter.codePointAt(0)!;
      return Buffer.from(code < 0x80 ? [code] : [code >> 8, code & 0xff]);
    }),
  );

  it('are UTF-8, with or without a byte order mark', () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]);
    assert.deepEqual(readGridFile(utf8).grids, plain);
    assert.deepEqual(readGridFile(marked).grids, plain);
    assert.deepEqual(readGridGeoJson(marked.toString()), plain);
  });

  it('are said to be of another encoding', () => {
    assert.equal(new TextDecoder('gbk').decode(gbk), gridsFile());
    assert.throws(() => readGridFile(gbk), refusing('The grid file is written in GBK: save it as UTF-8.'));
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(gridsFile(), 'utf16le')]);
    for (const bytes of [utf16, Buffer.from(utf16).swap16()]) {
      assert.throws(
        () => readGridFile(bytes),
        refusing('The grid file is written in UTF-16: save it as UTF-8.'),
      );
    }
  });

  it('are said to be damaged, wherever one is lost or another, or read as grids', () => {
    const broken = refusing('The grid file is not UTF-8 throughout: it may be damaged or truncated.');
    const within = utf8.indexOf('温') + 1;
    assert.throws(() => readGridFile(utf8.subarray(0, within)), broken);
    assert.throws(() => readGridFile(Buffer.from(utf8).fill(0xff, within, within + 1)), broken);
    for (let end = 0; end < utf8.length; end++) {
      assert.throws(() => readGridFile(utf8.subarray(0, end)), { name: 'GridFileError' });
    }
    fc.assert(
      fc.property(fc.nat(utf8.length - 1), fc.nat(255), (at, value) => {
        const altered = Buffer.from(utf8);
        altered[at] = value;
        try {
          buildGridTree(readGridFile(altered).grids);
        } catch (error) {
          assert.equal((error as Error).name, 'GridFileError');
        }
      }),
    );
  });
});

describe('what a grid file declares of its coordinates', () => {
  const declaring = (crs: unknown, said?: Crs) =>
    readGridFile(Buffer.from(JSON.stringify({ ...JSON.parse(gridsFile()), crs })), said);
  const named = (name: string) => ({ type: 'name', properties: { name } });
  const [first] = readGridGeoJson(gridsFile());

  it('is read where it is WGS-84 or as good', () => {
    for (const crs of [
      undefined,
      null,
      named('urn:ogc:def:crs:OGC:1.3:CRS84'),
      named('urn:ogc:def:crs:EPSG::4326'),
      named('EPSG:4490'),
      'WGS84',
      { type: 'EPSG', properties: { code: 4326 } },
    ]) {
      const { grids, crs: read } = declaring(crs);
      assert.deepEqual([grids[0]!.centre, read], [first!.centre, 'wgs84']);
    }
  });

  it('is read where it is GCJ-02, and gives way to what is said', () => {
    const moved = toGcj02(declaring(named('GCJ-02')).grids[0]!.centre!);
    assert.ok(Math.abs(moved[0] - first!.centre![0]) < 1e-7 && Math.abs(moved[1] - first!.centre![1]) < 1e-7);
    assert.deepEqual(declaring(named('GCJ02'), 'wgs84').grids[0]!.centre, first!.centre);
    const { crs, declared } = declaring(named('EPSG:4326'), 'gcj02');
    assert.deepEqual([crs, declared], ['gcj02', 'EPSG:4326']);
  });

  it('is refused where it is none of them', () => {
    const sentence = (said: string) =>
      `The grid file declares the CRS${said}, which is not read: give degrees in WGS-84 or GCJ-02.`;
    for (const name of ['EPSG:3857', 'urn:ogc:def:crs:EPSG::4547', 'BD-09']) {
      assert.throws(() => declaring(named(name)), refusing(sentence(` ${name}`)));
    }
    for (const crs of [{}, 4326, { type: 'link', properties: { href: 'x' } }, named('坐标'.repeat(90))]) {
      assert.throws(() => declaring(crs), refusing(sentence('')));
    }
  });
});

describe('the geometry of a grid', () => {
  type Places = readonly (readonly [number, number])[];
  const ring = (places: Places) => [...places, places[0]!].map(lonLat);
  const square = [
    [0, 0],
    [100, 0],
    [100, 100],
    [0, 100],
  ] as const;
  const polygon = (...rings: Places[]) => ({ type: 'Polygon', coordinates: rings.map(ring) });
  const fileWith = (geometry: unknown, centre: unknown) => {
    const { features } = JSON.parse(gridsFile()) as { features: { properties: Record<string, unknown> }[] };
    const [one, ...others] = features;
    const changed = { ...one, geometry, properties: { ...one!.properties, centre } };
    return readGridFile(
      Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [changed, ...others] })),
    );
  };
  const near = (place: readonly number[], [east, north]: readonly [number, number]) => {
    const [lon, lat] = lonLat([east, north]);
    assert.ok(Math.hypot(place[0]! - lon, place[1]! - lat) < 1e-6, `${place}`);
  };

  it('gives the centre where nothing else does', () => {
    near(fileWith(polygon(square), undefined).grids[0]!.centre!, [50, 50]);
    near(fileWith({ type: 'Point', coordinates: lonLat([30, 40]) }, null).grids[0]!.centre!, [30, 40]);
    const far = [
      [200, 0],
      [500, 0],
      [500, 100],
      [200, 100],
    ] as const;
    const several = { type: 'MultiPolygon', coordinates: [[ring(square)], [ring(far)]] };
    const file = fileWith(several, undefined);
    near(file.grids[0]!.centre!, [350, 50]);
    assert.deepEqual([file.outlines, file.centresFromGeometry], [1, 1]);
  });

  it('gives a centre that lies inside, whatever its shape', () => {
    const bay = [
      [0, 0],
      [300, 0],
      [300, 40],
      [40, 40],
      [40, 260],
      [300, 260],
      [300, 300],
      [0, 300],
    ] as const;
    near(fileWith(polygon(bay), undefined).grids[0]!.centre!, [20, 150]);
    const hole = [
      [40, 30],
      [95, 30],
      [95, 70],
      [40, 70],
    ] as const;
    near(fileWith(polygon(square, hole), undefined).grids[0]!.centre!, [20, 50]);
  });

  it('is counted where the centre is given, and must lie where that does', () => {
    const file = fileWith(polygon(square), lonLat([20, 90]));
    assert.deepEqual([file.outlines, file.centresFromGeometry], [1, 0]);
    assert.deepEqual(file.grids[0]!.centre, lonLat([20, 90]));
    const code = GRIDS[0]!.code;
    assert.throws(
      () => fileWith(polygon(square), lonLat([450, 50])),
      refusing(
        `Grid ${code} has a centre over 200 m outside its geometry: one of them is wrong, or in another datum.`,
      ),
    );
    const point = { type: 'Point', coordinates: lonLat([0, 0]) };
    assert.throws(() => fileWith(point, lonLat([0, 300])), {
      message: /^Grid \d+ has a centre over 200 m from its/,
    });
  });

  it('is refused where it is none in degrees', () => {
    const sentence = `Grid ${GRIDS[0]!.code} has a geometry that is no point, polygon or multipolygon in degrees.`;
    for (const geometry of [
      {},
      'POINT(1 2)',
      7,
      { type: 'Point', coordinates: [456_789, 3_395_000] },
      { type: 'Polygon', coordinates: [] },
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 2],
            [3, 4],
            [5, '6'],
            [1, 2],
          ],
        ],
      },
      { type: 'MultiPolygon', coordinates: null },
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      { type: 'GeometryCollection', geometries: [] },
    ]) {
      assert.throws(() => fileWith(geometry, undefined), refusing(sentence));
    }
  });

  it('has its centre inside on random stars', () => {
    const radii = fc.array(fc.integer({ min: 5, max: 300 }), { minLength: 3, maxLength: 24 });
    fc.assert(
      fc.property(radii, (all) => {
        const star = all.map((radius, i): [number, number] => {
          const angle = (2 * Math.PI * i) / all.length;
          return [radius * Math.cos(angle), radius * Math.sin(angle)];
        });
        const [lon, lat] = outlineOf(polygon(star), 'Grid')!.centre;
        // the angle test: who stands inside turns once around
        let turned = 0;
        const corners = ring(star);
        for (let i = 0; i + 1 < corners.length; i++) {
          const [a, b] = [corners[i]!, corners[i + 1]!];
          const turn = Math.atan2(b[1] - lat, b[0] - lon) - Math.atan2(a[1] - lat, a[0] - lon);
          turned += Math.atan2(Math.sin(turn), Math.cos(turn));
        }
        assert.ok(Math.abs(Math.abs(turned) - 2 * Math.PI) < 0.01, `${turned}`);
      }),
    );
  });
});
