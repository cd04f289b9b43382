import { after, chinaDay, minute, startOfChinaDay } from '../../../../kernel/clock.ts';
import { isAppError } from '../../../../kernel/errors.ts';
import { type Ahead, aheadOf } from '../../../catalogue/index.ts';
import type { BookingRequest, ClaimPorts, SupplyPorts } from '../../engine/kind.ts';
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

/** The first and the last day, where it is lent from the one to the other. Throws `days_not_offered`. */
function requireLent(
  listing: LoanListing,
  { fromDay, toDay }: { fromDay: number; toDay: number },
  { clock, settings }: Pick<ClaimPorts, 'clock' | 'settings'>,
) {
  const now = clock.now();
  const ahead = aheadOf(loanListing, listing, settings.of(listing.grid));
  const last = openOn(listing.hours, toDay);
  const days = toDay - fromDay + 1;
  if (!last || days < 1 || days > listing.mostDays || fromDay > chinaDay(now) + ahead.horizonDays)
    throw daysNotOffered();
  return { days, startAt: startOn(listing, fromDay, now, ahead), endAt: minuteOf(toDay, last.toMinute) };
}

export function isLentOn(
  listing: LoanListing,
  { fromDay, endDay }: { fromDay: number; endDay: number },
  ports: Pick<ClaimPorts, 'clock' | 'settings'>,
): boolean {
  try {
    requireLent(listing, { fromDay, toDay: endDay - 1 }, ports);
    return true;
  } catch (thrown) {
    if (isAppError(thrown, 'days_not_offered')) return false;
    throw thrown;
  }
}

/** Whether one is free on a day before a time on which it is lent. */
export async function canBeHad(
  listing: LoanListing,
  until: Date,
  { units, ...ports }: SupplyPorts,
): Promise<boolean> {
  for (let fromDay = chinaDay(ports.clock.now()); startOfChinaDay(fromDay) <= until; fromDay += 1) {
    const span = { fromDay, endDay: fromDay + 1 };
    if (isLentOn(listing, span, ports) && (await units.isFreeOn(listing, span))) return true;
  }
  return false;
}

/** Fetched when it opens on the first day, brought back before it closes on the last one. Throws `days_not_offered`. */
export function freeze(listing: LoanListing, request: LoanBooking, ports: ClaimPorts) {
  const { hours, priceFen, depositFen } = listing;
  const [fromDay, toDay] = [dayNumberOf(request.fromDate), dayNumberOf(request.toDate)];
  if (fromDay === null || toDay === null) throw daysNotOffered();
  const { days, startAt, endAt } = requireLent(listing, { fromDay, toDay }, ports);
  const feeFen = priceFen * days;
  return {
    ...unstarted,
    ...{ startAt, endAt },
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

/** The first unit that is free on all of the days, or the one held for who waited. Throws `units_taken`, `offer_gone`. */
export async function reserve(
  { units, queue }: ClaimPorts,
  order: LoanOrder,
  listing: LoanListing,
  until: Date,
) {
  const { _id: id, residentId, entryId } = order;
  if (entryId) {
    await units.requireHeld(listing, id, daysOf(order));
    await queue.take(residentId, entryId, { kind: 'listing', id: listing._id });
  }
  return units.claim({ listing, id, holder: id, ...daysOf(order), until });
}
