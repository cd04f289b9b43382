import { after, day } from '../../kernel/clock.ts';
import type { ProviderRef } from '../../kernel/postings.ts';

/** What a card tells of the listing behind it. */
export interface Offer {
  _id: string;
  grid: string | null;
  gridPath: readonly string[];
  category: string;
  provider: ProviderRef;
  providerName: string;
  title: string;
  priceKind: string;
  priceFen: number;
  rating: number | null;
  ratingCount: number;
  nextStartAt: Date | null;
  /** Null for what is not booked for a time. */
  refreshAt: Date | null;
}
/** Whose last answers were all that they would not come. */
export interface Declining {
  provider: ProviderRef;
  providerName: string;
  grid: string;
  count: number;
}
export interface EndingPaper {
  provider: ProviderRef;
  providerName: string;
  grid: string;
  paper: string;
  until: Date;
}
export interface Sign {
  sign: 'no_start' | 'declines' | 'low_rating' | 'far_price' | 'papers_end';
  provider: ProviderRef;
  providerName: string;
  grid: string;
  listingId: string | null;
  title: string | null;
  number: number;
  beside: number | null;
  until: Date | null;
}
/** From where on something is a sign. */
export interface Limits {
  startDays: number;
  ratingTenths: number;
  ratingReviews: number;
  priceTimes: number;
  priceNeighbours: number;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? 0) + upper) / 2);
}

const aboutOffer = (offer: Offer) => ({
  ...{ provider: offer.provider, providerName: offer.providerName, grid: offer.grid ?? '' },
  ...{ listingId: offer._id, title: offer.title, beside: null, until: null },
});

function farPrice(offer: Offer, others: readonly Offer[], limits: Limits): Sign | null {
  if (offer.priceFen === 0) return null;
  const prices = others
    .filter(({ provider, priceFen }) => provider.id !== offer.provider.id && priceFen > 0)
    .map(({ priceFen }) => priceFen);
  if (prices.length < limits.priceNeighbours) return null;
  const median = medianOf(prices);
  const { priceFen } = offer;
  if (priceFen <= median * limits.priceTimes && priceFen * limits.priceTimes >= median) return null;
  return { ...aboutOffer(offer), sign: 'far_price', number: priceFen, beside: median };
}

function noStart(offer: Offer, now: Date, { startDays }: Limits): Sign | null {
  if (offer.refreshAt === null) return null;
  const isFree = offer.nextStartAt !== null && offer.nextStartAt <= after(now, startDays * day);
  return isFree ? null : { ...aboutOffer(offer), sign: 'no_start', number: startDays };
}

function lowRating(offer: Offer, { ratingTenths, ratingReviews }: Limits): Sign | null {
  const { rating, ratingCount } = offer;
  if (rating === null || ratingCount < ratingReviews || rating * 10 >= ratingTenths) return null;
  return { ...aboutOffer(offer), sign: 'low_rating', number: rating, beside: ratingCount };
}

/** What signs are judged by: from where on, and in which community something is offered. */
interface Yardstick {
  limitsOf(offer: Offer): Limits;
  communityOf(offer: Offer): string;
}
/** The signs of what of the shelf is meant; `offers` holds its neighbours as well. */
export function signsOfOffers(
  offers: readonly Offer[],
  isMeant: (offer: Offer) => boolean,
  now: Date,
  { limitsOf, communityOf }: Yardstick,
): Sign[] {
  // prices are compared within a community and a category, where there is one to pay
  const comparedBy = (offer: Offer) => `${communityOf(offer)} ${offer.category} ${offer.priceKind}`;
  const alike = new Map<string, Offer[]>();
  for (const offer of offers) {
    const others = alike.get(comparedBy(offer));
    if (others) others.push(offer);
    else alike.set(comparedBy(offer), [offer]);
  }
  return offers.filter(isMeant).flatMap((offer) => {
    const limits = limitsOf(offer);
    const others = alike.get(comparedBy(offer)) ?? [];
    const signs = [noStart(offer, now, limits), lowRating(offer, limits), farPrice(offer, others, limits)];
    return signs.filter((sign) => sign !== null);
  });
}

const withoutOffer = { listingId: null, beside: null };
export const signOfDeclines = ({ count, ...whose }: Declining): Sign => ({
  ...{ ...whose, ...withoutOffer, sign: 'declines', title: null, number: count, until: null },
});
export const signOfPaper = ({ paper, until, ...whose }: EndingPaper): Sign => ({
  ...{ ...whose, ...withoutOffer, sign: 'papers_end', title: paper, number: 0, until },
});

/** What one sign is found by; those of one provider stand together. */
export const idOf = ({ provider, sign, listingId, title }: Sign) =>
  [provider.id, sign, listingId ?? title ?? ''].join(':');
