import type mongoose from 'mongoose';
import {
  isDuplicate,
  type Model,
  makePlainStore,
  type PlainStore,
  partSchema,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import type { Quota } from './quota.ts';

function quotaSchema() {
  const schema = plainSchema({ held: [partSchema({ id: String, until: Date })], expiresAt: Date });
  schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  return schema;
}

/** One document for each quota that somebody uses. Takes and gives plain objects. */
export class QuotaStore {
  readonly model: Model;
  readonly #quotas: PlainStore<Quota>;

  constructor(connection: mongoose.Connection) {
    this.#quotas = makePlainStore<Quota>(connection, 'quotas', quotaSchema());
    this.model = this.#quotas.model;
  }

  seek(id: string): Promise<Quota | null> {
    return this.#quotas.seek(id);
  }

  /** The one conditional write: counts one more where fewer than `most` stand and it is not among them. */
  async hold(id: string, held: Quota['held'][number], most: number): Promise<boolean> {
    const room = { 'held.id': trusted({ $ne: held.id }), [`held.${most - 1}`]: trusted({ $exists: false }) };
    const change = { $push: { held }, $max: { expiresAt: held.until } };
    try {
      await this.model.updateOne({ _id: id, ...room }, change, { upsert: true });
      return true;
    } catch (thrown) {
      // it stands there, without room or with this one in it
      if (isDuplicate(thrown)) return false;
      throw thrown;
    }
  }

  /** Lets go of one; again, nothing happens. */
  async free(id: string, heldId: string): Promise<void> {
    await this.model.updateOne({ _id: id }, { $pull: { held: { id: heldId } } });
  }

  /** Lets go of what counts no more. */
  async sweep(id: string, now: Date): Promise<void> {
    await this.model.updateOne({ _id: id }, { $pull: { held: { until: { $lte: now } } } });
  }
}
