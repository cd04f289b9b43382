import { presentHistory } from '../artisans/index.ts';
import { categories } from './categories.ts';
import { findLeaf } from './category.ts';
import type { ListingState } from './listing.process.ts';
import { offerOf } from './listing.rules.ts';
import type { SeenListing } from './listing.service.ts';

/** For the artisan and staff. */
export function presentListing({ listing, artisan, steps }: SeenListing) {
  return {
    ...offerOf(listing),
    id: listing._id,
    state: listing.state as ListingState,
    version: listing.n,
    artisanId: listing.artisanId,
    artisanName: artisan.displayName,
    categoryName: findLeaf(listing.category).name,
    rejectReason: listing.rejectReason,
    held: listing.held,
    since: listing.since.toISOString(),
    steps: [...steps],
    history: presentHistory(listing.timeline),
  };
}

export function presentCategories() {
  return categories.map((each) => ({ ...each, aliases: [...each.aliases] }));
}
