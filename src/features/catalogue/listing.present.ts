import type { components } from '../../contract/types.gen.ts';
import { type Names, noNames, presentHistory } from '../../kernel/history.ts';
import { judge } from '../moderation/index.ts';
import type { Policy } from './cancel.policy.ts';
import type { ListingState } from './listing.process.ts';
import { changesOf } from './listing.revisions.ts';
import { offerOf } from './listing.rules.ts';
import type { SeenListing } from './listing.service.ts';
import type { Offer } from './listing.ts';

type Schemas = components['schemas'];
const mostDoubts = 20;

/** What staff should look at before they approve. */
function doubtsOf(offer: Offer, kind: SeenListing['kind']): string[] {
  const texts = [offer.title, offer.description, ...Object.values(kind.texts(offer))];
  const doubtful = texts.flatMap((text) => judge(text ?? '').doubtful);
  return [...new Set(doubtful)].slice(0, mostDoubts);
}

function presentRevision(seen: SeenListing): Schemas['ListingRevision'] | null {
  const { listing, kind, revised } = seen;
  const { revision } = listing;
  if (!revision || !revised) return null;
  const { state, at, offer, rejectReason } = revision;
  return {
    ...{ state, rejectReason, at: at.toISOString(), categoryName: revised.categoryName },
    offer: { ...offerOf(offer, kind), kind: listing.kind } as Schemas['ListingOffer'],
    changes: changesOf(seen),
    doubtful: doubtsOf(offer, kind),
    missingPapers: [...revised.missingPapers],
  };
}

/** For the provider and staff; the kind's part of the contract says what its listings show beside this. */
export function presentListing(seen: SeenListing, known: Names): Schemas['Listing'] {
  const { listing, kind, provider, categoryName, missingPapers, relations, steps } = seen;
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
    revision: presentRevision(seen),
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
