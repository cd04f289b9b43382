import { countedTitle } from '../../../../copy/zh-CN/kinds/good.ts';
import type { BookingRequest, ClaimPorts, TakenListing } from '../../engine/kind.ts';
import { notTogether, windowNotOffered } from './good.errors.ts';
import { packedOf } from './good.lines.ts';
import { type GoodListing, windowAt } from './good.listing.ts';
import type { GoodLine, GoodOrder } from './good.ts';

/** A listing of the same provider that is bought with the first. */
type More = TakenListing & { units: number };
export interface GoodBooking extends BookingRequest {
  /** When the window begins, as the request says it. */
  startAt: string;
  units: number;
  more?: More[];
}

const unpacked = { handedOverAt: null, returning: null } as const;

export const moreOf = ({ more = [] }: GoodBooking): readonly TakenListing[] => more;
export const articlesOf = ({ lines }: GoodOrder): readonly string[] =>
  lines.map(({ listingId }) => listingId);

/** Lines of one article are summed: an article stands in one line. */
function linesOf(listings: readonly GoodListing[], booking: GoodBooking): GoodLine[] {
  const wanted = [booking, ...(booking.more ?? [])];
  const unitsOf = (id: string) =>
    wanted.reduce((sum, { listingId, units }) => sum + (listingId === id ? units : 0), 0);
  const articles = new Map(listings.map((each) => [each._id, each]));
  return [...articles.values()].map(({ _id: listingId, title, unit, priceFen, returnDays }) => ({
    ...{ listingId, title, unit, unitFen: priceFen, units: unitsOf(listingId), returnDays },
    packedUnits: null,
    backUnits: 0,
  }));
}

/** One window of them all: they begin together, and it ends with the first. Throws `window_not_offered`. */
function windowOf(listings: readonly GoodListing[], startAt: Date, now: Date) {
  const windows = listings.map((listing) => windowAt(listing, startAt, now));
  const ends = windows.map((window) => {
    if (!window) throw windowNotOffered();
    return window.endAt.getTime();
  });
  return { startAt, endAt: new Date(Math.min(...ends)) };
}

/** Throws `not_together`, `window_not_offered`. */
export function freeze(
  listing: GoodListing,
  booking: GoodBooking,
  { clock }: ClaimPorts,
  more: readonly GoodListing[],
) {
  const { way, pickUpAddress, provider } = listing;
  const isApart = (other: GoodListing) =>
    other.provider.kind !== provider.kind ||
    other.provider.id !== provider.id ||
    other.way !== way ||
    other.pickUpAddress !== pickUpAddress;
  if (more.some(isApart)) throw notTogether();
  const listings = [listing, ...more];
  const lines = linesOf(listings, booking);
  return {
    ...unpacked,
    ...windowOf(listings, new Date(booking.startAt), clock.now()),
    ...{ way, pickUpAddress, lines },
    title: countedTitle(listing.title, lines.length),
    advanceFen: lines.reduce((sum, { unitFen, units }) => sum + unitFen * units, 0),
  };
}

/** Puts the units of all lines aside, or none. Throws `out_of_stock`, `too_many_for_one`. */
export function reserve(
  { stock }: ClaimPorts,
  { _id: id, residentId: personId, lines }: GoodOrder,
  first: GoodListing,
  until: Date,
  more: readonly GoodListing[],
): Promise<void> {
  const listings = new Map([first, ...more].map((each) => [each._id, each]));
  const wanted = lines.flatMap(({ listingId: article, units }) => {
    const listing = listings.get(article);
    return listing ? [{ article, listing, units, mostPerPerson: listing.mostPerPerson }] : [];
  });
  return stock.claim({ id, personId, until, wanted });
}

/** False where the claim of any line was gone. */
export async function keep({ stock }: ClaimPorts, order: GoodOrder): Promise<boolean> {
  let isWhole = true;
  for (const article of articlesOf(order)) if (!(await stock.keep(article, order._id))) isWhole = false;
  return isWhole;
}

/** What was handed over is gone, and so is what was missing when it was packed; the others come back. */
export async function release({ stock }: ClaimPorts, order: GoodOrder): Promise<void> {
  for (const line of order.lines)
    await stock.end(line.listingId, order._id, order.handedOverAt === null ? packedOf(line) : 0);
}
