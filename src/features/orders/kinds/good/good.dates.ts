import { after, day, hour, minute } from '../../../../kernel/clock.ts';
import { enteredAt, lastStep } from '../../../../kernel/process.ts';
import { inHand } from './good.lines.ts';
import type { GoodLine, GoodOrder } from './good.ts';

const missableBefore = 15 * minute;
const fetchedWithin = 2 * day;
/** Who was to get a meal brought can still say that nobody came. */
const mealBroughtWithin = 2 * hour;
const unclaimedStands = 2 * day;
const confirmedAfter = day;
const disputable = 7 * day;
const answeredWithin = 7 * day;

export const expireDue = (order: GoodOrder): Date => order.endAt;
export function expirePickupDue({ endAt, cutOffAt, way }: GoodOrder): Date {
  if (!cutOffAt) return after(endAt, fetchedWithin);
  return way === 'delivery' ? after(endAt, mealBroughtWithin) : endAt;
}
export const unclaimedDue = (order: GoodOrder): Date | null => {
  const row = lastStep(order, 'miss_provider', 'expire_pickup');
  return row ? after(row.at, unclaimedStands) : null;
};
export const confirmDue = (order: GoodOrder): Date | null =>
  order.handedOverAt && after(order.handedOverAt, confirmedAfter);
export const settleDue = (order: GoodOrder): Date | null =>
  order.handedOverAt &&
  after(order.handedOverAt, Math.max(disputable, ...order.lines.map(({ returnDays }) => returnDays * day)));
export const unansweredDue = (order: GoodOrder): Date => after(enteredAt(order), answeredWithin);

/** When it settles by itself; nobody knows before it is fetched, or while it is disputed. */
export function payableDue(order: GoodOrder): Date | null {
  if (order.state === 'unclaimed') return unclaimedDue(order);
  return order.state === 'handed_over' || order.state === 'completed' ? settleDue(order) : null;
}

/** Whoever fetches it stands there before the window ends; what is brought may come until its end. */
export const isProviderMissable = ({ endAt, way }: GoodOrder, now: Date): boolean =>
  now >= (way === 'delivery' ? endAt : after(endAt, -missableBefore));
/** Until it is packed; a meal until its cut-off as well. */
export const isCancellable = ({ cutOffAt }: GoodOrder, now: Date): boolean => !cutOffAt || now < cutOffAt;
export const isReturnable = ({ handedOverAt }: GoodOrder, line: GoodLine, now: Date): boolean =>
  handedOverAt !== null && now < after(handedOverAt, line.returnDays * day);
export const mayReturn = (order: GoodOrder, now: Date): boolean =>
  order.returning === null && order.lines.some((line) => isReturnable(order, line, now) && inHand(line) > 0);
export const isFetchedDisputable = (order: GoodOrder, now: Date): boolean =>
  order.handedOverAt !== null && now < after(order.handedOverAt, disputable);
export function isUnclaimedDisputable(order: GoodOrder, now: Date): boolean {
  const due = unclaimedDue(order);
  return due !== null && now < due;
}
