import { METRES_PER_DEGREE, metresPerDegreeLon } from '../../kernel/geodesy.ts';
import { componentSizes } from './component.ts';
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

interface Snapping {
  readonly network: WalkNetwork;
  readonly cells: Cells;
  readonly lons: Float64Array;
  readonly lats: Float64Array;
  /** Metres of one degree of longitude at each point. */
  readonly perLon: Float64Array;
  readonly nearest: Best;
  /** The same among components that are not small. */
  readonly nearestLarge: Best;
}

const isBeyond = (a: number, b: number): boolean =>
  (a > SNAP_METRES && b > SNAP_METRES) || (a < -SNAP_METRES && b < -SNAP_METRES);

/** Offers the nearest point of a segment, in the plane that touches the Earth at the point (exact at 200 m). */
function project(snapping: Snapping, segment: number, isLarge: boolean, point: number): void {
  const { network, lons, lats } = snapping;
  const from = network.from[segment]!;
  const to = network.to[segment]!;
  const ay = (network.lats[from]! - lats[point]!) * METRES_PER_DEGREE;
  const by = (network.lats[to]! - lats[point]!) * METRES_PER_DEGREE;
  if (isBeyond(ay, by)) return;
  const ax = (network.lons[from]! - lons[point]!) * snapping.perLon[point]!;
  const bx = (network.lons[to]! - lons[point]!) * snapping.perLon[point]!;
  if (isBeyond(ax, bx)) return;
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
  // The end itself, not a sum that is off in the last digit: ways that meet there are equally near.
  const x = share === 1 ? bx : ax + share * dx;
  const y = share === 1 ? by : ay + share * dy;
  const metres = Math.sqrt(x * x + y * y);
  offer(snapping.nearest, network, point, segment, share, metres);
  if (isLarge) offer(snapping.nearestLarge, network, point, segment, share, metres);
}

function offer(
  best: Best,
  network: WalkNetwork,
  point: number,
  segment: number,
  share: number,
  metres: number,
): void {
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

function makeSnapping(network: WalkNetwork, points: readonly Position[]): Snapping {
  const lats = Float64Array.from(points, (point) => point[1]);
  return {
    network,
    cells: layCells(points),
    lons: Float64Array.from(points, (point) => point[0]),
    lats,
    perLon: lats.map(metresPerDegreeLon),
    nearest: makeBest(points.length),
    nearestLarge: makeBest(points.length),
  };
}

/**
 * The nearest point on the network for each position, at most 200 m away. A component under 50 nodes is taken
 * only where nothing larger lies within 100 m.
 */
export function snapPoints(network: WalkNetwork, points: readonly Position[]): Snapped {
  if (points.length === 0) {
    const { segment, share, metres } = makeBest(0);
    return { segment, share, legMetres: metres };
  }
  const snapping = makeSnapping(network, points);
  const sizes = componentSizes(network);
  for (let s = 0; s < network.from.length; s++) {
    if ((network.flags[s]! & GATE) === 0) {
      offerSegment(snapping, s, sizes[network.from[s]!]! >= SMALL_COMPONENT_NODES);
    }
  }
  const { nearest, nearestLarge } = snapping;
  for (let i = 0; i < points.length; i++) {
    if (nearestLarge.metres[i]! <= LARGER_WITHIN_METRES) {
      nearest.segment[i] = nearestLarge.segment[i]!;
      nearest.share[i] = nearestLarge.share[i]!;
      nearest.metres[i] = nearestLarge.metres[i]!;
    }
    if (nearest.metres[i]! > SNAP_METRES) nearest.segment[i] = -1;
  }
  return { segment: nearest.segment, share: nearest.share, legMetres: nearest.metres };
}

/** Offers a segment to the points of the cells around it. */
function offerSegment(snapping: Snapping, segment: number, isLarge: boolean): void {
  const { network, cells } = snapping;
  const a = network.from[segment]!;
  const b = network.to[segment]!;
  const column = (lon: number) => Math.floor((lon - cells.west) / cells.lonStep);
  const row = (lat: number) => Math.floor((lat - cells.south) / cells.latStep);
  const west = Math.max(0, column(Math.min(network.lons[a]!, network.lons[b]!)) - 1);
  const east = Math.min(cells.columns - 1, column(Math.max(network.lons[a]!, network.lons[b]!)) + 1);
  const south = Math.max(0, row(Math.min(network.lats[a]!, network.lats[b]!)) - 1);
  const north = Math.min(cells.rows - 1, row(Math.max(network.lats[a]!, network.lats[b]!)) + 1);
  if (west > east) return;
  for (let y = south; y <= north; y++) {
    const end = cells.starts[y * cells.columns + east + 1]!;
    for (let i = cells.starts[y * cells.columns + west]!; i < end; i++) {
      project(snapping, segment, isLarge, cells.points[i]!);
    }
  }
}
