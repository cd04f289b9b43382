import type { components } from '../../../../contract/types.gen.ts';
import { api } from '../../../client/api.ts';
import { request } from '../../../client/request.ts';
import { now } from '../../../client/session.ts';
import { saySpan, sayTime } from '../../../format/time.ts';
import type { Choice, Fact, OfferParts } from '../../engine/kind.ts';
import { pricesOf } from '../../engine/prices.ts';
import BookingForm from './booking-form.vue';
import { activityCard } from './card.ts';
import type { ActivityFields } from './fields.ts';
import OfferForm from './offer-form.vue';
import SessionChoice from './session-choice.vue';
import SessionsForm from './sessions-form.vue';
import { words } from './words.ts';

type Schemas = components['schemas'];
type ActivityListing = Schemas['ActivityListing'];
type ActivityShelfListing = Schemas['ActivityShelfListing'];

const w = words.offer;

const seatsIn = ({ seats = '' }: Choice): number => (/^\d{1,2}$/.test(seats) ? Number(seats) : 0);
const isToCome = ({ start = '' }: Choice): boolean => Date.parse(start) > now().getTime();
const isChosen = (choice: Choice): boolean =>
  Boolean(choice['session']) && seatsIn(choice) > 0 && isToCome(choice);

function bookedOf({ venue }: ActivityShelfListing, choice: Choice): Fact[] {
  const { start = '', end = '', theme = '' } = choice;
  return [
    { says: w.booking.time, value: saySpan(start, end, now()), strong: true },
    ...(theme ? [{ says: w.booking.theme, value: theme }] : []),
    { says: w.booking.seats, value: w.people(seatsIn(choice)), strong: true },
    { says: w.venue, value: venue },
  ];
}

const rulesOf = (listing: ActivityShelfListing | ActivityListing): Fact[] => [
  { says: w.venue, value: listing.venue },
  { says: w.length, value: w.minutes(listing.durationMinutes) },
  { says: w.size, value: w.people(listing.seats) },
  { says: w.most, value: w.people(listing.mostPerPerson) },
];

/** One seat in the next session that has any left. */
async function soonestOf(id: string, place: string): Promise<Choice | null> {
  const params = { path: { id }, query: { place } };
  const { items } = await request(() => api.GET('/api/listings/{id}/sessions', { params }));
  const next = items.find(({ left }) => left > 0);
  return next ? { session: next.id, seats: '1', start: next.startAt, end: next.endAt } : null;
}

export const activityOffer: OfferParts<
  ActivityListing,
  ActivityShelfListing,
  Schemas['ActivityCard'],
  ActivityFields
> = {
  ...activityCard,
  priceKinds: pricesOf<ActivityListing>({ market: true, lowfee: true, free: true }),
  example: w.form.example,
  order: w.order,
  add: w.add,
  line: ({ durationMinutes, seats }) => `${w.minutes(durationMinutes)} · ${w.people(seats)}`,
  about: ({ durationMinutes }) => w.minutes(durationMinutes),
  place: rulesOf,
  Choice: SessionChoice,
  isChosen,
  chosen: (choice) =>
    isChosen(choice)
      ? w.choice.chosen(sayTime(choice['start'] ?? '', now()), seatsIn(choice))
      : w.choice.chooseFirst,
  soonest: soonestOf,
  timeOf: (_listing, { start = '', end = '' }) => ({ from: start, to: end }),
  startOf: ({ start }) => start || null,
  costFen: ({ priceFen }, choice) => priceFen * seatsIn(choice),
  choiceGone: ['session_gone', 'seats_sold_out', 'too_many_seats', 'offer_gone'],
  chooseOther: w.choice.other,
  booked: bookedOf,
  terms: rulesOf,
  Booking: BookingForm,
  facts: rulesOf,
  Manage: SessionsForm,
  empty: { venue: '', durationMinutes: 90, seats: 20, mostPerPerson: 2 },
  fieldsOf: ({ venue, durationMinutes, seats, mostPerPerson }) => ({
    ...{ venue, durationMinutes, seats, mostPerPerson },
  }),
  bodyOf: ({ venue, durationMinutes, seats, mostPerPerson }) => ({
    ...{ venue: venue.trim(), durationMinutes, seats, mostPerPerson },
  }),
  Form: OfferForm,
};
