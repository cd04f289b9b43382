import type { components } from '../../../../contract/types.gen.ts';
import { api } from '../../../client/api.ts';
import { request } from '../../../client/request.ts';
import { now } from '../../../client/session.ts';
import { saySpan, sayTime } from '../../../format/time.ts';
import type { Choice, Fact, OfferParts } from '../../engine/kind.ts';
import BasketPage from './basket-page.vue';
import BookingForm from './booking-form.vue';
import CardAdd from './card-add.vue';
import CollectButton from './collect-button.vue';
import type { GoodFields } from './fields.ts';
import OfferForm from './offer-form.vue';
import StockForm from './stock-form.vue';
import UnitsChoice from './units-choice.vue';
import { openingsOf, sayWindows, unitsIn } from './windows.ts';
import { words } from './words.ts';

type Schemas = components['schemas'];
type GoodListing = Schemas['GoodListing'];
type GoodShelfListing = Schemas['GoodShelfListing'];

const w = words.offer;

const placeOf = ({ way, pickUpAddress }: GoodShelfListing): Fact[] => [
  { says: w.wayLabel, value: w.wayLong[way] },
  { says: w.address, value: pickUpAddress ?? w.addressLater },
];

const isReachable = ({ end = '' }: Choice): boolean => Date.parse(end) > now().getTime();
const isChosen = (choice: Choice): boolean => unitsIn(choice) > 0 && isReachable(choice);

function bookedOf(listing: GoodShelfListing, choice: Choice): Fact[] {
  const { start = '', end = '' } = choice;
  return [
    { says: w.booking.units, value: w.units(unitsIn(choice), listing.unit), strong: true },
    { says: w.booking.time, value: saySpan(start, end, now()), strong: true },
    ...placeOf(listing),
  ];
}

const rulesOf = ({ mostPerPerson, unit, returnDays, windows }: GoodShelfListing | GoodListing): Fact[] => [
  { says: w.most, value: w.units(mostPerPerson, unit) },
  { says: w.returns, value: w.returnsWithin(returnDays) },
  { says: w.windowsLabel, value: sayWindows(windows) },
];

/** One of it in the soonest window, where any is left. */
async function soonestOf(id: string, place: string): Promise<Choice | null> {
  const params = { path: { id }, query: { place } };
  const [listing, { left }] = await Promise.all([
    request(() => api.GET('/api/shelf/{id}', { params })),
    request(() => api.GET('/api/listings/{id}/stock', { params })),
  ]);
  const [first] = openingsOf((listing as GoodShelfListing).windows, now());
  return first && left ? { units: '1', start: first.startAt, end: first.endAt } : null;
}

const own = ({ way, pickUpAddress, unit, firstUnits, mostPerPerson, returnDays, windows }: GoodListing) => ({
  ...{ way, pickUpAddress, unit, firstUnits, mostPerPerson, returnDays },
  windows: windows.map((one) => ({ ...one })),
});

export const goodOffer: OfferParts<GoodListing, GoodShelfListing, Schemas['GoodCard'], GoodFields> = {
  group: w.group,
  order: w.order,
  add: w.add,
  card: ({ way, unit }) => `${w.each(unit)} · ${w.way[way]}`,
  next: () => w.fetch,
  line: ({ way, unit }) => `${w.each(unit)} · ${w.way[way]}`,
  about: ({ unit }) => w.each(unit),
  place: (listing) => [...placeOf(listing), ...rulesOf(listing)],
  Choice: UnitsChoice,
  isChosen,
  chosen: (choice) =>
    isChosen(choice)
      ? w.choice.chosen(w.units(unitsIn(choice), choice['unit'] ?? ''), sayTime(choice['start'] ?? '', now()))
      : w.choice.chooseFirst,
  soonest: soonestOf,
  startOf: ({ start }) => start || null,
  costFen: ({ priceFen }, choice) => priceFen * unitsIn(choice),
  cancelRule: w.cancelRule,
  priceLine: ({ priceKind }) => (w.priceLine as Readonly<Record<string, string>>)[priceKind],
  OnCard: CardAdd,
  Collect: CollectButton,
  Basket: BasketPage,
  choiceGone: ['out_of_stock', 'too_many_for_one', 'window_not_offered'],
  chooseOther: w.choice.other,
  booked: bookedOf,
  terms: (listing) => [...placeOf(listing), ...rulesOf(listing)],
  Booking: BookingForm,
  facts: (listing) => [
    { says: w.wayLabel, value: w.wayLong[listing.way] },
    { says: w.address, value: listing.pickUpAddress },
    ...rulesOf(listing),
  ],
  Manage: StockForm,
  empty: {
    way: 'at_artisan',
    pickUpAddress: '',
    unit: '',
    firstUnits: 10,
    mostPerPerson: 5,
    returnDays: 0,
    windows: [{ dayOfWeek: 6, fromMinute: 540, toMinute: 660 }],
  },
  fieldsOf: own,
  bodyOf: (fields) => ({
    ...(fields.windows.length > 0 && { windows: fields.windows }),
    way: fields.way,
    pickUpAddress: fields.pickUpAddress.trim(),
    unit: fields.unit.trim(),
    firstUnits: fields.firstUnits,
    mostPerPerson: fields.mostPerPerson,
    returnDays: fields.returnDays,
  }),
  Form: OfferForm,
};
