import type { KindParts } from '../../engine/kind.ts';
import { roomOffer } from './offer.ts';
import { roomOrder } from './order.ts';

/** A community room, a corner of the gym: had for some hours by one party. */
export const roomParts: KindParts = { kind: 'room', order: roomOrder, offer: roomOffer };
