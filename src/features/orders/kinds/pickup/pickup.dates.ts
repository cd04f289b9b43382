import { after, day, minute } from '../../../../kernel/clock.ts';
import { enteredAt, lastStep } from '../../../../kernel/process.ts';
import type { PickupOrder } from './pickup.ts';

const missableAfter = 15 * minute;
const forgottenAfter = day;
const answeredWithin = day;
const confirmedAfter = day;
const disputable = 2 * day;
const cashWithin = day;
const daily = day;
const weekly = 7 * day;
const dailyReminders = 14;

const since = (order: PickupOrder, ms: number, ...steps: string[]): Date | null => {
  const row = lastStep(order, ...steps);
  return row ? after(row.at, ms) : null;
};

export const expireDue = (order: PickupOrder): Date => order.startAt;
export const forgetDue = (order: PickupOrder): Date => after(order.endAt, forgottenAfter);
export const forgetVisitDue = (order: PickupOrder): Date | null => since(order, forgottenAfter, 'arrive');
export const askStaffDue = (order: PickupOrder): Date | null => since(order, answeredWithin, 'weigh');
export const completeDue = (order: PickupOrder): Date | null => since(order, confirmedAfter, 'hand_cash');
export const settleDue = (order: PickupOrder): Date | null => since(order, disputable, 'complete');

/** Daily, and weekly after two weeks: a timeline has an end, and what is owed has none. */
export function remindDue(order: PickupOrder): Date {
  const reminded = order.timeline.filter(({ step }) => step === 'remind').length;
  return after(enteredAt(order), reminded < dailyReminders ? daily : weekly);
}

export const isResidentMissable = (order: PickupOrder, now: Date): boolean =>
  now >= after(order.startAt, missableAfter);
export const isCollectorMissable = (order: PickupOrder, now: Date): boolean => now >= order.endAt;
/** Cash that was agreed on and not handed over within a day. */
export function isCashDisputable(order: PickupOrder, now: Date): boolean {
  const due = since(order, cashWithin, 'agree', 'resolve_sum');
  return due !== null && now >= due;
}
export function isPaidDisputable(order: PickupOrder, now: Date): boolean {
  const due = settleDue(order);
  return due !== null && now < due;
}
