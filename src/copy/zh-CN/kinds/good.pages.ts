import { goodOfferWords } from './good.offer.ts';
import { goodOrderWords } from './good.order.ts';

/** What the pages say of goods beside what they say of every kind. */
export const goodPages = { order: goodOrderWords, offer: goodOfferWords };
