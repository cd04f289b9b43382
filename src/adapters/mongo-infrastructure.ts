import type mongoose from 'mongoose';
import type { KeyStore } from '../http/idempotency.ts';
import type { LeaseStore } from '../jobs/scheduler.ts';
import { makePlainStore, type PlainStore, plainSchema, trusted } from '../kernel/store.ts';

const schemas = () => ({
  key: plainSchema({ hash: String, done: Boolean, answer: Object, until: Date, expiresAt: Date }).index(
    { expiresAt: 1 },
    { expireAfterSeconds: 0 },
  ),
  lease: plainSchema({ holder: String, until: Date }),
  setting: plainSchema({ offsetMs: Number }),
});

const keyLife = 24 * 3_600_000;
/** Longer than any request takes: WeChat is waited for 5 s at most. */
const runningFor = 12_000;

interface KeyDoc {
  _id: string;
  hash: string;
  done: boolean;
  answer?: unknown;
  until: Date;
  expiresAt: Date;
}
interface LeaseDoc {
  _id: string;
  holder: string;
  until: Date;
}
interface SettingDoc {
  _id: string;
  offsetMs: number;
}

function makeKeys({ model, insert, seek }: PlainStore<KeyDoc>): KeyStore {
  return {
    async begin(id, hash) {
      const now = Date.now();
      const until = new Date(now + runningFor);
      const expiresAt = new Date(now + keyLife);
      if (await insert({ _id: id, hash, done: false, until, expiresAt })) return { kind: 'run' };
      const standing = await seek(id);
      if (!standing) return { kind: 'running' };
      if (standing.hash !== hash) return { kind: 'reused' };
      if (standing.done) return { kind: 'done', answer: standing.answer };
      // a server that died while it worked: after a while another may go on; the steps' own keys keep it single
      const taken = await model.updateOne(
        { _id: id, done: false, until: trusted({ $lt: new Date(now) }) },
        { $set: { until } },
      );
      return taken.modifiedCount === 1 ? { kind: 'run' } : { kind: 'running' };
    },
    async finish(id, answer) {
      await model.updateOne({ _id: id }, { $set: { done: true, answer } });
    },
    async abandon(id) {
      await model.deleteOne({ _id: id, done: false });
    },
  };
}

function makeLeases({ model, insert, seek }: PlainStore<LeaseDoc>): LeaseStore {
  return {
    async take(name, holder, forMs) {
      const now = Date.now();
      const until = new Date(now + forMs);
      const free = { $or: [{ holder }, { until: trusted({ $lt: new Date(now) }) }] };
      if ((await model.updateOne({ _id: name, ...free }, { $set: { holder, until } })).matchedCount === 1)
        return true;
      if (await seek(name)) return false;
      return insert({ _id: name, holder, until });
    },
    async release(holder) {
      await model.updateMany({ holder }, { $set: { until: new Date(0) } });
    },
  };
}

/** What the pipeline and the jobs keep: repeated keys, leases, and the offset of the movable clock. */
export function makeInfrastructureStores(connection: mongoose.Connection) {
  const { key, lease, setting } = schemas();
  const keys = makePlainStore<KeyDoc>(connection, 'keys', key);
  const leases = makePlainStore<LeaseDoc>(connection, 'leases', lease);
  const settings = makePlainStore<SettingDoc>(connection, 'settings', setting);
  return {
    keys: makeKeys(keys),
    leases: makeLeases(leases),
    models: [keys, leases, settings].map(({ model }) => model),
    readOffset: async (): Promise<number> => (await settings.seek('clock'))?.offsetMs ?? 0,
    async writeOffset(offsetMs: number): Promise<void> {
      await settings.model.updateOne({ _id: 'clock' }, { $set: { offsetMs } }, { upsert: true });
    },
  };
}
