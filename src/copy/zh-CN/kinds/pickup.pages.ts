import { pickupOfferWords } from './pickup.offer.ts';
import { pickupOrderWords } from './pickup.order.ts';

/** What the pages say of pick-ups beside what they say of every kind. */
export const pickupPages = { order: pickupOrderWords, offer: pickupOfferWords };
