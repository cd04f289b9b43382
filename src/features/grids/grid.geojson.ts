import { METRES_PER_DEGREE, metresPerDegreeLon } from '../../kernel/geodesy.ts';
import { fromGcj02 } from './gcj02.ts';
import { type Crs, declaredCrs } from './grid.crs.ts';
import { GridFileError } from './grid.errors.ts';
import { type Outline, outlineOf } from './grid.outline.ts';
import { decodeGridText } from './grid.text.ts';
import { type GridInput, type GridLeader, isGridLevel, type LonLat } from './grid.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Collection {
  readonly features: readonly unknown[];
  readonly crs: unknown;
}

function collectionOf(text: string): Collection {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    throw new GridFileError('The grid file is not valid JSON: it may be truncated.');
  }
  if (!isRecord(whole) || whole['type'] !== 'FeatureCollection' || !Array.isArray(whole['features'])) {
    throw new GridFileError('The grid file is not a GeoJSON FeatureCollection.');
  }
  return { features: whole['features'], crs: whole['crs'] };
}

/** What is shown of a grid and its leader has these many characters at most. */
const MOST_NAME = 60;
const MOST_LEADER_NAME = 40;
const MOST_PHONE = 20;
const MOST_PEOPLE = 100_000_000;

/** `what` names the text in a sentence: "has no name". */
function textOf(value: unknown, what: string, at: string, most: number): string {
  if (typeof value === 'number') {
    throw new GridFileError(
      `${at} has a ${what} that is a number: put it in quotes, as numbers lose digits.`,
    );
  }
  if (value !== undefined && value !== null && typeof value !== 'string') {
    throw new GridFileError(`${at} has a ${what} that is no text.`);
  }
  if (!value || value.trim() === '') throw new GridFileError(`${at} has no ${what}.`);
  // counted one by one where that matters
  const length = value.length > 1000 ? value.length : [...value].length;
  if (length > most) {
    const count = length.toLocaleString('en');
    throw new GridFileError(
      `${at} has a ${what} of ${count} characters, of which ${most} are shown at most.`,
    );
  }
  if (value.includes('\uFFFD')) {
    throw new GridFileError(
      `${at} has a ${what} with lost characters (\uFFFD): convert the file to UTF-8 again.`,
    );
  }
  if (/\p{Cc}/u.test(value))
    throw new GridFileError(`${at} has a ${what} with control characters or line breaks.`);
  return value;
}

const CODE = /^[A-Za-z0-9_-]{1,40}$/;

function codeOf(value: unknown, what: 'code' | 'parent', at: string): string {
  const code = textOf(value, what, at, Number.MAX_SAFE_INTEGER);
  if (CODE.test(code)) return code;
  const said = what === 'code' ? 'a code that is' : 'a parent whose code is';
  throw new GridFileError(`${at} has ${said} not 1 to 40 letters, digits, hyphens or underscores.`);
}

function centreOf(value: unknown, at: string): LonLat {
  const [lon, lat] = Array.isArray(value) && value.length === 2 ? (value as unknown[]) : [];
  const isDegrees = (degrees: unknown, most: number): degrees is number =>
    typeof degrees === 'number' && Math.abs(degrees) <= most;
  if (!isDegrees(lon, 180) || !isDegrees(lat, 90)) {
    throw new GridFileError(`${at} has a centre that is not [longitude, latitude] in degrees.`);
  }
  return [lon, lat];
}

const STRAY_METRES = 200;

/** A centre that lies elsewhere than its geometry is in another datum, or another's. */
function checkInside([lon, lat]: LonLat, { low, high, isPoint }: Outline, at: string): void {
  const beyond = (value: number, from: number, to: number) => Math.max(from - value, value - to, 0);
  const east = beyond(lon, low[0], high[0]) * metresPerDegreeLon(lat);
  const north = beyond(lat, low[1], high[1]) * METRES_PER_DEGREE;
  if (Math.hypot(east, north) <= STRAY_METRES) return;
  throw new GridFileError(
    `${at} has a centre over ${STRAY_METRES} m ${isPoint ? 'from' : 'outside'} its geometry: one of them is wrong, or in another datum.`,
  );
}

