import { countedTitle } from '../../../../copy/zh-CN/kinds/good.ts';
import { after, chinaDate, minute } from '../../../../kernel/clock.ts';
import { type Ahead, aheadOf } from '../../../catalogue/index.ts';
import { articleOf } from '../../../stock/index.ts';
import type { BookingRequest, ClaimPorts, TakenListing } from '../../engine/kind.ts';
import { cutOffPassed, notDelivered, notTogether, windowNotOffered } from './good.errors.ts';
import { packedOf } from './good.lines.ts';
import { type GoodListing, goodListing, type PickUpWindow } from './good.listing.ts';
import type { GoodLine, GoodOrder } from './good.ts';
import { windowAt } from './good.windows.ts';

/** A listing of the same provider that is bought with the first. */
type More = TakenListing & { units: number };
export interface GoodBooking extends BookingRequest {
  /** When the window begins, as the request says it. */
  startAt: string;
  units: number;
  moreLines?: More[];
  /** Where it is brought to; without it is fetched. */
  visit?: { address: string; contactName: string; contactPhone: string };
}

const unpacked = { handedOverAt: null, returning: null } as const;

export const moreOf = ({ moreLines = [] }: GoodBooking): readonly TakenListing[] => moreLines;
export const listingsOf = ({ lines }: GoodOrder): readonly string[] =>
  lines.map(({ listingId }) => listingId);

/** Meals are counted by the day for which they are cooked. */
const dayOf = ({ cutOffAt, startAt }: GoodOrder): string | null => (cutOffAt ? chinaDate(startAt) : null);
export const articleIn = (order: GoodOrder, listingId: string): string => articleOf(listingId, dayOf(order));
export const articlesOf = (order: GoodOrder): readonly string[] =>
  order.lines.map(({ listingId }) => articleIn(order, listingId));

/** Lines of one article are summed: an article stands in one line. */
function linesOf(listings: readonly GoodListing[], booking: GoodBooking): GoodLine[] {
  const wanted = [booking, ...(booking.moreLines ?? [])];
  const unitsOf = (id: string) =>
    wanted.reduce((sum, { listingId, units }) => sum + (listingId === id ? units : 0), 0);
  const articles = new Map(listings.map((each) => [each._id, each]));
  return [...articles.values()].map(({ _id: listingId, title, unit, priceFen, returnDays }) => ({
    ...{ listingId, title, unit, unitFen: priceFen, units: unitsOf(listingId), returnDays },
    packedUnits: null,
    backUnits: 0,
  }));
}

/** Meals are ordered until so long before their window. */
function cutOffOf(listings: readonly GoodListing[], startAt: Date, now: Date): Date | null {
  const minutes = listings.flatMap(({ meal }) => meal?.cutOffMinutes ?? []);
  if (minutes.length === 0) return null;
  const cutOffAt = after(startAt, -Math.max(...minutes) * minute);
  if (now >= cutOffAt) throw cutOffPassed();
  return cutOffAt;
}

/** One window of them all: they begin together, and it ends with the first. Throws `window_not_offered`. */
function windowOf(all: readonly (readonly PickUpWindow[])[], startAt: Date, now: Date, ahead: Ahead) {
  const ends = all.map((windows) => {
    const window = windowAt(windows, startAt, now, ahead);
    if (!window) throw windowNotOffered();
    return window.endAt.getTime();
  });
  return { startAt, endAt: new Date(Math.min(...ends)) };
}

/** What is fetched together lies together, and what is cooked does not lie beside what keeps. */
function isApart(one: GoodListing, other: GoodListing, isBrought: boolean): boolean {
  const isElsewhere = one.way !== other.way || one.pickUpAddress !== other.pickUpAddress;
  return (
    one.provider.kind !== other.provider.kind ||
    one.provider.id !== other.provider.id ||
    (one.meal === null) !== (other.meal === null) ||
    (isElsewhere && !isBrought)
  );
}

/** The dearest of the fees, once an order. Throws `not_delivered`. */
function broughtIn(listings: readonly GoodListing[]) {
  const deliveries = listings.map(({ delivery }) => {
    if (!delivery) throw notDelivered();
    return delivery;
  });
  return {
    deliveryFen: Math.max(...deliveries.map(({ feeFen }) => feeFen)),
    windows: deliveries.map(({ windows }) => windows),
  };
}

/** Throws `not_together`, `not_delivered`, `window_not_offered`, `cut_off_passed`. */
export function freeze(
  listing: GoodListing,
  booking: GoodBooking,
  { clock, settings }: ClaimPorts,
  more: readonly GoodListing[],
) {
  const { visit } = booking;
  if (more.some((other) => isApart(listing, other, visit !== undefined))) throw notTogether();
  const listings = [listing, ...more];
  const [startAt, now] = [new Date(booking.startAt), clock.now()];
  const fetched = { deliveryFen: 0, windows: listings.map(({ windows }) => windows) };
  const { deliveryFen, windows } = visit ? broughtIn(listings) : fetched;
  const lines = linesOf(listings, booking);
  return {
    ...unpacked,
    ...windowOf(windows, startAt, now, aheadOf(goodListing, listing, settings.of(listing.grid))),
    cutOffAt: cutOffOf(listings, startAt, now),
    way: visit ? ('delivery' as const) : listing.way,
    pickUpAddress: listing.pickUpAddress,
    ...{ lines, deliveryFen },
    title: countedTitle(listing.title, lines.length),
    advanceFen: lines.reduce((sum, { unitFen, units }) => sum + unitFen * units, deliveryFen),
    contact: visit && { name: visit.contactName, phone: visit.contactPhone, address: visit.address },
  };
}

/** Puts the units of all lines aside, or none. Throws `out_of_stock`, `too_many_for_one`. */
export function reserve(
  { stock }: ClaimPorts,
  order: GoodOrder,
  first: GoodListing,
  until: Date,
  more: readonly GoodListing[],
): Promise<void> {
  const { _id: id, residentId: personId, lines } = order;
  const listings = new Map([first, ...more].map((each) => [each._id, each]));
  const wanted = lines.flatMap(({ listingId, units }) => {
    const listing = listings.get(listingId);
    return listing ? [{ listing, day: dayOf(order), units, mostPerPerson: listing.mostPerPerson }] : [];
  });
  return stock.claim({ id, personId, until, wanted });
}

/** False where the claim of any line was gone. */
export async function keep({ stock }: ClaimPorts, order: GoodOrder): Promise<boolean> {
  let isWhole = true;
  for (const article of articlesOf(order)) if (!(await stock.keep(article, order._id))) isWhole = false;
  return isWhole;
}

/** What was handed over is gone, and so is what was missing when it was packed, and a meal that was; the others come back. */
export async function release({ stock }: ClaimPorts, order: GoodOrder): Promise<void> {
  for (const line of order.lines) {
    const isGone = order.handedOverAt !== null || (order.cutOffAt !== null && line.packedUnits !== null);
    await stock.end(articleIn(order, line.listingId), order._id, isGone ? 0 : packedOf(line));
  }
}
