import type { BookingRequest, ClaimPorts } from '../../engine/kind.ts';
import { unitsOf } from './good.apply.ts';
import { windowNotOffered } from './good.errors.ts';
import { type GoodListing, windowAt } from './good.listing.ts';
import type { GoodOrder } from './good.ts';

export interface GoodBooking extends BookingRequest {
  /** When the window begins, as the request says it. */
  startAt: string;
  units: number;
}

const unpacked = { packedUnits: null, handedOverAt: null, returning: null } as const;

/** Throws `window_not_offered`. */
export function freeze(listing: GoodListing, { startAt, units }: GoodBooking, { clock }: ClaimPorts) {
  const window = windowAt(listing, new Date(startAt), clock.now());
  if (!window) throw windowNotOffered();
  return {
    ...unpacked,
    ...window,
    advanceFen: listing.priceFen * units,
    way: listing.way,
    pickUpAddress: listing.pickUpAddress,
    unitFen: listing.priceFen,
    units,
    returnDays: listing.returnDays,
  };
}

/** Puts the units aside. Throws `out_of_stock`, `too_many_for_one`. */
export function reserve(
  { stock }: ClaimPorts,
  { _id: id, residentId: personId, units }: GoodOrder,
  listing: GoodListing,
  until: Date,
): Promise<void> {
  return stock.claim({ listing, id, personId, units, mostPerPerson: listing.mostPerPerson, until });
}

/** What was handed over is gone, and so is what was missing when it was packed; the others come back. */
export function release({ stock }: ClaimPorts, order: GoodOrder): Promise<void> {
  return stock.end(order.listingId, order._id, order.handedOverAt === null ? unitsOf(order) : 0);
}
