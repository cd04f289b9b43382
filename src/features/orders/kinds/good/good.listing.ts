import { invalid } from '../../../../kernel/errors.ts';
import { nullable, partSchema } from '../../../../kernel/store.ts';
import { defineListingKind, type Listing, type NewOffer, type Offer } from '../../../catalogue/index.ts';

export type GoodWay = 'at_shop' | 'at_artisan';

/** When it can be fetched, each week; in minutes of the day in Asia/Shanghai. */
export interface PickUpWindow {
  /** 0 = Sunday … 6 = Saturday. */
  dayOfWeek: number;
  fromMinute: number;
  toMinute: number;
}

/** Brought by the provider, within reach, in windows of its own, for so much an order. */
interface GoodDelivery {
  feeFen: number;
  windows: readonly PickUpWindow[];
}
/** What one of it contains. */
interface Nutrition {
  kcal: number;
  proteinGrams: number;
  fatGrams: number;
  carbsGrams: number;
  sodiumMg: number;
}
/** Cooked for one window of one day: ordered and cancelled until so long before it, and not kept. */
interface Meal {
  cutOffMinutes: number;
  nutrition: Nutrition | null;
}

/** What an offer of a good says beside what every offer does; its price is that of one unit. */
export interface GoodOffer {
  way: GoodWay;
  /** Where it is fetched. */
  pickUpAddress: string;
  /** What one of it is: 个, 斤, 瓶. */
  unit: string;
  /** How many there are when it is first offered, of a meal each day; from then on the stock counts. */
  firstUnits: number;
  mostPerPerson: number;
  returnDays: number;
  windows: readonly PickUpWindow[];
  /** Null: it is fetched only. */
  delivery: GoodDelivery | null;
  /** Null: it keeps. */
  meal: Meal | null;
}
/** What an offer of a good says at first. */
export type NewGoodOffer = NewOffer &
  Pick<GoodOffer, 'way' | 'pickUpAddress' | 'unit' | 'firstUnits' | 'windows'> &
  Partial<GoodOffer> & { kind: 'good' };
export interface GoodListing extends Listing, GoodOffer {
  kind: 'good';
}

const windowsOf = (windows: readonly PickUpWindow[]): PickUpWindow[] =>
  windows.map(({ dayOfWeek, fromMinute, toMinute }) => ({ dayOfWeek, fromMinute, toMinute }));

const deliveryOf = (delivery: GoodDelivery | null): GoodDelivery | null =>
  delivery && { feeFen: delivery.feeFen, windows: windowsOf(delivery.windows) };
function nutritionOf({ nutrition }: Meal): Nutrition | null {
  if (!nutrition) return null;
  const { kcal, proteinGrams, fatGrams, carbsGrams, sodiumMg } = nutrition;
  return { kcal, proteinGrams, fatGrams, carbsGrams, sodiumMg };
}
const mealOf = (meal: Meal | null): Meal | null =>
  meal && { cutOffMinutes: meal.cutOffMinutes, nutrition: nutritionOf(meal) };

const ownOf = (offer: GoodOffer): GoodOffer => ({
  way: offer.way,
  pickUpAddress: offer.pickUpAddress,
  unit: offer.unit,
  firstUnits: offer.firstUnits,
  mostPerPerson: offer.mostPerPerson,
  returnDays: offer.returnDays,
  windows: windowsOf(offer.windows),
  delivery: deliveryOf(offer.delivery),
  meal: mealOf(offer.meal),
});

const earlier = (a: PickUpWindow, b: PickUpWindow): number =>
  a.dayOfWeek - b.dayOfWeek || a.fromMinute - b.fromMinute;

/** A shop stands where everybody may know it; where an artisan lives is told with the order. */
const shownAddress = ({ way, pickUpAddress }: GoodOffer): string | null =>
  way === 'at_shop' ? pickUpAddress : null;

const refuse = (field: string, message: string) => invalid({}, [{ path: `/body/${field}`, message }]);

function validateWindows(field: string, windows: readonly PickUpWindow[]): void {
  if (windows.some(({ fromMinute, toMinute }) => fromMinute >= toMinute))
    throw refuse(field, 'must each end after they begin');
  const overlap = windows.some((each, index) => {
    const next = windows[index + 1];
    return next?.dayOfWeek === each.dayOfWeek && next.fromMinute < each.toMinute;
  });
  if (overlap) throw refuse(field, 'must not overlap');
}

function validate({ windows, delivery, meal, returnDays }: Offer & GoodOffer): void {
  validateWindows('windows', windows);
  if (delivery) validateWindows('delivery/windows', delivery.windows);
  if (meal && returnDays > 0) throw refuse('returnDays', 'must be 0, a meal is not brought back');
}

const shown = (listing: GoodListing) => ({
  way: listing.way,
  unit: listing.unit,
  mostPerPerson: listing.mostPerPerson,
  returnDays: listing.returnDays,
  windows: windowsOf(listing.windows),
  delivery: deliveryOf(listing.delivery),
  meal: mealOf(listing.meal),
  pickUpAddress: shownAddress(listing),
});

const windowSchema = partSchema({ dayOfWeek: Number, fromMinute: Number, toMinute: Number });
const nutritionSchema = partSchema({
  kcal: Number,
  proteinGrams: Number,
  fatGrams: Number,
  carbsGrams: Number,
  sodiumMg: Number,
});

/** What a good adds to the catalogue and to the cards of the shelf. */
export const goodListing = defineListingKind<GoodOffer, GoodListing>({
  kind: 'good',
  offeredBy: ['artisan', 'shop', 'merchant', 'community'],
  horizon: 'goods.horizonDays',
  lead: () => 'booking.instantLeadMinutes',
  fields: {
    way: String,
    pickUpAddress: String,
    unit: String,
    firstUnits: Number,
    mostPerPerson: Number,
    returnDays: Number,
    windows: [windowSchema],
    delivery: nullable(partSchema({ feeFen: Number, windows: [windowSchema] })),
    meal: nullable(partSchema({ cutOffMinutes: Number, nutrition: nullable(nutritionSchema) })),
  },
  defaults: { mostPerPerson: 10, returnDays: 0, delivery: null, meal: null },
  own: ownOf,
  tidied: (offer) => ({
    ...offer,
    pickUpAddress: offer.pickUpAddress.trim(),
    unit: offer.unit.trim(),
    windows: windowsOf(offer.windows).sort(earlier),
    delivery: offer.delivery && {
      ...offer.delivery,
      windows: windowsOf(offer.delivery.windows).sort(earlier),
    },
  }),
  validate,
  texts: ({ pickUpAddress, unit }) => ({ pickUpAddress, unit }),
  mayStandElsewhere: ({ way }) => way === 'at_shop',
  terms: shown,
  card: ({ way, unit, delivery }) => ({ way, unit, delivered: delivery !== null }),
  detail: shown,
});
