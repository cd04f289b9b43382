import type mongoose from 'mongoose';
import { catalogueAccess } from './listing.access.ts';
import { catalogueRoutes } from './listing.routes.ts';
import { Catalogue, type CatalogueDeps } from './listing.service.ts';
import { makeListingStore } from './listing.store.ts';

export { categories } from './categories.ts';
export {
  findLeaf,
  leavesOf,
  seekCategory,
  seekLeaf,
  skillsOfCategories,
} from './category.ts';
export { outOfReach } from './listing.errors.ts';
export { listingProcess } from './listing.process.ts';
export { Catalogue, type NewOffer } from './listing.service.ts';
export {
  type CancelPolicy,
  isVisible,
  type Listing,
  type PriceKind,
  reachMetresOf,
  type ServiceWay,
} from './listing.ts';

/** What is offered, under which category, and the one rule that says from where it is seen. */
export function makeCatalogue(deps: Omit<CatalogueDeps, 'store'> & { connection: mongoose.Connection }) {
  const store = makeListingStore(deps.connection);
  const catalogue = new Catalogue({ ...deps, store });
  return {
    catalogue,
    routes: catalogueRoutes(catalogue),
    access: catalogueAccess,
    runners: [catalogue.runner],
    models: store.models,
  };
}
