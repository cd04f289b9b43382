import type { KindParts } from '../../engine/kind.ts';
import { loanOffer } from './offer.ts';
import { loanOrder } from './order.ts';

/** Things that one borrows and brings back. */
export const loanParts: KindParts = { kind: 'loan', order: loanOrder, offer: loanOffer };
