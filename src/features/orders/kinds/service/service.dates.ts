import { after, before, day, earliest, hour, minute } from '../../../../kernel/clock.ts';
import { lastStep } from '../../../../kernel/process.ts';
import type { ServiceOrder } from './service.ts';

const missedAfter = 15 * minute;
const forgottenAfter = day;
const missedStands = 2 * day;
const quoteStands = 2 * day;
const balanceStands = 2 * day;
const finishedAfter = day;
const confirmedAfter = day;
const disputable = 7 * day;

export const expireDue = (order: ServiceOrder): Date | null =>
  earliest(
    order.paidAt && after(order.paidAt, order.terms.answerHours * hour),
    before(order.startAt, order.terms.answerBeforeMinutes * minute),
  );
export const forgetDue = (order: ServiceOrder): Date => after(order.endAt, forgottenAfter);
export const missedDue = (order: ServiceOrder): Date | null => {
  const row = lastStep(order, 'miss_resident', 'miss_artisan', 'forget');
  return row ? after(row.at, missedStands) : null;
};
export const refuseDue = (order: ServiceOrder): Date | null =>
  order.quote && after(order.quote.at, quoteStands);
export const balanceDue = (order: ServiceOrder): Date | null =>
  order.balance && after(order.balance.agreedAt, balanceStands);
/** Work that was agreed on late has its day too: the end moves on to the payment of a balance, or the last answer. */
export function finishDue(order: ServiceOrder): Date {
  const moments = [order.endAt, order.balance?.doneAt ?? null, lastStep(order, 'refuse')?.at ?? null];
  const last = Math.max(...moments.map((moment) => moment?.getTime() ?? 0));
  return after(new Date(last), finishedAfter);
}
export const confirmDue = (order: ServiceOrder): Date | null =>
  order.doneAt && after(order.doneAt, confirmedAfter);
export const settleDue = (order: ServiceOrder): Date | null =>
  order.doneAt && after(order.doneAt, disputable);

/** When an order settles by itself; nobody knows while it is disputed, or before the work is over. */
export function payableDue(order: ServiceOrder): Date | null {
  if (order.state === 'missed') return missedDue(order);
  return order.state === 'done' || order.state === 'completed' ? settleDue(order) : null;
}

export const isBeforeStart = (order: ServiceOrder, now: Date): boolean => now < order.startAt;
export const isMissable = (order: ServiceOrder, now: Date): boolean =>
  now >= after(order.startAt, missedAfter);
export const isDoneDisputable = (order: ServiceOrder, now: Date): boolean =>
  order.doneAt !== null && now < after(order.doneAt, disputable);
export function isMissedDisputable(order: ServiceOrder, now: Date): boolean {
  const due = missedDue(order);
  return due !== null && now < due;
}
