import type { KindParts } from '../../engine/kind.ts';
import { serviceOffer } from './offer.ts';
import { serviceOrder } from './order.ts';

/** An artisan's time: haircut, repair, sewing. */
export const serviceParts: KindParts = { kind: 'service', order: serviceOrder, offer: serviceOffer };
