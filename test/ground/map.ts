import type { OsmNodes, OsmRelation, OsmSource, OsmTags, OsmWay } from '../../src/features/reach/index.ts';
import { layWalks, readNetwork } from '../../src/features/reach/walk.ts';
import type { PrivateSetting } from '../../src/features/reach/walkway.ts';

/** A hand-made map. Places are metres east and north of a corner of 温江; names of nodes are single letters. */
export interface SmallMap {
  readonly nodes: Readonly<Record<string, readonly [east: number, north: number]>>;
  readonly nodeTags?: Readonly<Record<string, OsmTags>>;
  /** Nodes of a way as one word, and its tags. */
  readonly ways: readonly (readonly [nodes: string, tags: OsmTags])[];
  readonly relations?: readonly OsmRelation[];
}

export type Place = readonly [east: number, north: number];

const CORNER = { lon: 103.85, lat: 30.68 };
const METRES_PER_LAT = (2 * Math.PI * 6_371_008.8) / 360;
const METRES_PER_LON = METRES_PER_LAT * Math.cos((CORNER.lat * Math.PI) / 180);

export const lonLat = ([east, north]: Place): readonly [number, number] => [
  CORNER.lon + east / METRES_PER_LON,
  CORNER.lat + north / METRES_PER_LAT,
];

/** Way i has the id 100 + i; node x has the code of its letter. */
const wayId = (index: number): number => 100 + index;

export function makeSource(map: SmallMap): OsmSource {
  const names = Object.keys(map.nodes);
  const places = names.map((name) => lonLat(map.nodes[name]!));
  const tags = new Map<number, OsmTags>();
  names.forEach((name, i) => {
    const own = map.nodeTags?.[name];
    if (own !== undefined) tags.set(i, own);
  });
  const nodes: OsmNodes = {
    ids: names.map((name) => name.codePointAt(0)!),
    lons: places.map(([lon]) => lon),
    lats: places.map(([, lat]) => lat),
    tags,
  };
  const ways: OsmWay[] = map.ways.map(([word, own], i) => ({
    id: wayId(i),
    tags: own,
    refs: [...word].map((name) => name.codePointAt(0)!),
  }));
  return {
    relations: async function* () {
      yield map.relations ?? [];
    },
    ways: async function* () {
      yield ways;
    },
    nodes: async function* () {
      yield nodes;
    },
  };
}

/** Walked metres from one place to another; null where there is no walk within 2,400 m. */
export async function walked(
  map: SmallMap,
  from: Place,
  to: Place,
  setting?: PrivateSetting,
): Promise<number | null> {
  const walks = layWalks(await readNetwork(makeSource(map), setting), [lonLat(from), lonLat(to)]);
  const { points, metres } = walks.from(0);
  const at = points.indexOf(1);
  return at < 0 ? null : metres[at]!;
}

/** There and back, as a pair. */
export async function walkedBothWays(
  map: SmallMap,
  from: Place,
  to: Place,
  setting?: PrivateSetting,
): Promise<[number | null, number | null]> {
  return [await walked(map, from, to, setting), await walked(map, to, from, setting)];
}
