import { LruCache } from '../../kernel/lru-cache.ts';
import type { Grids } from '../grids/index.ts';
import { type GroundInput, type ImportedGround, importGround } from './ground.import.ts';
import { decodeReach } from './reach.codec.ts';
import type { ReachStore } from './reach.store.ts';

const REMEMBERED_REACHES = 500;

const REMEMBERED_CIRCLES = 20_000;

/** The micro-grids around one, the nearest first, those equally near by code; about 10 bytes a micro-grid. */
export interface Circle {
  readonly codes: readonly string[];
  /** Walked, of each in the same place. */
  readonly metres: Uint16Array;
}

/** Walked metres between micro-grids of the import in force. */
export interface Reach {
  /**
   * Every micro-grid that can be walked to from one within 2,400 m, with whole metres; itself with 0. Empty
   * where the micro-grid is not on the network. Throws `grid_missing`.
   */
  from(microCode: string): Promise<ReadonlyMap<string, number>>;
  /** Those within so many metres, in their order. Throws `grid_missing`. */
  circle(microCode: string, mostMetres: number): Promise<Circle>;
  /** Null where the walk is longer than 2,400 m or there is none. Throws `grid_missing` for `from`. */
  metres(from: string, to: string): Promise<number | null>;
  /** Imports a map and grids as the new ground; see `ground.import.ts`. */
  importGround(input: GroundInput): Promise<ImportedGround>;
}

export interface ReachDeps {
  readonly store: ReachStore;
  readonly grids: Pick<Grids, 'ground' | 'find' | 'staging'>;
}

/** The code list of the version asked for last; all that ask at once share one reading. */
function makeCodes(store: ReachStore): (version: string) => Promise<string[] | null> {
  let known: { version: string; codes: Promise<string[] | null> } | null = null;
  return async (version) => {
    if (known?.version !== version) known = { version, codes: store.codes(version) };
    const asked = known;
    let codes: string[] | null = null;
    try {
      codes = await asked.codes;
      return codes;
    } finally {
      if (codes === null && known === asked) known = null;
    }
  };
}

type ReachMap = ReadonlyMap<string, number>;

function makeRead(store: ReachStore): (version: string, code: string) => Promise<ReachMap | null> {
  const cache = new LruCache<ReachMap>(REMEMBERED_REACHES);
  const codesOf = makeCodes(store);
  return async (version, code) => {
    const key = `${version}:${code}`;
    const remembered = cache.get(key);
    if (remembered !== undefined) return remembered;
    const [targets, codes] = await Promise.all([store.seek(version, code), codesOf(version)]);
    if (targets === null || codes === null) return null;
    const reach = new Map<string, number>();
    for (const [target, metres] of decodeReach(targets)) reach.set(codes[target]!, metres);
    cache.set(key, reach);
    return reach;
  };
}

function circleOf(reach: ReachMap, mostMetres: number): Circle {
  const near = [...reach].filter(([, metres]) => metres <= mostMetres);
  near.sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  return { codes: near.map(([code]) => code), metres: Uint16Array.from(near, ([, metres]) => metres) };
}

export function reachOver({ store, grids }: ReachDeps): Reach {
  const read = makeRead(store);
  const circles = new LruCache<Circle>(REMEMBERED_CIRCLES);
  async function from(code: string): Promise<ReachMap> {
    const remembered = await grids.ground();
    const reach = remembered === null ? null : await read(remembered.version, code);
    if (reach !== null) return reach;
    // A version that went out of force a moment ago may be gone already.
    const current = await grids.ground(true);
    const isNewer = current !== null && current.version !== remembered?.version;
    const again = isNewer ? await read(current.version, code) : null;
    if (again !== null) return again;
    await grids.find(code);
    return new Map();
  }
  async function circle(code: string, mostMetres: number): Promise<Circle> {
    const ground = await grids.ground();
    const key = `${ground?.version}:${mostMetres}:${code}`;
    const known = circles.get(key) ?? circleOf(await from(code), mostMetres);
    circles.set(key, known);
    return known;
  }
  return {
    from,
    circle,
    metres: async (start, end) => (await from(start)).get(end) ?? null,
    importGround: (input) => importGround({ grids: grids.staging, reach: store }, input),
  };
}
