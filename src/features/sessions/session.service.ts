import { type Actor, actsFor, personOf } from '../../kernel/actor.ts';
import { after, type Clock, chinaDate, day, minute } from '../../kernel/clock.ts';
import { isAppError, notFound } from '../../kernel/errors.ts';
import { idOf, newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Fields, Runner } from '../../kernel/runner.ts';
import type { Calendars } from '../calendars/index.ts';
import { type Catalogue, type Listing, outOfReach } from '../catalogue/index.ts';
import type { SettingReader } from '../settings/index.ts';
import { relationsOf } from './session.access.ts';
import { sessionsCollide, sessionTimeWrong } from './session.errors.ts';
import type { SessionStore } from './session.store.ts';
import { freeSeats, type Session, type SessionOffer, type SessionTypes, weeklyStarts } from './session.ts';

export interface SessionDeps {
  store: SessionStore;
  runner: Runner<SessionTypes>;
  clock: Clock;
  log: Log;
  settings: SettingReader;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt'>;
  calendars: Pick<Calendars, 'claim' | 'free' | 'busyBlocks'>;
  /** What a listing says of its sessions, as its kind says; null where it has none. */
  sessionsOf(listing: Listing): SessionOffer | null;
}
type Timed = Pick<Session, 'startAt' | 'endAt' | 'claimId'>;
type Hosted = Pick<Listing, 'provider' | 'grid' | 'title'>;
export interface Opening {
  startAt: Date;
  /** So many weeks at the same time. */
  weeks: number;
  /** Dates in Asia/Shanghai on which nothing takes place. */
  except: readonly string[];
  /** Where they are not those of the listing. */
  seats: number | undefined;
  theme: string | null;
}
/** A session as it is seen, and what the viewer may do next. */
export interface SeenSession {
  session: Session;
  steps: readonly string[];
}

const claimWaits = 2 * minute;
const farthestAhead = 200 * day;
const mostShown = 100;
const shownBack = 14 * day;
const wholeMinutes = 5 * minute;
const blank = { claims: [], pending: [], given: [], line: [], listKeptAt: null };

