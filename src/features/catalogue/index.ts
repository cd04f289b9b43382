import type mongoose from 'mongoose';
import type { Actor } from '../../kernel/actor.ts';
import { readToCount, type Waiting, waitingSince } from '../../kernel/waiting.ts';
import { gridsOf } from '../grids/index.ts';
import { catalogueAccess } from './listing.access.ts';
import { catalogueRoutes, type NamesOf } from './listing.routes.ts';
import { Catalogue, type CatalogueDeps } from './listing.service.ts';
import { makeListingStore } from './listing.store.ts';

export { type Policy, refundByPolicy, refundUntil } from './cancel.policy.ts';
export type { CategoryEffect } from './category.preview.ts';
export { listingRelations } from './listing.access.ts';
export { outOfReach } from './listing.errors.ts';
export { type Ahead, aheadOf, defineListingKind, type ListingKind } from './listing.kind.ts';
export { revisionsWaitBeside } from './listing.migration.ts';
export { listingProcess } from './listing.process.ts';
export type { Catalogue } from './listing.service.ts';
export {
  isVisible,
  type Listing,
  type NewOffer,
  type Offer,
  type PriceKind,
  reachMetresOf,
} from './listing.ts';
export type { OfferedTerms, Terms } from './terms.ts';

type Needed = Omit<CatalogueDeps, 'store'> & { connection: mongoose.Connection; namesOf: NamesOf };

/** What is offered, under which category, and the one rule that says from where it is seen. */
export function makeCatalogue(deps: Needed) {
  const store = makeListingStore(deps.connection, deps.kinds);
  const api = new Catalogue({ ...deps, store });
  const parts = {
    routes: catalogueRoutes(api, deps.namesOf),
    access: catalogueAccess,
    runners: [api.runner],
    models: store.models,
  };
  const everLive = async (providerIds: readonly string[]) => new Set(await store.everLive(providerIds));
  /** What waits to be approved, new or changed; null for whoever reads nobody's. */
  const waiting = async (actor: Actor): Promise<Waiting | null> => {
    const within = gridsOf(actor);
    if (within.length === 0) return null;
    const [submitted, revised] = await Promise.all([
      store.list('submitted', within, readToCount, null),
      store.listRevised(within, readToCount, null),
    ]);
    return waitingSince(
      submitted.map(({ since }) => since),
      revised.map(({ revision, since }) => revision?.at ?? since),
    );
  };
  /** Where the actor reads them. */
  const search = async (actor: Actor, text: string, limit: number) =>
    store.search(text, gridsOf(actor), limit);
  return { api, everLive, waiting, search, parts };
}
