import { type FieldError, invalid } from '../../kernel/errors.ts';
import { yuan } from '../../kernel/money.ts';
import { judgeTexts } from '../artisans/index.ts';
import { type LeafCategory, seekLeaf } from './category.ts';
import { priceRefused } from './listing.errors.ts';
import type { Offer, OfferChange } from './listing.ts';

/** What must hold of an offer beyond its shape. Throws `invalid`, `price_refused` or `text_refused`. */
export function judgeOffer(offer: Offer): void {
  const category = seekLeaf(offer.category);
  if (!category) throw fault('category', 'is not a category that can be offered');
  if (offer.way !== 'at_home' && !offer.address) throw fault('address', 'is needed where people come to you');
  judgePrice(offer, category);
  judgeTexts({ title: offer.title, description: offer.description, address: offer.address });
}

function fault(field: string, message: string) {
  return invalid({}, [{ path: `/body/${field}`, message }]);
}

/** 公益 is free, 低偿 stays under the category's cap, a market price is one; a call-out may cost nothing. */
function judgePrice({ priceKind, priceFen }: Offer, { lowfeeCapFen }: LeafCategory): void {
  const refuse = (message: string) => {
    const errors: FieldError[] = [{ path: '/body/priceFen', message }];
    return priceRefused({ capYuan: yuan(lowfeeCapFen) }, errors);
  };
  if (priceKind === 'free' && priceFen !== 0) throw refuse('must be 0 for a free offer');
  if (priceKind === 'lowfee' && priceFen > lowfeeCapFen) throw refuse(`must be at most ${lowfeeCapFen}`);
  if ((priceKind === 'lowfee' || priceKind === 'market') && priceFen === 0)
    throw refuse('must be more than 0; what costs nothing is a free offer');
}

/** An offer with a change applied, its texts trimmed. An address belongs to a place people come to. */
export function changed(offer: Offer, change: OfferChange): Offer {
  const next = { ...offer, ...change };
  const address = next.way === 'at_home' ? null : (next.address?.trim() ?? '') || null;
  return { ...next, address, title: next.title.trim(), description: next.description.trim() };
}

export function offerOf(listing: Offer): Offer {
  return {
    category: listing.category,
    title: listing.title,
    description: listing.description,
    grid: listing.grid,
    way: listing.way,
    address: listing.address,
    durationMinutes: listing.durationMinutes,
    bufferBeforeMinutes: listing.bufferBeforeMinutes,
    bufferAfterMinutes: listing.bufferAfterMinutes,
    priceKind: listing.priceKind,
    priceFen: listing.priceFen,
    instant: listing.instant,
    limitMinutes: listing.limitMinutes,
    policy: listing.policy,
  };
}
