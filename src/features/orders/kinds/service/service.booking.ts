import { after, minute } from '../../../../kernel/clock.ts';
import type { BookingRequest, ClaimPorts } from '../../engine/kind.ts';
import { visitRequired, visitUnwanted } from './service.errors.ts';
import { type ServiceListing, startsOfService } from './service.listing.ts';
import type { ServiceOrder } from './service.ts';

export interface ServiceBooking extends BookingRequest {
  /** As the request says it. */
  startAt: string;
  /** Needed for a visit at home, and for nothing else. */
  visit?: { address: string; contactName: string; contactPhone: string } | undefined;
}

const unstarted = { quote: null, balance: null, doneAt: null, claimId: null, proposal: null } as const;

/** Throws `visit_required`, `visit_unwanted`, `start_not_offered`. */
export function freeze(listing: ServiceListing, request: ServiceBooking, { calendars }: ClaimPorts) {
  const { way, durationMinutes, instant } = listing;
  const { visit } = request;
  const startAt = new Date(request.startAt);
  if (way === 'at_home' && !visit) throw visitRequired();
  if (way !== 'at_home' && visit) throw visitUnwanted();
  calendars.requireOffered(startAt, instant, listing.grid);
  return {
    ...unstarted,
    startAt,
    endAt: after(startAt, durationMinutes * minute),
    advanceFen: listing.priceFen,
    contact: visit && { name: visit.contactName, phone: visit.contactPhone, address: visit.address },
    way,
    shopAddress: way === 'at_home' ? null : listing.address,
    durationMinutes,
    instant,
  };
}

/** Claims the artisan's time with the buffers around it. Throws `slot_taken`, `calendar_full`. */
export function reserve(
  { calendars }: ClaimPorts,
  { _id: id, startAt, endAt, place: residentPlace }: ServiceOrder,
  listing: ServiceListing,
  until: Date,
): Promise<void> {
  const { resource, buffers, place } = startsOfService(listing, residentPlace);
  return calendars.claim({ resource, id, startAt, endAt, buffers, place, until });
}
