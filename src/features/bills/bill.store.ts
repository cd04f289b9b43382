import type mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../kernel/page.ts';
import { makeProcessStore, type ProcessStore, processSchema } from '../../kernel/process-store.ts';
import {
  isDuplicate,
  type Model,
  makePlainStore,
  nullable,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import type { BillDay, BillLine, Finding, FindingState } from './bill.ts';

function findingSchema(): mongoose.Schema {
  const schema = processSchema({
    date: { type: String, required: true },
    kind: { type: String, required: true },
    move: { type: String, required: true },
    number: { type: String, required: true },
    said: nullable(String),
    billFen: nullable(Number),
    bookedFen: nullable(Number),
    gridPath: { type: [String], required: true },
    foundAt: { type: Date, required: true },
    booking: nullable(String),
    reason: nullable(String),
    proposedBy: nullable(String),
  });
  schema.index({ state: 1, foundAt: -1, _id: -1 });
  return schema;
}

const daySchema = () =>
  plainSchema({
    readAt: { type: Date, required: true },
    lines: { type: Number, required: true },
    paidFen: { type: Number, required: true },
    refundedFen: { type: Number, required: true },
    transferredFen: { type: Number, required: true },
    feeFen: { type: Number, required: true },
    otherFen: { type: Number, required: true },
    accountFen: nullable(Number),
  });

export interface BillStore {
  models: readonly Model[];
  findings: ProcessStore<Finding>;
  /** Up to `limit + 1`, the latest first. */
  findingsIn(
    states: readonly FindingState[],
    position: CursorPosition | null,
    limit: number,
  ): Promise<Finding[]>;
  unsettledOf(dates: readonly string[]): Promise<Finding[]>;
  /** What was booked and stood on no bill so far, the earliest first. */
  lacking(limit: number): Promise<Finding[]>;
  countOpen(dates: readonly string[]): Promise<ReadonlyMap<string, number>>;
  seekDay(date: string): Promise<BillDay | null>;
  putDay(day: BillDay): Promise<void>;
  /** Up to `limit + 1`, the latest first. */
  days(position: CursorPosition | null, limit: number): Promise<BillDay[]>;
  /** Keeps what is not kept yet. */
  keepLines(lines: readonly BillLine[]): Promise<void>;
  /** Which of these lines stand on a bill. */
  standing(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

const atOnce = 500;
const waiting: readonly FindingState[] = ['open', 'proposed'];

export function makeBillStore(connection: mongoose.Connection): BillStore {
  const findings = makeProcessStore<Finding>(connection, 'findings', findingSchema());
  const days = makePlainStore<BillDay>(connection, 'bill_days', daySchema());
  const lineSchema = plainSchema({
    date: { type: String, required: true },
    fen: { type: Number, required: true },
  });
  const lines = makePlainStore<BillLine>(connection, 'bill_lines', lineSchema);
  return {
    models: [findings.model, days.model, lines.model],
    findings,
    ...findingsOf(findings.model),
    seekDay: days.seek,
    async putDay({ _id, ...day }) {
      await days.model.updateOne({ _id }, { $set: day }, { upsert: true });
    },
    days: (position, limit) =>
      days.model
        .find(position ? { _id: trusted({ $lt: String(position.key) }) } : {})
        .sort({ _id: -1 })
        .limit(limit + 1)
        .lean<BillDay[]>()
        .exec(),
    async keepLines(all) {
      for (let from = 0; from < all.length; from += atOnce) {
        const some = all.slice(from, from + atOnce);
        await lines.model.insertMany(some, { ordered: false }).catch((thrown: unknown) => {
          if (!isDuplicate(thrown)) throw thrown;
        });
      }
    },
    standing: (ids) => standingIn(lines.model, ids),
  };
}

async function standingIn(model: Model, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = { _id: trusted({ $in: ids.slice(from, from + atOnce) }) };
    for (const { _id } of await model.find(some, { _id: 1 }).lean<BillLine[]>().exec()) found.add(_id);
  }
  return found;
}

function findingsOf(model: Model): Pick<BillStore, 'findingsIn' | 'unsettledOf' | 'lacking' | 'countOpen'> {
  return {
    findingsIn: (states, position, limit) =>
      model
        .find({ state: trusted({ $in: [...states] }), ...afterCursor('foundAt', -1, position) })
        .sort({ foundAt: -1, _id: -1 })
        .limit(limit + 1)
        .lean<Finding[]>()
        .exec(),
    unsettledOf: (dates) =>
      model
        .find({ state: trusted({ $in: [...waiting] }), date: trusted({ $in: [...dates] }) })
        .lean<Finding[]>()
        .exec(),
    lacking: (limit) =>
      model
        .find({ state: trusted({ $in: [...waiting] }), kind: 'not_there' })
        .sort({ foundAt: 1, _id: 1 })
        .limit(limit)
        .lean<Finding[]>()
        .exec(),
    async countOpen(dates) {
      const counted = await model
        .aggregate<{ _id: string; count: number }>([
          { $match: { state: { $in: [...waiting] }, date: { $in: [...dates] } } },
          { $group: { _id: '$date', count: { $sum: 1 } } },
        ])
        .exec();
      return new Map(counted.map(({ _id, count }) => [_id, count]));
    },
  };
}
