import {
  after,
  before,
  chinaDay,
  chinaMinute,
  chinaWeekday,
  day,
  earliest,
  hour,
  minute,
  startOfChinaDay,
} from '../../../../kernel/clock.ts';
import { enteredAt, lastStep } from '../../../../kernel/process.ts';
import { openOn } from './loan.listing.ts';
import type { LoanOrder } from './loan.ts';

const pickedUpWithin = day;
const missedStands = 2 * day;
const remindsEvery = day;
const givenUpAfter = 14 * day;
const acceptedAfter = 2 * day;
const disputable = 7 * day;

export const expireDue = (order: LoanOrder): Date | null =>
  earliest(
    order.paidAt && after(order.paidAt, order.terms.answerHours * hour),
    before(order.startAt, order.terms.answerBeforeMinutes * minute),
  );
export const expirePickupDue = (order: LoanOrder): Date => after(order.startAt, pickedUpWithin);
export const missedDue = (order: LoanOrder): Date | null => {
  const row = lastStep(order, 'miss_provider', 'expire_pickup');
  return row ? after(row.at, missedStands) : null;
};
export const overdueDue = (order: LoanOrder): Date => order.endAt;
export const remindDue = (order: LoanOrder): Date | null => {
  const row = lastStep(order, 'become_overdue', 'remind');
  return row ? after(row.at, remindsEvery) : null;
};
export const giveUpDue = (order: LoanOrder): Date => after(order.endAt, givenUpAfter);
export const acceptDue = (order: LoanOrder): Date => after(enteredAt(order), acceptedAfter);
export const settleDue = (order: LoanOrder): Date => after(enteredAt(order), disputable);

/** When it settles by itself; nobody knows while it is out, or disputed. */
export function payableDue(order: LoanOrder): Date | null {
  if (order.state === 'missed') return missedDue(order);
  return order.state === 'returned' || order.state === 'lost' ? settleDue(order) : null;
}

/** The last day of an order; one that is open up to midnight ends with its day. */
export const lastDayOf = ({ endAt }: Pick<LoanOrder, 'endAt'>): number => chinaDay(before(endAt, 1));

/** The days that an order has, half-open, whatever was renewed. */
export const daysOf = ({ startAt, endAt }: Pick<LoanOrder, 'startAt' | 'endAt'>) => ({
  fromDay: chinaDay(startAt),
  endDay: lastDayOf({ endAt }) + 1,
});

/** From the first day on; who fetches it after the last one has nothing to fetch. */
export const mayHandOut = (order: LoanOrder, now: Date): boolean =>
  now >= startOfChinaDay(chinaDay(order.startAt)) && now < order.endAt;

/** Nobody was there although it is open. */
export const isProviderMissable = (order: LoanOrder, now: Date): boolean =>
  now >= order.startAt &&
  order.hours.some(
    ({ dayOfWeek, fromMinute, toMinute }) =>
      dayOfWeek === chinaWeekday(now) && fromMinute <= chinaMinute(now) && chinaMinute(now) < toMinute,
  );

export const isDisputable = (order: LoanOrder, now: Date): boolean =>
  now < after(enteredAt(order), disputable);
export function isMissedDisputable(order: LoanOrder, now: Date): boolean {
  const due = missedDue(order);
  return due !== null && now < due;
}

/** Days behind the last one on which it could have been brought back and was not. */
export function lateDaysAt(order: Pick<LoanOrder, 'endAt' | 'hours'>, at: Date): number {
  const { hours } = order;
  const today = chinaDay(at);
  let count = 0;
  for (let number = lastDayOf(order) + 1; number <= today; number += 1) {
    const open = openOn(hours, number);
    if (open && (number < today || chinaMinute(at) >= open.fromMinute)) count += 1;
  }
  return count;
}
