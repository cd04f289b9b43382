import type mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../kernel/page.ts';
import { makeProcessStore, type ProcessStore, processSchema } from '../../kernel/process-store.ts';
import { type Model, nullable, partSchema, trusted } from '../../kernel/store.ts';
import type { Spending } from './fund.ts';

export interface FundStore {
  spendings: ProcessStore<Spending>;
  model: Model;
  /** Up to `limit + 1` of these grids and what lies below them, the latest first. */
  ofGrids(grids: readonly string[], position: CursorPosition | null, limit: number): Promise<Spending[]>;
  byIds(ids: readonly string[]): Promise<Spending[]>;
}

export function makeFundStore(connection: mongoose.Connection): FundStore {
  const schema = processSchema({
    community: { type: String, required: true },
    gridPath: { type: [String], required: true },
    amountFen: { type: Number, required: true },
    purpose: { type: String, required: true },
    vouchers: [partSchema({ id: String, width: Number, height: Number })],
    proposedBy: { type: String, required: true },
    proposedAt: { type: Date, required: true },
    reason: nullable(String),
  });
  schema.index({ gridPath: 1, proposedAt: -1, _id: -1 });
  const spendings = makeProcessStore<Spending>(connection, 'spendings', schema);
  const { model } = spendings;
  return {
    spendings,
    model,
    ofGrids: (grids, position, limit) =>
      model
        .find({ gridPath: trusted({ $in: [...grids] }), ...afterCursor('proposedAt', -1, position) })
        .sort({ proposedAt: -1, _id: -1 })
        .limit(limit + 1)
        .lean<Spending[]>()
        .exec(),
    byIds: (ids) =>
      model
        .find({ _id: trusted({ $in: [...ids] }) })
        .lean<Spending[]>()
        .exec(),
  };
}
