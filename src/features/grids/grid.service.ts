import { gridMissing } from './grid.errors.ts';
import type { GridStore } from './grid.store.ts';
import type { Grid, Ground } from './grid.ts';
import { Recent } from './recent.ts';

const SEARCH_MOST = 20;
/** How long a server may go on with the version it knows before it asks which one is in force. */
const GROUND_KNOWN_MS = 1000;
const REMEMBERED_GRIDS = 2000;

/** The area tree of the import in force. */
export interface Grids {
  readonly models: GridStore['models'];
  /** Throws `grid_missing`. */
  find(code: string): Promise<Grid>;
  seek(code: string): Promise<Grid | null>;
  /** The grids right below, by code; null asks for the districts. */
  children(code: string | null): Promise<Grid[]>;
  /** Grids whose name holds the text or whose code starts with it, at most 20. */
  search(text: string): Promise<Grid[]>;
  /** Whether a grid is the other one or lies below it; false where it is not known. */
  isWithin(code: string, ancestorCode: string): Promise<boolean>;
  /** All micro-grids, or those below a grid, by code. */
  micro(ancestorCode?: string): Promise<Grid[]>;
  /** Names from the district down to the grid itself. Throws `grid_missing`. */
  names(code: string): Promise<string[]>;
  /** The import in force, null before the first. `fresh` asks the database whatever is remembered. */
  ground(fresh?: boolean): Promise<Ground | null>;
}

/** What an import does to the tree; see `importGround` of reach. */
export interface GridVersions {
  stage(version: string, grids: readonly Grid[]): Promise<void>;
  count(version: string): Promise<number>;
  /** Puts a staged version in force and answers the one before. */
  enforce(ground: Ground): Promise<Ground | null>;
  versions(): Promise<string[]>;
  remove(version: string): Promise<void>;
}

interface Known {
  readonly ground: Ground | null;
  readonly until: number;
}

export function makeGrids({ store }: { store: GridStore }): Grids & { readonly staging: GridVersions } {
  let known: Known = { ground: null, until: 0 };
  const recent = new Recent<Grid>(REMEMBERED_GRIDS);

  async function ground(fresh = false): Promise<Ground | null> {
    if (!fresh && known.until > performance.now()) return known.ground;
    const current = await store.ground();
    // Nothing imported yet is never remembered: the first import is to be seen at once.
    known = { ground: current, until: current === null ? 0 : performance.now() + GROUND_KNOWN_MS };
    return current;
  }

  async function some(version: string, codes: readonly string[]): Promise<Grid[]> {
    const kept = codes.map((code) => recent.get(`${version}:${code}`) ?? code);
    const unknown = kept.filter((one) => typeof one === 'string');
    const read = unknown.length === 0 ? [] : await store.some(version, unknown);
    for (const grid of read) recent.set(`${version}:${grid.code}`, grid);
    const byCode = new Map(read.map((grid) => [grid.code, grid]));
    return kept.flatMap((one) => (typeof one === 'string' ? (byCode.get(one) ?? []) : one));
  }

  async function seek(code: string): Promise<Grid | null> {
    const remembered = await ground();
    if (remembered === null) return null;
    const [grid] = await some(remembered.version, [code]);
    if (grid !== undefined) return grid;
    // A version that went out of force a moment ago may be gone already.
    const current = await ground(true);
    if (current === null || current.version === remembered.version) return null;
    return (await some(current.version, [code]))[0] ?? null;
  }

  async function find(code: string): Promise<Grid> {
    const grid = await seek(code);
    if (grid === null) throw gridMissing();
    return grid;
  }

  const withVersion = async (read: (version: string) => Promise<Grid[]>): Promise<Grid[]> => {
    const current = await ground(true);
    return current === null ? [] : read(current.version);
  };

  return {
    models: store.models,
    find,
    seek,
    ground,
    children: (code) => withVersion((version) => store.children(version, code)),
    search: async (text) => {
      const wanted = text.trim();
      return wanted === '' ? [] : withVersion((version) => store.search(version, wanted, SEARCH_MOST));
    },
    isWithin: async (code, ancestorCode) => (await seek(code))?.path.includes(ancestorCode) ?? false,
    micro: (ancestorCode) => withVersion((version) => store.micro(version, ancestorCode ?? null)),
    async names(code) {
      const { path } = await find(code);
      const above = await Promise.all(path.map(find));
      return above.map((grid) => grid.name);
    },
    staging: {
      stage: store.insert,
      count: store.count,
      versions: store.versions,
      remove: store.remove,
      async enforce(next) {
        const before = await store.setGround(next);
        known = { ground: null, until: 0 };
        return before;
      },
    },
  };
}
