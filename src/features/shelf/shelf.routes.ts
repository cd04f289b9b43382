import type { Handlers } from '../../contract/handler.ts';
import { presentCard, presentFacets, presentShelfListing, presentSuggestions } from './shelf.present.ts';
import type { Shelf } from './shelf.service.ts';

type Ops = 'getShelf' | 'countShelf' | 'suggestSearches' | 'suggestCategories' | 'getShelfListing';

export function shelfRoutes(shelf: Shelf): Pick<Handlers, Ops> {
  return {
    async getShelf({ query }) {
      const { items, next } = await shelf.list({ ...query, limit: query.limit ?? 20 });
      return { body: { items: items.map(presentCard), next } };
    },
    countShelf: async ({ query }) => ({ body: presentFacets(await shelf.count(query)) }),
    suggestSearches: async ({ query }) => ({ body: presentSuggestions(await shelf.suggest(query)) }),
    suggestCategories: async ({ query }) => ({ body: { codes: shelf.meant(query) } }),
    getShelfListing: async ({ params, query }) => ({
      body: presentShelfListing(await shelf.detail(params.id, query.place)),
    }),
  };
}
