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
import type { Stock, StockChange, StockClaim } from './stock.ts';

function stockSchema(): mongoose.Schema {
  const schema = plainSchema({
    day: nullable(String),
    left: Number,
    put: Number,
    gone: Number,
    claims: [partSchema({ id: String, personId: String, units: Number })],
    pending: [partSchema({ id: String, until: Date })],
    changes: [partSchema({ at: Date, change: Number, reason: String, key: String })],
  });
  schema.index({ 'pending.until': 1 });
  schema.index({ day: 1 });
  return schema;
}

/** The stock of each listing in a document of its own. Takes and gives plain objects. */
export class StockStore {
  readonly models: readonly Model[];
  readonly #stock: Model;
  readonly #plain: PlainStore<Stock>;

  constructor(connection: mongoose.Connection) {
    this.#plain = makePlainStore<Stock>(connection, 'stock', stockSchema());
    this.#stock = this.#plain.model;
    this.models = [this.#stock];
  }

  /** Opens a stock with its first units; one that stands there stays as it is. */
  async open(id: string, day: string | null, units: number): Promise<void> {
    await this.#plain.insert({
      _id: id,
      day,
      left: units,
      put: units,
      gone: 0,
      claims: [],
      pending: [],
      changes: [],
    });
  }

  seek(id: string): Promise<Stock | null> {
    return this.#plain.seek(id);
  }

  /**
   * The claim's one conditional write: so many are left, and the person holds nothing that the decision did not
   * see. False where that does not hold.
   */
  async claim(id: string, claim: StockClaim, until: Date, seen: readonly string[]): Promise<boolean> {
    const unseen = { personId: claim.personId, id: { $nin: [...seen] } };
    const done = await this.#stock.updateOne(
      {
        _id: id,
        left: trusted({ $gte: claim.units }),
        'claims.id': trusted({ $ne: claim.id }),
        claims: trusted({ $not: { $elemMatch: unseen } }),
      },
      { $inc: { left: -claim.units }, $push: { claims: claim, pending: { id: claim.id, until } } },
    );
    return done.modifiedCount === 1;
  }

  /** The claim stays: nothing but its order frees it from now on. False where it is gone. */
  async keep(id: string, claimId: string): Promise<boolean> {
    const done = await this.#stock.updateOne(
      { _id: id, 'claims.id': claimId },
      { $pull: { pending: { id: claimId } } },
    );
    return done.matchedCount === 1;
  }

  /**
   * Ends a claim: so many come back, the others are gone. False where it ended before. `waiting`: only while it still
   * waits for its order.
   */
  async end(id: string, { id: claimId, units }: StockClaim, back: number, waiting = false): Promise<boolean> {
    const gone = { claims: { id: claimId }, pending: { id: claimId } };
    const done = await this.#stock.updateOne(
      { _id: id, 'claims.id': claimId, ...(waiting ? { 'pending.id': claimId } : {}) },
      { $inc: { left: back, gone: units - back }, $pull: gone },
    );
    return done.modifiedCount === 1;
  }

  /** More or fewer of them, once per key. False where fewer would be left than none, or it was done before. */
  async change(id: string, { key, ...change }: StockChange): Promise<boolean> {
    const done = await this.#stock.updateOne(
      { _id: id, left: trusted({ $gte: -change.change }), 'changes.key': trusted({ $ne: key }) },
      {
        $inc: { left: change.change, put: change.change },
        $push: { changes: { ...change, key } },
      },
    );
    return done.modifiedCount === 1;
  }

  /** Forgets the changes of before; what they came to stands in `put`. */
  async forgetChanges(id: string, before: Date): Promise<void> {
    await this.#stock.updateOne({ _id: id }, { $pull: { changes: { at: trusted({ $lt: before }) } } });
  }

  /** Stocks of days before this one, of which nobody holds anything. */
  async removeDays(before: string): Promise<number> {
    const over = { day: trusted({ $lt: before }), claims: trusted({ $size: 0 }) };
    return (await this.#stock.deleteMany(over)).deletedCount;
  }

  /** Stocks in which a claim has waited too long. */
  overdue(now: Date, limit: number): Promise<Stock[]> {
    return this.#stock
      .find({ 'pending.until': trusted({ $lte: now }) })
      .limit(limit)
      .lean<Stock[]>()
      .exec();
  }

  /** All of them by id behind `afterId`. */
  page(afterId: string, limit: number): Promise<Stock[]> {
    return this.#stock
      .find({ _id: trusted({ $gt: afterId }) })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<Stock[]>()
      .exec();
  }
}
