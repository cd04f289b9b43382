import { sayPolicy } from '../client/policies.ts';
import { t } from '../copy.ts';
import { sayPrice } from '../format/price.ts';
import type { Fact, Listing } from '../orders/engine/kind.ts';
import { offerPartsOf } from '../orders/offer.ts';

/** What an offer says beside its title and its pictures. */
export function factsOf(listing: Listing): Fact[] {
  const parts = offerPartsOf(listing.kind);
  const { categoryName, priceKind, priceFen, limitMinutes, grid, policy, description } = listing;
  const w = t.listingEdit;
  return [
    { says: w.category, value: categoryName },
    { says: w.priceWord, value: parts?.price?.(listing) ?? sayPrice(priceKind, priceFen) },
    ...(parts?.facts(listing) ?? []),
    { says: w.limit, value: t.walk.minutes(limitMinutes) },
    { says: w.policy, value: parts?.cancelRule ?? sayPolicy(grid, policy) },
    { says: w.description, value: description || t.common.none },
  ];
}

/** One fact of an offer as it is and as it shall be; null where one of them does not have it. */
export interface Change {
  says: string;
  before: string | null;
  next: string | null;
}

/** The facts of both, those of the new one first; what only the old one has comes last. */
export function changesBetween(listing: Listing, next: Listing): Change[] {
  const title = (one: Listing): Fact => ({ says: t.listingEdit.titleLabel, value: one.title });
  const before = new Map([title(listing), ...factsOf(listing)].map(({ says, value }) => [says, value]));
  const after = [title(next), ...factsOf(next)];
  const gone = [...before].filter(([says]) => !after.some((one) => one.says === says));
  return [
    ...after.map(({ says, value }) => ({ says, before: before.get(says) ?? null, next: value })),
    ...gone.map(([says, value]) => ({ says, before: value, next: null })),
  ];
}
