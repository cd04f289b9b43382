import { GridFileError } from './grid.errors.ts';
import type { LonLat } from './grid.ts';

type Ring = readonly LonLat[];

/** What a geometry says of where a grid lies. */
export interface Outline {
  readonly isPoint: boolean;
  /** A place inside it. */
  readonly centre: LonLat;
  readonly low: LonLat;
  readonly high: LonLat;
}

function positionOf(value: unknown): LonLat | null {
  const [lon, lat] = Array.isArray(value) && value.length >= 2 ? (value as unknown[]) : [];
  const isDegrees = (degrees: unknown, most: number): degrees is number =>
    typeof degrees === 'number' && Math.abs(degrees) <= most;
  return isDegrees(lon, 180) && isDegrees(lat, 90) ? [lon, lat] : null;
}

function listOf<T>(value: unknown, least: number, read: (part: unknown) => T | null): T[] | null {
  if (!Array.isArray(value) || value.length < least) return null;
  const parts: T[] = [];
  for (const one of value as unknown[]) {
    const part = read(one);
    if (part === null) return null;
    parts.push(part);
  }
  return parts;
}

const ringOf = (value: unknown): Ring | null => listOf(value, 4, positionOf);
const polygonOf = (value: unknown): Ring[] | null => listOf(value, 1, ringOf);

/** Twice the area, signed, and the middle of a ring; degrees will do, as the ring is small. */
function middleOf(ring: Ring): { area: number; middle: LonLat } {
  const [lon0, lat0] = ring[0]!;
  let [area, x, y] = [0, 0, 0];
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = [ring[i]![0] - lon0, ring[i]![1] - lat0];
    const next = ring[(i + 1) % ring.length]!;
    const [bx, by] = [next[0] - lon0, next[1] - lat0];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return { area, middle: area === 0 ? ring[0]! : [lon0 + x / (3 * area), lat0 + y / (3 * area)] };
}

/** Where the boundary crosses a latitude, from west to east; inside lies between the first two, the next two … */
function crossings(polygon: readonly Ring[], lat: number): number[] {
  const lons: number[] = [];
  for (const ring of polygon) {
    for (let i = 0; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i]!, ring[(i + 1) % ring.length]!];
      if (ay > lat !== by > lat) lons.push(ax + ((lat - ay) / (by - ay)) * (bx - ax));
    }
  }
  return lons.sort((a, b) => a - b);
}

/** The middle of a polygon; where that lies in a bay or a hole, the middle of the widest part beside it. */
function insideOf(polygon: readonly Ring[]): LonLat {
  const { middle } = middleOf(polygon[0]!);
  const lons = crossings(polygon, middle[1]);
  let widest = 0;
  let lon = middle[0];
  for (let i = 0; i + 1 < lons.length; i += 2) {
    const [west, east] = [lons[i]!, lons[i + 1]!];
    if (west <= middle[0] && middle[0] <= east) return middle;
    if (east - west > widest) [widest, lon] = [east - west, (west + east) / 2];
  }
  return [lon, middle[1]];
}

const areaOf = (polygon: readonly Ring[]): number => Math.abs(middleOf(polygon[0]!).area);

function polygonsOf(type: unknown, coordinates: unknown): Ring[][] | null {
  if (type === 'Polygon') return listOf([coordinates], 1, polygonOf);
  return type === 'MultiPolygon' ? listOf(coordinates, 1, polygonOf) : null;
}

/** Reads a GeoJSON geometry: a point or an outline; null where there is none. Throws `GridFileError`. */
export function outlineOf(geometry: unknown, at: string): Outline | null {
  if (geometry === undefined || geometry === null) return null;
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  const point = type === 'Point' ? positionOf(coordinates) : null;
  if (point !== null) return { isPoint: true, centre: point, low: point, high: point };
  const polygons = polygonsOf(type, coordinates);
  if (polygons === null) {
    throw new GridFileError(`${at} has a geometry that is no point, polygon or multipolygon in degrees.`);
  }
  const largest = polygons.reduce((best, one) => (areaOf(one) > areaOf(best) ? one : best));
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of polygons.flatMap((polygon) => polygon[0]!)) {
    [west, south] = [Math.min(west, lon), Math.min(south, lat)];
    [east, north] = [Math.max(east, lon), Math.max(north, lat)];
  }
  return { isPoint: false, centre: insideOf(largest), low: [west, south], high: [east, north] };
}
