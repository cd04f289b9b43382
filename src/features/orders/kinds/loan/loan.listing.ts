import { chinaDay, chinaWeekday, dayOfChinaDate, startOfChinaDay } from '../../../../kernel/clock.ts';
import { invalid } from '../../../../kernel/errors.ts';
import { partSchema } from '../../../../kernel/store.ts';
import { defineListingKind, type Listing, type NewOffer, type Offer } from '../../../catalogue/index.ts';

export type LoanWay = 'at_shop' | 'at_artisan';

/** When things are handed out and taken back, each week; in minutes of the day in Asia/Shanghai. */
export interface OpenHours {
  /** 0 = Sunday … 6 = Saturday. */
  dayOfWeek: number;
  fromMinute: number;
  toMinute: number;
}

/** What an offer to lend says beside what every offer does; its price is that of one day. */
export interface LoanOffer {
  way: LoanWay;
  pickUpAddress: string;
  /** How many there are when it is first offered; from then on the units count. */
  firstUnits: number;
  depositFen: number;
  lateFeePerDayFen: number;
  mostDays: number;
  mostRenewals: number;
  /** Agreed without waiting for the provider. */
  instant: boolean;
  hours: readonly OpenHours[];
}
/** What an offer to lend says at first. */
export type NewLoanOffer = NewOffer &
  Pick<LoanOffer, 'way' | 'pickUpAddress' | 'firstUnits' | 'hours'> &
  Partial<LoanOffer> & { kind: 'loan' };
export interface LoanListing extends Listing, LoanOffer {
  kind: 'loan';
}

export const hoursOf = (hours: readonly OpenHours[]): OpenHours[] =>
  hours.map(({ dayOfWeek, fromMinute, toMinute }) => ({ dayOfWeek, fromMinute, toMinute }));

const ownOf = (offer: LoanOffer): LoanOffer => ({
  way: offer.way,
  pickUpAddress: offer.pickUpAddress,
  firstUnits: offer.firstUnits,
  depositFen: offer.depositFen,
  lateFeePerDayFen: offer.lateFeePerDayFen,
  mostDays: offer.mostDays,
  mostRenewals: offer.mostRenewals,
  instant: offer.instant,
  hours: hoursOf(offer.hours),
});

const earlier = (a: OpenHours, b: OpenHours): number =>
  a.dayOfWeek - b.dayOfWeek || a.fromMinute - b.fromMinute;

/** A shop stands where everybody may know it; where an artisan lives is told with the order. */
const shownAddress = ({ way, pickUpAddress }: LoanOffer): string | null =>
  way === 'at_shop' ? pickUpAddress : null;

function validate({ hours, depositFen, lateFeePerDayFen }: Offer & LoanOffer): void {
  const refuse = (field: string, message: string) => invalid({}, [{ path: `/body/${field}`, message }]);
  if (lateFeePerDayFen > depositFen) throw refuse('lateFeePerDayFen', 'must not be more than the deposit');
  if (hours.some(({ fromMinute, toMinute }) => fromMinute >= toMinute))
    throw refuse('hours', 'must each end after they begin');
  const overlap = hours.some((each, index) => {
    const next = hours[index + 1];
    return next?.dayOfWeek === each.dayOfWeek && next.fromMinute < each.toMinute;
  });
  if (overlap) throw refuse('hours', 'must not overlap');
}

const shown = (listing: LoanListing) => ({
  way: listing.way,
  depositFen: listing.depositFen,
  lateFeePerDayFen: listing.lateFeePerDayFen,
  mostDays: listing.mostDays,
  mostRenewals: listing.mostRenewals,
  instant: listing.instant,
  hours: hoursOf(listing.hours),
  pickUpAddress: shownAddress(listing),
});

/** What a loan adds to the catalogue and to the cards of the shelf. */
export const loanListing = defineListingKind<LoanOffer, LoanListing>({
  kind: 'loan',
  offeredBy: ['artisan', 'shop', 'merchant', 'community'],
  horizon: 'loans.horizonDays',
  lead: ({ instant }) => (instant ? 'booking.instantLeadMinutes' : 'booking.leadMinutes'),
  fields: {
    way: String,
    pickUpAddress: String,
    firstUnits: Number,
    depositFen: Number,
    lateFeePerDayFen: Number,
    mostDays: Number,
    mostRenewals: Number,
    instant: Boolean,
    hours: [partSchema({ dayOfWeek: Number, fromMinute: Number, toMinute: Number })],
  },
  defaults: { depositFen: 0, lateFeePerDayFen: 0, mostDays: 7, mostRenewals: 1, instant: false },
  own: ownOf,
  tidied: (offer) => ({
    ...offer,
    pickUpAddress: offer.pickUpAddress.trim(),
    hours: hoursOf(offer.hours).sort(earlier),
  }),
  validate,
  texts: ({ pickUpAddress }) => ({ pickUpAddress }),
  mayStandElsewhere: ({ way }) => way === 'at_shop',
  terms: shown,
  card: ({ way, depositFen, instant }) => ({ way, depositFen, instant }),
  detail: shown,
});

/** When it opens first and closes last on a day; null: not at all. */
export function openOn(
  hours: readonly OpenHours[],
  dayNumber: number,
): { fromMinute: number; toMinute: number } | null {
  const weekday = chinaWeekday(startOfChinaDay(dayNumber));
  const own = hours.filter(({ dayOfWeek }) => dayOfWeek === weekday);
  if (own.length === 0) return null;
  return {
    fromMinute: Math.min(...own.map(({ fromMinute }) => fromMinute)),
    toMinute: Math.max(...own.map(({ toMinute }) => toMinute)),
  };
}

/** The number of a day as people write it; null where there is no such day. */
export function dayNumberOf(date: string): number | null {
  const number = dayOfChinaDate(date);
  return Number.isFinite(number) && chinaDay(startOfChinaDay(number)) === number ? number : null;
}
