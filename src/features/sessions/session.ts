import { after, chinaDate, day, hour, minute } from '../../kernel/clock.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { Empty, ProcessDoc, Takes } from '../../kernel/process.ts';

/** Seats that a booking, or an offer to who waits, holds. */
export interface SeatClaim {
  /** The id of the order. */
  id: string;
  personId: string;
  seats: number;
}
/** A claim that still waits for its order. */
interface PendingClaim {
  id: string;
  until: Date;
}
/** Somebody who waits for seats; the first stands first. */
interface LinePlace {
  /** The id of the entry, and of the order that may follow. */
  id: string;
  personId: string;
  seats: number;
}
/** Seats of a claim that came back while the rest of it stays; the same key is the same part. */
interface GivenBack {
  id: string;
  seats: number;
  key: string;
}

/** One time at which something takes place. `seats` is always `left` and what the claims hold. */
export interface Session extends ProcessDoc {
  listingId: string;
  title: string;
  theme: string | null;
  provider: ProviderRef;
  /** The person behind the provider. */
  hostId: string;
  grid: string;
  gridPath: string[];
  startAt: Date;
  endAt: Date;
  /** The id under which the host's time is claimed; a moved session has another one. */
  claimId: string;
  /** What was opened with it in one go; null: it stands alone. */
  series: string | null;
  seats: number;
  left: number;
  claims: SeatClaim[];
  pending: PendingClaim[];
  given: GivenBack[];
  line: LinePlace[];
  /** When the host went through the list of who came; null: never. */
  listKeptAt: Date | null;
}

type SessionState = 'open' | 'over' | 'cancelled';
type Reason = { reason: string };
/** Another time, and the id under which the host's time for it is claimed. */
type NewTime = Pick<Session, 'startAt' | 'endAt' | 'claimId'>;

export interface SessionTypes {
  doc: Session;
  state: SessionState;
  relation: 'provider' | 'staff';
  steps: {
    open: Takes;
    move: Takes<Reason & NewTime, Reason & { newStartAt: string; leftClaimId: string }>;
    cancel: Takes<Reason, Reason>;
    keep_list: Takes;
    end: Takes<Empty>;
  };
}

/** What an offer says of its sessions. */
export interface SessionOffer {
  durationMinutes: number;
  seats: number;
  mostPerPerson: number;
}

/** So long before the start somebody can be there already, and so long after the end the host can still say who was. */
export const presentBefore = 30 * minute;
export const listedWithin = 2 * hour;

export const mayKeepList = ({ startAt, endAt }: Pick<Session, 'startAt' | 'endAt'>, now: Date): boolean =>
  now >= after(startAt, -presentBefore) && now < after(endAt, listedWithin);

/** What can simply be booked: while somebody waits, nothing. */
export const freeSeats = ({ left, line }: Pick<Session, 'left' | 'line'>): number =>
  line.length > 0 ? 0 : left;

/** What a claim holds of a session. */
export function heldSeats({ given }: Pick<Session, 'given'>, { id, seats }: SeatClaim): number {
  return given.reduce((held, back) => (back.id === id ? held - back.seats : held), seats);
}

/** What does not add up: nothing. */
export const isWrong = (session: Session): boolean =>
  session.left < 0 ||
  session.seats !== session.left + session.claims.reduce((sum, each) => sum + heldSeats(session, each), 0);

/**
 * The starts of a weekly series at the same time of the day in Asia/Shanghai, without those on some dates. A week is
 * always as long there: the clock is never changed.
 */
export function weeklyStarts(startAt: Date, weeks: number, except: readonly string[]): Date[] {
  return Array.from({ length: weeks }, (_, index) => after(startAt, index * 7 * day)).filter(
    (start) => !except.includes(chinaDate(start)),
  );
}
