import { createHash } from 'node:crypto';
import type { components } from '../../contract/types.gen.ts';
import type { Category, CategoryTree } from './category.ts';

type Shown = components['schemas']['Category'];

export function presentCategory(category: Category): Shown {
  const { code, parent, name, group, tierMinutes, lowfeeCapFen, retired } = category;
  return {
    ...{ code, parent, name, group, tierMinutes, lowfeeCapFen, retired },
    aliases: [...category.aliases],
    objects: [...category.objects],
    asksPapers: category.papers.length > 0,
    kinds: [...category.kinds],
    papers: category.papers.map(({ name: paper, validMonths }) => ({ name: paper, validMonths })),
  };
}

export interface PresentedTree {
  items: Shown[];
  etag: string;
}

/** For anyone. Leaves that no kind of order here is for are left out, and branches that nothing is left of. */
export function makeTreePresenter(kinds: readonly string[]): (tree: CategoryTree) => PresentedTree {
  const known = new WeakMap<CategoryTree, PresentedTree>();
  const isForAny = (leaf: Category) =>
    leaf.kinds.length === 0 || leaf.kinds.some((kind) => kinds.includes(kind));
  const present = ({ all }: CategoryTree): PresentedTree => {
    const leaves = all.filter((each) => each.parent !== null && isForAny(each));
    const branches = new Set(leaves.map(({ parent }) => parent));
    const shown = all.filter((each) => leaves.includes(each) || branches.has(each.code));
    const items = shown.map(presentCategory);
    const hash = createHash('sha256').update(JSON.stringify(items)).digest('base64url').slice(0, 22);
    return { items, etag: `"${hash}"` };
  };
  return (tree) => {
    const made = known.get(tree) ?? present(tree);
    known.set(tree, made);
    return made;
  };
}
