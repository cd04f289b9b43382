import { type Actor, actsFor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { conflict, notFound } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { type Catalogue, type Listing, outOfReach } from '../catalogue/index.ts';
import { outOfStock, tooManyForOne } from './stock.errors.ts';
import type { StockStore } from './stock.store.ts';
import { heldUnits, isWrong, type Stock } from './stock.ts';

export interface StockDeps {
  store: StockStore;
  clock: Clock;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt'>;
  /** The units with which a listing's stock is opened, as its kind says; null where it has none. */
  unitsOf(listing: Listing): number | null;
}
export interface UnitsRequest {
  listing: Listing;
  /** The order's id; the same id again has the same claim. */
  id: string;
  personId: string;
  units: number;
  mostPerPerson: number;
  until: Date;
}

const mostTries = 50;
const sweptAtOnce = 100;
const pageSize = 100;

/** What of a listing is there: claimed by one conditional write, never below zero. */
export class StockService {
  readonly #deps: StockDeps;

  constructor(deps: StockDeps) {
    this.#deps = deps;
  }

  /** Takes units until their order exists. Throws `out_of_stock`, `too_many_for_one`, `conflict`. */
  async claim({ listing, mostPerPerson, until, ...claim }: UnitsRequest): Promise<void> {
    const { store } = this.#deps;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const { left, claims } = await this.#opened(listing);
      if (claims.some(({ id }) => id === claim.id)) return;
      const own = claims.filter(({ personId }) => personId === claim.personId);
      if (heldUnits(own) + claim.units > mostPerPerson) throw tooManyForOne({ most: mostPerPerson });
      if (left < claim.units) throw outOfStock({ left });
      const seen = own.map(({ id }) => id);
      if (await store.claim(listing._id, claim, until, seen)) return;
    }
    throw conflict();
  }

  /** Clears a claim's `until`; false where it was gone. */
  keep(listingId: string, claimId: string): Promise<boolean> {
    return this.#deps.store.keep(listingId, claimId);
  }

  /** Ends a claim, of which so many come back; again, nothing happens. */
  async end(listingId: string, claimId: string, back: number): Promise<void> {
    const stock = await this.#deps.store.seek(listingId);
    const claim = stock?.claims.find(({ id }) => id === claimId);
    if (claim) await this.#deps.store.end(listingId, claim, Math.min(back, claim.units));
  }

  /** Units that come in again; once per key. */
  async putBack(listingId: string, units: number, reason: string, key: string): Promise<void> {
    if (units > 0)
      await this.#deps.store.change(listingId, { at: this.#deps.clock.now(), change: units, reason, key });
  }

  /** How many there are, for someone at a place; null for a kind that has no stock. Throws `out_of_reach`. */
  async leftAt(listingId: string, place: string): Promise<number | null> {
    const { catalogue, unitsOf } = this.#deps;
    const listing = await catalogue.seekListing(listingId);
    if (!listing || !(await catalogue.visibleAt(listing, place))) throw outOfReach();
    return unitsOf(listing) === null ? null : (await this.#opened(listing)).left;
  }

  /** More or fewer, as whoever offers it has counted. Throws `not_found`, `out_of_stock`. */
  async correct(
    actor: Actor,
    listingId: string,
    { change, reason }: { change: number; reason: string },
    key: string = newId('chg'),
  ): Promise<number> {
    const { catalogue, unitsOf, store, clock } = this.#deps;
    const listing = await catalogue.seekListing(listingId);
    if (!listing || !actsFor(actor, listing.ownerId) || unitsOf(listing) === null) throw notFound();
    await this.#opened(listing);
    const done = await store.change(listingId, { at: clock.now(), change, reason, key });
    const { left, changes } = await this.#opened(listing);
    if (!done && !changes.some((each) => each.key === key)) throw outOfStock({ left });
    return left;
  }

  /** Its document, made with its first units where there is none yet. */
  async #opened(listing: Listing): Promise<Stock> {
    const { store, unitsOf } = this.#deps;
    const standing = await store.seek(listing._id);
    if (standing) return standing;
    await store.open(listing._id, unitsOf(listing) ?? 0);
    const opened = await store.seek(listing._id);
    if (!opened) throw conflict();
    return opened;
  }

  /** Claims whose order never came. */
  async sweep(): Promise<number> {
    const { store, clock } = this.#deps;
    const now = clock.now();
    let count = 0;
    for (const { _id, claims, pending } of await store.overdue(now, sweptAtOnce)) {
      const over = pending.filter(({ until }) => until <= now).map(({ id }) => id);
      for (const claim of claims.filter(({ id }) => over.includes(id)))
        if (await store.end(_id, claim, claim.units, true)) count += 1;
    }
    return count;
  }

  /** Stocks that do not add up: none. */
  async audit(): Promise<string[]> {
    const wrong: string[] = [];
    for await (const stock of this.#all()) if (isWrong(stock)) wrong.push(stock._id);
    return wrong;
  }

  /** Every claim by its id, and how long it waits for its order. */
  async standing(): Promise<{ id: string; until: Date | null }[]> {
    const found: { id: string; until: Date | null }[] = [];
    for await (const { claims, pending } of this.#all())
      for (const { id } of claims)
        found.push({ id, until: pending.find((each) => each.id === id)?.until ?? null });
    return found;
  }

  async *#all(): AsyncGenerator<Stock> {
    for (let last = ''; ; ) {
      const page = await this.#deps.store.page(last, pageSize);
      yield* page;
      if (page.length < pageSize) return;
      last = page.at(-1)?._id ?? last;
    }
  }
}
