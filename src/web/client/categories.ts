import { computed, shallowReactive } from 'vue';
import type { components } from '../../contract/types.gen.ts';
import { api } from './api.ts';
import { place } from './place.ts';
import { request } from './request.ts';

export type Category = components['schemas']['Category'];
interface Tree {
  offered: readonly Category[];
  nameOf: ReadonlyMap<string, string>;
}

/** The trees by the grid they hold in, each asked for once; a grid sees that of its district. */
const trees = shallowReactive(new Map<string, Tree>());
const asked = new Map<string, Promise<void>>();

async function load(place: string): Promise<void> {
  const { items } = await request(() =>
    api.GET('/api/categories', { params: { query: place === '' ? {} : { place } } }),
  );
  trees.set(place, {
    offered: items.filter((one) => !one.retired),
    nameOf: new Map(items.map(({ code, name }) => [code, name])),
  });
}

function treeAt(grid: string): Tree | undefined {
  if (!asked.has(grid))
    asked.set(
      grid,
      load(grid).catch(() => void asked.delete(grid)),
    );
  return trees.get(grid);
}

/** What can be chosen in a grid; empty until it is known. Without a grid the tree of all districts. */
export function categoriesOf(grid: string): readonly Category[] {
  return treeAt(grid)?.offered ?? [];
}

/** What can be chosen where the resident stands. */
export const categories = computed(() => categoriesOf(place.value?.code ?? ''));

/** As the grid calls it, also what is not offered any more. */
export function categoryName(code: string, grid: string): string {
  return treeAt(grid)?.nameOf.get(code) ?? code;
}
