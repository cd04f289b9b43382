import type { components } from '../../../../contract/types.gen.ts';
import { api } from '../../../client/api.ts';
import { request } from '../../../client/request.ts';
import { now } from '../../../client/session.ts';
import { minutesAfter, sayTime } from '../../../format/time.ts';
import type { Choice, Fact, OfferParts } from '../../engine/kind.ts';
import { pricesOf } from '../../engine/prices.ts';
import BookingForm from './booking-form.vue';
import { serviceCard } from './card.ts';
import type { ServiceFields } from './fields.ts';
import OfferForm from './offer-form.vue';
import StartChoice from './start-choice.vue';
import { words } from './words.ts';

type Schemas = components['schemas'];
type ServiceListing = Schemas['ServiceListing'];
type ServiceShelfListing = Schemas['ServiceShelfListing'];

const w = words.offer;

function placeOf({ way, address }: ServiceShelfListing): Fact[] {
  const where = { says: w.wayLabel, value: w.wayLong[way] };
  return address ? [where, { says: w.address, value: address }] : [where];
}

function bookedOf(listing: ServiceShelfListing, { start = '' }: Choice): Fact[] {
  const value = w.booking.at(sayTime(start, now()), listing.durationMinutes);
  return [{ says: w.booking.time, value, strong: true }, ...placeOf(listing)];
}

const termsOf = (listing: ServiceShelfListing): Fact[] => [
  ...placeOf(listing),
  { says: w.form.duration, value: w.lasts(listing.durationMinutes) },
  { says: w.form.instant, value: listing.instant ? w.form.instantYes : w.form.instantNo },
];

/** The first free start from the place. */
async function soonestOf(id: string, place: string): Promise<Choice | null> {
  const { days } = await request(() =>
    api.GET('/api/listings/{id}/slots', { params: { path: { id }, query: { place, days: 61 } } }),
  );
  const start = days.flatMap(({ starts }) => starts)[0];
  return start ? { start } : null;
}

const factsOf = (listing: ServiceListing): Fact[] => [
  { says: w.wayLabel, value: w.wayOwn[listing.way] },
  ...(listing.address ? [{ says: w.address, value: listing.address }] : []),
  { says: w.form.duration, value: w.lasts(listing.durationMinutes) },
  { says: w.form.instant, value: listing.instant ? w.form.instantYes : w.form.instantNo },
];

export const serviceOffer: OfferParts<
  ServiceListing,
  ServiceShelfListing,
  Schemas['ServiceCard'],
  ServiceFields
> = {
  ...serviceCard,
  priceKinds: pricesOf<ServiceListing>({ market: true, lowfee: true, free: true, quote: true }),
  example: w.form.example,
  add: w.add,
  line: ({ way, durationMinutes }) => `${w.way[way]} · ${w.lasts(durationMinutes)}`,
  about: ({ durationMinutes }) => w.lasts(durationMinutes),
  place: placeOf,
  Choice: StartChoice,
  isChosen: ({ start = '' }) => Date.parse(start) > now().getTime(),
  chosen: ({ start = '' }) =>
    Date.parse(start) > now().getTime() ? w.choice.chosen(sayTime(start, now())) : w.choice.chooseFirst,
  soonest: soonestOf,
  timeOf: ({ durationMinutes }, { start = '' }) => ({
    from: start,
    to: minutesAfter(start, durationMinutes),
  }),
  noteHint: ({ way }) => (way === 'at_home' ? w.booking.noteHint : ''),
  startOf: ({ start }) => start || null,
  choiceGone: ['slot_taken', 'start_not_offered'],
  chooseOther: w.choice.other,
  booked: bookedOf,
  terms: termsOf,
  Booking: BookingForm,
  facts: factsOf,
  empty: {
    way: 'at_home',
    address: '',
    durationMinutes: 45,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    instant: false,
  },
  fieldsOf: ({ way, address, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes, instant }) => ({
    way,
    address: address ?? '',
    durationMinutes,
    bufferBeforeMinutes,
    bufferAfterMinutes,
    instant,
  }),
  bodyOf: ({ way, address, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes, instant }) => ({
    way,
    address: way !== 'at_home' && address.trim() ? address.trim() : null,
    durationMinutes,
    bufferBeforeMinutes,
    bufferAfterMinutes,
    instant,
  }),
  Form: OfferForm,
};
