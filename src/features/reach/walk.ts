import { adultMetresPerMinute } from '../../kernel/pace.ts';
import type { Position } from './cells.ts';
import { contract } from './graph.ts';
import { layGraph } from './layer.ts';
import { buildNetwork, type WalkNetwork } from './network.ts';
import type { OsmSource } from './osm.ts';
import { makeSearch, type ReachedNode } from './search.ts';
import { type Snapped, snapPoints } from './snap.ts';
import { type PrivateSetting, readWalkways } from './walkway.ts';

/** Reach is kept up to here: 30 minutes of an adult. */
const REACH_METRES = 30 * adultMetresPerMinute;

/** Reads a source into the walking network. */
export async function readNetwork(
  osm: OsmSource,
  setting: PrivateSetting = 'no-through',
): Promise<WalkNetwork> {
  return buildNetwork(await readWalkways(osm, setting));
}

export interface Walks {
  readonly snapped: Snapped;
  readonly nodes: number;
  readonly edges: number;
  /** The walked metres from a point to every point up to the limit, itself with 0. */
  from(point: number): ReachedNode;
}

/** Snaps points to the network and makes their walks ready to be searched. */
export function layWalks(
  network: WalkNetwork,
  points: readonly Position[],
  limitMetres: number = REACH_METRES,
): Walks {
  const snapped = snapPoints(network, points);
  const edges = contract(network, snapped);
  const graph = layGraph(edges, (point) => snapped.segment[point]! >= 0);
  return { snapped, nodes: graph.nodes, edges: edges.from.length, from: makeSearch(graph, limitMetres) };
}
