import { METRES_PER_DEGREE, metresPerDegreeLon } from '../../kernel/geodesy.ts';

export type Position = readonly [lon: number, lat: number];

const MAX_CELLS = 4_000_000;

export interface Cells {
  readonly west: number;
  readonly south: number;
  readonly lonStep: number;
  readonly latStep: number;
  readonly columns: number;
  readonly rows: number;
  /** Points of cell c: points[starts[c]] up to points[starts[c + 1] - 1]. */
  readonly starts: Int32Array;
  readonly points: Int32Array;
}

/** Points by cells at least so many metres wide. */
export function layCells(points: readonly Position[], cellMetres: number): Cells {
  const lons = points.map((point) => point[0]);
  const lats = points.map((point) => point[1]);
  const bounds = (values: number[]) =>
    values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)] as const, [
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ] as readonly [number, number]);
  const [west, east] = bounds(lons);
  const [south, north] = bounds(lats);
  const widest = metresPerDegreeLon(Math.min(89, Math.max(Math.abs(south), Math.abs(north)) + 0.01));
  let latStep = cellMetres / METRES_PER_DEGREE;
  let lonStep = cellMetres / widest;
  const wanted = ((east - west) / lonStep) * ((north - south) / latStep);
  const coarser = Math.max(1, Math.sqrt(wanted / MAX_CELLS));
  latStep *= coarser;
  lonStep *= coarser;
  const columns = Math.floor((east - west) / lonStep) + 1;
  const rows = Math.floor((north - south) / latStep) + 1;
  const cellOf = (i: number) =>
    Math.floor((lats[i]! - south) / latStep) * columns + Math.floor((lons[i]! - west) / lonStep);
  const starts = new Int32Array(columns * rows + 1);
  for (let i = 0; i < points.length; i++) starts[cellOf(i) + 1]!++;
  for (let c = 0; c < columns * rows; c++) starts[c + 1]! += starts[c]!;
  const fill = starts.slice();
  const sorted = new Int32Array(points.length);
  for (let i = 0; i < points.length; i++) sorted[fill[cellOf(i)]!++] = i;
  return { west, south, lonStep, latStep, columns, rows, starts, points: sorted };
}
