import { roomOfferWords } from './room.offer.ts';
import { roomOrderWords } from './room.order.ts';

/** What the pages say of rooms beside what they say of every kind. */
export const roomPages = { order: roomOrderWords, offer: roomOfferWords };
