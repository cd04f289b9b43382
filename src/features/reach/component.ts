import { incidenceOf } from './incidence.ts';
import type { WalkNetwork } from './network.ts';
import { Unions } from './unions.ts';

const LARGE_JUNCTIONS = 50;
const LARGE_METRES = 2000;

/**
 * Per vertex, how large the network is that it belongs to: its metres, infinite where it is no small one. Size is
 * what contraction leaves, junctions and metres; how many points a network is drawn with, or how often, says nothing.
 */
export function networkSizes(network: WalkNetwork): Float64Array {
  const { from, to } = network;
  const vertices = network.lons.length;
  const unions = new Unions(vertices);
  for (let s = 0; s < from.length; s++) unions.join(from[s]!, to[s]!);
  const { starts, list } = incidenceOf({ vertices, from, to });
  const junctions = new Int32Array(vertices);
  const metres = new Float64Array(vertices);
  const seenFrom = new Int32Array(vertices).fill(-1);
  for (let v = 0; v < vertices; v++) {
    const root = unions.find(v);
    let neighbours = 0;
    for (let i = starts[v]!; i < starts[v + 1]!; i++) {
      const segment = list[i]!;
      const other = from[segment] === v ? to[segment]! : from[segment]!;
      if (seenFrom[other] === v) continue;
      seenFrom[other] = v;
      neighbours++;
      if (v < other) metres[root]! += network.metres[segment]!;
    }
    if (neighbours > 2) junctions[root]!++;
  }
  return metres.map((_, v) => {
    const root = unions.find(v);
    const isLarge = junctions[root]! >= LARGE_JUNCTIONS && metres[root]! >= LARGE_METRES;
    return isLarge ? Number.POSITIVE_INFINITY : metres[root]!;
  });
}
