import type { KindParts } from '../../engine/kind.ts';
import { pickupOffer } from './offer.ts';
import { pickupOrder } from './order.ts';

/** Collectors who come, weigh and pay. */
export const pickupParts: KindParts = { kind: 'pickup', order: pickupOrder, offer: pickupOffer };
