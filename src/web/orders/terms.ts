import { t } from '../copy.ts';
import { sayPrice } from '../format/price.ts';
import type { Change, Fact, ShelfListing } from './engine/kind.ts';
import { offerPartsOf } from './offer.ts';

/** What a booking of a listing accepts, in words. */
function factsOf(listing: ShelfListing): readonly Fact[] {
  const { terms, gridName } = listing;
  return [
    { says: t.order.advance[terms.priceKind], value: sayPrice(terms.priceKind, terms.priceFen) },
    { says: t.book.terms.title, value: terms.title },
    { says: t.order.category, value: terms.categoryName },
    ...(offerPartsOf(listing.kind)?.terms(listing) ?? []),
    { says: t.book.terms.grid, value: gridName },
    { says: t.book.terms.cancel, value: t.order.policy(terms.policy) },
    {
      says: t.book.terms.answer,
      value: t.book.terms.answerWithin(terms.answerHours, terms.answerBeforeMinutes),
    },
  ];
}

/** What has changed between two looks at a listing; what only one of them says is a change too. */
export function changesOf(before: ShelfListing, now: ShelfListing): Change[] {
  const [was, is] = [before, now].map(
    (each) => new Map(factsOf(each).map(({ says, value }) => [says, value])),
  );
  const all = new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])]);
  return [...all]
    .map((says) => ({
      says,
      was: was?.get(says) ?? t.book.terms.none,
      is: is?.get(says) ?? t.book.terms.none,
    }))
    .filter((each) => each.was !== each.is);
}
