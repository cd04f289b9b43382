import type { Edges } from './graph.ts';
import { BACKWARD, FORWARD, PRIVATE } from './walkway.ts';

/**
 * What is searched: an ordinary directed graph in typed arrays. That private ways are walked in the first and
 * the last stretch only is laid into it: a place on private ways has a node for walks still in their first
 * stretch and one for walks in their last, a place on open ways one for those between; arcs lead only onwards.
 */
export interface SearchGraph {
  readonly nodes: number;
  /** Arcs of node n: from starts[n] up to starts[n + 1] - 1. */
  readonly starts: Int32Array;
  readonly heads: Int32Array;
  readonly metres: Float64Array;
  /** The point that stands at a node, -1 for a mere junction. */
  readonly pointAt: Int32Array;
  /** The node a walk from a point starts at, -1 where the point is not on the network. */
  readonly startOf: Int32Array;
}

interface Layers {
  readonly open: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly nodes: number;
}

function layNodes(edges: Edges): Layers {
  const kinds = new Uint8Array(edges.vertices);
  for (let e = 0; e < edges.from.length; e++) {
    const kind = (edges.flags[e]! & PRIVATE) !== 0 ? 2 : 1;
    kinds[edges.from[e]!]! |= kind;
    kinds[edges.to[e]!]! |= kind;
  }
  const open = new Int32Array(edges.vertices).fill(-1);
  const first = open.slice();
  const last = open.slice();
  let nodes = 0;
  for (const v of edges.order) {
    if (kinds[v]! & 1) open[v] = nodes++;
    if (kinds[v]! & 2) {
      first[v] = nodes++;
      last[v] = nodes++;
    }
  }
  return { open, first, last, nodes };
}

/** Calls back for every arc of the layered graph. */
function eachArc(
  edges: Edges,
  layers: Layers,
  arc: (from: number, to: number, metres: number) => void,
): void {
  const along = (a: number, b: number, metres: number, flags: number) => {
    if ((flags & PRIVATE) === 0) arc(layers.open[a]!, layers.open[b]!, metres);
    else {
      arc(layers.first[a]!, layers.first[b]!, metres);
      arc(layers.last[a]!, layers.last[b]!, metres);
    }
  };
  for (let e = 0; e < edges.from.length; e++) {
    const flags = edges.flags[e]!;
    if (flags & FORWARD) along(edges.from[e]!, edges.to[e]!, edges.metres[e]!, flags);
    if (flags & BACKWARD) along(edges.to[e]!, edges.from[e]!, edges.metres[e]!, flags);
  }
  for (let v = 0; v < edges.vertices; v++) {
    if (layers.open[v]! < 0 || layers.first[v]! < 0) continue;
    arc(layers.first[v]!, layers.open[v]!, 0);
    arc(layers.open[v]!, layers.last[v]!, 0);
  }
}

/** `onNetwork` says of each point whether it snapped; a point without any edge still reaches itself. */
export function layGraph(edges: Edges, isOnNetwork: (point: number) => boolean): SearchGraph {
  const layers = layNodes(edges);
  const points = edges.vertices - edges.base;
  const startOf = new Int32Array(points).fill(-1);
  let nodes = layers.nodes;
  for (let i = 0; i < points; i++) {
    const v = edges.base + i;
    if (!isOnNetwork(i)) continue;
    startOf[i] = layers.first[v]! >= 0 ? layers.first[v]! : layers.open[v]! >= 0 ? layers.open[v]! : nodes++;
  }
  const pointAt = new Int32Array(nodes).fill(-1);
  for (let i = 0; i < points; i++) {
    if (startOf[i]! < 0) continue;
    for (const node of [startOf[i]!, layers.open[edges.base + i]!, layers.last[edges.base + i]!]) {
      if (node >= 0) pointAt[node] = i;
    }
  }
  const starts = new Int32Array(nodes + 1);
  eachArc(edges, layers, (from) => {
    starts[from + 1]!++;
  });
  for (let n = 0; n < nodes; n++) starts[n + 1]! += starts[n]!;
  const heads = new Int32Array(starts[nodes]!);
  const metres = new Float64Array(starts[nodes]!);
  const fill = starts.slice();
  eachArc(edges, layers, (from, to, length) => {
    heads[fill[from]!] = to;
    metres[fill[from]!++] = length;
  });
  return { nodes, starts, heads, metres, pointAt, startOf };
}
