import { explicitPermission } from './access.rules.ts';
import type { OsmTags } from './osm.ts';

/**
 * What a node does to the ways through it. `wall` stands for a barrier that closes where it lies on one walked
 * way only: where two ways share it there is a way around or through. A `gate` that says nothing of who may pass lets
 * everybody; what it alone closes off is private all the same.
 */
export type NodeRule = 'pass' | 'private' | 'closed' | 'wall' | 'gate';

const WALLS = new Set(['wall', 'fence', 'hedge', 'retaining_wall', 'city_wall', 'jersey_barrier', 'debris']);

const GATES = new Set(['gate', 'lift_gate', 'swing_gate', 'sliding_gate']);

/** Tags of a node → its rule. An explicit `foot` or `access` decides; gates, bollards and the unknown pass. */
export function judgeNode(tags: OsmTags): NodeRule {
  const permission = explicitPermission(tags);
  if (permission !== null) return permission === 'open' ? 'pass' : permission;
  if (tags['locked'] === 'yes') return 'closed';
  const barrier = tags['barrier'];
  if (barrier === undefined) return 'pass';
  if (WALLS.has(barrier)) return 'wall';
  return GATES.has(barrier) ? 'gate' : 'pass';
}
