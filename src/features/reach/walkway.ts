import { hasCondition } from './access.rules.ts';
import { bothRules, readAreas } from './area.ts';
import { bytes, floats, ints } from './column.ts';
import type { Contents } from './completeness.ts';
import { judgeNode } from './node.rules.ts';
import type { OsmSource, OsmTags } from './osm.ts';
import { judgeWay, type WayRule } from './way.rules.ts';

/** What an import makes of `private`: open for who lives there only, closed for all, open for all. */
export type PrivateSetting = 'no-through' | 'closed' | 'open';

export const FORWARD = 1;
export const BACKWARD = 2;
export const PRIVATE = 4;
/** A stretch without length that stands for passing a private gate. */
export const GATE = 8;
export const ZERO_LENGTH = 16;
/** A road of a town's net, as against drives and paths. */
export const STREET = 32;

export const PASS = 0;
export const CLOSED = 1;
export const PRIVATE_NODE = 2;
export const WALL = 3;
export const GATE_NODE = 4;
const RULE_NUMBERS = {
  pass: PASS,
  closed: CLOSED,
  private: PRIVATE_NODE,
  wall: WALL,
  gate: GATE_NODE,
} as const;

/** What was met on the way and could not be taken as it stands; for the report. */
export interface ReadingCounts extends Contents {
  readonly ways: number;
  readonly conditionalTags: number;
  /** Outlines of squares that the file lacks. */
  readonly missingOutlines: number;
}

/** The ways that are walked and the nodes they use. Positions in `refs` point into the node columns. */
export interface Walkways {
  readonly lons: Float64Array;
  readonly lats: Float64Array;
  /** `PASS`, `CLOSED`, `PRIVATE_NODE`, `WALL` or `GATE_NODE` per node. */
  readonly rules: Uint8Array;
  /** Nodes of all ways one after the other; -1 where the file lacks the node. */
  readonly refs: Int32Array;
  /** Way w uses refs[starts[w]] up to refs[starts[w + 1] - 1]. */
  readonly starts: Int32Array;
  readonly flags: Uint8Array;
  readonly counts: ReadingCounts;
}

const DIRECTIONS = { none: 0, both: FORWARD | BACKWARD, forward: FORWARD, backward: BACKWARD } as const;

function flagsOf(rule: WayRule, setting: PrivateSetting): number {
  if (rule.isPrivate && setting === 'closed') return 0;
  const isPrivate = rule.isPrivate && setting === 'no-through';
  const marks = [isPrivate ? PRIVATE : 0, rule.isZeroLength ? ZERO_LENGTH : 0, rule.isStreet ? STREET : 0];
  return marks.reduce((all, mark) => all | mark, DIRECTIONS[rule.walk]);
}

interface RawWays {
  refs: Float64Array;
  /** Nodes of the ways that are not walked. */
  otherRefs: Float64Array;
  starts: Int32Array;
  flags: Uint8Array;
  conditionalTags: number;
  missingOutlines: number;
}

/** Most ways share their tags with many others (a plain residential street): each set is judged once. */
function makeJudge(): (tags: OsmTags) => WayRule {
  const known = new Map<string, WayRule>();
  const keys = [
    'highway railway public_transport man_made route amenity motorroad sac_scale foot access area',
    'oneway:foot conveying foot:forward foot:backward',
  ].flatMap((line) => line.split(' '));
  return (tags) => {
    let signature = '';
    for (const key of keys) signature += `${tags[key] ?? ''}\n`;
    const rule = known.get(signature) ?? judgeWay(tags);
    known.set(signature, rule);
    return rule;
  };
}

