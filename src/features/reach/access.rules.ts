import type { OsmTags } from './osm.ts';

/** What a tag says about people on foot; null where it says nothing we know. */
export type Permission = 'open' | 'private' | 'closed' | null;

const OPEN = new Set(['yes', 'designated', 'official', 'permissive', 'destination', 'customers']);
/** Open for who lives there, closed for passing through. */
const PRIVATE = ['private', 'permit', 'residents'];
const CLOSED = new Set([
  'no',
  'use_sidepath',
  'delivery',
  'agricultural',
  'forestry',
  'military',
  'emergency',
  'restricted',
]);

/** The values of a tag; mappers write several as `a;b`. */
export function valuesOf(value: string | undefined): string[] {
  return value === undefined ? [] : value.split(';').map((part) => part.trim());
}

/** One tag's value; in a list the most permissive counts. */
function permissionOf(value: string | undefined): Permission {
  const values = valuesOf(value);
  if (values.some((one) => OPEN.has(one))) return 'open';
  if (PRIVATE.some((one) => values.includes(one))) return 'private';
  return values.some((one) => CLOSED.has(one)) ? 'closed' : null;
}

/** `foot` beats `access`; `vehicle` and `motor_vehicle` say nothing about feet. */
export function explicitPermission(tags: OsmTags): Permission {
  return permissionOf(tags['foot']) ?? permissionOf(tags['access']);
}

const CONDITIONAL = /^(foot|access|oneway:foot|foot:forward|foot:backward)(:.*)?:conditional$/;

/** Whether a thing carries a condition (by hour, by season) that the import ignores and counts. */
export function hasCondition(tags: OsmTags): boolean {
  for (const key in tags) if (key.endsWith(':conditional') && CONDITIONAL.test(key)) return true;
  return false;
}