function countOf(value: unknown, key: string, at: string): number {
  const isCount = Number.isSafeInteger(value) && (value as number) >= 0;
  if (!isCount) throw new GridFileError(`${at} has ${key} that is not a whole number from 0.`);
  if ((value as number) <= MOST_PEOPLE) return value as number;
  throw new GridFileError(`${at} has ${key} above ${MOST_PEOPLE.toLocaleString('en')}.`);
}

function leaderOf(value: unknown, at: string): GridLeader {
  const { name, phone } = isRecord(value) ? value : {};
  if (!name || !phone) throw new GridFileError(`${at} has a leader without a name or a phone.`);
  return {
    name: textOf(name, "leader's name", at, MOST_LEADER_NAME),
    phone: textOf(phone, "leader's phone", at, MOST_PHONE),
  };
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

interface ReadGrid {
  readonly grid: GridInput;
  readonly outline: Outline | null;
  readonly isFromOutline: boolean;
}

function gridOf(feature: unknown, number: number, crs: Crs): ReadGrid {
  const nth = `Feature ${number} of the grid file`;
  if (!isRecord(feature) || !isRecord(feature['properties']))
    throw new GridFileError(`${nth} has no properties.`);
  const { level, parent, centre, households, population, leader, ...rest } = feature['properties'];
  const code = codeOf(rest['code'], 'code', nth);
  const at = `Grid ${code}`;
  if (!isGridLevel(level)) throw new GridFileError(`${at} has no known level.`);
  const outline = outlineOf(feature['geometry'], at);
  const given = isGiven(centre) ? centreOf(centre, at) : null;
  if (given !== null && outline !== null) checkInside(given, outline, at);
  const place = given ?? outline?.centre;
  const grid: GridInput = {
    code,
    level,
    name: textOf(rest['name'], 'name', at, MOST_NAME),
    parent: isGiven(parent) ? codeOf(parent, 'parent', at) : null,
    ...(place === undefined ? {} : { centre: crs === 'gcj02' ? fromGcj02(place) : place }),
    ...(isGiven(households) ? { households: countOf(households, 'households', at) } : {}),
    ...(isGiven(population) ? { population: countOf(population, 'population', at) } : {}),
    ...(isGiven(leader) ? { leader: leaderOf(leader, at) } : {}),
  };
  return { grid, outline, isFromOutline: given === null && outline !== null };
}

/** What a grid file holds, and what became of the parts of it that are not kept as they are. */
export interface GridFile {
  readonly grids: GridInput[];
  readonly crs: Crs;
  /** What the file declares, null where it declares nothing. */
  readonly declared: string | null;
  readonly outlines: number;
  readonly centresFromGeometry: number;
}

function readText(text: string, said: Crs | undefined): GridFile {
  const collection = collectionOf(text);
  const declared = declaredCrs(collection.crs);
  const crs = said ?? declared?.crs ?? 'wgs84';
  const read = collection.features.map((feature, i) => gridOf(feature, i + 1, crs));
  return {
    grids: read.map(({ grid }) => grid),
    crs,
    declared: declared?.name ?? null,
    outlines: read.filter(({ outline }) => outline !== null && !outline.isPoint).length,
    centresFromGeometry: read.filter(({ isFromOutline }) => isFromOutline).length,
  };
}

/**
 * Grids from GeoJSON: a FeatureCollection whose properties hold `code`, `level`, `name`, `parent` and, at least
 * on micro-grids, `centre` [lon, lat] or else a geometry to take it from; optionally `households`, `population`,
 * `leader` {name, phone}. What is said of the datum goes before what the file declares.
 * Throws `GridFileError` with one sentence.
 */
export function readGridFile(bytes: Uint8Array, said?: Crs): GridFile {
  return readText(decodeGridText(bytes), said);
}

export function readGridGeoJson(text: string, said?: Crs): GridInput[] {
  return readText(text.replace(/^\uFEFF/, ''), said).grids;
}
