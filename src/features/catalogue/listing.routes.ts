import type { Handlers } from '../../contract/handler.ts';
import { etagOf, readIfMatch } from '../../kernel/etag.ts';
import { type Names, takersOf } from '../../kernel/history.ts';
import { presentListing, presentPolicies } from './listing.present.ts';
import type { Catalogue, SeenListing } from './listing.service.ts';

type ReadOps = 'listPolicies' | 'getListing' | 'listListings' | 'listMyListings' | 'listRevisions';
type ChangeOps =
  | 'createListing'
  | 'updateListing'
  | 'submitListing'
  | 'approveListing'
  | 'rejectListing'
  | 'pauseListing'
  | 'resumeListing'
  | 'retireListing';
type RevisionOps = 'approveRevision' | 'rejectRevision' | 'withdrawRevision';

/** The names of people by their ids. */
export type NamesOf = (ids: readonly string[]) => Promise<Names>;

function replies(namesOf: NamesOf) {
  const namesIn = (seen: readonly SeenListing[]) =>
    namesOf(takersOf(...seen.map(({ listing }) => listing.timeline)));
  return {
    async reply(promised: Promise<SeenListing>) {
      const seen = await promised;
      const body = presentListing(seen, await namesIn([seen]));
      return { body, headers: { ETag: etagOf(seen.listing.n) } };
    },
    async replyPage(page: Promise<{ items: SeenListing[]; next: string | null }>) {
      const { items, next } = await page;
      const names = await namesIn(items);
      return { body: { items: items.map((seen) => presentListing(seen, names)), next } };
    },
  };
}
type Replies = ReturnType<typeof replies>;

function readRoutes(catalogue: Catalogue, { reply, replyPage }: Replies): Pick<Handlers, ReadOps> {
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
    listRevisions: ({ actor, query }) =>
      replyPage(catalogue.revisions.list(actor, { limit: query.limit ?? 20, cursor: query.cursor })),
    listMyListings: ({ actor, query }) =>
      replyPage(
        catalogue.listMine(actor, { limit: query.limit ?? 20, cursor: query.cursor }, query.provider),
      ),
  };
}

function changeRoutes(catalogue: Catalogue, { reply }: Replies): Pick<Handlers, ChangeOps> {
  return {
    createListing: ({ actor, body: { provider, ...offer }, key }) =>
      reply(catalogue.create(actor, offer, key, provider)),
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
  };
}

function revisionRoutes({ revisions }: Catalogue, { reply }: Replies): Pick<Handlers, RevisionOps> {
  return {
    approveRevision: ({ actor, params, headers, key }) =>
      reply(revisions.approve(actor, params.id, readIfMatch(headers['if-match']), key)),
    rejectRevision: ({ actor, params, body: { reason }, headers, key }) => {
      const version = readIfMatch(headers['if-match']);
      return reply(revisions.reject(actor, params.id, { version, reason, key }));
    },
    withdrawRevision: ({ actor, params, key }) => reply(revisions.withdraw(actor, params.id, key)),
  };
}

export function catalogueRoutes(
  catalogue: Catalogue,
  namesOf: NamesOf,
): Pick<Handlers, ReadOps | ChangeOps | RevisionOps> {
  const reply = replies(namesOf);
  return {
    ...readRoutes(catalogue, reply),
    ...changeRoutes(catalogue, reply),
    ...revisionRoutes(catalogue, reply),
  };
}
