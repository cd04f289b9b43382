import { loanOfferWords } from './loan.offer.ts';
import { loanOrderWords } from './loan.order.ts';

/** What the pages say of things to borrow beside what they say of every kind. */
export const loanPages = { order: loanOrderWords, offer: loanOfferWords };
