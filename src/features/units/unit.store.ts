import type mongoose from 'mongoose';
import {
  type Model,
  makePlainStore,
  nullable,
  type PlainStore,
  partSchema,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import type { DayClaim, DaySpan, Unit, UnitChange, Wait } from './unit.ts';

const picture = partSchema({ id: String, width: Number, height: Number });

function unitSchema(): mongoose.Schema {
  const schema = plainSchema({
    listingId: String,
    number: Number,
    state: String,
    overdueOf: nullable(String),
    claims: [partSchema({ id: String, holder: String, fromDay: Number, endDay: Number })],
    pending: [partSchema({ id: String, until: Date })],
    line: [partSchema({ id: String, personId: String, fromDay: Number, endDay: Number, days: Number })],
    changes: [
      partSchema({ at: Date, state: String, note: nullable(String), key: String, pictures: [picture] }),
    ],
  });
  schema.index({ listingId: 1, number: 1 }, { unique: true });
  schema.index({ 'pending.until': 1 });
  schema.index({ 'claims.holder': 1 });
  return schema;
}

/** Each unit in a document of its own, with the days that are claimed of it. Takes and gives plain objects. */
export class UnitStore {
  readonly models: readonly Model[];
  readonly #units: Model;
  readonly #plain: PlainStore<Unit>;

  constructor(connection: mongoose.Connection) {
    this.#plain = makePlainStore<Unit>(connection, 'units', unitSchema());
    this.#units = this.#plain.model;
    this.models = [this.#units];
  }

  /** False where the listing has that number already. */
  insert(unit: Unit): Promise<boolean> {
    return this.#plain.insert(unit);
  }

  seek(id: string): Promise<Unit | null> {
    return this.#plain.seek(id);
  }

  /** The units of a listing, the lowest number first. */
  ofListing(listingId: string): Promise<Unit[]> {
    return this.#units.find({ listingId }).sort({ number: 1 }).lean<Unit[]>().exec();
  }

  /**
   * The claim's one conditional write: it can be lent, nobody else holds one of the days, and nobody waits for one.
   * `isOut`: whoever has it in hand. `past`: whoever waits is passed. `as`: only as long as this entry stands in the line.
   */
  async claim(
    unitId: string,
    claim: DayClaim,
    until: Date,
    { isOut = false, past = false, as }: { isOut?: boolean; past?: boolean; as?: string } = {},
  ): Promise<boolean> {
    const { fromDay, endDay }: DaySpan = claim;
    const overlapping = { fromDay: { $lt: endDay }, endDay: { $gt: fromDay } };
    const line =
      as === undefined ? { line: trusted({ $not: { $elemMatch: overlapping } }) } : { 'line.id': as };
    const done = await this.#units.updateOne(
      {
        _id: unitId,
        ...(isOut ? {} : { state: 'free' }),
        overdueOf: null,
        'claims.id': trusted({ $ne: claim.id }),
        claims: trusted({ $not: { $elemMatch: overlapping } }),
        ...(past ? {} : line),
      },
      { $push: { claims: claim, pending: { id: claim.id, until } } },
    );
    return done.modifiedCount === 1;
  }

  /** The claim stays: nothing but its order frees it from now on. False where it is gone. */
  async keep(unitId: string, claimId: string): Promise<boolean> {
    const done = await this.#units.updateOne(
      { _id: unitId, 'claims.id': claimId },
      { $pull: { pending: { id: claimId } } },
    );
    return done.matchedCount === 1;
  }

  /** Frees one claim; with `waiting` only while it still waits for its order. */
  async free(unitId: string, claimId: string, waiting = false): Promise<boolean> {
    const done = await this.#units.updateOne(
      { _id: unitId, 'claims.id': claimId, ...(waiting ? { 'pending.id': claimId } : {}) },
      { $pull: { claims: { id: claimId }, pending: { id: claimId } } },
    );
    return done.modifiedCount === 1;
  }

  /** All units of which somebody holds days. */
  heldBy(holder: string): Promise<Unit[]> {
    return this.#units.find({ 'claims.holder': holder }).lean<Unit[]>().exec();
  }

  /** Marks whose return it waits for, or nobody's any more. */
  async waitFor(unitId: string, from: string | null, to: string | null): Promise<void> {
    await this.#units.updateOne({ _id: unitId, overdueOf: from }, { $set: { overdueOf: to } });
  }

  /** Another state, once per key; it is there again, or will not come back. */
  async change(unitId: string, change: UnitChange): Promise<boolean> {
    const done = await this.#units.updateOne(
      { _id: unitId, 'changes.key': trusted({ $ne: change.key }) },
      { $set: { state: change.state, overdueOf: null }, $push: { changes: change } },
    );
    return done.modifiedCount === 1;
  }

  /** Stands at the end of the line, before every unit, once. */
  async enter(listingId: string, wait: Wait): Promise<void> {
    await this.#units.updateMany(
      { listingId, 'line.id': trusted({ $ne: wait.id }) },
      { $push: { line: wait } },
    );
  }
  async unline(listingId: string, entryId: string): Promise<void> {
    await this.#units.updateMany({ listingId, 'line.id': entryId }, { $pull: { line: { id: entryId } } });
  }

  /** Units in which a claim has waited too long. */
  waitingSince(now: Date, limit: number): Promise<Unit[]> {
    return this.#units
      .find({ 'pending.until': trusted({ $lte: now }) })
      .limit(limit)
      .lean<Unit[]>()
      .exec();
  }

  /** All of them by id behind `afterId`; with `stuck` those that are held and cannot be lent. */
  page(afterId: string, limit: number, stuck = false): Promise<Unit[]> {
    const unlendable = [{ state: trusted({ $ne: 'free' }) }, { overdueOf: trusted({ $ne: null }) }];
    return this.#units
      .find({
        _id: trusted({ $gt: afterId }),
        ...(stuck ? { 'claims.0': trusted({ $exists: true }), $or: unlendable } : {}),
      })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<Unit[]>()
      .exec();
  }
}
