import { createHash } from 'node:crypto';
import type { Settings } from '../settings/index.ts';
import { type Policy, policyNamed } from './cancel.policy.ts';
import type { ListingKind } from './listing.kind.ts';
import type { Listing, PriceKind } from './listing.ts';

/** What a page shows of a listing and an order freezes. A kind of listing has its own beside it. */
export interface Terms {
  kind: string;
  title: string;
  category: string;
  categoryName: string;
  /** The micro-grid it is offered from. */
  grid: string;
  priceKind: PriceKind;
  priceFen: number;
  policy: Policy;
  /** A paid request waits for its answer at most this long, and at most until so long before the start. */
  answerHours: number;
  answerBeforeMinutes: number;
}
/** Terms under the fingerprint by which a booking names them: the same terms have the same fingerprint on every server. */
export type OfferedTerms = Terms & { fingerprint: string };

const fingerprintLength = 22;

/** The same value as one text, whatever the order in which its fields were written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** What a listing is booked on now: as it says itself, and as its grid has it. */
export function termsOf(
  listing: Listing,
  { kind, settings, categoryName }: { kind: ListingKind; settings: Settings; categoryName: string },
): OfferedTerms {
  const { title, category, grid, priceKind, priceFen, policy } = listing;
  const terms: Terms = {
    ...kind.terms(listing),
    kind: listing.kind,
    ...{ title, category, categoryName, grid, priceKind, priceFen },
    policy: policyNamed(settings, policy),
    answerHours: settings['orders.answerHours'],
    answerBeforeMinutes: settings['orders.answerBeforeMinutes'],
  };
  const fingerprint = createHash('sha256')
    .update(canonical(terms))
    .digest('base64url')
    .slice(0, fingerprintLength);
  return { ...terms, fingerprint };
}
