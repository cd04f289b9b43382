import type { components } from '../../../../contract/types.gen.ts';
import { api } from '../../../client/api.ts';
import { request } from '../../../client/request.ts';
import { now } from '../../../client/session.ts';
import { fenOf, sayFen, yuanOf } from '../../../format/money.ts';
import { noonOf, sayDay, sayTime } from '../../../format/time.ts';
import { sayWeek } from '../../../format/week.ts';
import type { Choice, Fact, OfferParts } from '../../engine/kind.ts';
import { pricesOf } from '../../engine/prices.ts';
import BookingForm from './booking-form.vue';
import { lineOf, loanCard } from './card.ts';
import { backBy, beginnings, daysBetween, endings, fetchAt } from './days.ts';
import DaysChoice from './days-choice.vue';
import type { LoanFields } from './fields.ts';
import OfferForm from './offer-form.vue';
import UnitsForm from './units-form.vue';
import { words } from './words.ts';

type Schemas = components['schemas'];
type LoanListing = Schemas['LoanListing'];
type LoanShelfListing = Schemas['LoanShelfListing'];

const w = words.offer;
const amount = (fen: number): string => (fen > 0 ? sayFen(fen) : '');
const yesNo = (is: boolean) => (is ? 'yes' : 'no');

const placeOf = ({ way, pickUpAddress }: LoanShelfListing): Fact[] => [
  { says: w.wayLabel, value: w.wayLong[way] },
  { says: w.address, value: pickUpAddress ?? w.addressLater },
];

const rulesOf = (listing: LoanShelfListing | LoanListing): Fact[] => [
  { says: w.depositLabel, value: w.depositBack(amount(listing.depositFen)) },
  { says: w.late, value: w.lateOf(amount(listing.lateFeePerDayFen)) },
  { says: w.most, value: w.days(listing.mostDays) },
  { says: w.renewals, value: w.renewalsOf(listing.mostRenewals) },
  { says: w.instantLabel, value: w.instantOf[yesNo(listing.instant)] },
  { says: w.hoursLabel, value: sayWeek(listing.hours, 'dayOfWeek') },
];

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isChosen = ({ from = '', to = '' }: Choice): boolean => isDate(from) && isDate(to) && from <= to;
const countOf = ({ from = '', to = '' }: Choice): number => daysBetween(from, to);

function bookedOf(listing: LoanShelfListing, choice: Choice): Fact[] {
  const { from = '', to = '' } = choice;
  const count = countOf(choice);
  const fee =
    listing.priceFen > 0 ? w.booking.feeOf(count, sayFen(listing.priceFen * count)) : w.booking.free;
  return [
    {
      says: w.booking.fetch,
      value: w.booking.fetchAt(sayTime(fetchAt(listing, from, now()), now())),
      strong: true,
    },
    {
      says: w.booking.back,
      value: w.booking.backBy(sayTime(backBy(listing.hours, to), now())),
      strong: true,
    },
    { says: w.booking.fee, value: fee },
    { says: w.depositLabel, value: w.depositBack(amount(listing.depositFen)) },
    { says: w.late, value: w.lateOf(amount(listing.lateFeePerDayFen)) },
    ...placeOf(listing),
  ];
}

/** The soonest free day, and the next one to bring it back. */
async function soonestOf(id: string, place: string): Promise<Choice | null> {
  const params = { path: { id }, query: { place } };
  const [shown, { days }] = await Promise.all([
    request(() => api.GET('/api/shelf/{id}', { params })),
    request(() => api.GET('/api/listings/{id}/free-days', { params })),
  ]);
  const listing = shown as LoanShelfListing;
  const from = beginnings(listing, days ?? [], now()).find(({ state }) => state === 'free')?.date;
  const [to] = from ? endings(listing, days ?? [], from) : [];
  return from && to ? { from, to, start: fetchAt(listing, from, now()) } : null;
}

const own = (listing: LoanListing) => ({
  way: listing.way,
  pickUpAddress: listing.pickUpAddress,
  firstUnits: listing.firstUnits,
  depositYuan: yuanOf(listing.depositFen),
  lateYuan: yuanOf(listing.lateFeePerDayFen),
  mostDays: listing.mostDays,
  mostRenewals: listing.mostRenewals,
  instant: listing.instant,
  hours: listing.hours.map((one) => ({ ...one })),
});

export const loanOffer: OfferParts<LoanListing, LoanShelfListing, Schemas['LoanCard'], LoanFields> = {
  ...loanCard,
  priceKinds: pricesOf<LoanListing>({ market: true, lowfee: true, free: true }),
  example: w.form.example,
  order: w.order,
  add: w.add,
  line: lineOf,
  about: () => w.perDay,
  place: (listing) => [...placeOf(listing), ...rulesOf(listing)],
  Choice: DaysChoice,
  isChosen,
  chosen: (choice) =>
    isChosen(choice)
      ? w.choice.chosen(
          sayDay(noonOf(choice['from'] ?? ''), now()),
          sayDay(noonOf(choice['to'] ?? ''), now()),
          countOf(choice),
        )
      : w.choice.chooseFirst,
  soonest: soonestOf,
  startOf: ({ start }) => start || null,
  costFen: ({ priceFen, depositFen }, choice) => priceFen * countOf(choice) + depositFen,
  policyFen: ({ priceFen }, choice) => priceFen * countOf(choice),
  costLine: w.booking.all,
  priceLine: ({ priceFen, depositFen }) =>
    w.paying[priceFen > 0 ? 'fee' : depositFen > 0 ? 'deposit' : 'nothing'],
  choiceGone: ['units_taken', 'days_not_offered'],
  chooseOther: w.choice.other,
  booked: bookedOf,
  terms: (listing) => [...placeOf(listing), ...rulesOf(listing)],
  Booking: BookingForm,
  facts: (listing) => [
    { says: w.wayLabel, value: w.wayLong[listing.way] },
    { says: w.address, value: listing.pickUpAddress },
    ...rulesOf(listing),
  ],
  Manage: UnitsForm,
  empty: {
    way: 'at_artisan',
    pickUpAddress: '',
    firstUnits: 1,
    depositYuan: '0',
    lateYuan: '0',
    mostDays: 7,
    mostRenewals: 1,
    instant: false,
    hours: [1, 2, 3, 4, 5, 6, 0].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 540, toMinute: 1080 })),
  },
  fieldsOf: own,
  bodyOf: (fields) => ({
    way: fields.way,
    pickUpAddress: fields.pickUpAddress.trim(),
    firstUnits: fields.firstUnits,
    depositFen: fenOf(fields.depositYuan) ?? 0,
    lateFeePerDayFen: fenOf(fields.lateYuan) ?? 0,
    mostDays: fields.mostDays,
    mostRenewals: fields.mostRenewals,
    instant: fields.instant,
    hours: fields.hours,
  }),
  Form: OfferForm,
};
