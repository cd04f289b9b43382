import type { GridInput } from '../../src/features/grids/index.ts';
import { lonLat, type Place, type SmallMap } from './map.ts';
import { nodeBlock, pbfFile, wayBlock } from './pbf.ts';

/**
 * A town of one community: a street of 900 m along a river, with a micro-grid every 300 m, and a yard on the other bank
 * that no bridge leads to.
 */
export const TOWN: SmallMap = {
  nodes: { a: [0, 0], b: [300, 0], c: [600, 0], d: [900, 0], y: [0, 250], z: [80, 250] },
  ways: [
    ['abcd', { highway: 'residential' }],
    ['yz', { highway: 'footway' }],
  ],
};

export const MICRO: Readonly<Record<string, Place>> = {
  '510115010101': [0, 20],
  '510115010102': [300, 20],
  '510115010103': [600, 20],
  '510115010104': [900, 20],
  '510115010105': [0, 250],
};
export const FAR = '510115010106';

const above: readonly GridInput[] = [
  { code: '510115', level: 'district', name: '温江区', parent: null },
  { code: '51011501', level: 'street', name: '柳城街道', parent: '510115' },
  { code: '5101150101', level: 'community', name: '杏林社区', parent: '51011501' },
  { code: '51011501010', level: 'general', name: '杏林第一网格', parent: '5101150101' },
];

const micro = (code: string, place: Place): GridInput => ({
  code,
  level: 'micro',
  name: `杏林微网格 ${code.slice(-1)}`,
  parent: '51011501010',
  centre: lonLat(place),
  households: 60,
  population: 150,
});

/** The grid tree of the town; the last micro-grid lies far from every way. */
export const GRIDS: readonly GridInput[] = [
  ...Object.entries(MICRO).map(([code, place]) => micro(code, place)),
  micro(FAR, [0, 900]),
  ...above,
];

export const gridsFile = (grids: readonly object[] = GRIDS): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: grids.map((properties) => ({ type: 'Feature', geometry: null, properties })),
  });

/** The town as an .osm.pbf. */
export function townFile(town: SmallMap = TOWN): Buffer {
  const nodes = Object.entries(town.nodes).map(([name, place]) => {
    const [lon, lat] = lonLat(place);
    return { id: name.codePointAt(0)!, lon, lat };
  });
  const ways = town.ways.map(([word, tags], i) => ({
    id: i + 1,
    refs: [...word].map((name) => name.codePointAt(0)!),
    tags,
  }));
  return pbfFile([nodeBlock(nodes), wayBlock(ways)]);
}
