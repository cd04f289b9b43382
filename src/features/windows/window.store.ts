import type mongoose from 'mongoose';
import {
  type Model,
  makePlainStore,
  type PlainStore,
  partSchema,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import type { TakenWindow, WindowClaim } from './window.ts';

function windowSchema(): mongoose.Schema {
  const schema = plainSchema({
    listingId: String,
    startAt: Date,
    taken: Number,
    used: Number,
    claims: [partSchema({ id: String, personId: String })],
    pending: [partSchema({ id: String, until: Date })],
  });
  schema.index({ listingId: 1, startAt: 1 });
  schema.index({ 'pending.until': 1 });
  schema.index({ 'claims.id': 1 });
  return schema;
}

/** What is claimed of each window, in a document of its own. Takes and gives plain objects. */
export class WindowStore {
  readonly models: readonly Model[];
  readonly #windows: Model;
  readonly #plain: PlainStore<TakenWindow>;

  constructor(connection: mongoose.Connection) {
    this.#plain = makePlainStore<TakenWindow>(connection, 'windows', windowSchema());
    this.#windows = this.#plain.model;
    this.models = [this.#windows];
  }

  /** Opens a window of which nothing is taken; one that stands there stays as it is. */
  async open(window: Pick<TakenWindow, '_id' | 'listingId' | 'startAt'>): Promise<void> {
    await this.#plain.insert({ ...window, taken: 0, used: 0, claims: [], pending: [] });
  }
  seek(id: string): Promise<TakenWindow | null> {
    return this.#plain.seek(id);
  }

  /** The claim's one conditional write: there is room, and the person has no place in it. False where that does not hold. */
  async claim(id: string, claim: WindowClaim, capacity: number, until: Date): Promise<boolean> {
    const done = await this.#windows.updateOne(
      {
        _id: id,
        taken: trusted({ $lt: capacity }),
        'claims.id': trusted({ $ne: claim.id }),
        'claims.personId': trusted({ $ne: claim.personId }),
      },
      { $inc: { taken: 1 }, $push: { claims: claim, pending: { id: claim.id, until } } },
    );
    return done.modifiedCount === 1;
  }

  /** The claim stays: nothing but its order frees it from now on. False where it is gone. */
  async keep(id: string, claimId: string): Promise<boolean> {
    const done = await this.#windows.updateOne(
      { _id: id, 'claims.id': claimId },
      { $pull: { pending: { id: claimId } } },
    );
    return done.matchedCount === 1;
  }

  /** Ends a claim; where it was used its place stays taken. False where it ended before. `waiting`: only while it waits for its order. */
  async end(id: string, claimId: string, isUsed: boolean, waiting = false): Promise<boolean> {
    const done = await this.#windows.updateOne(
      { _id: id, 'claims.id': claimId, ...(waiting ? { 'pending.id': claimId } : {}) },
      {
        $inc: isUsed ? { used: 1 } : { taken: -1 },
        $pull: { claims: { id: claimId }, pending: { id: claimId } },
      },
    );
    return done.modifiedCount === 1;
  }

  /** The windows of a listing that begin from then on. */
  ofListing(listingId: string, from: Date): Promise<TakenWindow[]> {
    return this.#windows
      .find({ listingId, startAt: trusted({ $gte: from }) })
      .lean<TakenWindow[]>()
      .exec();
  }
  /** Windows in which a claim has waited too long. */
  overdue(now: Date, limit: number): Promise<TakenWindow[]> {
    return this.#windows
      .find({ 'pending.until': trusted({ $lte: now }) })
      .limit(limit)
      .lean<TakenWindow[]>()
      .exec();
  }
  /** All of them by id behind `afterId`. */
  page(afterId: string, limit: number): Promise<TakenWindow[]> {
    return this.#windows
      .find({ _id: trusted({ $gt: afterId }) })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<TakenWindow[]>()
      .exec();
  }
}
