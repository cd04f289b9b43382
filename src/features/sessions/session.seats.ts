import type { Clock } from '../../kernel/clock.ts';
import { conflict } from '../../kernel/errors.ts';
import { LruCache } from '../../kernel/lru-cache.ts';
import { offerGone } from '../queue/index.ts';
import { seatsSoldOut, sessionGone, tooManySeats } from './session.errors.ts';
import type { SessionStore } from './session.store.ts';
import { freeSeats, heldSeats, isWrong, type Session } from './session.ts';

export interface SeatsRequest {
  sessionId: string;
  /** The order's id; the same id again has the same claim. */
  id: string;
  personId: string;
  seats: number;
  mostPerPerson: number;
  /** How long the claim waits for its order. */
  until: Date;
}
interface SeatsDeps {
  store: SessionStore;
  clock: Pick<Clock, 'now' | 'real'>;
  /** Called with a session after anything changed what is left. */
  changed(session: Session): Promise<void>;
  /** Called with a session in which seats came back: whoever waits is first. */
  freed(session: Session): Promise<void>;
}

/** So long a session that was seen full is not looked at again: a rush is answered from memory. */
const fullFor = 500;
const mostRemembered = 1000;
const mostTries = 50;
const sweptAtOnce = 100;
const pageSize = 100;

/** Who sits where: exactly as many as there are, at most so many a person. */
export class Seats {
  readonly #deps: SeatsDeps;
  /** Sessions that were seen full, and since when, by the real clock. */
  readonly #full = new LruCache<{ session: Session; atMs: number }>(mostRemembered);

  constructor(deps: SeatsDeps) {
    this.#deps = deps;
  }

  /** A session as it is, or, where it was full a moment ago, as it was then. */
  async look(id: string): Promise<Session | null> {
    const { store, clock } = this.#deps;
    const full = this.#full.get(id);
    if (full && clock.real().getTime() - full.atMs < fullFor) return full.session;
    const session = await store.process.seek(id);
    if (session && freeSeats(session) === 0) this.#full.set(id, { session, atMs: clock.real().getTime() });
    return session;
  }

  /** Something has come back: it is looked at again. */
  #freed(session: Session): Promise<void> {
    this.#full.set(session._id, { session, atMs: 0 });
    return this.#deps.freed(session);
  }

  /** Takes seats until their order exists. Throws `session_gone`, `seats_sold_out`, `too_many_seats`, `conflict`. */
  async claim({ sessionId, mostPerPerson, until, ...claim }: SeatsRequest): Promise<void> {
    const { store, clock, changed } = this.#deps;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const session = await store.process.seek(sessionId);
      const now = clock.now();
      if (session?.state !== 'open' || session.startAt <= now) throw sessionGone();
      if (session.claims.some(({ id }) => id === claim.id)) return this.#inherit(session, claim);
      const own = session.claims.filter(({ personId }) => personId === claim.personId);
      const held = own.reduce((sum, each) => sum + heldSeats(session, each), 0);
      if (held + claim.seats > mostPerPerson) throw tooManySeats({ most: mostPerPerson });
      const free = freeSeats(session);
      if (free < claim.seats) throw seatsSoldOut({ left: free });
      const seen = own.map(({ id }) => id);
      if (await store.claim(sessionId, claim, { now, until }, seen)) return changed(session);
    }
    throw conflict();
  }

  /** Throws `offer_gone` where fewer seats are held under an id. */
  async requireHeld(sessionId: string, id: string, seats: number): Promise<void> {
    const session = await this.#deps.store.process.seek(sessionId);
    const claim = session?.claims.find((each) => each.id === id);
    if (!session || !claim || heldSeats(session, claim) < seats) throw offerGone();
  }

  /** What was held before stays; what is not needed of it comes back. Throws `seats_sold_out` where less is held. */
  async #inherit(session: Session, { id, seats }: Pick<SeatsRequest, 'id' | 'seats'>): Promise<void> {
    const claim = session.claims.find((each) => each.id === id);
    const held = claim ? heldSeats(session, claim) : 0;
    if (held < seats) throw seatsSoldOut({ left: held });
    if (held > seats) await this.giveBack(session._id, id, held - seats, `${id}:${seats}`);
  }

  /** Clears a claim's `until`; false where it was gone, or the session was cancelled. */
  keep(sessionId: string, claimId: string): Promise<boolean> {
    return this.#deps.store.keep(sessionId, claimId);
  }

  /** Some seats of a claim come back, once per key. */
  async giveBack(sessionId: string, claimId: string, seats: number, key: string): Promise<void> {
    const { store } = this.#deps;
    if (!(await store.giveBack(sessionId, claimId, seats, key))) return;
    await this.#freed(await store.process.find(sessionId));
  }

  /** Ends a claim, all it holds comes back; again, nothing happens. */
  async free(sessionId: string, claimId: string): Promise<void> {
    const { store } = this.#deps;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const session = await store.process.seek(sessionId);
      const claim = session?.claims.find(({ id }) => id === claimId);
      if (!session || !claim) return;
      if (await store.end(session, claimId, heldSeats(session, claim))) return this.#freed(session);
    }
    throw conflict();
  }

  /** Claims whose order never came. */
  async sweep(): Promise<number> {
    const { store, clock } = this.#deps;
    const now = clock.now();
    let count = 0;
    for (const session of await store.overdue(now, sweptAtOnce)) {
      const over = session.pending.filter(({ until }) => until <= now).map(({ id }) => id);
      for (const claim of session.claims.filter(({ id }) => over.includes(id))) {
        if (!(await store.end(session, claim.id, heldSeats(session, claim), true))) continue;
        count += 1;
        await this.#freed(session);
      }
    }
    return count;
  }

  /** Sessions that do not add up: none. */
  async audit(): Promise<string[]> {
    const wrong: string[] = [];
    for await (const session of this.#all()) if (isWrong(session)) wrong.push(session._id);
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

  async *#all(): AsyncGenerator<Session> {
    for (let last = ''; ; ) {
      const page = await this.#deps.store.page(last, pageSize);
      yield* page;
      if (page.length < pageSize) return;
      last = page.at(-1)?._id ?? last;
    }
  }
}
