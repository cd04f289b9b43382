import type { KindParts } from '../../engine/kind.ts';
import { activityOffer } from './offer.ts';
import { activityOrder } from './order.ts';

/** What takes place at a time and has seats. */
export const activityParts: KindParts = { kind: 'activity', order: activityOrder, offer: activityOffer };
