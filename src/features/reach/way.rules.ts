import { explicitPermission, type Permission, valuesOf } from './access.rules.ts';
import type { OsmTags } from './osm.ts';

/** How a way is walked, relative to the order of its nodes. `private` is decided by the import's setting. */
export interface WayRule {
  readonly walk: 'none' | 'both' | 'forward' | 'backward';
  /** Open for who lives there, closed for passing through. */
  readonly isPrivate: boolean;
  /** Lifts take no walked metres. */
  readonly isZeroLength: boolean;
  readonly isStreet: boolean;
}

const NOT_WALKED: WayRule = Object.freeze({
  walk: 'none',
  isPrivate: false,
  isZeroLength: false,
  isStreet: false,
});

const STREETS = new Set([
  'trunk',
  'trunk_link',
  'primary',
  'primary_link',
  'secondary',
  'secondary_link',
  'tertiary',
  'tertiary_link',
  'residential',
  'residential_link',
  'unclassified',
  'road',
  'living_street',
]);

const WALKED = new Set([
  ...STREETS,
  'service',
  'track',
  'path',
  'footway',
  'pedestrian',
  'steps',
  'corridor',
  'elevator',
  'platform',
  // In Chinese cities people walk on cycle tracks; `foot=no` closes one like any other way.
  'cycleway',
]);

/** Not for walking unless a sign says so (an explicit `foot`). */
const SHUT = new Set([
  'motorway',
  'motorway_link',
  'bridleway',
  'via_ferrata',
  'abandoned',
  'razed',
  'raceway',
  'busway',
  'bus_guideway',
]);

const ABOVE_HIKING = new Set([
  'mountain_hiking',
  'demanding_mountain_hiking',
  'alpine_hiking',
  'demanding_alpine_hiking',
  'difficult_alpine_hiking',
]);

/** Not there yet: nothing opens these. */
const UNBUILT = new Set(['construction', 'proposed']);

const SIGNED = new Set(['yes', 'designated', 'permissive', 'official']);

/** `walked` by its kind, `shut` unless signed for feet, `never`. */
type Kind = 'walked' | 'shut' | 'never';

function kindOf(tags: OsmTags): Kind {
  const highway = tags['highway'];
  if (highway !== undefined && UNBUILT.has(highway)) return 'never';
  // whatever is signed, the metres of a ferry are not walked
  if (valuesOf(tags['route']).includes('ferry')) return 'never';
  if (tags['motorroad'] === 'yes') return 'shut';
  if (valuesOf(tags['sac_scale']).some((scale) => ABOVE_HIKING.has(scale))) return 'shut';
  if (highway !== undefined && WALKED.has(highway)) return 'walked';
  if (tags['railway'] === 'platform' || tags['public_transport'] === 'platform') return 'walked';
  if (tags['man_made'] === 'pier') return 'walked';
  if (highway !== undefined) return SHUT.has(highway) ? 'shut' : 'never';
  return tags['amenity'] === 'parking' ? 'shut' : 'never';
}

/** Closed rings of squares are walked along their outline, either way round. */
export function isWalkedArea(tags: OsmTags): boolean {
  return tags['highway'] === 'pedestrian' || tags['highway'] === 'footway';
}

/** Only what speaks of feet makes a way one-way for feet; `oneway` alone is for vehicles. */
function directionOf(tags: OsmTags): WayRule['walk'] {
  if (tags['area'] === 'yes' && isWalkedArea(tags)) return 'both';
  const oneway = tags['oneway:foot'];
  const conveying = tags['conveying'];
  const isForwardOnly = oneway === 'yes' || oneway === '1' || oneway === 'true' || conveying === 'forward';
  const isBackwardOnly = oneway === '-1' || oneway === 'reverse' || conveying === 'backward';
  const forward = !isBackwardOnly && tags['foot:forward'] !== 'no';
  const backward = !isForwardOnly && tags['foot:backward'] !== 'no';
  if (forward && backward) return 'both';
  return forward ? 'forward' : backward ? 'backward' : 'none';
}

/** Tags of a way → how it is walked. Rules: "From OpenStreetMap to walked metres", ways and access. */
export function judgeWay(tags: OsmTags): WayRule {
  const kind = kindOf(tags);
  if (kind === 'never') return NOT_WALKED;
  if (kind === 'shut' && !valuesOf(tags['foot']).some((value) => SIGNED.has(value))) return NOT_WALKED;
  const permission: Permission = explicitPermission(tags);
  if (permission === 'closed') return NOT_WALKED;
  const walk = directionOf(tags);
  if (walk === 'none') return NOT_WALKED;
  const { highway } = tags;
  return {
    walk,
    isPrivate: permission === 'private',
    isZeroLength: highway === 'elevator',
    isStreet: highway !== undefined && STREETS.has(highway),
  };
}
