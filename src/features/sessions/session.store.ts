import type mongoose from 'mongoose';
import { makeProcessStore, type ProcessStore, processSchema } from '../../kernel/process-store.ts';
import { type Model, nullable, partSchema, trusted } from '../../kernel/store.ts';
import type { SeatClaim, Session } from './session.ts';

function schemaOf(): mongoose.Schema {
  const schema = processSchema({
    listingId: String,
    title: String,
    theme: nullable(String),
    provider: partSchema({ kind: String, id: String }),
    hostId: String,
    grid: String,
    gridPath: [String],
    startAt: Date,
    endAt: Date,
    claimId: String,
    series: nullable(String),
    seats: Number,
    left: Number,
    claims: [partSchema({ id: String, personId: String, seats: Number })],
    pending: [partSchema({ id: String, until: Date })],
    given: [partSchema({ id: String, seats: Number, key: String })],
    line: [partSchema({ id: String, personId: String, seats: Number })],
    listKeptAt: nullable(Date),
  });
  schema.index({ listingId: 1, startAt: 1, _id: 1 });
  schema.index({ 'pending.until': 1 });
  return schema;
}

/** The sessions, each with its seats in one document. Takes and gives plain objects. */
export class SessionStore {
  readonly models: readonly Model[];
  readonly process: ProcessStore<Session>;
  readonly #sessions: Model;

  constructor(connection: mongoose.Connection) {
    this.process = makeProcessStore<Session>(connection, 'listing_sessions', schemaOf());
    this.#sessions = this.process.model;
    this.models = [this.#sessions];
  }

  /** Those of a listing that begin within a span, in order. */
  ofListing(listingId: string, from: Date, to: Date, limit: number): Promise<Session[]> {
    return this.#sessions
      .find({ listingId, startAt: trusted({ $gt: from, $lte: to }) })
      .sort({ startAt: 1, _id: 1 })
      .limit(limit)
      .lean<Session[]>()
      .exec();
  }

  /**
   * The claim's one conditional write: it takes place and has not begun, nobody waits, so many seats are left, and the
   * person holds nothing that the decision did not see. False where that does not hold.
   */
  async claim(
    id: string,
    claim: SeatClaim,
    when: { now: Date; until: Date },
    seen: string[],
  ): Promise<boolean> {
    const unseen = { personId: claim.personId, id: { $nin: seen } };
    const done = await this.#sessions.updateOne(
      {
        _id: id,
        state: 'open',
        startAt: trusted({ $gt: when.now }),
        'line.0': trusted({ $exists: false }),
        left: trusted({ $gte: claim.seats }),
        'claims.id': trusted({ $ne: claim.id }),
        claims: trusted({ $not: { $elemMatch: unseen } }),
      },
      {
        $inc: { left: -claim.seats },
        $push: { claims: claim, pending: { id: claim.id, until: when.until } },
      },
    );
    return done.modifiedCount === 1;
  }

  /** The claim stays: nothing but its order frees it from now on. False where it is gone, or nothing takes place. */
  async keep(id: string, claimId: string): Promise<boolean> {
    const done = await this.#sessions.updateOne(
      { _id: id, state: 'open', 'claims.id': claimId },
      { $pull: { pending: { id: claimId } } },
    );
    return done.matchedCount === 1;
  }

  /** Some seats of a claim come back, once per key. False where they did before, or the claim is gone. */
  async giveBack(id: string, claimId: string, seats: number, key: string): Promise<boolean> {
    const done = await this.#sessions.updateOne(
      { _id: id, 'claims.id': claimId, 'given.key': trusted({ $ne: key }) },
      { $inc: { left: seats }, $push: { given: { id: claimId, seats, key } } },
    );
    return done.modifiedCount === 1;
  }

  /**
   * Ends a claim as it was read: what it holds comes back. False where it ended, or less of it is held by now.
   * `waiting`: only while it still waits for its order.
   */
  async end({ _id, given }: Session, claimId: string, held: number, waiting = false): Promise<boolean> {
    const seen = given.filter(({ id }) => id === claimId).map(({ key }) => key);
    const gone = { claims: { id: claimId }, pending: { id: claimId }, given: { id: claimId } };
    const done = await this.#sessions.updateOne(
      {
        _id,
        'claims.id': claimId,
        given: trusted({ $not: { $elemMatch: { id: claimId, key: { $nin: seen } } } }),
        ...(waiting ? { 'pending.id': claimId } : {}),
      },
      { $inc: { left: held }, $pull: gone },
    );
    return done.modifiedCount === 1;
  }

  /** Stands at the end of the line: nothing is free, and they do not stand there yet. False where that does not hold. */
  async enter(id: string, place: SeatClaim, now: Date, most: number): Promise<boolean> {
    const nothingFree = [{ left: 0 }, { 'line.0': trusted({ $exists: true }) }];
    const done = await this.#sessions.updateOne(
      {
        _id: id,
        state: 'open',
        startAt: trusted({ $gt: now }),
        'line.personId': trusted({ $ne: place.personId }),
        [`line.${most - 1}`]: trusted({ $exists: false }),
        $or: nothingFree,
      },
      { $push: { line: place } },
    );
    return done.modifiedCount === 1;
  }

  /** Holds seats for who is first in the line, and for nobody else: one conditional write. */
  async hold(id: string, claim: SeatClaim, when: { now: Date; until: Date }): Promise<boolean> {
    const done = await this.#sessions.updateOne(
      {
        _id: id,
        state: 'open',
        startAt: trusted({ $gt: when.now }),
        'line.0.id': claim.id,
        left: trusted({ $gte: claim.seats }),
        'claims.id': trusted({ $ne: claim.id }),
      },
      {
        $inc: { left: -claim.seats },
        $push: { claims: claim, pending: { id: claim.id, until: when.until } },
      },
    );
    return done.modifiedCount === 1;
  }

  async unline(id: string, entryId: string): Promise<void> {
    await this.#sessions.updateOne({ _id: id }, { $pull: { line: { id: entryId } } });
  }

  /** Sessions in which a claim has waited too long for its order. */
  overdue(now: Date, limit: number): Promise<Session[]> {
    return this.#sessions
      .find({ 'pending.until': trusted({ $lte: now }) })
      .limit(limit)
      .lean<Session[]>()
      .exec();
  }

  /** All of them by id behind `afterId`. */
  page(afterId: string, limit: number): Promise<Session[]> {
    return this.#sessions
      .find({ _id: trusted({ $gt: afterId }) })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<Session[]>()
      .exec();
  }
}
