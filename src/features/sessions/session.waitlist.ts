import type { Clock } from '../../kernel/clock.ts';
import { type Catalogue, type Listing, outOfReach } from '../catalogue/index.ts';
import { type HeldOffer, queuedAlready, queueFull, queueUnneeded, type Waitlist } from '../queue/index.ts';
import { sessionGone, tooManySeats } from './session.errors.ts';
import type { Seats } from './session.seats.ts';
import type { SessionStore } from './session.store.ts';
import { heldSeats, type Session, type SessionOffer } from './session.ts';

interface WaitlistDeps {
  store: SessionStore;
  seats: Pick<Seats, 'free'>;
  clock: Pick<Clock, 'now'>;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt'>;
  sessionsOf(listing: Listing): SessionOffer | null;
}

/** So many wait at most: who stands farther back would never be offered anything. */
const mostWaiting = 500;

/** What somebody holds already, and would like: at most what one person may. */
function requireWithin(session: Session, personId: string, units: number, most: number): void {
  const own = session.claims.filter((each) => each.personId === personId);
  const held = own.reduce((sum, each) => sum + heldSeats(session, each), 0);
  if (held + units > most) throw tooManySeats({ most });
}

/** How people wait for a seat: the line stands in the session, beside its seats. */
export function waitlistOf({ store, seats, clock, catalogue, sessionsOf }: WaitlistDeps): Waitlist {
  return {
    kind: 'session',
    async requireWaitable(id, { personId, place, units }) {
      const session = await store.process.seek(id);
      const listing = session && (await catalogue.seekListing(session.listingId));
      if (!session || !listing || !(await catalogue.visibleAt(listing, place))) throw outOfReach();
      if (session.state !== 'open' || session.startAt <= clock.now()) throw sessionGone();
      if (session.line.some((each) => each.personId === personId)) throw queuedAlready();
      if (session.line.length === 0 && session.left > 0) throw queueUnneeded();
      if (session.line.length >= mostWaiting) throw queueFull();
      requireWithin(session, personId, units, sessionsOf(listing)?.mostPerPerson ?? 0);
      const { listingId, title, grid, startAt } = session;
      return { listingId, title, category: listing.category, grid, startAt };
    },
    enter: (id, { _id, personId, units }) =>
      store.enter(id, { id: _id, personId, seats: units }, clock.now(), mostWaiting),
    async first(id) {
      const session = await store.process.seek(id);
      const head = session?.line[0];
      if (!head || session.state !== 'open' || session.startAt <= clock.now()) return null;
      const isHeld = session.claims.some((claim) => claim.id === head.id);
      return isHeld || session.left > 0 ? head.id : null;
    },
    hold: (id, entryId, until) => holdFirst({ store, clock }, id, entryId, until),
    async leave(id, entryId, freed) {
      await store.unline(id, entryId);
      if (freed) await seats.free(id, entryId);
    },
    async ahead(id, entryId) {
      const at = (await store.process.seek(id))?.line.findIndex((each) => each.id === entryId) ?? -1;
      return at < 0 ? null : at;
    },
  };
}

/** What is free goes to who is first, at most what they would like; what they hold already stays. */
async function holdFirst(
  { store, clock }: Pick<WaitlistDeps, 'store' | 'clock'>,
  id: string,
  entryId: string,
  until: Date,
): Promise<HeldOffer | null> {
  const session = await store.process.seek(id);
  const held = session?.claims.find((claim) => claim.id === entryId);
  if (session && held) return { units: heldSeats(session, held), startAt: session.startAt };
  const head = session?.line[0];
  if (!session || head?.id !== entryId) return null;
  const claim = { ...head, seats: Math.min(head.seats, session.left) };
  const isHeld = claim.seats > 0 && (await store.hold(id, claim, { now: clock.now(), until }));
  return isHeld ? { units: claim.seats, startAt: session.startAt } : null;
}