/** What hosts do with the times of what they offer, and what everybody sees of them. */
export class SessionService {
  readonly #deps: SessionDeps;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
  }

  /**
   * Opens a session, or one a week; all of them or none. Throws `not_found`, `session_time_wrong`,
   * `sessions_collide` with the dates on which the host is busy.
   */
  async open(actor: Actor, listingId: string, opening: Opening, key = newId('key')): Promise<SeenSession[]> {
    const { runner } = this.#deps;
    const { listing, offer } = await this.#requireOwn(actor, listingId);
    const all = this.#sessionsOf(listing, offer, opening, key);
    const standing = await Promise.all(all.map(({ _id }) => this.#deps.store.process.seek(_id)));
    const missing = all.filter((_one, index) => !standing[index]);
    await this.#requireFree(listing, missing);
    await this.#claimAll(listing, missing);
    const by = { kind: 'person', id: personOf(actor), relations: ['provider'] } as const;
    const opened: SeenSession[] = [];
    for (const each of all) opened.push(this.#seen(actor, await runner.create(each, 'open', by, { key })));
    return opened;
  }

  #sessionsOf(listing: Listing, offer: SessionOffer, opening: Opening, key: string): Fields<Session>[] {
    const { startAt, weeks, except, seats = offer.seats, theme } = opening;
    const now = this.#deps.clock.now();
    const starts = weeklyStarts(startAt, weeks, except);
    const last = starts.at(-1);
    if (!last || last > after(now, farthestAhead) || starts.some((start) => isWrongStart(start, now)))
      throw sessionTimeWrong();
    const series = starts.length > 1 ? idOf('srs', listing._id, key) : null;
    const { _id: listingId, title, provider, ownerId: hostId, grid, gridPath } = listing;
    return starts.map((start, index) => {
      const _id = idOf('ses', listingId, key, String(index));
      const when = { startAt: start, endAt: after(start, offer.durationMinutes * minute), claimId: _id };
      const whose = { listingId, title, provider, hostId, grid, gridPath: [...gridPath] };
      return { _id, ...whose, ...when, theme, series, seats, left: seats, ...blank };
    });
  }

  /** Says all dates at once on which the host does something else; whoever is quicker is met by the claim itself. */
  async #requireFree(
    { provider }: Pick<Listing, 'provider'>,
    sessions: readonly Timed[],
    own?: string,
  ): Promise<void> {
    const [first, last] = [sessions[0], sessions.at(-1)];
    if (!first || !last) return;
    const span = { startAt: first.startAt, endAt: last.endAt };
    const busy = await this.#deps.calendars.busyBlocks(provider, span);
    const taken = sessions.filter(({ startAt, endAt, claimId }) =>
      busy.some(
        (each) => each.id !== claimId && each.id !== own && each.startAt < endAt && startAt < each.endAt,
      ),
    );
    if (taken.length > 0) throw collision(taken.map(({ startAt }) => startAt));
  }

  /** Takes the host's time for each, or for none. */
  async #claimAll(listing: Hosted, sessions: readonly Timed[]): Promise<void> {
    const { calendars, clock } = this.#deps;
    const { provider: resource, grid: place, title: note } = listing;
    const until = after(clock.now(), claimWaits);
    const busy: Date[] = [];
    for (const { claimId: id, startAt, endAt } of sessions) {
      const claim = { resource, id, startAt, endAt, buffers: noBuffers, place, until, ignoreHours: true };
      await calendars.claim({ ...claim, kind: 'session', note }).catch((thrown) => {
        if (!isAppError(thrown, 'slot_taken')) throw thrown;
        busy.push(startAt);
      });
    }
    if (busy.length === 0) return;
    for (const { claimId } of sessions) await calendars.free(resource, claimId);
    throw collision(busy);
  }

  /** What can be booked, for someone at a place. Throws `out_of_reach`. */
  async listAt(listingId: string, place: string): Promise<Session[]> {
    const { catalogue } = this.#deps;
    const listing = await catalogue.seekListing(listingId);
    if (!listing || !(await catalogue.visibleAt(listing, place))) throw outOfReach();
    return this.#bookable(listing);
  }

  async #bookable({ _id, grid }: Listing): Promise<Session[]> {
    const { store, clock } = this.#deps;
    const now = clock.now();
    const found = await store.ofListing(_id, now, this.bookableUntil(grid), mostShown);
    return found.filter(({ state }) => state === 'open');
  }

  /** The last start that can be booked now. */
  bookableUntil(grid: string): Date {
    const { settings, clock } = this.#deps;
    return after(clock.now(), settings.of(grid)['booking.horizonDays'] * day);
  }

  /** The next one with a seat left, or, where there is none, the next one; null for a kind without sessions. */
  async nextOf(listing: Listing): Promise<{ startAt: Date | null; left: number | null } | null> {
    if (!this.#deps.sessionsOf(listing)) return null;
    const all = await this.#bookable(listing);
    const next = all.find((each) => freeSeats(each) > 0) ?? all[0];
    return { startAt: next?.startAt ?? null, left: next ? freeSeats(next) : null };
  }

  /** All of a listing from two weeks ago on, for who runs them. Throws `not_found`. */
  async listAll(actor: Actor, listingId: string): Promise<SeenSession[]> {
    const { store, clock, catalogue } = this.#deps;
    const listing = await catalogue.seekListing(listingId);
    const relations = listing ? relationsOf(actor, { ...listing, hostId: listing.ownerId }) : [];
    if (relations.length === 0) throw notFound();
    const now = clock.now();
    const [from, to] = [after(now, -shownBack), after(now, farthestAhead)];
    const all = await store.ofListing(listingId, from, to, mostShown);
    return all.map((session) => this.#seen(actor, session));
  }

  /** Takes a step as a person. Throws `not_found`, `forbidden`, `step_closed`, and what the row refuses. */
  async cancel(actor: Actor, id: string, reason: string, key: string | undefined): Promise<SeenSession> {
    const session = await this.#deps.store.process.find(id);
    const relations = relationsOf(actor, session);
    const input = { reason };
    return this.#seen(
      actor,
      await this.#deps.runner.takeAs(actor, relations, session, 'cancel', { input, key }),
    );
  }

  /**
   * Another time for all of it: the host's new time is claimed first. Throws `not_found`, `step_closed`,
   * `session_time_wrong`, `sessions_collide`.
   */
  async move(
    actor: Actor,
    id: string,
    { startAt, reason }: { startAt: Date; reason: string },
    key = newId('key'),
  ): Promise<SeenSession> {
    const { store, runner, clock } = this.#deps;
    const session = await store.process.find(id);
    const relations = relationsOf(actor, session);
    const isOpen = runner.openSteps(session, relations).includes('move');
    const claimId = idOf('tim', id, key);
    const endAt = after(startAt, session.endAt.getTime() - session.startAt.getTime());
    const time = { startAt, endAt, claimId };
    const input = { ...time, reason };
    // a step that is not open is refused as such, and a repeated one claims nothing
    if (!isOpen || session.claimId === claimId)
      return this.#seen(actor, await runner.takeAs(actor, relations, session, 'move', { input, key }));
    const isLate = startAt > after(clock.now(), farthestAhead);
    if (isLate || isWrongStart(startAt, clock.now())) throw sessionTimeWrong();
    const moved = { ...session, ...time };
    await this.#requireFree(moved, [moved], session.claimId);
    await this.#claimAll(moved, [moved]);
    try {
      return this.#seen(actor, await runner.takeAs(actor, relations, session, 'move', { input, key }));
    } catch (thrown) {
      await this.#deps.calendars.free(session.provider, claimId);
      throw thrown;
    }
  }

  /** The host has gone through the list: who is not on it did not come. */
  async keepList(actor: Actor, id: string, key: string | undefined): Promise<SeenSession> {
    const session = await this.#deps.store.process.find(id);
    const relations = relationsOf(actor, session);
    return this.#seen(actor, await this.#deps.runner.takeAs(actor, relations, session, 'keep_list', { key }));
  }

  #seen(actor: Actor, session: Session): SeenSession {
    return { session, steps: this.#deps.runner.openSteps(session, relationsOf(actor, session)) };
  }

  async #requireOwn(actor: Actor, listingId: string): Promise<{ listing: Listing; offer: SessionOffer }> {
    const listing = await this.#deps.catalogue.seekListing(listingId);
    if (listing?.state !== 'live' || !actsFor(actor, listing.ownerId)) throw notFound();
    const offer = this.#deps.sessionsOf(listing);
    if (!offer) throw notFound();
    return { listing, offer };
  }
}

const collision = (starts: readonly Date[]) => sessionsCollide({ dates: starts.map(chinaDate).join('、') });
const isWrongStart = (start: Date, now: Date): boolean =>
  start <= now || start.getTime() % wholeMinutes !== 0;
const noBuffers = { beforeMinutes: 0, afterMinutes: 0 };
