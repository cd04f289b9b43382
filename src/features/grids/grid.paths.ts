import type { Grid } from './grid.ts';

/** How a grid hangs in the tree. */
export type Hung = Pick<Grid, 'code' | 'parent' | 'level'>;
/** What the tree is read from. */
interface PathSource {
  ground(fresh?: boolean): Promise<{ version: string } | null>;
  hung(version: string): Promise<readonly Hung[]>;
}

/** Where each grid of the import in force hangs, in memory: asking is a few look-ups. */
export class GridPaths {
  readonly #source: PathSource;
  #version: string | null = null;
  #parents: ReadonlyMap<string, string | null> = new Map();
  #communities: ReadonlySet<string> = new Set();
  #refreshing: Promise<void> | null = null;

  constructor(source: PathSource) {
    this.#source = source;
  }

  /** Codes from the district down to the grid itself; an unknown grid lies in nothing but itself. */
  pathOf(code: string): string[] {
    const path: string[] = [];
    for (let at: string | null = code; at !== null; at = this.#parents.get(at) ?? null) path.unshift(at);
    return path;
  }

  /** The community on a way down the tree; null where there is none. */
  communityOn(path: readonly string[]): string | null {
    return path.find((code) => this.#communities.has(code)) ?? null;
  }

  /** The codes of these grids and of all below them. */
  below(codes: readonly string[]): string[] {
    const known = new Map(codes.map((code) => [code, true]));
    const isBelow = (code: string): boolean => {
      const parent = this.#parents.get(code) ?? null;
      const is = known.get(code) ?? (parent !== null && isBelow(parent));
      known.set(code, is);
      return is;
    };
    return [...new Set([...codes, ...this.#parents.keys()])].filter(isBelow);
  }

  /** Takes over the import that is in force now. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }
  async #refresh(): Promise<void> {
    const version = (await this.#source.ground(true))?.version ?? null;
    if (version === null || version === this.#version) return;
    const hung = await this.#source.hung(version);
    // a version that went out of force while it was read may be gone already: the next look reads the one after
    if (hung.length === 0) return;
    this.#parents = new Map(hung.map(({ code, parent }) => [code, parent]));
    const communities = hung.filter(({ level }) => level === 'community');
    this.#communities = new Set(communities.map(({ code }) => code));
    this.#version = version;
  }
}
