import { invalid } from '../../../../kernel/errors.ts';
import { defineListingKind, type Listing, type NewOffer, type Offer } from '../../../catalogue/index.ts';

/** What an offer of an activity says beside what every offer does; its price is that of one seat. */
export interface ActivityOffer {
  /** Where it takes place; everybody may know it. */
  venue: string;
  durationMinutes: number;
  /** Of each session, where it does not say otherwise. */
  seats: number;
  mostPerPerson: number;
}
/** What an offer of an activity says at first. */
export type NewActivityOffer = NewOffer &
  Pick<ActivityOffer, 'venue' | 'durationMinutes' | 'seats'> &
  Partial<ActivityOffer> & { kind: 'activity' };
export interface ActivityListing extends Listing, ActivityOffer {
  kind: 'activity';
}

const ownOf = ({ venue, durationMinutes, seats, mostPerPerson }: ActivityOffer): ActivityOffer => ({
  ...{ venue, durationMinutes, seats, mostPerPerson },
});

function validate({ seats, mostPerPerson }: Offer & ActivityOffer): void {
  const refuse = (field: string, message: string) => invalid({}, [{ path: `/body/${field}`, message }]);
  if (mostPerPerson > seats) throw refuse('mostPerPerson', 'must not be more than the seats');
}

/** What an activity adds to the catalogue and to the cards of the shelf. */
export const activityListing = defineListingKind<ActivityOffer, ActivityListing>({
  kind: 'activity',
  horizon: 'booking.horizonDays',
  lead: () => 'booking.instantLeadMinutes',
  fields: { venue: String, durationMinutes: Number, seats: Number, mostPerPerson: Number },
  defaults: { mostPerPerson: 2 },
  own: ownOf,
  tidied: (offer) => ({ ...offer, venue: offer.venue.trim() }),
  validate,
  texts: ({ venue }) => ({ venue }),
  mayStandElsewhere: () => true,
  terms: ownOf,
  card: ({ durationMinutes }) => ({ durationMinutes, seatsLeft: null }),
  detail: ownOf,
});
