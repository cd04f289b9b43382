import type { KindParts } from '../../engine/kind.ts';
import { goodOffer } from './offer.ts';
import { goodOrder } from './order.ts';

/** Things that one fetches. */
export const goodParts: KindParts = { kind: 'good', order: goodOrder, offer: goodOffer };
