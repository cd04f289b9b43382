import type { SearchGraph } from './layer.ts';

/** Walked metres, whole, from one point to the points within the limit, by rising point. */
export interface ReachedNode {
  readonly points: Int32Array;
  readonly metres: Uint16Array;
}

/** What waits to be looked at: nodes in a bucket per whole metre, each bucket a linked list of entries. */
class Buckets {
  readonly heads: Int32Array;
  nodes = new Int32Array(1024);
  distances = new Float64Array(1024);
  next = new Int32Array(1024);
  #entries = 0;

  constructor(limitMetres: number) {
    this.heads = new Int32Array(limitMetres + 1).fill(-1);
  }

  push(node: number, distance: number): void {
    if (this.#entries === this.nodes.length) this.#grow();
    const entry = this.#entries++;
    const bucket = distance | 0;
    this.nodes[entry] = node;
    this.distances[entry] = distance;
    this.next[entry] = this.heads[bucket]!;
    this.heads[bucket] = entry;
  }

  /** To be called when every bucket is empty. */
  restart(): void {
    this.#entries = 0;
  }

  #grow(): void {
    const larger = <T extends Int32Array | Float64Array>(from: T, into: T): T => {
      into.set(from);
      return into;
    };
    const length = this.nodes.length * 2;
    this.nodes = larger(this.nodes, new Int32Array(length));
    this.distances = larger(this.distances, new Float64Array(length));
    this.next = larger(this.next, new Int32Array(length));
  }
}

/**
 * Dijkstra with a bucket per whole metre. Lengths stay floating inside a bucket, where a node is looked at again
 * when it got nearer, and are rounded once, at the end. The arrays are laid out once for any number of searches.
 */
class Search {
  readonly #graph: SearchGraph;
  readonly #limitMetres: number;
  readonly #buckets: Buckets;
  readonly #distances: Float64Array;
  readonly #touched: Int32Array;
  #touchedCount = 0;
  readonly #nearest: Float64Array;
  readonly #found: Int32Array;

  constructor(graph: SearchGraph, limitMetres: number) {
    const points = graph.startOf.length;
    this.#graph = graph;
    this.#limitMetres = limitMetres;
    this.#buckets = new Buckets(limitMetres);
    this.#distances = new Float64Array(graph.nodes).fill(Number.POSITIVE_INFINITY);
    this.#touched = new Int32Array(graph.nodes);
    this.#nearest = new Float64Array(points).fill(Number.POSITIVE_INFINITY);
    this.#found = new Int32Array(points);
  }

  from(point: number): ReachedNode {
    const start = this.#graph.startOf[point]!;
    if (start >= 0) this.#run(start);
    return this.#collect();
  }

  #run(start: number): void {
    const buckets = this.#buckets;
    const distances = this.#distances;
    this.#reach(start, 0);
    for (let bucket = 0; bucket <= this.#limitMetres; bucket++) {
      for (let entry = buckets.heads[bucket]!; entry >= 0; entry = buckets.heads[bucket]!) {
        buckets.heads[bucket] = buckets.next[entry]!;
        const node = buckets.nodes[entry]!;
        const distance = distances[node]!;
        if (buckets.distances[entry] === distance) this.#relaxFrom(node, distance);
      }
    }
    buckets.restart();
  }

  #relaxFrom(node: number, distance: number): void {
    const { starts, heads, metres } = this.#graph;
    const bound = this.#limitMetres + 0.5;
    const end = starts[node + 1]!;
    for (let arc = starts[node]!; arc < end; arc++) {
      const there = distance + metres[arc]!;
      if (there < this.#distances[heads[arc]!]! && there < bound) this.#reach(heads[arc]!, there);
    }
  }

  #reach(node: number, distance: number): void {
    if (this.#distances[node] === Number.POSITIVE_INFINITY) this.#touched[this.#touchedCount++] = node;
    this.#distances[node] = distance;
    this.#buckets.push(node, distance);
  }

  /** Takes what was found and leaves the arrays as they were. */
  #collect(): ReachedNode {
    const distances = this.#distances;
    const touched = this.#touched;
    const nearest = this.#nearest;
    const found = this.#found;
    const { pointAt } = this.#graph;
    let count = 0;
    for (let i = 0; i < this.#touchedCount; i++) {
      const node = touched[i]!;
      const point = pointAt[node]!;
      if (point >= 0) {
        // A point on a private way stands at two nodes; its nearer one counts.
        if (nearest[point] === Number.POSITIVE_INFINITY) found[count++] = point;
        if (distances[node]! < nearest[point]!) nearest[point] = distances[node]!;
      }
      distances[node] = Number.POSITIVE_INFINITY;
    }
    this.#touchedCount = 0;
    const points = found.slice(0, count).sort();
    const metres = new Uint16Array(count);
    for (let i = 0; i < count; i++) {
      metres[i] = Math.round(nearest[points[i]!]!);
      nearest[points[i]!] = Number.POSITIVE_INFINITY;
    }
    return { points, metres };
  }
}

/** A search over a graph; a distance is kept where it rounds to at most `limitMetres` (below 65,536). */
export function makeSearch(graph: SearchGraph, limitMetres: number): (point: number) => ReachedNode {
  const search = new Search(graph, limitMetres);
  return (point) => search.from(point);
}
