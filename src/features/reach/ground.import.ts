import { randomBytes } from 'node:crypto';
import { buildGridTree, type Grid, type GridInput, type GridVersions, type Ground } from '../grids/index.ts';
import type { Position } from './cells.ts';
import { checkComplete } from './completeness.ts';
import { alongCurve } from './curve.ts';
import { GroundError } from './ground.errors.ts';
import { findIsolated } from './isolated.ts';
import type { WalkNetwork } from './network.ts';
import type { OsmSource } from './osm.ts';
import { encodeReach } from './reach.codec.ts';
import type { ReachRow, ReachStore } from './reach.store.ts';
import { layWalks, readNetwork, type Walks } from './walk.ts';
import type { PrivateSetting, ReadingCounts } from './walkway.ts';

export type GroundStage = 'reading' | 'snapping' | 'searching';

/** What an import found and what it cost; kept beside the version it made. */
interface GroundReport extends ReadingCounts {
  readonly grids: number;
  readonly microGrids: number;
  /** Codes of micro-grids farther than 200 m from the network. */
  readonly unsnapped: readonly string[];
  /** Codes of micro-grids that reach far fewer than their neighbours do. */
  readonly isolated: readonly string[];
  /** Vertices and straight segments of the walking network, before anything is contracted. */
  readonly vertices: number;
  readonly segments: number;
  /** Of the graph that is searched. */
  readonly nodes: number;
  readonly edges: number;
  readonly pairs: number;
  readonly cpuSeconds: {
    readonly reading: number;
    readonly snapping: number;
    readonly searching: number;
    readonly storing: number;
  };
  readonly megabytes: number;
}

/** What is in force after an import. */
export interface ImportedGround extends Ground {
  readonly report: GroundReport;
}

export interface GroundInput {
  readonly osm: OsmSource;
  /** The grids of a file, in any order; checked as a tree. */
  readonly grids: readonly GridInput[];
  readonly privateWays?: PrivateSetting;
  /** How far reach is kept; otherwise as far as is ever asked for. */
  readonly reachMetres?: number;
  /** Called as the import goes on; `share` runs from 0 to 1 within a stage. */
  readonly onProgress?: (stage: GroundStage, share: number) => void;
}

const BLOCK = 500;
/** Versions that no pointer names and that are older are what a killed import left. */
const ABANDONED_MS = 6 * 3_600_000;

/** Sorts by time: `20260131T093000123-5f0c`. */
function makeVersion(now: Date): string {
  return `${now.toISOString().replace(/[-:.Z]/g, '')}-${randomBytes(2).toString('hex')}`;
}

function makeStopwatch() {
  const spent = { reading: 0, snapping: 0, searching: 0, storing: 0 };
  let last = process.cpuUsage();
  return {
    spent,
    lap(part: keyof typeof spent): void {
      const { user, system } = process.cpuUsage(last);
      spent[part] += (user + system) / 1e6;
      last = process.cpuUsage();
    },
  };
}

type Stopwatch = ReturnType<typeof makeStopwatch>;

interface Deps {
  readonly grids: GridVersions;
  readonly reach: ReachStore;
}

/**
 * Searches and writes block by block, so that a city's pairs are never in memory together.
 * Answers how many each micro-grid reaches.
 */
async function storeReach(
  deps: Deps,
  version: string,
  codes: readonly string[],
  walks: Walks,
  watch: Stopwatch,
  onProgress: (share: number) => void,
): Promise<Int32Array> {
  const reached = new Int32Array(codes.length);
  for (let from = 0; from < codes.length; from += BLOCK) {
    const rows = codes.slice(from, from + BLOCK).map((code, i): ReachRow => {
      const found = walks.from(from + i);
      reached[from + i] = found.points.length;
      return { code, targets: encodeReach(found) };
    });
    watch.lap('searching');
    await deps.reach.insert(version, rows);
    watch.lap('storing');
    onProgress(Math.min(1, (from + BLOCK) / codes.length));
  }
  await deps.reach.insertCodes(version, codes);
  return reached;
}

async function removeVersion({ grids, reach }: Deps, version: string): Promise<void> {
  await Promise.all([grids.remove(version), reach.remove(version)]);
}

/** The version that was replaced, and what killed imports left long ago. A running import's is left alone. */
async function removeOld(deps: Deps, current: string, before: Ground | null): Promise<void> {
  const abandoned = makeVersion(new Date(Date.now() - ABANDONED_MS));
  const versions = new Set([...(await deps.grids.versions()), ...(await deps.reach.versions())]);
  for (const version of versions) {
    if (version === current) continue;
    if (version === before?.version || version < abandoned) await removeVersion(deps, version);
  }
}

