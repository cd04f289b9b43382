import {
  after,
  before,
  type Clock,
  chinaDate,
  chinaDay,
  day,
  dayOfChinaDate,
  startOfChinaDay,
} from '../../kernel/clock.ts';
import { conflict, notFound, staleVersion } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { Quotas } from '../quotas/index.ts';
import type { PublicDay, SettingReader } from '../settings/index.ts';
import type { CalendarClaims } from './calendar.claims.ts';
import { blockWrong, exceptionLimit } from './calendar.errors.ts';
import type { CalendarStore } from './calendar.store.ts';
import {
  type BusyEntry,
  type Calendar,
  calendarIdOf,
  closedWeek,
  type DaySpan,
  overlaps,
  type ResourceRef,
  type Span,
  spansOfDay,
  tidySpans,
} from './calendar.ts';
import { openedBy } from './public.days.ts';

interface CalendarDay {
  date: string;
  /** What the date is for everybody. */
  publicDay: PublicDay;
  spans: DaySpan[];
}
/** Some days of a calendar with everything that is busy in them. */
export interface CalendarView {
  calendar: Calendar;
  from: string;
  days: CalendarDay[];
  busy: BusyEntry[];
  /** Minutes on foot into an entry from the one before it, by its id. */
  walks: ReadonlyMap<string, number>;
}

const mostTries = 5;
const historyAfter = day;
const sweepAtOnce = 100;

export interface CalendarServiceDeps {
  store: CalendarStore;
  claims: CalendarClaims;
  clock: Clock;
  log: Log;
  settings: SettingReader;
  quotas: Pick<Quotas, 'within'>;
}
type Changed = (calendarId: string) => Promise<void>;

/** What artisans do with their own calendar, and what the clock does with all of them. */
export class CalendarService {
  readonly #store: CalendarStore;
  readonly #claims: CalendarClaims;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #settings: SettingReader;
  readonly #quotas: CalendarServiceDeps['quotas'];
  readonly #listeners: Changed[] = [];

  constructor(deps: CalendarServiceDeps) {
    this.#store = deps.store;
    this.#claims = deps.claims;
    this.#clock = deps.clock;
    this.#log = deps.log;
    this.#settings = deps.settings;
    this.#quotas = deps.quotas;
  }

