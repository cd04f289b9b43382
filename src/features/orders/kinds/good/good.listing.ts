import { after, chinaDay, chinaMinute, chinaWeekday, day, minute } from '../../../../kernel/clock.ts';
import { invalid } from '../../../../kernel/errors.ts';
import { partSchema } from '../../../../kernel/store.ts';
import { defineListingKind, type Listing, type NewOffer, type Offer } from '../../../catalogue/index.ts';

export type GoodWay = 'at_shop' | 'at_artisan';

/** When it can be fetched, each week; in minutes of the day in Asia/Shanghai. */
export interface PickUpWindow {
  /** 0 = Sunday … 6 = Saturday. */
  dayOfWeek: number;
  fromMinute: number;
  toMinute: number;
}

/** What an offer of a good says beside what every offer does; its price is that of one unit. */
export interface GoodOffer {
  way: GoodWay;
  /** Where it is fetched. */
  pickUpAddress: string;
  /** What one of it is: 个, 斤, 瓶. */
  unit: string;
  /** How many there are when it is first offered; from then on the stock counts. */
  firstUnits: number;
  mostPerPerson: number;
  returnDays: number;
  windows: readonly PickUpWindow[];
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

const ownOf = (offer: GoodOffer): GoodOffer => ({
  way: offer.way,
  pickUpAddress: offer.pickUpAddress,
  unit: offer.unit,
  firstUnits: offer.firstUnits,
  mostPerPerson: offer.mostPerPerson,
  returnDays: offer.returnDays,
  windows: windowsOf(offer.windows),
});

const earlier = (a: PickUpWindow, b: PickUpWindow): number =>
  a.dayOfWeek - b.dayOfWeek || a.fromMinute - b.fromMinute;

/** A shop stands where everybody may know it; where an artisan lives is told with the order. */
const shownAddress = ({ way, pickUpAddress }: GoodOffer): string | null =>
  way === 'at_shop' ? pickUpAddress : null;

function validate({ priceKind, windows }: Offer & GoodOffer): void {
  const refuse = (field: string, message: string) => invalid({}, [{ path: `/body/${field}`, message }]);
  if (priceKind === 'quote') throw refuse('priceKind', 'must be a price, a good is not quoted');
  if (windows.some(({ fromMinute, toMinute }) => fromMinute >= toMinute))
    throw refuse('windows', 'must each end after they begin');
  const overlap = windows.some((each, index) => {
    const next = windows[index + 1];
    return next?.dayOfWeek === each.dayOfWeek && next.fromMinute < each.toMinute;
  });
  if (overlap) throw refuse('windows', 'must not overlap');
}

const shown = (listing: GoodListing) => ({
  way: listing.way,
  unit: listing.unit,
  mostPerPerson: listing.mostPerPerson,
  returnDays: listing.returnDays,
  windows: windowsOf(listing.windows),
  pickUpAddress: shownAddress(listing),
});

/** What a good adds to the catalogue and to the cards of the shelf. */
export const goodListing = defineListingKind<GoodOffer, GoodListing>({
  kind: 'good',
  offeredBy: ['artisan', 'shop', 'merchant', 'community'],
  fields: {
    way: String,
    pickUpAddress: String,
    unit: String,
    firstUnits: Number,
    mostPerPerson: Number,
    returnDays: Number,
    windows: [partSchema({ dayOfWeek: Number, fromMinute: Number, toMinute: Number })],
  },
  defaults: { mostPerPerson: 10, returnDays: 0 },
  own: ownOf,
  tidied: (offer) => ({
    ...offer,
    pickUpAddress: offer.pickUpAddress.trim(),
    unit: offer.unit.trim(),
    windows: windowsOf(offer.windows).sort(earlier),
  }),
  validate,
  texts: ({ pickUpAddress, unit }) => ({ pickUpAddress, unit }),
  mayStandElsewhere: ({ way }) => way === 'at_shop',
  terms: shown,
  card: ({ way, unit }) => ({ way, unit }),
  detail: shown,
});

const bookableDays = 7;
const leastLead = 30 * minute;

/** The window that begins then, where it is one of the listing's that can still be reached; otherwise null. */
export function windowAt(
  { windows }: Pick<GoodOffer, 'windows'>,
  startAt: Date,
  now: Date,
): { startAt: Date; endAt: Date } | null {
  const found = windows.find(
    ({ dayOfWeek, fromMinute }) => dayOfWeek === chinaWeekday(startAt) && fromMinute === chinaMinute(startAt),
  );
  if (!found || startAt.getTime() % minute !== 0) return null;
  const endAt = after(startAt, (found.toMinute - found.fromMinute) * minute);
  const isNear =
    chinaDay(startAt) <= chinaDay(now) + bookableDays && startAt < after(now, (bookableDays + 1) * day);
  return isNear && endAt >= after(now, leastLead) ? { startAt, endAt } : null;
}