interface Survey {
  readonly grids: readonly Grid[];
  /** Codes of the micro-grids in the order in which `walks` counts them. */
  readonly codes: readonly string[];
  readonly centres: readonly Position[];
  readonly unsnapped: readonly string[];
  readonly network: WalkNetwork;
  readonly walks: Walks;
}

/** The order in which targets are counted: near ones have near numbers, however the codes run. */
export function inSpatialOrder(micro: readonly Grid[]): Grid[] {
  const byCode = [...micro].sort((a, b) => (a.code < b.code ? -1 : 1));
  const [lons, lats] = [0, 1].map((axis) => byCode.map((grid) => grid.centre[axis]!));
  return Array.from(alongCurve(lons!, lats!), (position) => byCode[position]!);
}

/** Reads the map and puts the micro-grids on it; nothing is written. */
async function survey(input: GroundInput, watch: Stopwatch): Promise<Survey> {
  const grids = buildGridTree(input.grids);
  const micro = inSpatialOrder(grids.filter((grid) => grid.level === 'micro'));
  input.onProgress?.('reading', 0);
  const network = await readNetwork(input.osm, input.privateWays);
  checkComplete(network.counts);
  if (network.from.length === 0) {
    throw new GroundError('The OpenStreetMap file holds no way that can be walked.');
  }
  watch.lap('reading');
  input.onProgress?.('snapping', 0);
  const centres = micro.map((grid) => grid.centre);
  const walks = layWalks(network, centres, input.reachMetres);
  const codes = micro.map((grid) => grid.code);
  const unsnapped = codes.filter((_, i) => walks.snapped.segment[i]! < 0).sort();
  if (unsnapped.length === codes.length) {
    throw new GroundError('No micro-grid lies within 200 m of a way of the OpenStreetMap file.');
  }
  watch.lap('snapping');
  return { grids, codes, centres, unsnapped, network, walks };
}

/** Writes everything under a version that is not in force yet; takes it back where that fails. */
async function stage(
  deps: Deps,
  ground: Ground,
  surveyed: Survey,
  watch: Stopwatch,
  input: GroundInput,
): Promise<GroundReport> {
  const { version } = ground;
  const { grids, codes, walks } = surveyed;
  const onShare = (share: number) => input.onProgress?.('searching', share);
  try {
    await deps.grids.stage(version, grids);
    watch.lap('storing');
    const reached = await storeReach(deps, version, codes, walks, watch, onShare);
    watch.lap('storing');
    const report = reportOf(surveyed, reached, watch);
    await deps.grids.keepReport(ground, { ...report });
    return report;
  } catch (error) {
    // The first error is the one to tell; what cannot be taken back now goes with a later import.
    await removeVersion(deps, version).catch(() => {});
    throw error;
  }
}

function reportOf(
  { grids, codes, centres, unsnapped, network, walks }: Survey,
  reached: Int32Array,
  watch: Stopwatch,
): GroundReport {
  return {
    grids: grids.length,
    microGrids: codes.length,
    unsnapped,
    isolated: findIsolated(centres, reached)
      .map((point) => codes[point]!)
      .sort(),
    ...network.counts,
    vertices: network.lons.length,
    segments: network.from.length,
    nodes: walks.nodes,
    edges: walks.edges,
    pairs: reached.reduce((sum, count) => sum + count, 0),
    cpuSeconds: watch.spent,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/**
 * From a map and grids to stored reach. Everything is written under a new version first; one write then puts it
 * in force, and the old version goes. Whatever fails before changes nothing.
 * Throws `GridFileError` (grids; one that would move), `GroundError` (nothing to walk on), the source's error (file).
 */
export async function importGround(deps: Deps, input: GroundInput): Promise<ImportedGround> {
  const watch = makeStopwatch();
  const surveyed = await survey(input, watch);
  await deps.grids.refuseMoves(surveyed.grids);
  const importedAt = new Date();
  const ground: Ground = { version: makeVersion(importedAt), importedAt };
  const report = await stage(deps, ground, surveyed, watch, input);
  // From here on nothing is taken back: where the answer is lost, the write may have been done all the same.
  const before = await deps.grids.enforce(ground);
  // The new ground is in force whether or not the old one could be removed; a later import removes it then.
  await removeOld(deps, ground.version, before).catch(() => {});
  return { ...ground, report };
}
