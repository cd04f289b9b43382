/** A paper that somebody must show before they are let in with a skill. */
export interface Paper {
  name: string;
  /** How long it counts once it was seen; null: as long as the grid's settings say. */
  validMonths: number | null;
}
export type CategoryGroup = 'basic' | 'quality';
export type TierMinutes = 5 | 8 | 10 | 15;

export interface Category {
  code: string;
  /** Null for a branch; only a leaf can be offered. */
  parent: string | null;
  name: string;
  /** What people also call it. */
  aliases: readonly string[];
  /** What the trade is about, as people name it: 冰箱 under 家电维修. */
  objects: readonly string[];
  /** 基本保障类 or 品质提升类; null for a branch. */
  group: CategoryGroup | null;
  /** How many minutes on foot it reaches; null for a branch. */
  tierMinutes: TierMinutes | null;
  /** The most a 低偿 offer may cost; 公益 is always 0. Null for a branch. */
  lowfeeCapFen: number | null;
  papers: readonly Paper[];
  /** The kinds of order it is meant for; none: any. */
  kinds: readonly string[];
  /** Not offered any more; what was offered under it goes on to be named. */
  retired: boolean;
}
/** A category that is, or once was, offered. */
export interface LeafCategory extends Category {
  parent: string;
  group: CategoryGroup;
  tierMinutes: TierMinutes;
  lowfeeCapFen: number;
}
/** What a layer says of one code: all of a category, or in a district's layer what differs there. */
export type CategoryEntry = Pick<Category, 'code'> & Partial<Category>;

/** The layer that every district stands on. */
export const commonScope = 'common';

/** Whether offers of this kind of order may stand under it. */
export const isFor = ({ kinds }: Pick<Category, 'kinds'>, kind: string): boolean =>
  kinds.length === 0 || kinds.includes(kind);
function isLeaf(category: Category | null): category is LeafCategory {
  return category?.parent != null && category.tierMinutes !== null;
}

/** The categories of one place in one version; never changes. */
export class CategoryTree {
  readonly version: number;
  /** Every branch before its leaves. */
  readonly all: readonly Category[];
  readonly #byCode: ReadonlyMap<string, Category>;
  readonly #leaves = new Map<string, string[]>();

  constructor(version: number, categories: readonly Category[]) {
    this.version = version;
    const branches = categories.filter(({ parent }) => parent === null);
    this.all = branches.flatMap((branch) => [
      branch,
      ...categories.filter(({ parent }) => parent === branch.code),
    ]);
    this.#byCode = new Map(this.all.map((each) => [each.code, each]));
    for (const { code, parent } of this.all) {
      if (parent === null) this.#leaves.set(code, []);
      else this.#leaves.set(code, [code]);
      if (parent !== null) this.#leaves.get(parent)?.push(code);
    }
  }

  seek(code: string): Category | null {
    return this.#byCode.get(code) ?? null;
  }
  seekLeaf(code: string): LeafCategory | null {
    const found = this.seek(code);
    return isLeaf(found) ? found : null;
  }
  /** A leaf that a stored document names: none ever goes away, so one that is missing is a bug. */
  findLeaf(code: string): LeafCategory {
    const found = this.seekLeaf(code);
    if (!found) throw new Error(`no category can be offered as ${code}`);
    return found;
  }
  /** The leaf that something new can be offered under. */
  seekOffered(code: string): LeafCategory | null {
    const found = this.seekLeaf(code);
    return found && !found.retired ? found : null;
  }
  /** The leaf itself, or the leaves of a branch, retired ones included; empty for an unknown code. */
  leavesOf(code: string): readonly string[] {
    return this.#leaves.get(code) ?? [];
  }
}

/** All trees of one version: the common one, and one for each district that says something of its own. */
export class CategorySnapshot {
  readonly version: number;
  readonly common: CategoryTree;
  readonly #districts: ReadonlyMap<string, CategoryTree>;

  constructor(version: number, layers: ReadonlyMap<string, readonly CategoryEntry[]>) {
    this.version = version;
    const base = layers.get(commonScope) ?? [];
    this.common = new CategoryTree(version, merged(base, []));
    const own = [...layers].filter(([scope]) => scope !== commonScope);
    this.#districts = new Map(
      own.map(([code, layer]) => [code, new CategoryTree(version, merged(base, layer))]),
    );
  }

  /** The tree of a district; where none is named, or it says nothing of its own, the common tree. */
  treeOf(district?: string): CategoryTree {
    return (district === undefined ? undefined : this.#districts.get(district)) ?? this.common;
  }
}

const unsaid = {
  parent: null,
  name: '',
  aliases: [],
  objects: [],
  group: null,
  tierMinutes: null,
  lowfeeCapFen: null,
  papers: [],
  kinds: [],
  retired: false,
} satisfies Omit<Category, 'code'>;

/** A category as an entry says it; what it leaves out is as `base` says, or not there. */
export function completed(entry: CategoryEntry, base?: Category): Category {
  return { ...unsaid, ...base, ...entry };
}

/** The common categories with what a district's layer says of them, and its own behind them. */
export function merged(
  common: readonly CategoryEntry[],
  layer: readonly CategoryEntry[],
): readonly Category[] {
  const all = new Map(common.map((entry) => [entry.code, completed(entry)]));
  for (const entry of layer) all.set(entry.code, completed(entry, all.get(entry.code)));
  return [...all.values()];
}
