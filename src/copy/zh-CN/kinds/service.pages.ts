import { serviceOfferWords } from './service.offer.ts';
import { serviceOrderWords } from './service.order.ts';
import { serviceOutcomes } from './service.outcome.ts';

/** What the pages say of a service beside what they say of every kind. */
export const servicePages = {
  order: { ...serviceOrderWords, outcome: serviceOutcomes },
  offer: serviceOfferWords,
};
