import { after, type Clock, minute } from '../../kernel/clock.ts';
import { idOf, newId } from '../../kernel/ids.ts';
import type { Artisans } from '../artisans/index.ts';
import type { Calendars } from '../calendars/index.ts';
import { startsOfListing } from '../calendars/index.ts';
import { type Catalogue, findLeaf, type Listing, outOfReach } from '../catalogue/index.ts';
import type { Grid, Grids } from '../grids/index.ts';
import type { People } from '../people/index.ts';
import { type ServiceOrder, unstartedService } from './kinds/service/service.ts';
import { listingNotLive, ownListing, visitRequired, visitUnwanted } from './order.errors.ts';
import { policyNamed } from './order.policy.ts';
import type { OrderRunner } from './order.runner.ts';
import type { OrderStore } from './order.store.ts';
import type { Contact, EscalationStage, OrderFields, PayRequest } from './order.ts';

export interface Booking {
  residentId: string;
  listingId: string;
  startAt: Date;
  /** The micro-grid where the resident stands; of a visit at home that of its address. */
  place: string;
  /** Needed for a visit at home, and for nothing else. */
  visit?: { address: string; contactName: string; contactPhone: string } | undefined;
  note: string | null;
  payRequest: PayRequest;
  /** The same key is the same order. */
  key: string | undefined;
}
export interface BookingDeps {
  store: OrderStore;
  runner: OrderRunner;
  clock: Clock;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt'>;
  calendars: Pick<Calendars, 'claim' | 'requireOffered'>;
  artisans: Pick<Artisans, 'find'>;
  grids: Pick<Grids, 'find' | 'seek'>;
  people: Pick<People, 'find'>;
}

/** How long a claim waits for its order. */
const claimWaits = 2 * minute;
const levels = ['community', 'street', 'district'] as const;
// A paused or retired listing was on a shelf a moment ago; of what never was nothing is said.
const onceLive = ['paused', 'retired'];

/** Claim first, order second, payment third. */
export class OrderBooking {
  readonly #deps: BookingDeps;

  constructor(deps: BookingDeps) {
    this.#deps = deps;
  }

  /**
   * Throws `out_of_reach`, `listing_not_live`, `own_listing`, `visit_required`, `visit_unwanted`,
   * `start_not_offered`, `slot_taken`, `calendar_full`.
   */
  async book(booking: Booking): Promise<ServiceOrder> {
    const { store, runner } = this.#deps;
    const id = booking.key ? idOf('ord', booking.key) : newId('ord');
    const standing = booking.key ? await store.processStore.seek(id) : null;
    if (standing) return standing;
    const listing = await this.#requireBookable(booking);
    await this.#claim(id, listing, booking);
    const fields = { ...(await this.#freeze(listing, booking)), ...unstartedService, _id: id };
    const by = { kind: 'person', id: booking.residentId, relations: ['resident'] } as const;
    const options = booking.key ? { key: booking.key } : {};
    await runner.create(fields as Parameters<OrderRunner['create']>[0], 'book', by, options);
    return store.processStore.find(id);
  }

  async #requireBookable(booking: Booking): Promise<Listing> {
    const { catalogue, calendars } = this.#deps;
    const listing = await catalogue.seekListing(booking.listingId);
    if (!listing) throw outOfReach();
    if (onceLive.includes(listing.state)) throw listingNotLive();
    if (!(await catalogue.visibleAt(listing, booking.place))) throw outOfReach();
    if (listing.ownerId === booking.residentId) throw ownListing();
    if (listing.way === 'at_home' && !booking.visit) throw visitRequired();
    if (listing.way !== 'at_home' && booking.visit) throw visitUnwanted();
    calendars.requireOffered(booking.startAt, listing.instant);
    return listing;
  }

  async #claim(id: string, listing: Listing, { startAt, place: residentPlace }: Booking): Promise<void> {
    const { artisanId, durationMinutes, buffers, place } = startsOfListing(listing, residentPlace);
    const endAt = after(startAt, durationMinutes * minute);
    const until = after(this.#deps.clock.now(), claimWaits);
    await this.#deps.calendars.claim({ artisanId, id, startAt, endAt, buffers, place, until });
  }

  async #freeze(listing: Listing, booking: Booking): Promise<OrderFields> {
    const { artisans, grids, clock } = this.#deps;
    const artisan = await artisans.find(listing.artisanId);
    const grid = await grids.find(listing.grid);
    const { startAt, place, note, payRequest, residentId } = booking;
    return {
      kind: 'service',
      residentId,
      artisanId: artisan._id,
      artisanPersonId: listing.ownerId,
      artisanName: artisan.displayName,
      artisanPhone: artisan.phone,
      listingId: listing._id,
      ...frozenOf(listing),
      gridPath: [...grid.path],
      escalationPath: await this.#ladderOf(grid),
      place,
      placeName: (await grids.find(place)).name,
      contact: await this.#contactOf(booking),
      note,
      startAt,
      endAt: after(startAt, listing.durationMinutes * minute),
      bookedAt: clock.now(),
      payRequest,
      due: null,
      paid: [],
      cashFen: 0,
      refundFen: 0,
      payableFen: 0,
    };
  }

  async #contactOf({ residentId, visit }: Booking): Promise<Contact> {
    if (visit) return { name: visit.contactName, phone: visit.contactPhone, address: visit.address };
    const { name, phone } = await this.#deps.people.find(residentId);
    return { name, phone, address: null };
  }

  /** Who decides a dispute: community, then street, then district. */
  async #ladderOf(grid: Grid): Promise<EscalationStage[]> {
    const above = await Promise.all(grid.path.map((code) => this.#deps.grids.seek(code)));
    return levels.flatMap((level) => {
      const found = above.find((each) => each?.level === level);
      return found ? [{ level, grid: found.code }] : [];
    });
  }
}

/** What the listing said when it was booked; later changes of it touch no order. */
function frozenOf(listing: Listing) {
  const { title, category, way, address, grid, durationMinutes, priceKind, instant } = listing;
  return {
    title,
    category,
    categoryName: findLeaf(category).name,
    way,
    shopAddress: way === 'at_home' ? null : address,
    grid,
    durationMinutes,
    priceKind,
    instant,
    policy: policyNamed(listing.policy),
    advanceFen: listing.priceFen,
  };
}
