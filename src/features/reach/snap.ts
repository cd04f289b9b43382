import { componentSizes } from './component.ts';
import { METRES_PER_DEGREE, metresPerDegreeLon } from './geodesy.ts';
import type { WalkNetwork } from './network.ts';
import { GATE, PRIVATE } from './walkway.ts';

export type Position = readonly [lon: number, lat: number];

/** A point on the network: how far along which segment; segment -1 where nothing is near enough. */
export interface Snapped {
  readonly segment: Int32Array;
  /** 0 at the segment's start, 1 at its end. */
  readonly share: Float64Array;
  /** The leg from the point to the network, kept apart and not counted as walked. */
  readonly legMetres: Float64Array;
}

const SNAP_METRES = 200;
/** Nodes that hang together, below which a component is avoided where a larger one is near. */
const SMALL_COMPONENT_NODES = 50;
const LARGER_WITHIN_METRES = 100;
const MAX_CELLS = 4_000_000;

interface Cells {
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

/** Points by cells at least `SNAP_METRES` wide, so that a segment looks one cell beyond its box. */
function layCells(points: readonly Position[]): Cells {
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
  let latStep = (SNAP_METRES * 1.01) / METRES_PER_DEGREE;
  let lonStep = (SNAP_METRES * 1.01) / widest;
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

interface Best {
  readonly segment: Int32Array;
  readonly share: Float64Array;
  readonly metres: Float64Array;
}

const makeBest = (count: number): Best => ({
  segment: new Int32Array(count).fill(-1),
  share: new Float64Array(count),
  metres: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
});

/** The nearest point of a segment, in the plane that touches the Earth at the point (exact enough at 200 m). */
function project(
  network: WalkNetwork,
  segment: number,
  [lon, lat]: Position,
): [share: number, metres: number] {
  const perLon = metresPerDegreeLon(lat);
  const from = network.from[segment]!;
  const to = network.to[segment]!;
  const ax = (network.lons[from]! - lon) * perLon;
  const ay = (network.lats[from]! - lat) * METRES_PER_DEGREE;
  const dx = (network.lons[to]! - lon) * perLon - ax;
  const dy = (network.lats[to]! - lat) * METRES_PER_DEGREE - ay;
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
  return [share, Math.hypot(ax + share * dx, ay + share * dy)];
}

function offer(best: Best, network: WalkNetwork, point: number, segment: number, at: [number, number]): void {
  const [share, metres] = at;
  const known = best.metres[point]!;
  if (metres > known) return;
  if (metres === known) {
    // Where an open and a private way meet, a point at the corner stands on the open one.
    const isPrivate = (s: number) => (network.flags[s]! & PRIVATE) !== 0;
    if (best.segment[point]! < 0 || !isPrivate(best.segment[point]!) || isPrivate(segment)) return;
  }
  best.segment[point] = segment;
  best.share[point] = share;
  best.metres[point] = metres;
}

/**
 * The nearest point on the network for each position, at most 200 m away. A component under 50 nodes is taken
 * only where nothing larger lies within 100 m.
 */
export function snapPoints(network: WalkNetwork, points: readonly Position[]): Snapped {
  const nearest = makeBest(points.length);
  const nearestLarge = makeBest(points.length);
  if (points.length > 0) {
    const cells = layCells(points);
    const sizes = componentSizes(network);
    for (let s = 0; s < network.from.length; s++) {
      if ((network.flags[s]! & GATE) !== 0 && network.metres[s] === 0) continue;
      const isLarge = sizes[network.from[s]!]! >= SMALL_COMPONENT_NODES;
      offerSegment(network, cells, points, s, isLarge ? [nearest, nearestLarge] : [nearest]);
    }
  }
  for (let i = 0; i < points.length; i++) {
    const isLargeNear = nearestLarge.metres[i]! <= LARGER_WITHIN_METRES;
    if (isLargeNear && nearest.segment[i] !== nearestLarge.segment[i]) {
      nearest.segment[i] = nearestLarge.segment[i]!;
      nearest.share[i] = nearestLarge.share[i]!;
      nearest.metres[i] = nearestLarge.metres[i]!;
    }
    if (nearest.metres[i]! > SNAP_METRES) nearest.segment[i] = -1;
  }
  return { segment: nearest.segment, share: nearest.share, legMetres: nearest.metres };
}

function offerSegment(
  network: WalkNetwork,
  cells: Cells,
  points: readonly Position[],
  segment: number,
  bests: readonly Best[],
): void {
  const a = network.from[segment]!;
  const b = network.to[segment]!;
  const column = (lon: number) => Math.floor((lon - cells.west) / cells.lonStep);
  const row = (lat: number) => Math.floor((lat - cells.south) / cells.latStep);
  const west = Math.max(0, column(Math.min(network.lons[a]!, network.lons[b]!)) - 1);
  const east = Math.min(cells.columns - 1, column(Math.max(network.lons[a]!, network.lons[b]!)) + 1);
  const south = Math.max(0, row(Math.min(network.lats[a]!, network.lats[b]!)) - 1);
  const north = Math.min(cells.rows - 1, row(Math.max(network.lats[a]!, network.lats[b]!)) + 1);
  for (let y = south; y <= north; y++) {
    if (west > east) continue;
    const from = cells.starts[y * cells.columns + west]!;
    const end = cells.starts[y * cells.columns + east + 1]!;
    for (let i = from; i < end; i++) {
      const point = cells.points[i]!;
      const at = project(network, segment, points[point]!);
      for (const best of bests) offer(best, network, point, segment, at);
    }
  }
}
