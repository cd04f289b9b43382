import { invalid } from '../../../../kernel/errors.ts';
import { nullable } from '../../../../kernel/store.ts';
import type { StartsQuery } from '../../../calendars/index.ts';
import { defineListingKind, type Listing, type NewOffer, type Offer } from '../../../catalogue/index.ts';

export type ServiceWay = 'at_home' | 'at_shop' | 'at_artisan';

/** What an offer of a service says beside what every offer does. */
export interface ServiceOffer {
  way: ServiceWay;
  /** Where people come to; null at home. */
  address: string | null;
  /** 15…480 in steps of 15. */
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** Confirmed without waiting for the artisan. */
  instant: boolean;
}
/** What an offer of a service says at first. */
export type NewServiceOffer = NewOffer &
  Pick<ServiceOffer, 'way' | 'durationMinutes'> &
  Partial<ServiceOffer> & { kind: 'service' };
export interface ServiceListing extends Listing, ServiceOffer {
  kind: 'service';
}

const ownOf = (offer: ServiceOffer): ServiceOffer => ({
  way: offer.way,
  address: offer.address,
  durationMinutes: offer.durationMinutes,
  bufferBeforeMinutes: offer.bufferBeforeMinutes,
  bufferAfterMinutes: offer.bufferAfterMinutes,
  instant: offer.instant,
});

/** A shop stands where everybody may know it; where an artisan lives is told with the order. */
const shownAddress = ({ way, address }: Pick<ServiceOffer, 'way' | 'address'>): string | null =>
  way === 'at_shop' ? address : null;

/** What a service adds to the catalogue and to the cards of the shelf. */
export const serviceListing = defineListingKind<ServiceOffer, ServiceListing>({
  kind: 'service',
  horizon: 'booking.horizonDays',
  lead: ({ instant }) => (instant ? 'booking.instantLeadMinutes' : 'booking.leadMinutes'),
  fields: {
    way: String,
    address: nullable(String),
    durationMinutes: Number,
    bufferBeforeMinutes: Number,
    bufferAfterMinutes: Number,
    instant: Boolean,
  },
  defaults: { address: null, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, instant: false },
  own: ownOf,
  // an address belongs to a place people come to
  tidied: (offer) => ({
    ...offer,
    address: offer.way === 'at_home' ? null : (offer.address?.trim() ?? '') || null,
  }),
  validate({ way, address }: Offer & ServiceOffer): void {
    if (way !== 'at_home' && !address)
      throw invalid({}, [{ path: '/body/address', message: 'is needed where people come to you' }]);
  },
  texts: ({ address }) => ({ address }),
  // somebody's own door is where they live; only a shop may stand elsewhere
  mayStandElsewhere: ({ way }) => way === 'at_shop',
  terms: ({ way, address, durationMinutes, instant }) => ({
    ...{ way, durationMinutes, instant },
    address: shownAddress({ way, address }),
  }),
  card: ({ way, durationMinutes, instant }) => ({ way, durationMinutes, instant }),
  isAtHome: (shown) => 'way' in shown && shown.way === 'at_home',
  detail: ({ way, address }) => ({ address: shownAddress({ way, address }) }),
});

/** What decides about a listing's free starts; a visit at home is where the resident is. */
export function startsOfService(listing: ServiceListing, place: string): StartsQuery {
  return {
    resource: listing.provider,
    durationMinutes: listing.durationMinutes,
    buffers: { beforeMinutes: listing.bufferBeforeMinutes, afterMinutes: listing.bufferAfterMinutes },
    instant: listing.instant,
    grid: listing.grid,
    place: listing.way === 'at_home' ? place : listing.grid,
  };
}
