import { isDeepStrictEqual } from 'node:util';
import { type FieldError, invalid } from '../../kernel/errors.ts';
import { yuan } from '../../kernel/money.ts';
import { type CategoryTree, isFor, type LeafCategory } from '../categories/index.ts';
import { judgeTexts } from '../moderation/index.ts';
import { categoryKindRefused, priceRefused } from './listing.errors.ts';
import type { ListingKind } from './listing.kind.ts';
import type { ListingState } from './listing.process.ts';
import type { Listing, Offer } from './listing.ts';

/** What must hold of an offer beyond its shape. Throws `invalid`, `category_kind_refused`, `price_refused`, `text_refused`. */
export function validateOffer(offer: Offer, kind: ListingKind, tree: CategoryTree): void {
  const category = tree.seekOffered(offer.category);
  if (!category)
    throw invalid({}, [{ path: '/body/category', message: 'is not a category that can be offered' }]);
  if (!isFor(category, kind.kind))
    throw categoryKindRefused({ category: category.name }, [
      { path: '/body/category', message: `is meant for ${category.kinds.join(', ')}` },
    ]);
  kind.validate(offer);
  validatePrice(offer, category);
  // what was written before the words of today is judged by them when it is submitted
  const texts = { title: offer.title, description: offer.description, ...kind.texts(offer) };
  judgeTexts(
    Object.entries(texts).map(([field, text]) => ({
      path: `/body/${field}`,
      audience: 'public',
      text: text ?? '',
    })),
  );
}

/** 公益 is free, 低偿 stays under the category's cap, a market price is one; a call-out may cost nothing. */
function validatePrice({ priceKind, priceFen }: Offer, { lowfeeCapFen }: LeafCategory): void {
  const refuse = (message: string) => {
    const errors: FieldError[] = [{ path: '/body/priceFen', message }];
    return priceRefused({ capYuan: yuan(lowfeeCapFen) }, errors);
  };
  if (priceKind === 'free' && priceFen !== 0) throw refuse('must be 0 for a free offer');
  if (priceKind === 'lowfee' && priceFen > lowfeeCapFen) throw refuse(`must be at most ${lowfeeCapFen}`);
  if ((priceKind === 'lowfee' || priceKind === 'market') && priceFen === 0)
    throw refuse('must be more than 0; what costs nothing is a free offer');
}

/** What every offer says, and what its kind adds. Offers that are older than pictures have none. */
export function offerOf(offer: Offer, kind: ListingKind): Offer {
  const { category, title, description, grid, priceKind, priceFen, limitMinutes, policy } = offer;
  const pictures = (offer.pictures ?? []).map(({ id, width, height }) => ({ id, width, height }));
  const common = { category, title, description, grid, priceKind, priceFen, limitMinutes, policy };
  return { ...common, pictures, ...kind.own(offer) };
}

/** An offer with a change applied, its texts trimmed. */
export function changed(offer: Offer, change: Partial<Offer>, kind: ListingKind): Offer {
  const next = { ...offer, ...change };
  const common = { ...next, title: next.title.trim(), description: next.description.trim() };
  return offerOf({ ...common, ...kind.tidied(kind.own(next)) }, kind);
}

/** The fields in which two offers of a kind differ. */
export function differences(before: Offer, next: Offer): string[] {
  const [old, now] = [Object.entries(before), new Map(Object.entries(next))];
  return old.filter(([field, value]) => !isDeepStrictEqual(value, now.get(field))).map(([field]) => field);
}

/** Whether a change waits beside it instead of changing it. */
export const isOffered = ({ state }: Listing): boolean => state === 'live' || state === 'paused';

/** The thing to which its pictures belong. */
export const bindingOf = (id: string) => ({ kind: 'listing', id });

/** The states in which a listing follows its provider. */
export const standing: readonly ListingState[] = ['draft', 'submitted', 'live', 'paused', 'rejected'];

/** What the state of its provider asks of a listing; null where it stands right. */
export function stepAfter(providerState: string, listing: Listing): 'retire' | 'hold' | 'release' | null {
  if (providerState === 'left') return 'retire';
  if (providerState === 'suspended') return listing.state === 'live' ? 'hold' : null;
  return listing.state === 'paused' && listing.held ? 'release' : null;
}
