import { sessionGone } from '../../../sessions/index.ts';
import type { BookingRequest, ClaimPorts } from '../../engine/kind.ts';
import type { ActivityListing } from './activity.listing.ts';
import type { ActivityOrder } from './activity.ts';

export interface ActivityBooking extends BookingRequest {
  sessionId: string;
  seats: number;
}

/** Throws `session_gone`. */
export async function freeze(
  listing: ActivityListing,
  { sessionId, seats }: ActivityBooking,
  { sessions, clock }: ClaimPorts,
) {
  const session = await sessions.seek(sessionId);
  const isOffered = session?.listingId === listing._id && session.state === 'open';
  if (!isOffered || session.startAt <= clock.now()) throw sessionGone();
  if (session.startAt > sessions.bookableUntil(listing.grid)) throw sessionGone();
  const { startAt, endAt, theme } = session;
  const { priceFen: seatFen, venue } = listing;
  return {
    startAt,
    endAt,
    advanceFen: seatFen * seats,
    sessionId,
    theme,
    venue,
    seatFen,
    seats,
    listKept: false,
  };
}

/** Takes the seats. Throws `session_gone`, `seats_sold_out`, `too_many_seats`. */
export function reserve(
  { sessions }: ClaimPorts,
  { _id: id, residentId: personId, sessionId, seats }: ActivityOrder,
  { mostPerPerson }: ActivityListing,
  until: Date,
): Promise<void> {
  return sessions.claim({ sessionId, id, personId, seats, mostPerPerson, until });
}
