import type mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../kernel/page.ts';
import { makeProcessStore, type ProcessStore, processSchema } from '../../kernel/process-store.ts';
import { type Model, nullable, partSchema, trusted } from '../../kernel/store.ts';
import { type Transfer, underWayStates } from './transfer.ts';

function transferSchema(): mongoose.Schema {
  const schema = processSchema({
    personId: { type: String, required: true },
    provider: { type: partSchema({ kind: String, id: String }), required: true },
    gridPath: { type: [String], required: true },
    openedAt: { type: Date, required: true },
    amountFen: { type: Number, required: true },
    openid: { type: String, required: true },
    appid: String,
    outBillNo: { type: String, required: true },
    packageInfo: nullable(String),
    failReason: nullable(String),
    askAt: nullable(Date),
    asks: { type: Number, required: true },
  });
  schema.index({ outBillNo: 1 }, { unique: true });
  schema.index({ personId: 1, openedAt: -1, _id: -1 });
  schema.index({ askAt: 1 });
  return schema;
}

export interface TransferStore {
  processStore: ProcessStore<Transfer>;
  seekByNumber(outBillNo: string): Promise<Transfer | null>;
  dueToAsk(now: Date, limit: number): Promise<Transfer[]>;
  /** Takes this turn of asking; false where somebody else has. */
  takeTurn(transfer: Transfer, askAt: Date): Promise<boolean>;
  noteRefusal(transfer: Transfer, failReason: string): Promise<void>;
  /** Up to `limit + 1` of a person, newest first; those that were never booked are nobody's. */
  ofPerson(personId: string, position: CursorPosition | null, limit: number): Promise<Transfer[]>;
  /** What of a person is under way, and what has arrived. */
  sumsOf(personId: string): Promise<{ underWayFen: number; withdrawnFen: number }>;
}

export function makeTransferStore(connection: mongoose.Connection): TransferStore {
  const processStore = makeProcessStore<Transfer>(connection, 'transfers', transferSchema());
  const { model } = processStore;
  return {
    processStore,
    seekByNumber: (outBillNo) => model.findOne({ outBillNo }).lean<Transfer>().exec(),
    dueToAsk: (now, limit) =>
      model
        .find({ askAt: trusted({ $lte: now }) })
        .sort({ askAt: 1 })
        .limit(limit)
        .lean<Transfer[]>()
        .exec(),
    async takeTurn({ _id, n, asks }, askAt) {
      const change = { $set: { askAt }, $inc: { asks: 1 } };
      return (await model.updateOne({ _id, n, asks }, change)).matchedCount === 1;
    },
    async noteRefusal({ _id, n }, failReason) {
      await model.updateOne({ _id, n }, { $set: { failReason } });
    },
    ofPerson: (personId, position, limit) =>
      model
        .find({
          personId,
          state: trusted({ $nin: ['opened', 'dropped'] }),
          ...afterCursor('openedAt', -1, position),
        })
        .sort({ openedAt: -1, _id: -1 })
        .limit(limit + 1)
        .lean<Transfer[]>()
        .exec(),
    sumsOf: (personId) => sumsIn(model, personId),
  };
}

async function sumsIn(model: Model, personId: string): ReturnType<TransferStore['sumsOf']> {
  const states = [...underWayStates, 'success'];
  const found = await model
    .aggregate<{ _id: string; fen: number }>([
      { $match: { personId, state: { $in: states } } },
      { $group: { _id: '$state', fen: { $sum: '$amountFen' } } },
    ])
    .exec();
  const sum = (each: (state: string) => boolean) =>
    found.filter(({ _id }) => each(_id)).reduce((total, { fen }) => total + fen, 0);
  return {
    underWayFen: sum((state) => state !== 'success'),
    withdrawnFen: sum((state) => state === 'success'),
  };
}
