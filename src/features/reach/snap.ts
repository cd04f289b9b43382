import { METRES_PER_DEGREE, metresPerDegreeLon } from '../../kernel/geodesy.ts';
import { type Cells, layCells, type Position } from './cells.ts';
import { networkSizes } from './component.ts';
import type { WalkNetwork } from './network.ts';
import { GATE, PRIVATE } from './walkway.ts';

/** A point on the network: how far along which segment; segment -1 where nothing is near enough. */
export interface Snapped {
  readonly segment: Int32Array;
  /** 0 at the segment's start, 1 at its end. */
  readonly share: Float64Array;
  /** The leg from the point to the network, kept apart and not counted as walked. */
  readonly legMetres: Float64Array;
}

const SNAP_METRES = 200;
/** A small network is taken only where none is as near as this that is so many times its size. */
const MUCH_LARGER = 5;
const LARGER_WITHIN_METRES = 100;

interface Best {
  readonly segment: Int32Array;
  readonly share: Float64Array;
  readonly metres: Float64Array;
  /** Of the network that the segment belongs to. */
  readonly size: Float64Array;
}

const makeBest = (count: number): Best => ({
  segment: new Int32Array(count).fill(-1),
  share: new Float64Array(count),
  metres: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
  size: new Float64Array(count),
});

interface Snapping {
  readonly network: WalkNetwork;
  readonly cells: Cells;
  readonly lons: Float64Array;
  readonly lats: Float64Array;
  /** Metres of one degree of longitude at each point. */
  readonly perLon: Float64Array;
  readonly nearest: Best;
  /** The largest network within `LARGER_WITHIN_METRES`, where it is nearest. */
  readonly largest: Best;
}

const isBeyond = (a: number, b: number): boolean =>
  (a > SNAP_METRES && b > SNAP_METRES) || (a < -SNAP_METRES && b < -SNAP_METRES);

/** Offers the nearest point of a segment, in the plane that touches the Earth at the point (exact at 200 m). */
function project(snapping: Snapping, segment: number, size: number, point: number): void {
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
  const { nearest, largest } = snapping;
  const isLargest = metres <= LARGER_WITHIN_METRES && size >= largest.size[point]!;
  if (metres > nearest.metres[point]! && !isLargest) return;
  const candidate = { segment, share, metres, size };
  offer(nearest, network, point, candidate);
  if (!isLargest) return;
  if (size > largest.size[point]!) take(largest, point, candidate);
  else offer(largest, network, point, candidate);
}

interface Candidate {
  readonly segment: number;
  readonly share: number;
  readonly metres: number;
  readonly size: number;
}

function take(best: Best, point: number, { segment, share, metres, size }: Candidate): void {
  best.segment[point] = segment;
  best.share[point] = share;
  best.metres[point] = metres;
  best.size[point] = size;
}

function offer(best: Best, network: WalkNetwork, point: number, candidate: Candidate): void {
  const known = best.metres[point]!;
  if (candidate.metres > known) return;
  if (candidate.metres === known) {
    // Where an open and a private way meet, a point at the corner stands on the open one.
    const isPrivate = (s: number) => (network.flags[s]! & PRIVATE) !== 0;
    const segment = best.segment[point]!;
    if (segment < 0 || !isPrivate(segment) || isPrivate(candidate.segment)) return;
  }
  take(best, point, candidate);
}

function makeSnapping(network: WalkNetwork, points: readonly Position[]): Snapping {
  const lats = Float64Array.from(points, (point) => point[1]);
  return {
    network,
    // a segment looks one cell beyond its box
    cells: layCells(points, SNAP_METRES * 1.01),
    lons: Float64Array.from(points, (point) => point[0]),
    lats,
    perLon: lats.map(metresPerDegreeLon),
    nearest: makeBest(points.length),
    largest: makeBest(points.length),
  };
}

/**
 * The nearest point on the network for each position, at most 200 m away. A small network is taken only
 * where no much larger one lies within 100 m.
 */
export function snapPoints(network: WalkNetwork, points: readonly Position[]): Snapped {
  if (points.length === 0) {
    const { segment, share, metres } = makeBest(0);
    return { segment, share, legMetres: metres };
  }
  const snapping = makeSnapping(network, points);
  const sizes = networkSizes(network);
  for (let s = 0; s < network.from.length; s++) {
    if ((network.flags[s]! & GATE) === 0) {
      offerSegment(snapping, s, sizes[network.from[s]!]!);
    }
  }
  const { nearest, largest } = snapping;
  for (let i = 0; i < points.length; i++) {
    const size = largest.size[i]!;
    if (size > nearest.size[i]! && size >= MUCH_LARGER * nearest.size[i]!) {
      const [segment, share, metres] = [largest.segment[i]!, largest.share[i]!, largest.metres[i]!];
      take(nearest, i, { segment, share, metres, size });
    }
    if (nearest.metres[i]! > SNAP_METRES) nearest.segment[i] = -1;
  }
  return { segment: nearest.segment, share: nearest.share, legMetres: nearest.metres };
}

/** Offers a segment to the points of the cells around it. */
function offerSegment(snapping: Snapping, segment: number, size: number): void {
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
      project(snapping, segment, size, cells.points[i]!);
    }
  }
}