async function readWays(osm: OsmSource, setting: PrivateSetting): Promise<RawWays> {
  const judge = makeJudge();
  const areas = await readAreas(osm, judge);
  const outlines = new Set(areas.keys());
  const refs = floats();
  const otherRefs = floats();
  const starts = ints();
  const flags = bytes();
  let conditionalTags = 0;
  for await (const ways of osm.ways()) {
    for (const way of ways) {
      if (hasCondition(way.tags)) conditionalTags++;
      outlines.delete(way.id);
      const own = flagsOf(bothRules(judge(way.tags), areas.get(way.id)), setting);
      if ((own & (FORWARD | BACKWARD)) === 0 || way.refs.length < 2) {
        otherRefs.append(way.refs);
        continue;
      }
      starts.push(refs.length);
      flags.push(own);
      refs.append(way.refs);
    }
  }
  starts.push(refs.length);
  const columns = {
    refs: refs.view(),
    otherRefs: otherRefs.view(),
    starts: starts.view(),
    flags: flags.view(),
  };
  return { ...columns, conditionalTags, missingOutlines: outlines.size };
}

function sortedUnique(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i]!;
  }
  return sorted.slice(0, kept);
}

/** Position of a value in a sorted column, -1 where it is not. */
function positionOf(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle]!;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

const isOnEarth = (lon: number, lat: number): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

interface ReadNodes {
  /** Of the nodes that are wanted; NaN where the file lacks one. */
  readonly lons: Float64Array;
  readonly lats: Float64Array;
  readonly rules: Uint8Array;
  conditionalTags: number;
  untaggedNodes: number;
  nodesOfNoWay: number;
}

/** Reads the nodes of walked ways; of all others it counts those without a tag. */
async function readNodes(
  osm: OsmSource,
  ids: Float64Array,
  otherIds: Float64Array,
  setting: PrivateSetting,
): Promise<ReadNodes> {
  const lons = new Float64Array(ids.length).fill(Number.NaN);
  const rules = new Uint8Array(ids.length);
  const counts = { conditionalTags: 0, untaggedNodes: 0, nodesOfNoWay: 0 };
  const read: ReadNodes = { lons, lats: lons.slice(), rules, ...counts };
  for await (const nodes of osm.nodes()) {
    for (let i = 0; i < nodes.ids.length; i++) {
      const tags = nodes.tags.get(i);
      const node = positionOf(ids, nodes.ids[i]!);
      if (tags === undefined) read.untaggedNodes++;
      if (node < 0) {
        if (tags === undefined && positionOf(otherIds, nodes.ids[i]!) < 0) read.nodesOfNoWay++;
        continue;
      }
      if (!isOnEarth(nodes.lons[i]!, nodes.lats[i]!)) continue;
      lons[node] = nodes.lons[i]!;
      read.lats[node] = nodes.lats[i]!;
      if (tags === undefined) continue;
      rules[node] = nodeRule(tags, setting);
      if (hasCondition(tags)) read.conditionalTags++;
    }
  }
  return read;
}

/** Reads what is walked, in whatever order the source keeps it. */
export async function readWalkways(osm: OsmSource, setting: PrivateSetting): Promise<Walkways> {
  const ways = await readWays(osm, setting);
  const ids = sortedUnique(ways.refs);
  const nodes = await readNodes(osm, ids, sortedUnique(ways.otherRefs), setting);
  const { lons, lats, rules } = nodes;
  const missingNodes = lons.reduce((count, lon) => count + (Number.isNaN(lon) ? 1 : 0), 0);
  const refs = Int32Array.from(ways.refs, (id) => {
    const node = positionOf(ids, id);
    return Number.isNaN(lons[node]!) ? -1 : node;
  });
  const counts = {
    ways: ways.flags.length,
    conditionalTags: ways.conditionalTags + nodes.conditionalTags,
    missingOutlines: ways.missingOutlines,
    untaggedNodes: nodes.untaggedNodes,
    nodesOfNoWay: nodes.nodesOfNoWay,
    usedNodes: ids.length,
    missingNodes,
  };
  return { lons, lats, rules, refs, starts: ways.starts, flags: ways.flags, counts };
}

function nodeRule(tags: OsmTags, setting: PrivateSetting): number {
  const rule = RULE_NUMBERS[judgeNode(tags)];
  if (rule !== PRIVATE_NODE || setting === 'no-through') return rule;
  return setting === 'closed' ? CLOSED : PASS;
}
