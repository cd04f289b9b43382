/** Stretches between vertices: straight segments, or pieces of them. */
interface Stretches {
  readonly vertices: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Which stretches meet at a vertex: `list[starts[v]]` up to `list[starts[v + 1] - 1]`. */
export interface Incidence {
  readonly starts: Int32Array;
  readonly list: Int32Array;
}

export function incidenceOf({ vertices, from, to }: Stretches): Incidence {
  const starts = new Int32Array(vertices + 1);
  for (let p = 0; p < from.length; p++) {
    starts[from[p]! + 1]!++;
    starts[to[p]! + 1]!++;
  }
  for (let v = 0; v < vertices; v++) starts[v + 1]! += starts[v]!;
  const fill = starts.slice();
  const list = new Int32Array(from.length * 2);
  for (let p = 0; p < from.length; p++) {
    list[fill[from[p]!]!++] = p;
    list[fill[to[p]!]!++] = p;
  }
  return { starts, list };
}
