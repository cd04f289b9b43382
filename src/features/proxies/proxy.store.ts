import type mongoose from 'mongoose';
import { makeProcessStore, type ProcessStore, processSchema } from '../../kernel/process-store.ts';
import { type Model, makePlainStore, nullable, plainSchema, trusted } from '../../kernel/store.ts';
import type { Consent, Relative } from './proxy.ts';

const mostTries = 5;
const mostShown = 50;
const standing = trusted({ $in: ['asked', 'agreed'] });

export class ProxyStore {
  readonly relatives: ProcessStore<Relative>;
  readonly models: readonly Model[];
  readonly #consents: ReturnType<typeof makePlainStore<Consent>>;

  constructor(connection: mongoose.Connection) {
    const relative = processSchema({
      ordererId: { type: String, required: true },
      personId: { type: String, required: true },
      called: String,
    });
    relative.index({ ordererId: 1, state: 1 });
    relative.index({ personId: 1, state: 1 });
    const relatives = makeProcessStore<Relative>(connection, 'relatives', relative);
    const consent = plainSchema({
      n: Number,
      hash: String,
      until: Date,
      tries: Number,
      usedFor: nullable(String),
      sentAt: [Date],
    });
    consent.index({ until: 1 }, { expireAfterSeconds: 2 * 24 * 3600 });
    this.#consents = makePlainStore<Consent>(connection, 'proxy_consents', consent);
    this.relatives = relatives;
    this.models = [relatives.model, this.#consents.model];
  }

  /** What stands between this person and others, on either side. */
  async ofPerson(personId: string): Promise<Relative[]> {
    const list = (filter: Record<string, unknown>) =>
      this.models[0]
        ?.find({ ...filter, state: standing })
        .limit(mostShown)
        .lean<Relative[]>()
        .exec() ?? [];
    const [mine, theirs] = await Promise.all([list({ ordererId: personId }), list({ personId })]);
    return [...mine, ...theirs];
  }

  seekConsent(id: string): Promise<Consent | null> {
    return this.#consents.seek(id);
  }
  /** Stores a new code on the condition that nobody stored one since `n` was read. */
  async putConsent(id: string, n: number, consent: Pick<Consent, 'hash' | 'until' | 'sentAt'>) {
    const set = { ...consent, n: n + 1, tries: 0, usedFor: null };
    if (n === 0) return this.#consents.insert({ _id: id, ...set });
    return (await this.#consents.model.updateOne({ _id: id, n }, { $set: set })).matchedCount === 1;
  }
  /** Counts a try before anything is compared; null where the tries are used up or the time is over. */
  tryConsent(id: string, now: Date): Promise<Consent | null> {
    const filter = { _id: id, tries: trusted({ $lt: mostTries }), until: trusted({ $gt: now }) };
    return this.#consents.model
      .findOneAndUpdate(filter, { $inc: { tries: 1 } }, { returnDocument: 'after' })
      .lean<Consent>()
      .exec();
  }
  /** Uses a code up for one thing: true for exactly one of those who knew it, and again for the same thing. */
  async spendConsent(id: string, hash: string, usedFor: string): Promise<boolean> {
    const free = await this.#consents.model.updateOne(
      { _id: id, hash, usedFor: null },
      { $set: { usedFor } },
    );
    if (free.matchedCount === 1) return true;
    return (await this.seekConsent(id))?.usedFor === usedFor;
  }
  async giveBackConsent(id: string, usedFor: string): Promise<void> {
    await this.#consents.model.updateOne({ _id: id, usedFor }, { $set: { usedFor: null } });
  }
}
