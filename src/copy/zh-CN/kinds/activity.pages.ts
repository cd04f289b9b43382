import { activityOfferWords } from './activity.offer.ts';
import { activityOrderWords } from './activity.order.ts';

/** What the pages say of activities beside what they say of every kind. */
export const activityPages = { order: activityOrderWords, offer: activityOfferWords };
