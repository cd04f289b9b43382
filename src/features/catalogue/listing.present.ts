import type { components } from '../../contract/types.gen.ts';
import { presentHistory } from '../../kernel/history.ts';
import { everyPolicy } from './cancel.policy.ts';
import { categories } from './categories.ts';
import { findLeaf } from './category.ts';
import type { ListingState } from './listing.process.ts';
import { offerOf } from './listing.rules.ts';
import type { SeenListing } from './listing.service.ts';

type Schemas = components['schemas'];

/** For the provider and staff; the kind's part of the contract says what its listings show beside this. */
export function presentListing({ listing, kind, artisan, steps }: SeenListing): Schemas['Listing'] {
  const common = {
    ...offerOf(listing, kind),
    id: listing._id,
    kind: listing.kind,
    state: listing.state as ListingState,
    version: listing.n,
    provider: { kind: listing.provider.kind, id: listing.provider.id },
    providerName: artisan.displayName,
    categoryName: findLeaf(listing.category).name,
    rejectReason: listing.rejectReason,
    held: listing.held,
    since: listing.since.toISOString(),
    steps: [...steps],
    history: presentHistory(listing.timeline),
  };
  return common as Schemas['Listing'];
}

export function presentPolicies(): Schemas['CancelRules'][] {
  return everyPolicy();
}

export function presentCategories() {
  return categories.map((each) => ({ ...each, aliases: [...each.aliases] }));
}
