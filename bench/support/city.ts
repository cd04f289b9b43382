// A made-up city in blocks of a fixed size: streets that are bent a little, some missing, and micro-grids all over.
import type { GridInput } from '../../src/features/grids/index.ts';
import type { OsmSource } from '../../src/features/reach/index.ts';

type LonLat = readonly [lon: number, lat: number];

const CORNER = { lon: 103.5, lat: 30.4 };
const LAT_METRES = 111_195;
const LON_METRES = LAT_METRES * Math.cos((CORNER.lat * Math.PI) / 180);
const BLOCK_METRES = 90;
/** So many of a hundred stretches between two crossings are missing. */
const MISSING = 12;

const lonLat = (east: number, north: number): LonLat => [
  CORNER.lon + east / LON_METRES,
  CORNER.lat + north / LAT_METRES,
];

/** Numbers from 0 to below 1, the same in every run. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Crossings of `side` by `side` streets, each stretch a way of its own with a bend in its middle. */
export function makeCity(side: number): OsmSource {
  const random = makeRandom(7);
  const ids: number[] = [];
  const lons: number[] = [];
  const lats: number[] = [];
  const node = (east: number, north: number): number => {
    const [lon, lat] = lonLat(east + (random() - 0.5) * 30, north + (random() - 0.5) * 30);
    ids.push(ids.length + 1);
    lons.push(lon);
    lats.push(lat);
    return ids.length;
  };
  const crossings = Array.from({ length: side * side }, (_, i) =>
    node((i % side) * BLOCK_METRES, Math.floor(i / side) * BLOCK_METRES),
  );
  const ways: { id: number; tags: { highway: string }; refs: number[] }[] = [];
  const stretch = (from: number, to: number | undefined, east: number, north: number) => {
    if (to === undefined || random() * 100 < MISSING) return;
    const refs = [from, node(east, north), to];
    ways.push({ id: ways.length + 1, tags: { highway: 'residential' }, refs });
  };
  crossings.forEach((crossing, i) => {
    const [column, row] = [i % side, Math.floor(i / side)];
    const [east, north] = [column * BLOCK_METRES, row * BLOCK_METRES];
    stretch(crossing, column + 1 < side ? crossings[i + 1] : undefined, east + BLOCK_METRES / 2, north);
    stretch(crossing, crossings[i + side], east, north + BLOCK_METRES / 2);
  });
  return {
    relations: async function* () {},
    ways: async function* () {
      yield ways;
    },
    nodes: async function* () {
      yield { ids, lons, lats, tags: new Map() };
    },
  };
}

const AREA: GridInput = { code: '5101', level: 'district', name: '大城', parent: null };

/** Micro-grids of one district; their codes run along the streets, as people give them, or at random. */
export function cityGrids(points: readonly LonLat[], isAtRandom: boolean): GridInput[] {
  const random = makeRandom(13);
  const row = ([, lat]: LonLat) => Math.floor(((lat - CORNER.lat) * LAT_METRES) / BLOCK_METRES);
  const keys = points.map((point) => (isAtRandom ? random() : row(point) + (point[0] - CORNER.lon) / 10));
  const order = Array.from(points.keys()).sort((a, b) => keys[a]! - keys[b]!);
  const micro = order.map((point, i): GridInput => {
    const code = `${AREA.code}${String(i).padStart(6, '0')}`;
    return { code, level: 'micro', name: `微网格 ${i}`, parent: AREA.code, centre: points[point]! };
  });
  return [AREA, ...micro];
}

/** So many points all over a city of that side, in no order. */
export function makePoints(side: number, count: number): LonLat[] {
  const random = makeRandom(11);
  const width = (side - 1) * BLOCK_METRES;
  return Array.from({ length: count }, () => lonLat(random() * width, random() * width));
}
