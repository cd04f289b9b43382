import { type Clock, chinaDay } from '../../kernel/clock.ts';
import { conflict } from '../../kernel/errors.ts';
import type { SettingReader } from '../settings/index.ts';
import { calendarFull, slotTaken, startNotOffered } from './calendar.errors.ts';
import {
  bookingWindow,
  type ClaimRequest,
  isOffered,
  judge,
  near,
  neighbourhood,
  type Walks,
} from './calendar.rules.ts';
import { busyAround, type FreeStartsQuery, freeStartTimes } from './calendar.starts.ts';
import type { CalendarStore } from './calendar.store.ts';
import {
  type Buffers,
  type BusyEntry,
  buffered,
  type Calendar,
  calendarIdOf,
  type ResourceRef,
} from './calendar.ts';
import type { Footpaths } from './footpaths.ts';
import { openedBy } from './public.days.ts';

export interface Claim {
  resource: ResourceRef;
  /** The same id again has the same claim. */
  id: string;
  /** The order it is for, where that is not its id. */
  holder?: string;
  /** The service itself, without buffers. */
  startAt: Date;
  endAt: Date;
  buffers: Buffers;
  /** The micro-grid where the resource will be. */
  place: string;
  /** How long the claim waits for its order; business time. */
  until: Date;
  ignoreHours?: boolean;
  /** What it is for, where that is no order, and how its owner's calendar calls it. */
  kind?: 'session';
  note?: string;
}
export interface StartsRequest extends FreeStartsQuery {
  resource: ResourceRef;
  /** The listing's micro-grid, whose settings say how soon and how far ahead. */
  grid: string;
  instant: boolean;
}

/**
 * Every lost write means that another entry came or went within some hours around the request; so many cannot
 * follow each other between a reading and a write.
 */
const mostTries = 50;

/** Who has a time: read, decide in plain code, one conditional write. */
export class CalendarClaims {
  readonly #store: CalendarStore;
  readonly #footpaths: Footpaths;
  readonly #clock: Clock;
  readonly #settings: SettingReader;

  constructor(store: CalendarStore, footpaths: Footpaths, clock: Clock, settings: SettingReader) {
    this.#store = store;
    this.#footpaths = footpaths;
    this.#clock = clock;
    this.#settings = settings;
  }

  /**
   * Claims the time of a service. Idempotent per id. Throws `slot_taken` (also where the hours do not
   * cover it), `calendar_full`, `calendar_missing`, `conflict`.
   */
  async claim(claim: Claim): Promise<void> {
    const service = { startAt: claim.startAt, endAt: claim.endAt };
    const busy = buffered(service, claim.buffers);
    const { id, place, holder, kind = 'order', note = null } = claim;
    const claimRequest: ClaimRequest = {
      id,
      ...(holder && { holder }),
      kind,
      service,
      busy,
      place,
      ignoreHours: claim.ignoreHours ?? false,
    };
    await this.take(calendarIdOf(claim.resource), claimRequest, claim.until, note);
  }

  /** Takes the requested time, decided anew each time somebody else was quicker. */
  async take(
    calendarId: string,
    claimRequest: ClaimRequest,
    until: Date | null,
    note: string | null,
  ): Promise<BusyEntry> {
    const { id, kind, place, busy, holder = null } = claimRequest;
    const entry: BusyEntry = { id, holder, kind, place, note, ...busy };
    for (let tries = 0; tries < mostTries; tries += 1) {
      const calendar = openedBy(this.#settings, await this.#store.find(calendarId));
      const verdict = judge(calendar, claimRequest, await this.#walksFor(claimRequest, near(calendar, busy)));
      if (verdict === 'held') return entry;
      if (verdict === 'other') throw conflict();
      if (verdict === 'full') throw calendarFull();
      if (verdict !== 'free') throw slotTaken();
      const seen = near(calendar, busy).map((each) => each.id);
      const condition = { around: neighbourhood(busy), seen };
      if (await this.#store.addIfUnchanged(calendarId, entry, until, condition)) return entry;
    }
    throw conflict();
  }

  #walksFor(claimRequest: Pick<ClaimRequest, 'place'>, entries: readonly BusyEntry[]): Promise<Walks> {
    const places = entries.map((entry) => entry.place).filter((place) => place !== null);
    return claimRequest.place === null
      ? Promise.resolve(() => 0)
      : this.#footpaths.around(claimRequest.place, places);
  }

  /** The minutes on foot into each of these entries, by its id. */
  walksInto(entries: readonly BusyEntry[]): Promise<ReadonlyMap<string, number>> {
    return this.#footpaths.into(entries);
  }

  /** Throws `start_not_offered` for a start that no page has offered. */
  requireOffered(startAt: Date, instant: boolean, grid: string): void {
    if (!isOffered(this.#settings.of(grid), startAt, this.#clock.now(), instant)) throw startNotOffered();
  }

  /** The free starts of some days in milliseconds, in order. */
  async freeStartTimes(request: StartsRequest): Promise<number[]> {
    return this.#starts(await this.#store.seek(calendarIdOf(request.resource)), request);
  }

  /** The next free start within the bookable days, or null. */
  async firstStart(request: Omit<StartsRequest, 'fromDay' | 'days'>): Promise<Date | null> {
    const fromDay = chinaDay(this.#clock.now());
    const days = this.bookableDays(request.grid) + 1;
    const calendar = await this.#store.seek(calendarIdOf(request.resource));
    const [first] = await this.#starts(calendar, { ...request, fromDay, days }, 1);
    return first === undefined ? null : new Date(first);
  }

  /** How far ahead a grid's listings can be booked. */
  bookableDays(grid: string): number {
    return this.#settings.of(grid)['booking.horizonDays'];
  }

  async #starts(calendar: Calendar | null, request: StartsRequest, most?: number): Promise<number[]> {
    if (!calendar) return [];
    const walks = await this.#walksFor({ place: request.place }, busyAround(calendar, request));
    const window = bookingWindow(this.#settings.of(request.grid), this.#clock.now(), request.instant);
    return freeStartTimes(openedBy(this.#settings, calendar), request, walks, window, most);
  }
}
