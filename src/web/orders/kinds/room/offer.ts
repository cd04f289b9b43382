import type { components } from '../../../../contract/types.gen.ts';
import { api } from '../../../client/api.ts';
import { request } from '../../../client/request.ts';
import { now } from '../../../client/session.ts';
import { minutesAfter, sayTime } from '../../../format/time.ts';
import { sayWeek } from '../../../format/week.ts';
import type { Choice, Fact, OfferParts } from '../../engine/kind.ts';
import { pricesOf } from '../../engine/prices.ts';
import BookingForm from './booking-form.vue';
import { roomCard } from './card.ts';
import type { RoomFields } from './fields.ts';
import HoursLink from './hours-link.vue';
import OfferForm from './offer-form.vue';
import TimeChoice from './time-choice.vue';
import { words } from './words.ts';

type Schemas = components['schemas'];
type RoomListing = Schemas['RoomListing'];
type RoomShelfListing = Schemas['RoomShelfListing'];

const w = words.offer;

const countIn = (text = ''): number => (/^\d{1,3}$/.test(text) ? Number(text) : 0);
const isChosen = ({ start = '', hours, guests }: Choice): boolean =>
  Date.parse(start) > now().getTime() && countIn(hours) > 0 && countIn(guests) > 0;

const rulesOf = ({ mostGuests, mostHours }: RoomShelfListing | RoomListing): Fact[] => [
  { says: w.holds, value: w.upTo(mostGuests) },
  { says: w.mostHours, value: w.hours(mostHours) },
];
const placeOf = (listing: RoomShelfListing | RoomListing): Fact[] => [
  { says: w.address, value: listing.roomAddress },
];

/** One hour for one person at the first free start. */
async function soonestOf(id: string, place: string): Promise<Choice | null> {
  const { days } = await request(() =>
    api.GET('/api/listings/{id}/slots', { params: { path: { id }, query: { place, days: 61 } } }),
  );
  const start = days.flatMap(({ starts }) => starts)[0];
  return start ? { start, hours: '1', guests: '1' } : null;
}

export const roomOffer: OfferParts<RoomListing, RoomShelfListing, Schemas['RoomCard'], RoomFields> = {
  ...roomCard,
  priceKinds: pricesOf<RoomListing>({ lowfee: true, free: true }),
  example: w.form.example,
  add: w.add,
  line: ({ mostGuests }) => w.card(mostGuests),
  about: () => w.perHour,
  place: (listing) => [...placeOf(listing), ...rulesOf(listing)],
  Choice: TimeChoice,
  isChosen,
  chosen: (choice) =>
    isChosen(choice)
      ? w.choice.chosen(
          sayTime(choice['start'] ?? '', now()),
          countIn(choice['hours']),
          countIn(choice['guests']),
        )
      : w.choice.chooseFirst,
  soonest: soonestOf,
  timeOf: (_listing, { start = '', hours }) => ({
    from: start,
    to: minutesAfter(start, countIn(hours) * 60),
  }),
  startOf: ({ start }) => start || null,
  costFen: ({ priceFen }, { hours }) => priceFen * countIn(hours),
  choiceGone: ['slot_taken', 'start_not_offered', 'room_too_small', 'too_many_hours'],
  chooseOther: w.choice.other,
  booked: (listing, { start = '', hours, guests }) => [
    { says: w.booking.time, value: w.booking.at(sayTime(start, now()), countIn(hours)), strong: true },
    { says: w.booking.guests, value: w.guests(countIn(guests)), strong: true },
    ...placeOf(listing),
  ],
  terms: (listing) => [...placeOf(listing), ...rulesOf(listing)],
  Booking: BookingForm,
  facts: (listing) => [
    ...placeOf(listing),
    ...rulesOf(listing),
    { says: w.form.hours, value: sayWeek(listing.firstHours, 'dayOfWeek') },
    { says: w.doorCode, value: listing.doorCode ?? w.noDoorCode },
  ],
  Manage: HoursLink,
  empty: {
    roomAddress: '',
    mostGuests: 10,
    mostHours: 3,
    firstHours: [1, 2, 3, 4, 5].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 540, toMinute: 1260 })),
    doorCode: '',
  },
  fieldsOf: ({ roomAddress, mostGuests, mostHours, firstHours, doorCode }) => ({
    ...{ roomAddress, mostGuests, mostHours },
    firstHours: firstHours.map((one) => ({ ...one })),
    doorCode: doorCode ?? '',
  }),
  bodyOf: ({ roomAddress, mostGuests, mostHours, firstHours, doorCode }) => ({
    ...{ mostGuests, mostHours, firstHours },
    roomAddress: roomAddress.trim(),
    doorCode: doorCode.trim() || null,
  }),
  Form: OfferForm,
};
