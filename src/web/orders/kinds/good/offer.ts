import type { components } from '../../../../contract/types.gen.ts';
import { api } from '../../../client/api.ts';
import { request } from '../../../client/request.ts';
import { now } from '../../../client/session.ts';
import { fenOf, sayFen, yuanOf } from '../../../format/money.ts';
import { saySpan, sayTime } from '../../../format/time.ts';
import { sayWeek } from '../../../format/week.ts';
import type { Choice, Fact, OfferFields, OfferParts } from '../../engine/kind.ts';
import { pricesOf } from '../../engine/prices.ts';
import BasketPage from './basket-page.vue';
import BookingForm from './booking-form.vue';
import { goodCard } from './card.ts';
import CollectButton from './collect-button.vue';
import type { GoodFields } from './fields.ts';
import OfferForm from './offer-form.vue';
import StockForm from './stock-form.vue';
import UnitsChoice from './units-choice.vue';
import { dayIn, openingsFor, unitsIn } from './windows.ts';
import { words } from './words.ts';

type Schemas = components['schemas'];
type GoodListing = Schemas['GoodListing'];
type GoodShelfListing = Schemas['GoodShelfListing'];

const w = words.offer;

const placeOf = ({ way, pickUpAddress }: GoodShelfListing): Fact[] => [
  { says: w.wayLabel, value: w.wayLong[way] },
  { says: w.address, value: pickUpAddress ?? w.addressLater },
];

const isBrought = ({ brought }: Choice): boolean => brought === '1';
const isReachable = ({ end = '' }: Choice): boolean => Date.parse(end) > now().getTime();
const isChosen = (choice: Choice): boolean => unitsIn(choice) > 0 && isReachable(choice);

function bookedOf(listing: GoodShelfListing, choice: Choice): Fact[] {
  const { start = '', end = '' } = choice;
  return [
    { says: w.booking.units, value: w.units(unitsIn(choice), listing.unit), strong: true },
    {
      says: isBrought(choice) ? w.booking.timeBrought : w.booking.time,
      value: saySpan(start, end, now()),
      strong: true,
    },
    ...(isBrought(choice) ? broughtOf(listing) : placeOf(listing)),
    ...(listing.meal ? mealOf(listing.meal) : []),
  ];
}

const sayFee = (feeFen: number): string => (feeFen > 0 ? sayFen(feeFen) : w.noFee);
const broughtOf = ({ delivery }: GoodShelfListing): Fact[] => [
  { says: w.wayLabel, value: w.broughtTo },
  ...(delivery ? [{ says: w.booking.fee, value: sayFee(delivery.feeFen) }] : []),
];

function mealOf({ cutOffMinutes, nutrition }: NonNullable<GoodListing['meal']>): Fact[] {
  const { kcal, proteinGrams, fatGrams, carbsGrams, sodiumMg } = nutrition ?? {};
  const contents =
    kcal === undefined
      ? []
      : [w.nutrition(kcal, proteinGrams ?? 0, fatGrams ?? 0, carbsGrams ?? 0, sodiumMg ?? 0)];
  return [
    { says: w.mealLabel, value: w.mealUntil(w.duration(cutOffMinutes)) },
    ...contents.map((value) => ({ says: w.nutritionLabel, value })),
  ];
}

function rulesOf(listing: GoodShelfListing | GoodListing): Fact[] {
  const { mostPerPerson, unit, returnDays, windows, delivery, meal } = listing;
  const brought = delivery && w.delivery(sayFee(delivery.feeFen), sayWeek(delivery.windows, 'dayOfWeek'));
  return [
    { says: w.most, value: w.units(mostPerPerson, unit) },
    ...(meal ? [] : [{ says: w.returns, value: w.returnsWithin(returnDays) }]),
    { says: w.windowsLabel, value: sayWeek(windows, 'dayOfWeek') },
    ...(brought ? [{ says: w.deliveryLabel, value: brought }] : []),
    ...(meal ? mealOf(meal) : []),
  ];
}

