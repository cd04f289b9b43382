import type mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../kernel/page.ts';
import { appendOnly, type Model, makePlainStore, partSchema, plainSchema } from '../../kernel/store.ts';
import type { Balance, Entry } from './ledger.ts';

/** Insert and read: there is no other way to these documents. */
export interface LedgerStore {
  model: Model;
  /** Answers false where this event is booked already. */
  insert(entry: Entry): Promise<boolean>;
  seek(id: string): Promise<Entry | null>;
  balance(account: string): Promise<number>;
  /** Up to `limit + 1` accounts by name, after `mark`, of those that start with the prefix. */
  accounts(prefix: string, position: string | null, limit: number): Promise<Balance[]>;
  /** Up to `limit + 1` entries that touch an account, newest first. */
  entriesOf(account: string, position: CursorPosition | null, limit: number): Promise<Entry[]>;
  /** Every entry, oldest first: for rebuilding and comparing. */
  all(): Promise<Entry[]>;
}

function ledgerSchema(): mongoose.Schema {
  const line = partSchema({ account: String, fen: Number });
  const schema = plainSchema({
    at: { type: Date, required: true },
    lines: { type: [line], required: true },
    why: { type: String, required: true },
    source: { type: String, required: true },
  });
  schema.index({ 'lines.account': 1, at: -1 });
  appendOnly(schema, 'the ledger', ['aggregate']);
  return schema;
}

export function makeLedgerStore(connection: mongoose.Connection): LedgerStore {
  const { model, insert, seek } = makePlainStore<Entry>(connection, 'ledger', ledgerSchema());
  return {
    model,
    insert,
    seek,
    async balance(account) {
      const [sum] = await sums(model, { 'lines.account': account }, { $limit: 1 });
      return sum?.fen ?? 0;
    },
    accounts: (prefix, position, limit) => {
      // A half-open range reads the index; the last character of a name is always below U+FFFF.
      const range = { ...(position ? { $gt: position } : { $gte: prefix }), $lt: `${prefix}\uffff` };
      return sums(model, { 'lines.account': range }, { $limit: limit + 1 });
    },
    entriesOf(account, position, limit) {
      return model
        .find({ 'lines.account': account, ...afterCursor('at', -1, position) })
        .sort({ at: -1, _id: -1 })
        .limit(limit + 1)
        .lean<Entry[]>()
        .exec();
    },
    all: () => model.find({}).sort({ at: 1, _id: 1 }).lean<Entry[]>().exec(),
  };
}

async function sums(
  model: Model,
  match: Record<string, unknown>,
  limit: { $limit: number },
): Promise<Balance[]> {
  const rows = await model.aggregate<{ _id: string; fen: number }>([
    { $match: match },
    { $unwind: '$lines' },
    { $match: match },
    { $group: { _id: '$lines.account', fen: { $sum: '$lines.fen' } } },
    { $sort: { _id: 1 } },
    limit,
  ]);
  return rows.map(({ _id, fen }) => ({ account: _id, fen }));
}
