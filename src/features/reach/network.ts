import { greatCircleMetres } from '../../kernel/geodesy.ts';
import { bytes, type Column, floats, ints } from './column.ts';
import { markEnclosed } from './enclosed.ts';
import {
  BACKWARD,
  CLOSED,
  FORWARD,
  GATE,
  GATE_NODE,
  PASS,
  PRIVATE,
  PRIVATE_NODE,
  type ReadingCounts,
  WALL,
  type Walkways,
  ZERO_LENGTH,
} from './walkway.ts';

/**
 * The walking network before anything is contracted: straight segments between vertices. A vertex is a node of
 * the map; a node that closes or is private has a vertex of its own for every segment that ends there.
 */
export interface WalkNetwork {
  readonly lons: Float64Array;
  readonly lats: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly metres: Float64Array;
  /** `FORWARD`, `BACKWARD`, `PRIVATE`, `GATE`, `STREET` per segment. */
  readonly flags: Uint8Array;
  /** Vertices with a gate that says nothing of who may pass. */
  readonly gates: readonly number[];
  readonly counts: ReadingCounts;
}

interface Building {
  readonly ways: Walkways;
  readonly rules: Uint8Array;
  readonly lons: Column<Float64Array>;
  readonly lats: Column<Float64Array>;
  readonly from: Column<Int32Array>;
  readonly to: Column<Int32Array>;
  readonly metres: Column<Float64Array>;
  readonly flags: Column<Uint8Array>;
}

/** A wall closes where it lies on one walked way only. */
function resolveWalls(ways: Walkways): Uint8Array {
  const rules = ways.rules.slice();
  const lastWay = new Int32Array(rules.length).fill(-1);
  for (let way = 0; way < ways.flags.length; way++) {
    for (let i = ways.starts[way]!; i < ways.starts[way + 1]!; i++) {
      const node = ways.refs[i]!;
      if (node < 0 || rules[node] !== WALL) continue;
      if (lastWay[node] !== -1 && lastWay[node] !== way) rules[node] = PASS;
      lastWay[node] = way;
    }
  }
  for (let node = 0; node < rules.length; node++) if (rules[node] === WALL) rules[node] = CLOSED;
  return rules;
}

function addSegment(building: Building, from: number, to: number, metres: number, flags: number): void {
  building.from.push(from);
  building.to.push(to);
  building.metres.push(metres);
  building.flags.push(flags);
}

/** The vertex where a segment ends: the node itself, or a vertex of its own at a node that splits its ways. */
function endVertex(building: Building, node: number): number {
  const rule = building.rules[node]!;
  if (rule === PASS || rule === GATE_NODE) return node;
  const vertex = building.lons.length;
  building.lons.push(building.ways.lons[node]!);
  building.lats.push(building.ways.lats[node]!);
  if (rule === PRIVATE_NODE) addSegment(building, vertex, node, 0, FORWARD | BACKWARD | PRIVATE | GATE);
  return vertex;
}

function addWay(building: Building, way: number): void {
  const { ways } = building;
  const flags = ways.flags[way]!;
  for (let i = ways.starts[way]!; i + 1 < ways.starts[way + 1]!; i++) {
    const a = ways.refs[i]!;
    const b = ways.refs[i + 1]!;
    if (a < 0 || b < 0 || a === b) continue;
    const metres =
      flags & ZERO_LENGTH ? 0 : greatCircleMetres(ways.lons[a]!, ways.lats[a]!, ways.lons[b]!, ways.lats[b]!);
    addSegment(building, endVertex(building, a), endVertex(building, b), metres, flags & ~ZERO_LENGTH);
  }
}

/** Segments from walkways. Ways join at shared nodes only; a missing node leaves a gap. */
export function buildNetwork(ways: Walkways): WalkNetwork {
  const building: Building = {
    ways,
    rules: resolveWalls(ways),
    lons: floats(),
    lats: floats(),
    from: ints(),
    to: ints(),
    metres: floats(),
    flags: bytes(),
  };
  building.lons.append(ways.lons);
  building.lats.append(ways.lats);
  for (let way = 0; way < ways.flags.length; way++) addWay(building, way);
  const network: WalkNetwork = {
    lons: building.lons.view(),
    lats: building.lats.view(),
    from: building.from.view(),
    to: building.to.view(),
    metres: building.metres.view(),
    flags: building.flags.view(),
    gates: Array.from(ways.rules.keys()).filter((node) => ways.rules[node] === GATE_NODE),
    counts: ways.counts,
  };
  markEnclosed(network);
  return network;
}
