import type { Handlers } from '../../contract/handler.ts';
import { etagOf, readIfMatch } from '../../kernel/etag.ts';
import { presentListing, presentPolicies } from './listing.present.ts';
import type { Catalogue, SeenListing } from './listing.service.ts';

type ReadOps = 'listPolicies' | 'getListing' | 'listListings' | 'listMyListings';
type ChangeOps =
  | 'createListing'
  | 'updateListing'
  | 'submitListing'
  | 'approveListing'
  | 'rejectListing'
  | 'pauseListing'
  | 'resumeListing'
  | 'retireListing'
  | 'reworkListing';

function answer(seen: SeenListing) {
  return { body: presentListing(seen), headers: { ETag: etagOf(seen.listing.n) } };
}
async function reply(seen: Promise<SeenListing>) {
  return answer(await seen);
}
async function replyPage(page: Promise<{ items: SeenListing[]; next: string | null }>) {
  const { items, next } = await page;
  return { body: { items: items.map(presentListing), next } };
}

function readRoutes(catalogue: Catalogue): Pick<Handlers, ReadOps> {
  return {
    listPolicies: async ({ query }) => ({
      body: { items: presentPolicies(catalogue.policiesOf(query.grid)) },
    }),
    getListing: ({ actor, params }) => reply(catalogue.see(actor, params.id)),
    listListings: ({ actor, query }) =>
      replyPage(
        catalogue.listQueue(actor, query.state ?? 'submitted', {
          limit: query.limit ?? 20,
          cursor: query.cursor,
        }),
      ),
    listMyListings: ({ actor, query }) =>
      replyPage(catalogue.listMine(actor, { limit: query.limit ?? 20, cursor: query.cursor })),
  };
}

function changeRoutes(catalogue: Catalogue): Pick<Handlers, ChangeOps> {
  return {
    createListing: ({ actor, body, key }) => reply(catalogue.create(actor, body, key)),
    updateListing: ({ actor, params, body, headers }) =>
      reply(catalogue.edit(actor, params.id, body, readIfMatch(headers['if-match']))),
    submitListing: ({ actor, params, key }) => reply(catalogue.take(actor, params.id, 'submit', key)),
    approveListing: ({ actor, params, headers, key }) => {
      const tag = headers['if-match'];
      return reply(catalogue.approve(actor, params.id, tag ? readIfMatch(tag) : undefined, key));
    },
    rejectListing: ({ actor, params, body, key }) =>
      reply(catalogue.reject(actor, params.id, body.reason, key)),
    pauseListing: ({ actor, params, key }) => reply(catalogue.take(actor, params.id, 'pause', key)),
    resumeListing: ({ actor, params, key }) => reply(catalogue.take(actor, params.id, 'resume', key)),
    retireListing: ({ actor, params, key }) => reply(catalogue.take(actor, params.id, 'retire', key)),
    reworkListing: ({ actor, params, key }) => reply(catalogue.take(actor, params.id, 'rework', key)),
  };
}

export function catalogueRoutes(catalogue: Catalogue): Pick<Handlers, ReadOps | ChangeOps> {
  return { ...readRoutes(catalogue), ...changeRoutes(catalogue) };
}
