import type mongoose from 'mongoose';
import type { CursorPosition } from '../../kernel/page.ts';
import {
  isDuplicate,
  type Model,
  makeProcessStore,
  type ProcessStore,
  plainSchema,
  processSchema,
  trusted,
} from '../../kernel/process-store.ts';
import { alreadyNominated } from './artisan.errors.ts';
import { gridsWithin, newerThan, olderThan } from './artisan.pages.ts';
import type { Artisan, PhoneReveal, Strike } from './artisan.ts';

interface ArtisanFilter {
  state?: string | undefined;
  /** Codes of grids: everything on or below one of them. */
  within: readonly string[];
}
export interface ArtisanStore {
  processStore: ProcessStore<Artisan>;
  models: readonly Model[];
  seekByPerson(personId: string): Promise<Artisan | null>;
  list(filter: ArtisanFilter, limit: number, after: CursorPosition | null): Promise<Artisan[]>;
  listNominatedBy(personId: string, limit: number, after: CursorPosition | null): Promise<Artisan[]>;
  /** Adds a mark once per key. */
  addStrike(id: string, strike: Strike): Promise<void>;
  insertReveal(reveal: PhoneReveal): Promise<void>;
  listReveals(artisanId: string): Promise<PhoneReveal[]>;
}

function artisanSchema(): mongoose.Schema {
  const schema = processSchema({
    openKey: { type: String, required: true },
    personId: { type: String, default: null },
    name: String,
    displayName: String,
    phone: String,
    grid: { type: String, required: true },
    skills: [String],
    note: String,
    nominatedBy: { type: String, required: true },
    nominatedAt: { type: Date, required: true },
    checkedBy: { type: String, default: null },
    approvedBy: { type: String, default: null },
    introduction: String,
    shopAddress: String,
    strikes: [{ _id: false, key: String, why: String, at: Date }],
    since: { type: Date, required: true },
  });
  schema.index({ openKey: 1 }, { unique: true });
  schema.index({ personId: 1, nominatedAt: -1 });
  schema.index({ state: 1, since: 1, _id: 1 });
  schema.index({ since: 1, _id: 1 });
  schema.index({ nominatedBy: 1, nominatedAt: -1, _id: -1 });
  return schema;
}

export function makeArtisanStore(connection: mongoose.Connection): ArtisanStore {
  const processStore = makeProcessStore<Artisan>(connection, 'artisans', artisanSchema());
  const reveals = makeReveals(connection);
  const artisans = processStore.model;
  return {
    processStore: { ...processStore, insert: (doc) => insertOnce(processStore, doc) },
    models: [artisans, reveals.model],
    // somebody who left may have been taken in again: the open one counts, else the last
    seekByPerson: (personId) =>
      artisans.findOne({ personId }).sort({ nominatedAt: -1 }).lean<Artisan>().exec(),
    list: (filter, limit, after) =>
      artisans
        .find({ $and: listConditions(filter, after) })
        .sort({ since: 1, _id: 1 })
        .limit(limit)
        .lean<Artisan[]>()
        .exec(),
    listNominatedBy: (personId, limit, after) =>
      artisans
        .find({ $and: [{ nominatedBy: personId }, ...olderThan('nominatedAt', after)] })
        .sort({ nominatedAt: -1, _id: -1 })
        .limit(limit)
        .lean<Artisan[]>()
        .exec(),
    async addStrike(id, strike) {
      await artisans.updateOne(
        { _id: id, 'strikes.key': trusted({ $ne: strike.key }) },
        { $push: { strikes: strike } },
      );
    },
    insertReveal: reveals.insert,
    listReveals: reveals.list,
  };
}

function makeReveals(connection: mongoose.Connection) {
  const schema = plainSchema({ artisanId: String, byPersonId: String, reason: String, at: Date });
  schema.index({ artisanId: 1, at: 1 });
  const name = 'artisan_phone_reveals';
  const model = connection.model(name, schema, name) as unknown as Model;
  return {
    model,
    list: (artisanId: string) => model.find({ artisanId }).sort({ at: 1 }).lean<PhoneReveal[]>().exec(),
    async insert(reveal: PhoneReveal): Promise<void> {
      try {
        await model.create([reveal as unknown as Record<string, unknown>]);
      } catch (thrown) {
        if (!isDuplicate(thrown)) throw thrown;
      }
    },
  };
}

async function insertOnce(processStore: ProcessStore<Artisan>, doc: Artisan) {
  try {
    return await processStore.insert(doc);
  } catch (thrown) {
    if (isDuplicate(thrown)) throw alreadyNominated();
    throw thrown;
  }
}

function listConditions(
  { state, within }: ArtisanFilter,
  after: CursorPosition | null,
): Record<string, unknown>[] {
  const conditions: Record<string, unknown>[] = [{ $or: gridsWithin(within) }];
  if (state !== undefined) conditions.push({ state });
  return [...conditions, ...newerThan('since', after)];
}
