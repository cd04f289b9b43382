import { after, minute } from '../../../../kernel/clock.ts';
import type { BookingRequest, ClaimPorts } from '../../engine/kind.ts';
import { roomTooSmall, tooManyHours } from './room.errors.ts';
import { hourMinutes, type RoomListing, startsOfRoom } from './room.listing.ts';
import type { RoomOrder } from './room.ts';

export interface RoomBooking extends BookingRequest {
  /** As the request says it. */
  startAt: string;
  hourCount: number;
  guestCount: number;
}

/** Throws `room_too_small`, `too_many_hours`, `start_not_offered`. */
export function freeze(listing: RoomListing, request: RoomBooking, { calendars }: ClaimPorts) {
  const { hourCount, guestCount } = request;
  const startAt = new Date(request.startAt);
  if (guestCount > listing.mostGuests) throw roomTooSmall({ most: listing.mostGuests });
  if (hourCount > listing.mostHours) throw tooManyHours({ most: listing.mostHours });
  calendars.requireOffered(startAt, true, listing.grid);
  return {
    startAt,
    endAt: after(startAt, hourCount * hourMinutes * minute),
    advanceFen: listing.priceFen * hourCount,
    checkInCode: listing.doorCode,
    roomAddress: listing.roomAddress,
    hourFen: listing.priceFen,
    ...{ hourCount, guestCount },
    usedAt: null,
  };
}

/** Claims the room for one party. Throws `slot_taken`, `calendar_full`. */
export function reserve(
  { calendars }: ClaimPorts,
  { _id: id, startAt, endAt }: RoomOrder,
  listing: RoomListing,
  until: Date,
): Promise<void> {
  const { resource, buffers, place } = startsOfRoom(listing);
  return calendars.claim({ resource, id, startAt, endAt, buffers, place, until });
}
