import type { Listing } from '../../../src/features/catalogue/index.ts';
import type { BookingRequest } from '../../../src/features/orders/engine/kind.ts';
import type { Order, OrderRelation } from '../../../src/features/orders/engine/order.ts';
import type { Posting } from '../../../src/kernel/postings.ts';
import type { Takes } from '../../../src/kernel/process.ts';

/** Somebody walks with a resident: the smallest kind there is, to see what a kind must bring. */
interface WalkOrder extends Order {
  kind: 'walk';
  route: string;
}
export interface WalkOffer {
  route: string;
}
export interface WalkListing extends Listing, WalkOffer {
  kind: 'walk';
}
export interface WalkBooking extends BookingRequest {
  startAt: string;
}
type WalkSteps = {
  book: Takes;
  expire_claim: Takes;
  cancel: Takes;
  walked: Takes<{ cashFen: number }, { amountFen: number; postings: Posting[] }>;
  remind: Takes;
  settle: Takes<Record<never, never>, { refundFen: number; payableFen: number; postings: Posting[] }>;
};
export interface WalkTypes {
  doc: WalkOrder;
  state: 'booked' | 'walked' | 'settled' | 'cancelled';
  relation: OrderRelation;
  steps: WalkSteps;
}
