import { LruCache } from '../../kernel/lru-cache.ts';
import { GridFileError, gridMissing } from './grid.errors.ts';
import { type NearGrid, NearGrids } from './grid.near.ts';
import { GridPaths } from './grid.paths.ts';
import type { GridStore, GridsAmong } from './grid.store.ts';
import type { Grid, Ground, GroundReport, LonLat } from './grid.ts';

const SEARCH_MOST = 20;
const MOST_WORDS = 4;
/** How long a server may go on with the version it knows before it asks which one is in force. */
const GROUND_KNOWN_MS = 1000;
const REMEMBERED_GRIDS = 2000;

/** The area tree of the import in force. */
export interface Grids {
  /** Throws `grid_missing`. */
  find(code: string): Promise<Grid>;
  seek(code: string): Promise<Grid | null>;
  /** The grids right below, by code; null asks for the districts. */
  children(code: string | null): Promise<Grid[]>;
  /** Grids whose name holds the text or whose code starts with it, at most 20. */
  search(text: string): Promise<Grid[]>;
  /** Grids by code behind `after`, of which every word stands in their own name or in one above. */
  searchAll(text: string, among: GridsAmong, after: string, limit: number): Promise<Grid[]>;
  /** The codes of these grids and of all below them, from memory. */
  below(codes: readonly string[]): string[];
  /** Codes from the district down to the grid, from memory; an unknown grid lies in nothing but itself. */
  pathOf(code: string): string[];
  /** Takes over what another process has imported. */
  refresh(): Promise<void>;
  /** All micro-grids, or those below a grid, by code. */
  micro(ancestorCode?: string): Promise<Grid[]>;
  /** The micro-grids around a point, WGS-84, the nearest first, in metres as the crow flies. */
  near(point: LonLat, withinMetres: number, most: number): Promise<NearGrid[]>;
  /** The code of the community on a way down the tree, from memory; null where there is none. */
  communityOn(path: readonly string[]): string | null;
  /** Names from the district down to the grid itself. Throws `grid_missing`. */
  names(code: string): Promise<string[]>;
  /** The import in force, null before the first. `fresh` asks the database whatever is remembered. */
  ground(fresh?: boolean): Promise<Ground | null>;
  readonly staging: GridVersions;
}

/** What an import does to the tree; see `importGround` of reach. */
export interface GridVersions {
  stage(version: string, grids: readonly Grid[]): Promise<void>;
  keepReport(ground: Ground, report: GroundReport): Promise<void>;
  /** What is stored names the path of its grid: none moves. Throws `GridFileError` where one in force would. */
  refuseMoves(grids: readonly Grid[]): Promise<void>;
  /** Puts a staged version in force and answers the one before. */
  enforce(ground: Ground): Promise<Ground | null>;
  versions(): Promise<string[]>;
  remove(version: string): Promise<void>;
}

/** Which import is in force, remembered for a second. */
function makePointer(store: GridStore) {
  let known: Ground | null = null;
  let knownUntil = 0;
  return {
    async ground(fresh = false): Promise<Ground | null> {
      if (!fresh && knownUntil > performance.now()) return known;
      known = await store.ground();
      // Nothing imported yet is never remembered: the first import is to be seen at once.
      knownUntil = known === null ? 0 : performance.now() + GROUND_KNOWN_MS;
      return known;
    },
    forget(): void {
      knownUntil = 0;
    },
  };
}

type ReadGround = ReturnType<typeof makePointer>['ground'];

/** Single grids by code; the last ones asked for are remembered. */
function makeSeek(store: GridStore, ground: ReadGround): (code: string) => Promise<Grid | null> {
  const cache = new LruCache<Grid>(REMEMBERED_GRIDS);
  async function read(version: string, code: string): Promise<Grid | null> {
    const key = `${version}:${code}`;
    const grid = cache.get(key) ?? (await store.seek(version, code));
    if (grid !== null) cache.set(key, grid);
    return grid;
  }
  return async (code) => {
    const remembered = await ground();
    if (remembered === null) return null;
    const grid = await read(remembered.version, code);
    if (grid !== null) return grid;
    // A version that went out of force a moment ago may be gone already.
    const current = await ground(true);
    return current === null || current.version === remembered.version ? null : read(current.version, code);
  };
}

/** Lists of one version: read again where another one came into force meanwhile. */
function makeList(ground: ReadGround) {
  return async (read: (version: string) => Promise<Grid[]>): Promise<Grid[]> => {
    let current = await ground(true);
    while (current !== null) {
      const grids = await read(current.version);
      const now = await ground(true);
      if (now?.version === current.version) return grids;
      current = now;
    }
    return [];
  };
}

function makeStaging(store: GridStore, paths: GridPaths, forget: () => void): GridVersions {
  return {
    stage: store.insert,
    keepReport: store.keepReport,
    versions: store.versions,
    remove: store.remove,
    async refuseMoves(grids) {
      await paths.refresh();
      for (const { code, path } of grids) {
        const before = paths.pathOf(code);
        if (before.length === 1 || before.join(' ') === path.join(' ')) continue;
        const [was, is] = [before, path].map((each) => each.slice(0, -1).join(' › '));
        throw new GridFileError(`Grid ${code} lies in ${was} and cannot move to ${is}: give it a new code.`);
      }
    },
    async enforce(next) {
      const before = await store.setGround(next);
      forget();
      // the import is in force whether or not it can be read at once; every server looks again
      await paths.refresh().catch(() => undefined);
      return before;
    },
  };
}

const namesIn =
  (find: Grids['find']): Grids['names'] =>
  async (code) => {
    const { path } = await find(code);
    const grids = await Promise.all(path.map(find));
    return grids.map((grid) => grid.name);
  };

export function gridsOver(store: GridStore): Grids {
  const { ground, forget } = makePointer(store);
  const seek = makeSeek(store, ground);
  const paths = new GridPaths({ ground, hung: store.hung });
  const list = makeList(ground);
  const nearGrids = new NearGrids({ ground, centres: store.centres });
  async function find(code: string): Promise<Grid> {
    const grid = await seek(code);
    if (grid === null) throw gridMissing();
    return grid;
  }
  return {
    find,
    seek,
    ground,
    children: (code) => list((version) => store.children(version, code)),
    micro: (ancestorCode) => list((version) => store.micro(version, ancestorCode ?? null)),
    async search(text) {
      const wanted = text.trim();
      return wanted === '' ? [] : list((version) => store.search(version, wanted, SEARCH_MOST));
    },
    searchAll(text, among, after, limit) {
      const words = text
        .split(/\s+/)
        .filter((word) => word !== '')
        .slice(0, MOST_WORDS);
      return list((version) => store.page(version, { words, ...among }, after, limit));
    },
    communityOn: (path) => paths.communityOn(path),
    near: (point, withinMetres, most) => nearGrids.near(point, withinMetres, most),
    pathOf: (code) => paths.pathOf(code),
    below: (codes) => paths.below(codes),
    refresh: () => paths.refresh(),
    names: namesIn(find),
    staging: makeStaging(store, paths, forget),
  };
}
