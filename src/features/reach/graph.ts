import { bytes, type Column, floats, ints } from './column.ts';
import { alongCurve } from './curve.ts';
import { type Incidence, incidenceOf } from './incidence.ts';
import type { WalkNetwork } from './network.ts';
import type { Snapped } from './snap.ts';
import { BACKWARD, FORWARD, PRIVATE } from './walkway.ts';

/** Edges between what stays after contraction: junctions, private boundaries and points. */
export interface Edges {
  /** Vertices below are junctions of the network; vertex `base + i` is point i. */
  readonly base: number;
  readonly vertices: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly metres: Float64Array;
  /** `FORWARD`, `BACKWARD`, `PRIVATE` per edge. */
  readonly flags: Uint8Array;
  /** The vertices that edges meet at, along a space-filling curve. */
  readonly order: Int32Array;
}

interface Pieces {
  readonly vertices: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly metres: Float64Array;
  readonly flags: Uint8Array;
}

/** Splits segments where points stand; point i becomes vertex `lons.length + i`. */
function splitAtPoints(network: WalkNetwork, snapped: Snapped): Pieces {
  const base = network.lons.length;
  const points = Array.from(snapped.segment.keys()).filter((i) => snapped.segment[i]! >= 0);
  points.sort((a, b) => snapped.segment[a]! - snapped.segment[b]! || snapped.share[a]! - snapped.share[b]!);
  const count = network.from.length + points.length;
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const metres = new Float64Array(count);
  const flags = new Uint8Array(count);
  let at = 0;
  const put = (a: number, b: number, length: number, own: number) => {
    from[at] = a;
    to[at] = b;
    metres[at] = length;
    flags[at++] = own;
  };
  let next = 0;
  for (let s = 0; s < network.from.length; s++) {
    let vertex = network.from[s]!;
    let walked = 0;
    for (; next < points.length && snapped.segment[points[next]!] === s; next++) {
      const position = snapped.share[points[next]!]! * network.metres[s]!;
      // Points on one spot reach each other even on a one-way edge.
      const isSameSpot = vertex >= base && snapped.share[points[next]!] === snapped.share[vertex - base];
      const directions = isSameSpot ? FORWARD | BACKWARD : 0;
      put(vertex, base + points[next]!, position - walked, network.flags[s]! | directions);
      vertex = base + points[next]!;
      walked = position;
    }
    put(vertex, network.to[s]!, network.metres[s]! - walked, network.flags[s]!);
  }
  return { vertices: base + snapped.segment.length, from, to, metres, flags };
}

/** Drops dead ends without a point, which no walk between points takes. Returns what is left of each vertex. */
function pruneDeadEnds(pieces: Pieces, incidence: Incidence, base: number, isGone: Uint8Array): Int32Array {
  const degrees = new Int32Array(pieces.vertices);
  for (let v = 0; v < pieces.vertices; v++) degrees[v] = incidence.starts[v + 1]! - incidence.starts[v]!;
  for (let first = 0; first < base; first++) {
    for (let v = first; v < base && degrees[v] === 1; ) {
      const piece = onlyPiece(incidence, isGone, v);
      isGone[piece] = 1;
      degrees[v] = 0;
      v = pieces.from[piece] === v ? pieces.to[piece]! : pieces.from[piece]!;
      degrees[v]!--;
    }
  }
  return degrees;
}

function onlyPiece(incidence: Incidence, isGone: Uint8Array, vertex: number): number {
  let i = incidence.starts[vertex]!;
  while (isGone[incidence.list[i]!] === 1) i++;
  return incidence.list[i]!;
}

function twoPieces(chains: Chains, vertex: number): [number, number] {
  const { incidence, isGone } = chains;
  let first = -1;
  for (let i = incidence.starts[vertex]!; i < incidence.starts[vertex + 1]!; i++) {
    const piece = incidence.list[i]!;
    if (isGone[piece] === 1) continue;
    if (first >= 0) return [first, piece];
    first = piece;
  }
  return [first, first];
}

interface Chains {
  readonly pieces: Pieces;
  readonly incidence: Incidence;
  readonly isGone: Uint8Array;
  readonly isJunction: Uint8Array;
}

