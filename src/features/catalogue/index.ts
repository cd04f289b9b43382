import type mongoose from 'mongoose';
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
  return { api, everLive, parts };
}
