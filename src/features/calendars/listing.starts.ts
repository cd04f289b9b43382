import type { Listing } from '../catalogue/index.ts';
import type { StartsRequest } from './calendar.claims.ts';

/** What decides about a listing's free starts; a visit at home is where the resident is. */
export function startsOfListing(listing: Listing, place: string): Omit<StartsRequest, 'fromDay' | 'days'> {
  return {
    artisanId: listing.artisanId,
    durationMinutes: listing.durationMinutes,
    buffers: { beforeMinutes: listing.bufferBeforeMinutes, afterMinutes: listing.bufferAfterMinutes },
    instant: listing.instant,
    place: listing.way === 'at_home' ? place : listing.grid,
  };
}
