import { categories } from './categories.ts';

export interface Category {
  code: string;
  /** Null for a branch; only a leaf can be offered. */
  parent: string | null;
  name: string;
  /** What people also call it. */
  aliases: readonly string[];
  /** 基本保障类 or 品质提升类; null for a branch. */
  group: 'basic' | 'quality' | null;
  /** How many minutes on foot it reaches; null for a branch. */
  tierMinutes: 5 | 8 | 10 | 15 | null;
  /** The most a 低偿 offer may cost; 公益 is always 0. Null for a branch. */
  lowfeeCapFen: number | null;
  /** A licence or certificate must have been seen before somebody is let in with it. */
  asksPapers: boolean;
}
/** A category that can be offered. */
export interface LeafCategory extends Category {
  parent: string;
  group: 'basic' | 'quality';
  tierMinutes: 5 | 8 | 10 | 15;
  lowfeeCapFen: number;
}

const byCode: ReadonlyMap<string, Category> = new Map(categories.map((each) => [each.code, each]));

export function seekCategory(code: string): Category | null {
  return byCode.get(code) ?? null;
}
function isLeaf(category: Category | null): category is LeafCategory {
  return category?.parent != null && category.tierMinutes !== null;
}
/** The category that can be offered under this code, or null. */
export function seekLeaf(code: string): LeafCategory | null {
  const found = seekCategory(code);
  return isLeaf(found) ? found : null;
}
/** A leaf that a stored document names: the tree only ever grows, so one that is missing is a bug. */
export function findLeaf(code: string): LeafCategory {
  const found = seekLeaf(code);
  if (!found) throw new Error(`no category can be offered as ${code}`);
  return found;
}
/** The leaf itself, or the leaves of a branch; empty for an unknown code. */
export function leavesOf(code: string): string[] {
  if (seekLeaf(code)) return [code];
  return categories.filter((each) => each.parent === code).map((each) => each.code);
}

/** What artisans ask of the tree; wiring gives it to them. */
export const skillsOfCategories = {
  knows: (code: string): boolean => seekLeaf(code) !== null,
  asksPapers: (code: string): boolean => seekCategory(code)?.asksPapers ?? false,
};
