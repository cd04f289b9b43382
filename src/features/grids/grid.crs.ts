import { GridFileError } from './grid.errors.ts';

/** Which datum a grid file's coordinates are in. */
export type Crs = 'wgs84' | 'gcj02';

const NAMES: readonly (readonly [RegExp, Crs])[] = [
  [/(^|:)CRS84H?$/, 'wgs84'],
  [/^WGS[ _-]?(19)?84$/, 'wgs84'],
  // CGCS2000, China's own, lies within a decimetre of WGS-84.
  [/^(URN:OGC:DEF:CRS:)?EPSG:[\d.]*:?(4326|4490)$/, 'wgs84'],
  [/^GCJ[ _-]?(20)?02$/, 'gcj02'],
];

function nameOf(declared: unknown): string {
  if (typeof declared === 'string') return declared;
  if (typeof declared !== 'object' || declared === null) return '';
  const { type, properties } = declared as {
    type?: unknown;
    properties?: { name?: unknown; code?: unknown };
  };
  if (type === 'EPSG') return `EPSG:${String(properties?.code)}`;
  return typeof properties?.name === 'string' ? properties.name : '';
}

/** The datum that a file declares in its `crs`; null where it declares none. */
export function declaredCrs(declared: unknown): { name: string; crs: Crs } | null {
  if (declared === undefined || declared === null) return null;
  const name = nameOf(declared).trim();
  const known = NAMES.find(([pattern]) => pattern.test(name.toUpperCase()));
  if (known !== undefined) return { name, crs: known[1] };
  const shown = /^[\w:. /-]{1,60}$/.test(name) ? ` ${name}` : '';
  throw new GridFileError(
    `The grid file declares the CRS${shown}, which is not read: give degrees in WGS-84 or GCJ-02.`,
  );
}
