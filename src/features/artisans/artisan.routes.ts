import type { Handlers } from '../../contract/handler.ts';
import { notFound } from '../../kernel/errors.ts';
import { etagOf, readIfMatch } from '../../kernel/etag.ts';
import { presentArtisan, presentArtisanSummary } from './artisan.present.ts';
import type { Artisans, SeenArtisan } from './artisan.service.ts';
import { callableNumber, isActive } from './artisan.ts';

type ReadOps = 'listMyNominations' | 'listArtisans' | 'getArtisan' | 'getMyArtisan' | 'getArtisanNumber';
type ChangeOps =
  | 'nominateArtisan'
  | 'checkArtisan'
  | 'recordPapers'
  | 'approveArtisan'
  | 'rejectArtisan'
  | 'suspendArtisan'
  | 'restoreArtisan'
  | 'leaveMarket'
  | 'revealArtisanPhone'
  | 'updateMyArtisan';

async function answer(artisans: Artisans, seen: SeenArtisan) {
  const body = presentArtisan(artisans, seen, await artisans.takersOf(seen));
  return { body, headers: { ETag: etagOf(seen.artisan.n) } };
}

function readRoutes(artisans: Artisans): Pick<Handlers, ReadOps> {
  return {
    async listMyNominations({ actor, query }) {
      const { items, next } = await artisans.listNominated(actor, { ...query, limit: query.limit ?? 20 });
      return { body: { items: items.map((seen) => presentArtisanSummary(artisans, seen)), next } };
    },
    async listArtisans({ actor, query }) {
      const request = { limit: query.limit ?? 20, cursor: query.cursor };
      const { items, next } = await artisans.listQueue(actor, query.state, request);
      return { body: { items: items.map((seen) => presentArtisanSummary(artisans, seen)), next } };
    },
    getArtisan: async ({ actor, params }) => answer(artisans, await artisans.see(actor, params.id)),
    async getArtisanNumber({ params }) {
      const artisan = await artisans.seek(params.id);
      if (!artisan || !isActive(artisan)) throw notFound();
      return { body: { phone: callableNumber(artisan) } };
    },
    getMyArtisan: async ({ actor }) => answer(artisans, await artisans.seeMine(actor)),
  };
}

function changeRoutes(artisans: Artisans): Pick<Handlers, ChangeOps> {
  const reply = async (seen: Promise<SeenArtisan>) => answer(artisans, await seen);
  return {
    nominateArtisan: ({ actor, body, key }) => reply(artisans.nominate(actor, body, key)),
    checkArtisan: ({ actor, params, body, key }) => reply(artisans.check(actor, params.id, body, key)),
    recordPapers: ({ actor, params, body, key }) => reply(artisans.recordPapers(actor, params.id, body, key)),
    approveArtisan: ({ actor, params, key }) => reply(artisans.approve(actor, params.id, key)),
    rejectArtisan: ({ actor, params, body, key }) =>
      reply(artisans.step(actor, params.id, 'reject', { ...body, key })),
    suspendArtisan: ({ actor, params, body, key }) =>
      reply(artisans.step(actor, params.id, 'suspend', { ...body, key })),
    restoreArtisan: ({ actor, params, key }) => reply(artisans.step(actor, params.id, 'restore', { key })),
    leaveMarket: ({ actor, params, key }) => reply(artisans.step(actor, params.id, 'leave', { key })),
    async revealArtisanPhone({ actor, params, body, key }) {
      return { body: { phone: await artisans.revealPhone(actor, params.id, body.reason, key) } };
    },
    updateMyArtisan: ({ actor, body, headers }) =>
      reply(artisans.revise(actor, body, readIfMatch(headers['if-match']))),
  };
}

export function artisanRoutes(artisans: Artisans): Pick<Handlers, ReadOps | ChangeOps> {
  return { ...readRoutes(artisans), ...changeRoutes(artisans) };
}
