import { after, type Clock, minute, startOfChinaDay } from '../../kernel/clock.ts';
import { conflict } from '../../kernel/errors.ts';
import { calendarFull, slotTaken, startNotOffered } from './calendar.errors.ts';
import {
  bookingWindow,
  isOffered,
  judge,
  near,
  neighbourhood,
  nextQuarter,
  startEveryMinutes,
  type Walks,
  type Wish,
} from './calendar.rules.ts';
import type { CalendarStore } from './calendar.store.ts';
import { type Buffers, type BusyEntry, buffered, type Calendar, openSpans } from './calendar.ts';
import type { Footpaths } from './footpaths.ts';

export interface Claim {
  artisanId: string;
  /** The order's id. The same id again has the same claim. */
  id: string;
  /** The service itself, without buffers. */
  startAt: Date;
  endAt: Date;
  buffers: Buffers;
  /** The micro-grid where the artisan will be. */
  place: string;
  /** How long the claim waits for its order; business time. */
  until: Date;
  ignoreHours?: boolean;
}
export interface StartsAsk {
  artisanId: string;
  durationMinutes: number;
  buffers: Buffers;
  place: string;
  instant: boolean;
  /** Day number of Asia/Shanghai. */
  fromDay: number;
  days: number;
}

/**
 * Every lost write means that another entry came or went within some hours around the wish; so many cannot
 * follow each other between a reading and a write.
 */
const mostTries = 50;

/** Who has a time: read, decide in plain code, one conditional write. */
export class CalendarClaims {
  readonly #store: CalendarStore;
  readonly #footpaths: Footpaths;
  readonly #clock: Clock;

  constructor(store: CalendarStore, footpaths: Footpaths, clock: Clock) {
    this.#store = store;
    this.#footpaths = footpaths;
    this.#clock = clock;
  }

  /**
   * Claims the time of a service. Idempotent per id. Throws `slot_taken` (also where the hours do not
   * cover it), `calendar_full`, `calendar_missing`, `conflict`.
   */
  async claim(claim: Claim): Promise<void> {
    const service = { startAt: claim.startAt, endAt: claim.endAt };
    const busy = buffered(service, claim.buffers);
    const { id, place, artisanId } = claim;
    const wish: Wish = { id, kind: 'order', service, busy, place, ignoreHours: claim.ignoreHours ?? false };
    await this.take(artisanId, wish, claim.until, null);
  }

  /** Takes the wish's time, decided anew each time somebody else was quicker. */
  async take(calendarId: string, wish: Wish, until: Date | null, note: string | null): Promise<BusyEntry> {
    const { id, kind, place, busy } = wish;
    const entry: BusyEntry = { id, kind, place, note, ...busy };
    for (let tries = 0; tries < mostTries; tries += 1) {
      const calendar = await this.#store.find(calendarId);
      const verdict = judge(calendar, wish, await this.#walksFor(wish, near(calendar, busy)));
      if (verdict === 'held') return entry;
      if (verdict === 'other') throw conflict();
      if (verdict === 'full') throw calendarFull();
      if (verdict !== 'free') throw slotTaken();
      const seen = near(calendar, busy).map((each) => each.id);
      const condition = { around: neighbourhood(busy), seen };
      if (await this.#store.pushSeen(calendarId, entry, until, condition)) return entry;
    }
    throw conflict();
  }

  #walksFor(wish: Pick<Wish, 'place'>, entries: readonly BusyEntry[]): Promise<Walks> {
    const places = entries.map((entry) => entry.place).filter((place) => place !== null);
    return wish.place === null ? Promise.resolve(() => 0) : this.#footpaths.around(wish.place, places);
  }

  /** Throws `start_not_offered` for a start that no page has offered. */
  requireOffered(startAt: Date, instant: boolean): void {
    if (!isOffered(startAt, this.#clock.now(), instant)) throw startNotOffered();
  }

  /** The free starts of some days, in order. */
  async freeStarts(ask: StartsAsk): Promise<Date[]> {
    const calendar = await this.#store.seek(ask.artisanId);
    return calendar ? [...(await this.#starts(calendar, ask))] : [];
  }

  /** The next free start within the bookable days, or null. */
  async firstStart(
    ask: Omit<StartsAsk, 'fromDay' | 'days'>,
    fromDay: number,
    days: number,
  ): Promise<Date | null> {
    const calendar = await this.#store.seek(ask.artisanId);
    if (!calendar) return null;
    for (const start of await this.#starts(calendar, { ...ask, fromDay, days })) return start;
    return null;
  }

  async #starts(calendar: Calendar, ask: StartsAsk): Promise<Generator<Date>> {
    const walks = await this.#walksFor({ place: ask.place }, calendar.busy);
    return startsOf(calendar, ask, walks, this.#clock.now());
  }
}

function* startsOf(calendar: Calendar, ask: StartsAsk, walks: Walks, now: Date): Generator<Date> {
  const window = bookingWindow(now, ask.instant);
  const isAskedDay = dayRange(ask);
  // One day more on both sides: a night's open time may begin the evening before and end after midnight.
  for (const open of openSpans(calendar, ask.fromDay - 1, ask.days + 2)) {
    const from = nextQuarter(new Date(Math.max(open.startAt.getTime(), window.from.getTime())));
    const lastStart = after(open.endAt, -ask.durationMinutes * minute).getTime();
    const last = new Date(Math.min(lastStart, window.to.getTime()));
    for (let at = from; at <= last; at = after(at, startEveryMinutes * minute)) {
      if (isAskedDay(at) && isFree(calendar, ask, at, walks)) yield at;
    }
  }
}

function dayRange({ fromDay, days }: StartsAsk): (at: Date) => boolean {
  const from = startOfChinaDay(fromDay);
  const to = startOfChinaDay(fromDay + days);
  return (at) => at >= from && at < to;
}

function isFree(calendar: Calendar, ask: StartsAsk, startAt: Date, walks: Walks): boolean {
  const service = { startAt, endAt: after(startAt, ask.durationMinutes * minute) };
  const busy = buffered(service, ask.buffers);
  const wish: Wish = { id: '', kind: 'order', service, busy, place: ask.place, ignoreHours: true };
  return judge(calendar, wish, walks) === 'free';
}
