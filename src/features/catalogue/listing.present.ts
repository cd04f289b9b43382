import type { components } from '../../contract/types.gen.ts';
import { type Names, noNames, presentHistory } from '../../kernel/history.ts';
import { judge } from '../moderation/index.ts';
import type { Policy } from './cancel.policy.ts';
import type { ListingState } from './listing.process.ts';
import { offerOf } from './listing.rules.ts';
import type { SeenListing } from './listing.service.ts';

type Schemas = components['schemas'];
const mostDoubts = 20;

/** What staff should look at before they approve. */
function doubtsOf(listing: SeenListing['listing'], kind: SeenListing['kind']): string[] {
  const texts = [listing.title, listing.description, ...Object.values(kind.texts(listing))];
  const doubtful = texts.flatMap((text) => judge(text ?? '').doubtful);
  return [...new Set(doubtful)].slice(0, mostDoubts);
}

/** For the provider and staff; the kind's part of the contract says what its listings show beside this. */
export function presentListing(
  { listing, kind, provider, categoryName, missingPapers, relations, steps }: SeenListing,
  known: Names,
): Schemas['Listing'] {
  const common = {
    ...offerOf(listing, kind),
    id: listing._id,
    kind: listing.kind,
    state: listing.state as ListingState,
    version: listing.n,
    provider: { kind: listing.provider.kind, id: listing.provider.id },
    providerName: provider.name,
    categoryName,
    rejectReason: listing.rejectReason,
    held: listing.held,
    since: listing.since.toISOString(),
    doubtful: doubtsOf(listing, kind),
    missingPapers: [...missingPapers],
    steps: [...steps],
    history: presentHistory(listing.timeline, relations.includes('reader') ? known : noNames),
  };
  return common as Schemas['Listing'];
}

export function presentPolicies(policies: readonly Policy[]): Schemas['CancelRules'][] {
  return policies.map(({ name, rules, freeMinutes, freeHoursBefore }) => ({
    name,
    rules: rules.map((rule) => ({ ...rule })),
    freeMinutes,
    freeHoursBefore,
  }));
}