/** One of it in the soonest window, where any is left. */
async function soonestOf(id: string, place: string): Promise<Choice | null> {
  const params = { path: { id }, query: { place } };
  const listing = (await request(() => api.GET('/api/shelf/{id}', { params }))) as GoodShelfListing;
  const [first] = openingsFor(listing, false, now());
  if (!first) return null;
  const day = dayIn(listing, first.startAt);
  const query = { place, ...(day && { day }) };
  const { left } = await request(() =>
    api.GET('/api/listings/{id}/stock', { params: { path: { id }, query } }),
  );
  return left ? { units: '1', start: first.startAt, end: first.endAt } : null;
}

const copied = <T extends object>(all: readonly T[]): T[] => all.map((one) => ({ ...one }));
function own(listing: GoodListing): Omit<GoodFields, keyof OfferFields> {
  const { way, pickUpAddress, unit, firstUnits, mostPerPerson, returnDays, windows, delivery, meal } =
    listing;
  return {
    ...{ way, pickUpAddress, unit, firstUnits, mostPerPerson, returnDays, windows: copied(windows) },
    ...broughtFields(delivery),
    ...mealFields(meal),
  };
}
const broughtFields = (delivery: GoodListing['delivery']) => ({
  delivers: delivery !== null,
  feeYuan: delivery ? yuanOf(delivery.feeFen) : '',
  broughtIn: copied(delivery?.windows ?? evening),
});
const mealFields = (meal: GoodListing['meal']) => ({
  isMeal: meal !== null,
  cutOffMinutes: meal?.cutOffMinutes ?? 120,
  hasNutrition: Boolean(meal?.nutrition),
  nutrition: { ...(meal?.nutrition ?? noNutrition) },
});
const evening: GoodListing['windows'] = [{ dayOfWeek: 6, fromMinute: 1020, toMinute: 1140 }];
const noNutrition = { kcal: 0, proteinGrams: 0, fatGrams: 0, carbsGrams: 0, sodiumMg: 0 };

/** What is typed, as the server takes it; a fee that is no amount is left to be refused. */
function sentOf(fields: GoodFields) {
  const { delivers, feeYuan, broughtIn, isMeal, cutOffMinutes, hasNutrition, nutrition } = fields;
  const feeFen = feeYuan.trim() === '' ? 0 : (fenOf(feeYuan) ?? -1);
  return {
    delivery: delivers ? { feeFen, windows: broughtIn } : null,
    meal: isMeal ? { cutOffMinutes, nutrition: hasNutrition ? nutrition : null } : null,
  };
}

export const goodOffer: OfferParts<GoodListing, GoodShelfListing, Schemas['GoodCard'], GoodFields> = {
  ...goodCard,
  priceKinds: pricesOf<GoodListing>({ market: true, lowfee: true, free: true }),
  example: w.form.example,
  order: w.order,
  add: w.add,
  line: ({ way, unit }) => `${w.each(unit)} · ${w.way[way]}`,
  about: ({ unit }) => w.each(unit),
  place: (listing) => [...placeOf(listing), ...rulesOf(listing)],
  Choice: UnitsChoice,
  isChosen,
  chosen: (choice) =>
    isChosen(choice)
      ? w.choice[isBrought(choice) ? 'chosenBrought' : 'chosen'](
          w.units(unitsIn(choice), choice['unit'] ?? ''),
          sayTime(choice['start'] ?? '', now()),
        )
      : w.choice.chooseFirst,
  soonest: soonestOf,
  startOf: ({ start }) => start || null,
  costFen: ({ priceFen, delivery }, choice) =>
    priceFen * unitsIn(choice) + (isBrought(choice) ? (delivery?.feeFen ?? 0) : 0),
  cancelRule: w.cancelRule,
  priceLine: ({ priceKind }) => (w.priceLine as Readonly<Record<string, string>>)[priceKind],
  Collect: CollectButton,
  Basket: BasketPage,
  choiceGone: ['out_of_stock', 'too_many_for_one', 'window_not_offered', 'cut_off_passed', 'not_delivered'],
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
    ...broughtFields(null),
    ...mealFields(null),
  },
  fieldsOf: own,
  bodyOf: (fields) => ({
    ...(fields.windows.length > 0 && { windows: fields.windows }),
    way: fields.way,
    pickUpAddress: fields.pickUpAddress.trim(),
    unit: fields.unit.trim(),
    firstUnits: fields.firstUnits,
    mostPerPerson: fields.mostPerPerson,
    returnDays: fields.isMeal ? 0 : fields.returnDays,
    ...sentOf(fields),
  }),
  Form: OfferForm,
};
