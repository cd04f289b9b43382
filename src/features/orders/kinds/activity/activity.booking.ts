import { freeSeats, seatsSoldOut, sessionGone } from '../../../sessions/index.ts';
import type { BookingRequest, ClaimPorts } from '../../engine/kind.ts';
import type { ActivityListing } from './activity.listing.ts';
import type { ActivityOrder } from './activity.ts';

export interface ActivityBooking extends BookingRequest {
  sessionId: string;
  seats: number;
}

/** Throws `session_gone`, `seats_sold_out`. */
export async function freeze(
  listing: ActivityListing,
  request: ActivityBooking,
  { sessions, clock }: ClaimPorts,
) {
  const { sessionId, seats } = request;
  const entryId = request.entryId ?? null;
  const session = await (entryId === null ? sessions.look(sessionId) : sessions.seek(sessionId));
  const isOffered = session?.listingId === listing._id && session.state === 'open';
  if (!isOffered || session.startAt <= clock.now()) throw sessionGone();
  if (session.startAt > sessions.bookableUntil(listing.grid)) throw sessionGone();
  // who comes too late is told so before anything is counted or claimed
  const free = freeSeats(session);
  if (entryId === null && free < seats) throw seatsSoldOut({ left: free });
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
    freeUntil: null,
  };
}

/** Takes the seats, or those that are held for who waited. Throws `session_gone`, `seats_sold_out`, `too_many_seats`, `offer_gone`. */
export async function reserve(
  { sessions, queue }: ClaimPorts,
  { _id: id, residentId: personId, sessionId, seats, entryId }: ActivityOrder,
  { mostPerPerson }: ActivityListing,
  until: Date,
): Promise<void> {
  if (entryId) {
    await sessions.requireHeld(sessionId, id, seats);
    await queue.take(personId, entryId, { kind: 'session', id: sessionId });
  }
  await sessions.claim({ sessionId, id, personId, seats, mostPerPerson, until });
}
