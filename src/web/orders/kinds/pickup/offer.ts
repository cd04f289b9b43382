import type { components } from '../../../../contract/types.gen.ts';
import { api } from '../../../client/api.ts';
import { request } from '../../../client/request.ts';
import { now } from '../../../client/session.ts';
import { fenOf, yuanOf } from '../../../format/money.ts';
import { saySpan } from '../../../format/time.ts';
import { sayWeek } from '../../../format/week.ts';
import type { Choice, Fact, OfferParts } from '../../engine/kind.ts';
import { pricesOf } from '../../engine/prices.ts';
import BookingForm from './booking-form.vue';
import { pickupCard } from './card.ts';
import type { PickupFields } from './fields.ts';
import OfferForm from './offer-form.vue';
import WindowChoice from './window-choice.vue';
import { words } from './words.ts';

type Schemas = components['schemas'];
type Listing = Schemas['PickupListing'];
type Shelved = Schemas['PickupShelfListing'];
type Prices = Schemas['MaterialPrices'];

const w = words.offer;

/** 纸板 1.20 元/公斤、易拉罐 … */
export const sayPrices = (prices: Prices): string =>
  prices.map(({ material, perKgFen }) => w.perKg(material, yuanOf(perKgFen))).join('、');

const rulesOf = ({ materialPrices, visitWindows }: Listing | Shelved): Fact[] => [
  { says: w.wayLabel, value: w.visits },
  { says: w.pricesLabel, value: sayPrices(materialPrices) },
  { says: w.windowsLabel, value: sayWeek(visitWindows, 'dayOfWeek') },
];
const isChosen = ({ start = '' }: Choice): boolean => Date.parse(start) > now().getTime();

/** The nearest window with a place left. */
async function soonestOf(id: string, place: string): Promise<Choice | null> {
  const params = { path: { id }, query: { place } };
  const { items } = await request(() => api.GET('/api/listings/{id}/windows', { params }));
  const first = items.find(({ left }) => left > 0);
  return first ? { start: first.startAt, end: first.endAt } : null;
}

export const pickupOffer: OfferParts<Listing, Shelved, Schemas['PickupCard'], PickupFields> = {
  ...pickupCard,
  priceKinds: pricesOf<Listing>({ free: true }),
  example: w.form.example,
  order: w.order,
  add: w.add,
  priceLine: () => w.priceLine,
  line: ({ materialPrices }) => sayPrices(materialPrices.slice(0, 2)),
  about: () => w.visits,
  place: rulesOf,
  Choice: WindowChoice,
  isChosen,
  chosen: (choice) =>
    isChosen(choice)
      ? w.choice.chosen(saySpan(choice['start'] ?? '', choice['end'] ?? choice['start'] ?? '', now()))
      : w.choice.chooseFirst,
  soonest: soonestOf,
  timeOf: (_listing, { start = '', end = '' }) => ({ from: start, to: end }),
  noteHint: () => w.booking.noteHint,
  startOf: ({ start }) => start || null,
  cancelRule: w.cancelRule,
  choiceGone: ['window_closed', 'window_full', 'window_held'],
  chooseOther: w.choice.other,
  booked: ({ materialPrices }, { start = '', end = start }) => [
    { says: w.booking.time, value: saySpan(start, end, now()), strong: true },
    { says: w.pricesLabel, value: sayPrices(materialPrices) },
  ],
  terms: ({ materialPrices }) => [{ says: w.pricesLabel, value: sayPrices(materialPrices) }],
  Booking: BookingForm,
  facts: rulesOf,
  empty: {
    prices: [{ material: '', yuan: '' }],
    visitWindows: [{ dayOfWeek: 6, fromMinute: 840, toMinute: 960, capacity: 6 }],
  },
  fieldsOf: ({ materialPrices, visitWindows }) => ({
    prices: materialPrices.map(({ material, perKgFen }) => ({ material, yuan: yuanOf(perKgFen) })),
    visitWindows: visitWindows.map((one) => ({ ...one })),
  }),
  bodyOf: ({ prices, visitWindows }) => ({
    priceKind: 'free',
    priceFen: 0,
    materialPrices: prices.map(({ material, yuan }) => ({
      material: material.trim(),
      perKgFen: fenOf(yuan) ?? 0,
    })),
    visitWindows,
  }),
  Form: OfferForm,
};
