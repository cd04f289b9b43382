import type { WalkNetwork } from './network.ts';
import { GATE, PRIVATE } from './walkway.ts';

/** Union-find over numbers from 0. */
class Unions {
  readonly parent: Int32Array;

  constructor(count: number) {
    this.parent = Int32Array.from({ length: count }, (_, i) => i);
  }

  find(one: number): number {
    const parent = this.parent;
    let at = one;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }

  join(a: number, b: number): void {
    const rootA = this.find(a);
    const rootB = this.find(b);
    // The lower number wins, so that the result does not hang on the order of the file.
    if (rootA < rootB) this.parent[rootB] = rootA;
    else this.parent[rootA] = rootB;
  }
}

function joinSegments(network: WalkNetwork, without: number): Unions {
  const unions = new Unions(network.lons.length);
  for (let s = 0; s < network.from.length; s++) {
    if ((network.flags[s]! & without) === 0) unions.join(network.from[s]!, network.to[s]!);
  }
  return unions;
}

function sizesOf(unions: Unions): Int32Array {
  const sizes = new Int32Array(unions.parent.length);
  for (let v = 0; v < sizes.length; v++) sizes[unions.find(v)]!++;
  return sizes;
}

/** Per vertex, how many vertices hang together with it. */
export function componentSizes(network: WalkNetwork): Int32Array {
  const unions = joinSegments(network, 0);
  const sizes = sizesOf(unions);
  return sizes.map((_, vertex) => sizes[unions.find(vertex)]!);
}

/** What lies behind private gates and is at most this large counts as the compound they close off. */
const COMPOUND_MAX_NODES = 500;

/**
 * A private gate is a point; the compound behind it is usually mapped with plain footways. Taken by itself the
 * gate could be passed by nobody ("first and last stretch" would end at it), so ways that hang together with
 * the rest only through private gates or ways, and touch such a gate, are private too.
 */
export function markEnclosed(network: WalkNetwork): void {
  const whole = joinSegments(network, 0);
  const open = joinSegments(network, PRIVATE);
  const sizes = sizesOf(open);
  const largest = largestPerWhole(whole, open, sizes);
  const isEnclosed = new Uint8Array(sizes.length);
  for (let s = 0; s < network.from.length; s++) {
    if ((network.flags[s]! & GATE) === 0) continue;
    const part = open.find(network.from[s]!);
    const isMain = largest[whole.find(part)] === part;
    if (!isMain && sizes[part]! <= COMPOUND_MAX_NODES) isEnclosed[part] = 1;
  }
  for (let s = 0; s < network.from.length; s++) {
    if (isEnclosed[open.find(network.from[s]!)] === 1) network.flags[s]! |= PRIVATE;
  }
}

function largestPerWhole(whole: Unions, open: Unions, sizes: Int32Array): Int32Array {
  const largest = new Int32Array(sizes.length).fill(-1);
  for (let v = 0; v < sizes.length; v++) {
    if (open.parent[v] !== v) continue;
    const root = whole.find(v);
    const best = largest[root]!;
    if (best === -1 || sizes[v]! > sizes[best]!) largest[root] = v;
  }
  return largest;
}
