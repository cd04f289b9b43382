import type mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../kernel/page.ts';
import {
  appendOnly,
  type Model,
  makePlainStore,
  partSchema,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import { closedAs, closingIdOf, type Entry } from './ledger.ts';

/** Which entries are read: before `to`; where they are named, from then on, of these grids, of an account. */
export interface Span {
  from?: Date;
  to: Date;
  /** With what lies below them. */
  grids?: readonly string[];
  /** An account, or how several begin. */
  account?: string | undefined;
}

/** Insert and read: there is no other way to these documents. */
export interface LedgerStore {
  model: Model;
  /** False where this event is booked already, or another one has one of its positions. */
  insert(entry: Entry): Promise<boolean>;
  seek(id: string): Promise<Entry | null>;
  /** The entries that have one of these positions. */
  atPositions(positions: readonly string[]): Promise<Entry[]>;
  /** Up to `limit` entries by id, from behind one; of an account alone where it is named. */
  page(after: string, limit: number, account?: string): Promise<Entry[]>;
  /** Up to `limit + 1` entries that touch an account, newest first. */
  entriesOf(account: string, position: CursorPosition | null, limit: number): Promise<Entry[]>;
  since(account: string, from: Date): Promise<Entry[]>;
  /** What was booked between two moments, the earliest first. */
  between(span: Span): AsyncIterable<Entry>;
  /** How many were booked in a month that was over, and whether its closing is one of them. */
  lateIn(month: string): Promise<{ count: number; isClosed: boolean }>;
  /** The closings, the earliest month first. */
  closings(): Promise<Entry[]>;
  /** Every entry, oldest first: for rebuilding and comparing. */
  all(): Promise<Entry[]>;
}

function ledgerSchema(): mongoose.Schema {
  const line = partSchema({ account: String, fen: Number });
  const turnover = partSchema({ group: String, gridPath: [String], debitFen: Number, creditFen: Number });
  const schema = plainSchema({
    at: { type: Date, required: true },
    lines: { type: [line], required: true },
    why: { type: String, required: true },
    source: { type: String, required: true },
    gridPath: { type: [String], required: true },
    positions: { type: [String], default: undefined },
    happenedAt: Date,
    lateAs: String,
    by: String,
    turnovers: { type: [turnover], default: undefined },
  });
  schema.index({ 'lines.account': 1, at: -1 });
  schema.index({ 'lines.account': 1, _id: 1 });
  schema.index({ gridPath: 1, at: 1, _id: 1 });
  schema.index({ positions: 1 }, { unique: true, sparse: true });
  schema.index({ lateAs: 1 }, { unique: true, sparse: true });
  appendOnly(schema, 'the ledger');
  return schema;
}

export function makeLedgerStore(connection: mongoose.Connection): LedgerStore {
  const { model, insert, seek } = makePlainStore<Entry>(connection, 'ledger', ledgerSchema());
  return {
    model,
    insert,
    seek,
    atPositions: (positions) =>
      model
        .find({ positions: trusted({ $in: [...positions] }) })
        .lean<Entry[]>()
        .exec(),
    page: (after, limit, account) =>
      model
        .find({ _id: trusted({ $gt: after }), ...(account && { 'lines.account': account }) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Entry[]>()
        .exec(),
    entriesOf(account, position, limit) {
      return model
        .find({ 'lines.account': account, ...afterCursor('at', -1, position) })
        .sort({ at: -1, _id: -1 })
        .limit(limit + 1)
        .lean<Entry[]>()
        .exec();
    },
    since: (account, from) =>
      model
        .find({ 'lines.account': account, at: trusted({ $gte: from }) })
        .lean<Entry[]>()
        .exec(),
    ...monthsOf(model),
    all: () => model.find({}).sort({ at: 1, _id: 1 }).lean<Entry[]>().exec(),
  };
}

/** The next character after the colon ends the range of what begins with a name. */
const meant = (account: string) => ({
  $or: [
    { 'lines.account': account },
    { lines: trusted({ $elemMatch: { account: { $gte: `${account}:`, $lt: `${account};` } } }) },
  ],
});

/** What is read of whole months. */
const monthsOf = (model: Model): Pick<LedgerStore, 'between' | 'lateIn' | 'closings'> => ({
  between({ from, to, grids, account }) {
    const filter = {
      ...(grids && { gridPath: trusted({ $in: [...grids] }) }),
      at: trusted({ ...(from && { $gte: from }), $lt: to }),
      ...(account !== undefined && meant(account)),
    };
    return model.find(filter).sort({ at: 1, _id: 1 }).lean<Entry[]>().cursor();
  },
  async lateIn(month) {
    // the next character after the sign ends the range of what begins with the month
    const range = trusted({ $gte: `${month}#`, $lt: `${month}$` });
    const found = await model.find({ lateAs: range }, { why: 1 }).lean<Pick<Entry, 'why'>[]>().exec();
    return { count: found.length, isClosed: found.some(({ why }) => why === closedAs) };
  },
  closings: () =>
    model
      .find({ _id: trusted({ $gte: closingIdOf(''), $lt: 'close;' }) })
      .sort({ _id: 1 })
      .lean<Entry[]>()
      .exec(),
});
