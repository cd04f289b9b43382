import type { Handlers } from '../../contract/handler.ts';
import { makeTreePresenter } from './category.present.ts';
import type { Categories } from './category.service.ts';

export function categoryRoutes(
  categories: Categories,
  kinds: readonly string[],
): Pick<Handlers, 'listCategories'> {
  const present = makeTreePresenter(kinds);
  return {
    async listCategories({ query }) {
      const { items, etag } = present(categories.treeOf(query.place));
      // whoever has it asks again with the tag, and is answered without a body where nothing has changed
      return { body: { items }, headers: { ETag: etag, 'Cache-Control': 'no-cache' } };
    },
  };
}
