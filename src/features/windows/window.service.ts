import type { Clock } from '../../kernel/clock.ts';
import { before, minute } from '../../kernel/clock.ts';
import { conflict } from '../../kernel/errors.ts';
import { type Ahead, aheadOf, type Catalogue, type Listing, outOfReach } from '../catalogue/index.ts';
import type { SettingReader } from '../settings/index.ts';
import { windowClosed, windowFull, windowHeld } from './window.errors.ts';
import type { WindowStore } from './window.store.ts';
import {
  comingWindows,
  isWrong,
  type TakenWindow,
  type WeeklyWindow,
  type Window,
  type WindowClaim,
  windowAt,
  windowIdOf,
} from './window.ts';

export interface WindowDeps {
  store: WindowStore;
  clock: Clock;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt' | 'kindOf'>;
  settings: SettingReader;
  /** The windows of a listing in every week, as its kind says; null where it has none. */
  windowsOf(listing: Listing): readonly WeeklyWindow[] | null;
}
export interface WindowRequest extends WindowClaim {
  listing: Listing;
  startAt: Date;
  until: Date;
}
/** Which claim in which window. */
export interface ClaimedWindow {
  listingId: string;
  startAt: Date;
  id: string;
}
export type OpenWindow = Window & { left: number };

const mostTries = 50;
const sweptAtOnce = 100;
const pageSize = 100;
/** What a card's next window hangs on, beside the calendars. */
const markOf = (listingId: string): string => `windows:${listingId}`;

/** Windows with room for so many visits: a place is claimed by one conditional write, never over what fits. */
export class WindowService {
  readonly #deps: WindowDeps;
  readonly #listeners: ((mark: string) => Promise<void>)[] = [];

  constructor(deps: WindowDeps) {
    this.#deps = deps;
  }

  /** Called with what a card hangs on after anything changed what is free: a hint, not at-least-once. */
  onChanged(listener: (mark: string) => Promise<void>): void {
    this.#listeners.push(listener);
  }
  async #changed(listingId: string): Promise<void> {
    for (const listener of this.#listeners) await listener(markOf(listingId));
  }

  #aheadOf(listing: Listing): Ahead {
    const { catalogue, settings } = this.#deps;
    return aheadOf(catalogue.kindOf(listing), listing, settings.of(listing.grid));
  }

  /** The window that begins then. Throws `window_closed`. */
  requireOffered(listing: Listing, startAt: Date): Window {
    const { windowsOf, clock } = this.#deps;
    const window = windowAt(windowsOf(listing) ?? [], startAt, clock.now(), this.#aheadOf(listing));
    if (!window) throw windowClosed();
    return window;
  }

  /** Takes a place until its order exists. Throws `window_closed`, `window_full`, `window_held`, `conflict`. */
  async claim({ listing, startAt, until, ...claim }: WindowRequest): Promise<void> {
    const { store } = this.#deps;
    const { capacity } = this.requireOffered(listing, startAt);
    const _id = windowIdOf(listing._id, startAt);
    for (let tries = 0; tries < mostTries; tries += 1) {
      const standing = await store.seek(_id);
      if (!standing) {
        await store.open({ _id, listingId: listing._id, startAt });
        continue;
      }
      if (standing.claims.some(({ id }) => id === claim.id)) return;
      if (standing.claims.some(({ personId }) => personId === claim.personId)) throw windowHeld();
      if (standing.taken >= capacity) throw windowFull();
      if (await store.claim(_id, claim, capacity, until)) return this.#changed(listing._id);
    }
    throw conflict();
  }

  /** Clears a claim's `until`; false where it was gone. */
  keep({ listingId, startAt, id }: ClaimedWindow): Promise<boolean> {
    return this.#deps.store.keep(windowIdOf(listingId, startAt), id);
  }

  /** Ends a claim: its place is free again, or used up; again, nothing happens. */
  async end({ listingId, startAt, id }: ClaimedWindow, isUsed: boolean): Promise<void> {
    const ended = await this.#deps.store.end(windowIdOf(listingId, startAt), id, isUsed);
    if (ended) await this.#changed(listingId);
  }

  /** The windows that can be asked for, with the places left, as seen from a place. Throws `out_of_reach`. */
  async openAt(listingId: string, place: string): Promise<OpenWindow[]> {
    const { catalogue } = this.#deps;
    const listing = await catalogue.seekListing(listingId);
    if (!listing || !(await catalogue.visibleAt(listing, place))) throw outOfReach();
    return this.#coming(listing);
  }

  /** The next window with room, and until when it can be asked for; null for a kind without windows. */
  async nextStart(listing: Listing) {
    if (this.#deps.windowsOf(listing) === null) return null;
    const next = (await this.#coming(listing)).find(({ left }) => left > 0);
    return {
      calendarId: markOf(listing._id),
      startAt: next?.startAt ?? null,
      bookableUntil: next ? before(next.startAt, this.#aheadOf(listing).leadMinutes * minute) : null,
    };
  }

  async #coming(listing: Listing): Promise<OpenWindow[]> {
    const { store, clock, windowsOf } = this.#deps;
    const now = clock.now();
    const coming = comingWindows(windowsOf(listing) ?? [], now, this.#aheadOf(listing));
    const taken = new Map((await store.ofListing(listing._id, now)).map((each) => [each._id, each.taken]));
    return coming.map((window) => ({
      ...window,
      left: Math.max(0, window.capacity - (taken.get(windowIdOf(listing._id, window.startAt)) ?? 0)),
    }));
  }

  /** Claims whose order never came. */
  async sweep(): Promise<number> {
    const { store, clock } = this.#deps;
    const now = clock.now();
    let count = 0;
    for (const { _id, listingId, pending } of await store.overdue(now, sweptAtOnce))
      for (const { id } of pending.filter(({ until }) => until <= now))
        if (await store.end(_id, id, false, true)) {
          await this.#changed(listingId);
          count += 1;
        }
    return count;
  }

  /** Windows that do not add up: none. */
  async audit(): Promise<string[]> {
    const wrong: string[] = [];
    for await (const window of this.#all()) if (isWrong(window)) wrong.push(window._id);
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

  async *#all(): AsyncGenerator<TakenWindow> {
    for (let last = ''; ; ) {
      const page = await this.#deps.store.page(last, pageSize);
      yield* page;
      if (page.length < pageSize) return;
      last = page.at(-1)?._id ?? last;
    }
  }
}
