import type { SearchGraph } from './layer.ts';

/** Walked metres, whole, from one point to the points within the limit, by rising point. */
export interface Found {
  readonly points: Int32Array;
  readonly metres: Uint16Array;
}

/**
 * A search that can be asked again and again: its arrays are laid out once. Dijkstra with a bucket per whole
 * metre; lengths stay floating inside a bucket, where a node is looked at again when it got nearer, and are
 * rounded once, at the end. A distance is kept where it rounds to at most `limitMetres` (below 65,536).
 */
export function makeSearch(graph: SearchGraph, limitMetres: number): (point: number) => Found {
  const { starts, heads, metres, pointAt, startOf } = graph;
  const bound = limitMetres + 0.5;
  const distances = new Float64Array(graph.nodes).fill(Number.POSITIVE_INFINITY);
  const touched = new Int32Array(graph.nodes);
  const buckets = new Int32Array(limitMetres + 1).fill(-1);
  const nearest = new Float64Array(startOf.length).fill(Number.POSITIVE_INFINITY);
  const foundPoints = new Int32Array(startOf.length);
  let entryNodes = new Int32Array(1024);
  let entryMetres = new Float64Array(1024);
  let entryNext = new Int32Array(1024);
  let touchedCount = 0;
  let entries = 0;

  function growEntries(): void {
    const larger = entryNodes.length * 2;
    const grow = <T extends Int32Array | Float64Array>(from: T, into: T): T => {
      into.set(from);
      return into;
    };
    entryNodes = grow(entryNodes, new Int32Array(larger));
    entryMetres = grow(entryMetres, new Float64Array(larger));
    entryNext = grow(entryNext, new Int32Array(larger));
  }

  function reach(node: number, distance: number): void {
    if (distances[node] === Number.POSITIVE_INFINITY) touched[touchedCount++] = node;
    distances[node] = distance;
    if (entries === entryNodes.length) growEntries();
    const bucket = distance | 0;
    entryNodes[entries] = node;
    entryMetres[entries] = distance;
    entryNext[entries] = buckets[bucket]!;
    buckets[bucket] = entries++;
  }

  function relaxFrom(node: number, distance: number): void {
    const end = starts[node + 1]!;
    for (let arc = starts[node]!; arc < end; arc++) {
      const head = heads[arc]!;
      const there = distance + metres[arc]!;
      if (there < distances[head]! && there < bound) reach(head, there);
    }
  }

  function run(start: number): void {
    reach(start, 0);
    for (let bucket = 0; bucket <= limitMetres; bucket++) {
      for (let entry = buckets[bucket]!; entry >= 0; entry = buckets[bucket]!) {
        buckets[bucket] = entryNext[entry]!;
        const node = entryNodes[entry]!;
        if (entryMetres[entry] === distances[node]) relaxFrom(node, distances[node]!);
      }
    }
  }

  /** A point on a private way stands at two nodes; its nearer one counts. */
  function collect(): Found {
    let found = 0;
    for (let i = 0; i < touchedCount; i++) {
      const node = touched[i]!;
      const point = pointAt[node]!;
      if (point >= 0) {
        if (nearest[point] === Number.POSITIVE_INFINITY) foundPoints[found++] = point;
        if (distances[node]! < nearest[point]!) nearest[point] = distances[node]!;
      }
      distances[node] = Number.POSITIVE_INFINITY;
    }
    touchedCount = 0;
    entries = 0;
    const points = foundPoints.slice(0, found).sort();
    const whole = new Uint16Array(found);
    for (let i = 0; i < found; i++) {
      whole[i] = Math.round(nearest[points[i]!]!);
      nearest[points[i]!] = Number.POSITIVE_INFINITY;
    }
    return { points, metres: whole };
  }

  return (point) => {
    const start = startOf[point]!;
    if (start < 0) return { points: new Int32Array(0), metres: new Uint16Array(0) };
    run(start);
    return collect();
  };
}
