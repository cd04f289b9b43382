import { type Grids, type GridVersions, Recent } from '../grids/index.ts';
import { type GroundInput, type ImportedGround, importGround } from './ground.import.ts';
import { decodeReach } from './reach.codec.ts';
import type { ReachStore } from './reach.store.ts';

const REMEMBERED_REACHES = 500;

/** Walked metres between micro-grids of the import in force. */
export interface Reach {
  readonly models: ReachStore['models'];
  /**
   * Every micro-grid that can be walked to from one within 2,400 m, with whole metres; itself with 0. Empty
   * where the micro-grid is not on the network. Throws `grid_missing`.
   */
  from(microCode: string): Promise<ReadonlyMap<string, number>>;
  /** Null where the walk is longer than 2,400 m or there is none. Throws `grid_missing` for `from`. */
  metres(from: string, to: string): Promise<number | null>;
  /** Imports a map and grids as the new ground; see `ground.import.ts`. */
  importGround(input: GroundInput): Promise<ImportedGround>;
}

export interface ReachDeps {
  readonly store: ReachStore;
  readonly grids: Grids & { readonly staging: GridVersions };
}

export function makeReach({ store, grids }: ReachDeps): Reach {
  const recent = new Recent<ReadonlyMap<string, number>>(REMEMBERED_REACHES);
  let list: { version: string; codes: Promise<string[] | null> } | null = null;

  async function codesOf(version: string): Promise<string[] | null> {
    if (list?.version !== version) list = { version, codes: store.codes(version) };
    const reading = list;
    try {
      const codes = await reading.codes;
      if (codes === null && list === reading) list = null;
      return codes;
    } catch (error) {
      if (list === reading) list = null;
      throw error;
    }
  }

  async function read(version: string, code: string): Promise<ReadonlyMap<string, number> | null> {
    const key = `${version}:${code}`;
    const remembered = recent.get(key);
    if (remembered !== undefined) return remembered;
    const [targets, codes] = await Promise.all([store.seek(version, code), codesOf(version)]);
    if (targets === null || codes === null) return null;
    const reach = new Map<string, number>();
    for (const [target, metres] of decodeReach(targets)) reach.set(codes[target]!, metres);
    recent.set(key, reach);
    return reach;
  }

  async function from(code: string): Promise<ReadonlyMap<string, number>> {
    const remembered = await grids.ground();
    const reach = remembered === null ? null : await read(remembered.version, code);
    if (reach !== null) return reach;
    // A version that went out of force a moment ago may be gone already.
    const current = await grids.ground(true);
    const again =
      current === null || current.version === remembered?.version ? null : await read(current.version, code);
    if (again !== null) return again;
    await grids.find(code);
    return new Map();
  }

  return {
    models: store.models,
    from,
    metres: async (start, end) => (await from(start)).get(end) ?? null,
    importGround: (input) => importGround({ grids: grids.staging, reach: store }, input),
  };
}
