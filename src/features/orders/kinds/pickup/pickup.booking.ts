import { lastStep } from '../../../../kernel/process.ts';
import type { BookingRequest, ClaimPorts } from '../../engine/kind.ts';
import type { PickupListing } from './pickup.listing.ts';
import type { PickupOrder } from './pickup.ts';

export interface PickupBooking extends BookingRequest {
  /** When the window begins, as the request says it. */
  startAt: string;
  roughly: string;
  visit: { address: string; contactName: string; contactPhone: string };
}

const nothingYet = { collectorId: null, weighing: null, owedFen: 0, paidOutFen: 0 } as const;

/** Throws `window_closed`. */
export function freeze(listing: PickupListing, request: PickupBooking, { windows }: ClaimPorts) {
  const { startAt, endAt } = windows.requireOffered(listing, new Date(request.startAt));
  const { contactName: name, contactPhone: phone, address } = request.visit;
  return {
    ...nothingYet,
    ...{ startAt, endAt },
    advanceFen: 0,
    contact: { name, phone, address },
    roughly: request.roughly.trim(),
    materialPrices: listing.materialPrices.map(({ material, perKgFen }) => ({ material, perKgFen })),
  };
}

const claimOf = ({ listingId, startAt, _id: id }: PickupOrder) => ({ listingId, startAt, id });

/** Takes a place in the window. Throws `window_closed`, `window_full`, `window_held`. */
export function reserve(
  { windows }: ClaimPorts,
  { _id: id, residentId: personId, startAt }: PickupOrder,
  listing: PickupListing,
  until: Date,
): Promise<void> {
  return windows.claim({ listing, startAt, id, personId, until });
}

export const keep = ({ windows }: ClaimPorts, order: PickupOrder): Promise<boolean> =>
  windows.keep(claimOf(order));

/** Once somebody came to the door its place is used, and nothing has to be kept any more. */
export const claimIds = (order: PickupOrder): string[] => (lastStep(order, 'arrive') ? [] : [order._id]);

/** Where somebody came to the door its place was used; otherwise another can have it. */
export function release({ windows }: ClaimPorts, order: PickupOrder): Promise<void> {
  return windows.end(claimOf(order), lastStep(order, 'arrive') !== undefined);
}
