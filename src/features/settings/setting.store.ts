import type mongoose from 'mongoose';
import { type Model, makePlainStore, nullable, plainSchema, trusted } from '../../kernel/store.ts';

/** One change of what a grid has otherwise. Nothing of it is ever changed or removed. */
export interface SettingChange {
  /** Counts the changes of all grids, without a gap: who inserts number n has seen all before it. */
  n: number;
  grid: string;
  /** A setting's key, or `holidays.<year>`. */
  key: string;
  /** null: what the grid said of it is taken back. */
  value: unknown;
  /** What the grid itself said before; null: nothing. */
  before: unknown;
  reason: string;
  /** null: a command on the machine. */
  byId: string | null;
  as: string;
  /** Where that role is held; null: a command. */
  asGrid: string | null;
  requestId: string | null;
  at: Date;
}
interface ChangeDoc extends Omit<SettingChange, 'n'> {
  _id: string;
  n: number;
  /** Whether it is on the audit trail. */
  recorded: boolean;
}

export interface SettingStore {
  readonly model: Model;
  /** False where another change has taken the number. */
  insert(change: SettingChange): Promise<boolean>;
  /** The changes behind a number, in order. */
  since(n: number, limit: number): Promise<SettingChange[]>;
  /** A grid's own changes before a number, the last first. */
  ofGrid(grid: string, before: number, limit: number): Promise<SettingChange[]>;
  unrecorded(until: Date, limit: number): Promise<SettingChange[]>;
  markRecorded(n: number): Promise<void>;
}

// the ids are in the order of the numbers
const idOf = (n: number) => String(n).padStart(9, '0');
const toChange = ({ _id, recorded, ...change }: ChangeDoc): SettingChange => change;

export function makeSettingStore(connection: mongoose.Connection): SettingStore {
  const schema = plainSchema({
    n: { type: Number, required: true },
    grid: { type: String, required: true },
    key: { type: String, required: true },
    value: nullable(Object),
    before: nullable(Object),
    reason: { type: String, required: true },
    byId: nullable(String),
    as: String,
    asGrid: nullable(String),
    requestId: nullable(String),
    at: Date,
    recorded: Boolean,
  });
  schema.index({ grid: 1, _id: -1 });
  schema.index({ recorded: 1, at: 1 });
  const { model, insert } = makePlainStore<ChangeDoc>(connection, 'grid_settings', schema);
  const list = async (filter: object, sort: Record<string, 1 | -1>, limit: number) =>
    (await model.find(filter).sort(sort).limit(limit).lean<ChangeDoc[]>().exec()).map(toChange);
  return {
    model,
    insert: (change) => insert({ ...change, _id: idOf(change.n), recorded: false }),
    since: (n, limit) => list({ _id: trusted({ $gt: idOf(n) }) }, { _id: 1 }, limit),
    ofGrid: (grid, before, limit) => list({ grid, _id: trusted({ $lt: idOf(before) }) }, { _id: -1 }, limit),
    unrecorded: (until, limit) => list({ recorded: false, at: trusted({ $lte: until }) }, { at: 1 }, limit),
    async markRecorded(n) {
      await model.updateOne({ _id: idOf(n) }, { $set: { recorded: true } });
    },
  };
}
