import type mongoose from 'mongoose';
import { accountsOf, type Entry, fenIn, type StoredBalance } from './ledger.ts';

/** Balances are stored sums; those of before are counted once. Their entries have no positions, what follows has. */
export const balancesAreStored = {
  number: 10,
  name: 'balances are stored',
  async run(connection: mongoose.Connection): Promise<void> {
    const sums = new Map<string, StoredBalance>();
    const entries = connection.collection<Entry>('ledger').find({ positions: { $exists: false } });
    for await (const entry of entries.sort({ at: 1, _id: 1 })) {
      for (const _id of accountsOf(entry)) {
        const { n, fen } = sums.get(_id) ?? { n: 0, fen: 0 };
        // where they belong is told by the next migration
        sums.set(_id, { _id, n: n + 1, fen: fen + fenIn(entry, _id), entryId: entry._id, gridPath: [] });
      }
    }
    const balances = connection.collection<StoredBalance>('balances');
    for (const { _id, ...sum } of sums.values()) {
      await balances.updateOne({ _id }, { $setOnInsert: sum }, { upsert: true });
    }
  },
};