function markJunctions(chains: Chains, degrees: Int32Array, base: number): void {
  const { pieces, isJunction } = chains;
  for (let v = 0; v < pieces.vertices; v++) {
    if (degrees[v] === 0) continue;
    if (v >= base || degrees[v] !== 2) isJunction[v] = 1;
    else {
      const [a, b] = twoPieces(chains, v);
      if (((pieces.flags[a]! ^ pieces.flags[b]!) & PRIVATE) !== 0) isJunction[v] = 1;
    }
  }
}

/** Splits the network where points stand and contracts the rest; dead ends without a point are dropped. */
export function contract(network: WalkNetwork, snapped: Snapped): Edges {
  const base = network.lons.length;
  const pieces = splitAtPoints(network, snapped);
  const chains: Chains = {
    pieces,
    incidence: incidenceOf(pieces),
    isGone: new Uint8Array(pieces.from.length),
    isJunction: new Uint8Array(pieces.vertices),
  };
  const degrees = pruneDeadEnds(pieces, chains.incidence, base, chains.isGone);
  markJunctions(chains, degrees, base);
  const edges: EdgeColumns = { from: ints(), to: ints(), metres: floats(), flags: bytes() };
  for (let v = 0; v < pieces.vertices; v++) {
    if (chains.isJunction[v] === 0) continue;
    for (let i = chains.incidence.starts[v]!; i < chains.incidence.starts[v + 1]!; i++) {
      const first = chains.incidence.list[i]!;
      if (chains.isGone[first] === 0) followChain(chains, v, first, edges);
    }
  }
  return {
    base,
    vertices: pieces.vertices,
    from: edges.from.view(),
    to: edges.to.view(),
    metres: edges.metres.view(),
    flags: edges.flags.view(),
    order: orderOf(network, snapped, chains.isJunction),
  };
}

function orderOf(network: WalkNetwork, snapped: Snapped, isJunction: Uint8Array): Int32Array {
  const base = network.lons.length;
  const kept = Int32Array.from(isJunction.keys()).filter((vertex) => isJunction[vertex] === 1);
  const placed = (degrees: Float64Array) =>
    Float64Array.from(kept, (vertex) => {
      if (vertex < base) return degrees[vertex]!;
      const segment = snapped.segment[vertex - base]!;
      const [from, to] = [degrees[network.from[segment]!]!, degrees[network.to[segment]!]!];
      return from + (to - from) * snapped.share[vertex - base]!;
    });
  return alongCurve(placed(network.lons), placed(network.lats)).map((position) => kept[position]!);
}

interface EdgeColumns {
  readonly from: Column<Int32Array>;
  readonly to: Column<Int32Array>;
  readonly metres: Column<Float64Array>;
  readonly flags: Column<Uint8Array>;
}

/** Walks from a junction to the next one and makes one edge of the pieces on the way. */
function followChain(chains: Chains, start: number, first: number, edges: EdgeColumns): void {
  const { pieces, isGone, isJunction } = chains;
  let directions = FORWARD | BACKWARD;
  let metres = 0;
  let vertex = start;
  let piece = first;
  for (;;) {
    const isAlong = pieces.from[piece] === vertex;
    const flags = pieces.flags[piece]!;
    const turned = ((flags & FORWARD) << 1) | ((flags & BACKWARD) >> 1);
    directions &= isAlong ? flags : turned;
    metres += pieces.metres[piece]!;
    vertex = isAlong ? pieces.to[piece]! : pieces.from[piece]!;
    if (isJunction[vertex] === 1) break;
    const [a, b] = twoPieces(chains, vertex);
    isGone[piece] = 1;
    piece = a === piece ? b : a;
  }
  isGone[piece] = 1;
  // A ring back to the same junction, or a chain of opposing one-way ways, leads nowhere.
  if (vertex === start || directions === 0) return;
  edges.from.push(start);
  edges.to.push(vertex);
  edges.metres.push(metres);
  edges.flags.push(directions | (pieces.flags[first]! & PRIVATE));
}
