import { fromGcj02 } from './gcj02.ts';
import { GridFileError } from './grid.errors.ts';
import { type GridInput, type GridLeader, isGridLevel, type LonLat } from './grid.ts';

/** Which datum a grid file's coordinates are in. */
export type Crs = 'wgs84' | 'gcj02';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function featuresOf(text: string): unknown[] {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    throw new GridFileError('The grid file is not valid JSON: it may be truncated.');
  }
  if (!isRecord(whole) || whole['type'] !== 'FeatureCollection' || !Array.isArray(whole['features'])) {
    throw new GridFileError('The grid file is not a GeoJSON FeatureCollection.');
  }
  return whole['features'];
}

function textOf(properties: Record<string, unknown>, key: string, at: string): string {
  const value = properties[key];
  if (typeof value !== 'string' || value.trim() === '') throw new GridFileError(`${at} has no ${key}.`);
  return value;
}

const CODE = /^[A-Za-z0-9_-]{1,40}$/;

function centreOf(value: unknown, at: string, crs: Crs): LonLat {
  const [lon, lat] = Array.isArray(value) && value.length === 2 ? (value as unknown[]) : [];
  const isDegrees = (degrees: unknown, most: number): degrees is number =>
    typeof degrees === 'number' && Math.abs(degrees) <= most;
  if (!isDegrees(lon, 180) || !isDegrees(lat, 90)) {
    throw new GridFileError(`${at} has a centre that is not [longitude, latitude] in degrees.`);
  }
  return crs === 'gcj02' ? fromGcj02([lon, lat]) : [lon, lat];
}

function countOf(value: unknown, key: string, at: string): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new GridFileError(`${at} has ${key} that is not a whole number from 0.`);
}

function leaderOf(value: unknown, at: string): GridLeader {
  if (isRecord(value) && typeof value['name'] === 'string' && typeof value['phone'] === 'string') {
    return { name: value['name'], phone: value['phone'] };
  }
  throw new GridFileError(`${at} has a leader without a name or a phone.`);
}

function gridOf(feature: unknown, number: number, crs: Crs): GridInput {
  const nth = `Feature ${number} of the grid file`;
  const properties = isRecord(feature) ? feature['properties'] : null;
  if (!isRecord(properties)) throw new GridFileError(`${nth} has no properties.`);
  const code = textOf(properties, 'code', nth);
  if (!CODE.test(code)) {
    throw new GridFileError(`${nth} has a code that is not 1 to 40 letters, digits, hyphens or underscores.`);
  }
  const at = `Grid ${code}`;
  const { level, parent, centre, households, population, leader } = properties;
  if (!isGridLevel(level)) throw new GridFileError(`${at} has no known level.`);
  if (parent !== null && parent !== undefined && typeof parent !== 'string') {
    throw new GridFileError(`${at} has a parent that is not a code.`);
  }
  const given = (value: unknown) => value !== undefined && value !== null;
  return {
    code,
    level,
    name: textOf(properties, 'name', at),
    parent: parent ?? null,
    ...(given(centre) ? { centre: centreOf(centre, at, crs) } : {}),
    ...(given(households) ? { households: countOf(households, 'households', at) } : {}),
    ...(given(population) ? { population: countOf(population, 'population', at) } : {}),
    ...(given(leader) ? { leader: leaderOf(leader, at) } : {}),
  };
}

/**
 * Grids from GeoJSON: a FeatureCollection whose properties hold `code`, `level`, `name`, `parent` and, at least
 * on micro-grids, `centre` [lon, lat]; optionally `households`, `population`, `leader` {name, phone}.
 * Throws `GridFileError` with one sentence.
 */
export function readGridGeoJson(text: string, crs: Crs = 'wgs84'): GridInput[] {
  return featuresOf(text).map((feature, i) => gridOf(feature, i + 1, crs));
}