  /** Told after anything changed what is free; a hint for projections, not at-least-once. */
  onChanged(listener: Changed): void {
    this.#listeners.push(listener);
  }
  /** A listener that fails stops nobody: the time is taken or freed already. */
  async changed(calendarId: string): Promise<void> {
    for (const listener of this.#listeners) {
      await listener(calendarId).catch((error: unknown) => {
        this.#log.warn(
          { calendarId, error: String(error) },
          'somebody could not follow a change of a calendar',
        );
      });
    }
  }

  /** Creates the calendar of a new resource, closed all week where no hours are given; one that stands there stays. */
  ensure(
    resource: ResourceRef,
    provider: ProviderRef,
    grid: string,
    hours: DaySpan[][] = closedWeek,
  ): Promise<void> {
    const empty = { hours: hours.map(tidySpans), exceptions: [], busy: [], pending: [] };
    return this.#store.insert({
      _id: calendarIdOf(resource),
      resource,
      provider,
      grid,
      version: 1,
      ...empty,
    });
  }

  async view(calendarId: string, fromDay: number, days: number): Promise<CalendarView> {
    return this.#viewOf(await this.#store.find(calendarId), fromDay, days);
  }

  today(): number {
    return chinaDay(this.#clock.now());
  }

  async #viewOf(calendar: Calendar, fromDay: number, days: number): Promise<CalendarView> {
    const span = { startAt: startOfChinaDay(fromDay), endAt: startOfChinaDay(fromDay + days) };
    const dates = Array.from({ length: days }, (_, index) => fromDay + index);
    const opened = openedBy(this.#settings, calendar);
    const holidays = this.#settings.holidaysOf(calendar.grid);
    const busy = await this.#busyIn(calendar, span);
    return {
      calendar,
      from: chinaDate(span.startAt),
      days: dates.map((each) => {
        const date = chinaDate(startOfChinaDay(each));
        return { date, publicDay: holidays.dayOf(date), spans: spansOfDay(opened, each) };
      }),
      busy,
      walks: await this.#claims.walksInto(busy),
    };
  }

  /** What is busy in a span, in order, the past included. */
  async busyBlocks(calendarId: string, span: Span): Promise<BusyEntry[]> {
    return this.#busyIn(await this.#store.find(calendarId), span);
  }

  async #busyIn(calendar: Calendar, span: Span): Promise<BusyEntry[]> {
    const past = await this.#store.history(calendar._id, span);
    const standing = calendar.busy.filter((entry) => overlaps(entry, span));
    const ids = new Set(standing.map((entry) => entry.id));
    return [...past.filter((entry) => !ids.has(entry.id)), ...standing].sort(
      (a, b) => a.startAt.getTime() - b.startAt.getTime(),
    );
  }

  /** Throws `stale_version`, `hours_wrong`. What is booked already stays booked. */
  async setHours(calendarId: string, version: number, hours: DaySpan[][]): Promise<CalendarView> {
    const tidy = hours.map(tidySpans);
    await this.#store.find(calendarId);
    const calendar = await this.#store.setHours(calendarId, version, tidy);
    if (!calendar) throw staleVersion();
    await this.changed(calendarId);
    return this.#viewOf(calendar, this.today(), 7);
  }

  setException(calendarId: string, date: string, spans: DaySpan[]): Promise<CalendarView> {
    return this.#changeException(calendarId, date, { date, spans: tidySpans(spans) });
  }

  removeException(calendarId: string, date: string): Promise<CalendarView> {
    return this.#changeException(calendarId, date, null);
  }

  async #changeException(calendarId: string, date: string, put: { date: string; spans: DaySpan[] } | null) {
    const yesterday = chinaDate(before(this.#clock.now(), day));
    for (let tries = 0; tries < mostTries; tries += 1) {
      const calendar = await this.#store.find(calendarId);
      const others = calendar.exceptions.filter((each) => each.date !== date && each.date >= yesterday);
      const most = this.#settings.of(calendar.grid)['calendar.mostExceptions'];
      if (put && others.length >= most) throw exceptionLimit({ most });
      const exceptions = [...others, ...(put ? [put] : [])].sort((a, b) => (a.date < b.date ? -1 : 1));
      const changed = await this.#store.setExceptions(calendarId, calendar.version, exceptions);
      if (!changed) continue;
      await this.changed(calendarId);
      return this.#viewOf(changed, dayOfChinaDate(date), 7);
    }
    throw conflict();
  }

  /** Keeps a time for oneself. Throws `slot_taken` where something is there, `block_wrong`, `limit_reached`. */
  async addBlock(calendarId: string, span: Span, note: string | null, id = newId('blk')): Promise<BusyEntry> {
    const { grid, resource } = await this.#store.find(calendarId);
    const days = this.#settings.of(grid)['calendar.longestBlockDays'];
    const isLong = span.endAt > after(span.startAt, days * day);
    if (span.endAt <= span.startAt || isLong || span.endAt <= this.#clock.now()) throw blockWrong({ days });
    const use = { key: 'calendar.blocksPerDay', of: [resource.kind, resource.id], id } as const;
    const claimRequest = {
      id,
      kind: 'block',
      service: span,
      busy: span,
      place: null,
      ignoreHours: true,
    } as const;
    const claim = () => this.#claims.take(calendarId, claimRequest, null, note);
    const entry = await this.#quotas.within(use, grid, claim);
    await this.changed(calendarId);
    return entry;
  }

  async removeBlock(calendarId: string, id: string): Promise<void> {
    await this.#store.find(calendarId);
    if (!(await this.#store.pullBlock(calendarId, id))) throw notFound();
    await this.changed(calendarId);
  }

  keep(calendarId: string, claimId: string): Promise<boolean> {
    return this.#store.keep(calendarId, claimId);
  }

  /** Frees an order's time; again, or where it is past already, nothing happens. */
  async free(calendarId: string, claimId: string): Promise<void> {
    if (await this.#store.pull(calendarId, claimId)) await this.changed(calendarId);
  }

  /** Frees the claims whose order never came, and moves what is past into the history. */
  async sweep(): Promise<{ freed: number; retired: number }> {
    const now = this.#clock.now();
    let freed = 0;
    for (const { _id, pending } of await this.#store.withExpired(now, sweepAtOnce)) {
      for (const { id, until } of pending) {
        if (until > now || !(await this.#store.pullExpired(_id, id, now))) continue;
        freed += 1;
        await this.changed(_id);
      }
    }
    return { freed, retired: await this.#retirePast(before(now, historyAfter)) };
  }

  async #retirePast(pastBefore: Date): Promise<number> {
    let retired = 0;
    for (const { _id, busy, pending } of await this.#store.withPast(pastBefore, sweepAtOnce)) {
      const waiting = new Set(pending.map((each) => each.id));
      const past = busy.filter((entry) => entry.endAt < pastBefore && !waiting.has(entry.id));
      for (const entry of past) await this.#store.retire(_id, entry);
      retired += past.length;
    }
    return retired;
  }
}
