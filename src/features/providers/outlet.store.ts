import type mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../kernel/page.ts';
import { makeProcessStore, type ProcessStore, processSchema } from '../../kernel/process-store.ts';
import { type Model, nullable, partSchema, trusted } from '../../kernel/store.ts';
import { gridsWithin } from '../grids/index.ts';
import type { Outlet } from './outlet.ts';

interface OutletFilter {
  kind?: string | undefined;
  state?: string | undefined;
  /** Codes of grids: everything on or below one of them. */
  within: readonly string[];
}
export interface OutletStore {
  processStore: ProcessStore<Outlet>;
  models: readonly Model[];
  list(filter: OutletFilter, limit: number, after: CursorPosition | null): Promise<Outlet[]>;
  /** Those on whose roster somebody stands. */
  ofPerson(personId: string): Promise<Outlet[]>;
  /** Those whose money goes to this person. */
  paidTo(personId: string): Promise<Outlet[]>;
  addStrike(id: string, strike: Outlet['strikes'][number]): Promise<void>;
  removeStrike(id: string, key: string): Promise<void>;
}

function outletSchema(): mongoose.Schema {
  const schema = processSchema({
    kind: { type: String, required: true },
    name: String,
    address: String,
    phone: String,
    opening: partSchema({ weekdays: [Number], fromMinute: Number, toMinute: Number }),
    introduction: String,
    payee: nullable(
      partSchema({
        kind: String,
        ...{ personId: String, holder: String, bank: String, number: String, community: String },
      }),
    ),
    grid: { type: String, required: true },
    gridPath: { type: [String], required: true },
    roster: [partSchema({ personId: String, weekdays: [Number], since: Date })],
    strikes: [partSchema({ key: String, why: String, at: Date })],
    since: { type: Date, required: true },
    owner: nullable(partSchema({ name: String, phone: String })),
    licence: nullable(String),
    nominatedBy: String,
    checkedBy: nullable(String),
  });
  schema.index({ 'roster.personId': 1 });
  schema.index({ 'payee.personId': 1 });
  schema.index({ gridPath: 1, kind: 1, since: 1, _id: 1 });
  return schema;
}

const chosen = ({ kind, state }: OutletFilter) => ({ ...(kind && { kind }), ...(state && { state }) });

export function makeOutletStore(connection: mongoose.Connection): OutletStore {
  const processStore = makeProcessStore<Outlet>(connection, 'outlets', outletSchema());
  const outlets = processStore.model;
  return {
    processStore,
    models: [outlets],
    list: (filter, limit, after) =>
      outlets
        .find({ ...gridsWithin(filter.within), ...chosen(filter), ...afterCursor('since', 1, after) })
        .sort({ since: 1, _id: 1 })
        .limit(limit)
        .lean<Outlet[]>()
        .exec(),
    ofPerson: (personId) =>
      outlets.find({ 'roster.personId': personId }).sort({ _id: 1 }).lean<Outlet[]>().exec(),
    paidTo: (personId) => outlets.find({ 'payee.personId': personId }).lean<Outlet[]>().exec(),
    async addStrike(id, strike) {
      await outlets.updateOne(
        { _id: id, 'strikes.key': trusted({ $ne: strike.key }) },
        { $push: { strikes: strike } },
      );
    },
    async removeStrike(id, key) {
      await outlets.updateOne({ _id: id }, { $pull: { strikes: { key } } });
    },
  };
}
