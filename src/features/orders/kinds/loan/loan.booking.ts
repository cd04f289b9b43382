import { after, chinaDay, minute, startOfChinaDay } from '../../../../kernel/clock.ts';
import { type Ahead, aheadOf } from '../../../catalogue/index.ts';
import type { BookingRequest, ClaimPorts } from '../../engine/kind.ts';
import { daysOf } from './loan.dates.ts';
import { daysNotOffered } from './loan.errors.ts';
import { dayNumberOf, hoursOf, type LoanListing, loanListing, openOn } from './loan.listing.ts';
import type { LoanOrder } from './loan.ts';

export interface LoanBooking extends BookingRequest {
  /** The first and the last day, as `2026-11-28` in Asia/Shanghai. */
  fromDate: string;
  toDate: string;
}

const unstarted = {
  depositHeldFen: 0,
  unitId: '',
  unitNumber: 0,
  renewals: [],
  handedOutAt: null,
  lateEndedAt: null,
  returnedAt: null,
  damage: null,
  keptFen: null,
};

const quarter = 15 * minute;

const minuteOf = (dayNumber: number, minutes: number): Date =>
  after(startOfChinaDay(dayNumber), minutes * minute);

/** When it can be fetched on its first day: from the opening on, today only with some lead. Throws `days_not_offered`. */
function startOn(listing: LoanListing, dayNumber: number, now: Date, { leadMinutes }: Ahead): Date {
  const open = openOn(listing.hours, dayNumber);
  if (!open) throw daysNotOffered();
  const soonest = Math.ceil((now.getTime() + leadMinutes * minute) / quarter) * quarter;
  const startAt = new Date(Math.max(minuteOf(dayNumber, open.fromMinute).getTime(), soonest));
  if (startAt >= minuteOf(dayNumber, open.toMinute)) throw daysNotOffered();
  return startAt;
}

/** Fetched when it opens on the first day, brought back before it closes on the last one. Throws `days_not_offered`. */
export function freeze(listing: LoanListing, request: LoanBooking, { clock, settings }: ClaimPorts) {
  const { hours, mostDays, priceFen, depositFen } = listing;
  const now = clock.now();
  const [fromDay, toDay] = [dayNumberOf(request.fromDate), dayNumberOf(request.toDate)];
  if (fromDay === null || toDay === null) throw daysNotOffered();
  const ahead = aheadOf(loanListing, listing, settings.of(listing.grid));
  const last = openOn(hours, toDay);
  const days = toDay - fromDay + 1;
  if (!last || days < 1 || days > mostDays || fromDay > chinaDay(now) + ahead.horizonDays)
    throw daysNotOffered();
  const feeFen = priceFen * days;
  return {
    ...unstarted,
    startAt: startOn(listing, fromDay, now, ahead),
    endAt: minuteOf(toDay, last.toMinute),
    advanceFen: feeFen + depositFen,
    ...{ days, feeFen, depositFen },
    feePerDayFen: priceFen,
    lateFeePerDayFen: listing.lateFeePerDayFen,
    mostRenewals: listing.mostRenewals,
    way: listing.way,
    pickUpAddress: listing.pickUpAddress,
    hours: hoursOf(hours),
    instant: listing.instant,
  };
}

/** The first unit that is free on all of the days. Throws `units_taken`. */
export function reserve({ units }: ClaimPorts, order: LoanOrder, listing: LoanListing, until: Date) {
  const { _id: id } = order;
  return units.claim({ listing, id, holder: id, ...daysOf(order), until });
}
