import type mongoose from 'mongoose';
import { accountsOf, type Entry, type StoredBalance, sharedPath } from './ledger.ts';

type Placed = { _id: string; gridPath: string[] };

/** Entries belong to the grid of their order, payment or refund, and balances to where all of their entries do. */
export const booksKnowTheirGrid = {
  number: 13,
  name: 'the books know the grids of what they hold',
  async run(connection: mongoose.Connection): Promise<void> {
    const sources = ['orders', 'payments', 'refunds'].map((name) => connection.collection<Placed>(name));
    const pathOf = async (source: string): Promise<string[]> => {
      for (const collection of sources) {
        const found = await collection.findOne({ _id: source });
        if (found) return found.gridPath;
      }
      return [];
    };
    const entries = connection.collection<Entry>('ledger');
    const shared = new Map<string, string[]>();
    for await (const entry of entries.find({}).sort({ _id: 1 })) {
      const path = entry.gridPath ?? (await pathOf(entry.source));
      if (!entry.gridPath) await entries.updateOne({ _id: entry._id }, { $set: { gridPath: path } });
      for (const account of accountsOf(entry))
        shared.set(account, sharedPath(shared.get(account) ?? path, path));
    }
    const balances = connection.collection<StoredBalance>('balances');
    for (const [_id, gridPath] of shared) await balances.updateOne({ _id }, { $set: { gridPath } });
  },
};
