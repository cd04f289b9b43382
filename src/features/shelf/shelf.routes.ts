import type { Handlers } from '../../contract/handler.ts';
import { presentCard, presentFacets, presentShelfListing } from './shelf.present.ts';
import type { Shelf } from './shelf.service.ts';

export function shelfRoutes(shelf: Shelf): Pick<Handlers, 'getShelf' | 'countShelf' | 'getShelfListing'> {
  return {
    async getShelf({ query }) {
      const { items, next } = await shelf.list({ ...query, limit: query.limit ?? 20 });
      return { body: { items: items.map(presentCard), next } };
    },
    countShelf: async ({ query }) => ({ body: presentFacets(await shelf.count(query)) }),
    getShelfListing: async ({ params, query }) => ({
      body: presentShelfListing(await shelf.detail(params.id, query.place)),
    }),
  };
}
