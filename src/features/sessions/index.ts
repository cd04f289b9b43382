import type mongoose from 'mongoose';
import type { AuditPort } from '../../kernel/audit.ts';
import { second } from '../../kernel/clock.ts';
import { Runner } from '../../kernel/runner.ts';
import type { Calendars } from '../calendars/index.ts';
import type { Listing } from '../catalogue/index.ts';
import type { Queue } from '../queue/index.ts';
import { sessionAccess } from './session.access.ts';
import { sessionProcess } from './session.process.ts';
import { sessionRoutes } from './session.routes.ts';
import { Seats } from './session.seats.ts';
import { type SessionDeps, SessionService } from './session.service.ts';
import { SessionStore } from './session.store.ts';
import { followSessions } from './session.subscribers.ts';
import type { Session, SessionTypes } from './session.ts';
import { waitlistOf } from './session.waitlist.ts';

export { seatsSoldOut, sessionGone } from './session.errors.ts';
export { sessionProcess } from './session.process.ts';
export { freeSeats, listedWithin, presentBefore, type Session, type SessionOffer } from './session.ts';

const sweepEveryMs = 15 * second;

interface Needed extends Omit<SessionDeps, 'store' | 'runner'> {
  calendars: SessionDeps['calendars'] & Pick<Calendars, 'keep'>;
  connection: mongoose.Connection;
  audit: AuditPort;
  queue: Pick<Queue, 'serve' | 'close' | 'move' | 'register'>;
}
export type Sessions = ReturnType<typeof makeSessions>['api'];

/** The times at which something takes place, and who has a seat. */
export function makeSessions(deps: Needed) {
  const store = new SessionStore(deps.connection);
  const runner = new Runner<SessionTypes>(sessionProcess, { ...deps, store: store.process });
  const { changed, onChanged } = hints(deps);
  const freed = async (session: Session) => {
    await deps.queue.serve({ kind: 'session', id: session._id });
    await changed(session);
  };
  const seats = new Seats({ store, clock: deps.clock, changed, freed });
  deps.queue.register(waitlistOf({ ...deps, store, seats }));
  const sessions = new SessionService({ ...deps, store, runner });
  followSessions({ ...deps, runner, changed });
  const api = face(store, runner, seats, { sessions, onChanged });
  const parts = {
    routes: sessionRoutes(sessions),
    access: sessionAccess,
    runners: [runner],
    jobs: [{ name: 'sessions.sweep', everyMs: sweepEveryMs, run: () => seats.sweep() }],
    models: store.models,
  };
  return { api, parts };
}

type Hints = ReturnType<typeof hints>;

function face(
  store: SessionStore,
  runner: Runner<SessionTypes>,
  seats: Seats,
  { sessions, onChanged }: { sessions: SessionService } & Pick<Hints, 'onChanged'>,
) {
  const on: Runner<SessionTypes>['on'] = (...args) => runner.on(...args);
  return {
    on,
    onChanged,
    /** Throws `not_found`. */
    find: (id: string): Promise<Session> => store.process.find(id),
    seek: (id: string): Promise<Session | null> => store.process.seek(id),
    look: seats.look.bind(seats),
    requireHeld: seats.requireHeld.bind(seats),
    claim: seats.claim.bind(seats),
    keep: seats.keep.bind(seats),
    free: seats.free.bind(seats),
    giveBack: seats.giveBack.bind(seats),
    bookableUntil: sessions.bookableUntil.bind(sessions),
    open: sessions.open.bind(sessions),
    /** Somebody was seen there, so the host looks who comes. */
    async keepList(id: string): Promise<void> {
      await runner.tryAdvance(id, 'keep_list', { kind: 'system' });
    },
    /** The next one of a listing for its card; null for a kind without sessions. */
    async nextOf(listing: Listing) {
      const next = await sessions.nextOf(listing);
      if (!next) return null;
      const { startAt, left: seatsLeft } = next;
      return { calendarId: cardKeyOf(listing._id), startAt, bookableUntil: startAt, own: { seatsLeft } };
    },
    standing: seats.standing.bind(seats),
    audit: seats.audit.bind(seats),
  };
}

const cardKeyOf = (listingId: string): string => `sessions:${listingId}`;

/** Listeners are called with the key of a listing's card; a hint, not at-least-once: one that fails stops nobody. */
function hints({ log }: Pick<SessionDeps, 'log'>) {
  const listeners: ((cardKey: string) => Promise<void>)[] = [];
  return {
    onChanged: (listener: (cardKey: string) => Promise<void>): void => {
      listeners.push(listener);
    },
    async changed({ _id, listingId }: Session): Promise<void> {
      for (const listener of listeners)
        await listener(cardKeyOf(listingId)).catch((error: unknown) =>
          log.warn({ session: _id, error: String(error) }, 'a card could not follow its sessions'),
        );
    },
  };
}
