import type mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../kernel/page.ts';
import { makeProcessStore, type ProcessStore, processSchema } from '../../kernel/process-store.ts';
import { isDuplicate, type Model, nullable, partSchema, trusted } from '../../kernel/store.ts';
import { gridsWithin } from '../grids/index.ts';
import { patternOf, typedDigits } from '../text/index.ts';
import { alreadyNominated } from './artisan.errors.ts';
import type { Artisan, ArtisanState, Strike } from './artisan.ts';

interface ArtisanFilter {
  state?: ArtisanState | undefined;
  /** Codes of grids: everything on or below one of them. */
  within: readonly string[];
}
export interface ArtisanStore {
  processStore: ProcessStore<Artisan>;
  models: readonly Model[];
  seekByPerson(personId: string): Promise<Artisan | null>;
  list(filter: ArtisanFilter, limit: number, after: CursorPosition | null): Promise<Artisan[]>;
  /** Of some grids, by a part of the name, or by the end of the phone where digits were typed. */
  search(text: string, within: readonly string[], limit: number): Promise<Artisan[]>;
  listNominatedBy(personId: string, limit: number, after: CursorPosition | null): Promise<Artisan[]>;
  /** A person's documents come to have their other number. */
  changePhone(personId: string, before: string, after: string): Promise<void>;
  /** All that was ever kept of a person as artisan or candidate. */
  listOfPerson(personId: string, phone: string): Promise<Artisan[]>;
  /** Who it was is forgotten. */
  erase(id: string, name: string): Promise<void>;
  /** Adds a mark once per key; answers all that stand. */
  addStrike(id: string, strike: Strike): Promise<readonly Strike[]>;
  removeStrike(id: string, key: string): Promise<void>;
}

function artisanSchema(): mongoose.Schema {
  const schema = processSchema({
    openKey: { type: String, required: true },
    personId: nullable(String),
    name: String,
    displayName: String,
    phone: String,
    grid: { type: String, required: true },
    gridPath: { type: [String], required: true },
    skills: [String],
    note: String,
    nominatedBy: { type: String, required: true },
    nominatedAt: { type: Date, required: true },
    checkedBy: nullable(String),
    approvedBy: nullable(String),
    introduction: String,
    shopAddress: String,
    portrait: nullable(partSchema({ id: String, width: Number, height: Number })),
    phoneShown: Boolean,
    strikes: [partSchema({ key: String, why: String, at: Date })],
    since: { type: Date, required: true },
  });
  schema.index({ openKey: 1 }, { unique: true });
  schema.index({ personId: 1, nominatedAt: -1 });
  schema.index({ state: 1, since: 1, _id: 1 });
  schema.index({ gridPath: 1, state: 1, since: 1, _id: 1 });
  schema.index({ gridPath: 1, since: 1, _id: 1 });
  schema.index({ nominatedBy: 1, nominatedAt: -1, _id: -1 });
  return schema;
}

export function makeArtisanStore(connection: mongoose.Connection): ArtisanStore {
  const processStore = makeProcessStore<Artisan>(connection, 'artisans', artisanSchema());
  const artisans = processStore.model;
  return {
    processStore: { ...processStore, insert: (doc) => insertOnce(processStore, doc) },
    models: [artisans],
    // somebody who left may have been taken in again: the open one counts, else the last
    seekByPerson: (personId) =>
      artisans.findOne({ personId }).sort({ nominatedAt: -1 }).lean<Artisan>().exec(),
    list: (filter, limit, after) =>
      artisans
        .find({ ...gridsWithin(filter.within), ...stateOf(filter), ...afterCursor('since', 1, after) })
        .sort({ since: 1, _id: 1 })
        .limit(limit)
        .lean<Artisan[]>()
        .exec(),
    search: searchIn(artisans),
    listNominatedBy: (personId, limit, after) =>
      artisans
        .find({ nominatedBy: personId, ...afterCursor('nominatedAt', -1, after) })
        .sort({ nominatedAt: -1, _id: -1 })
        .limit(limit)
        .lean<Artisan[]>()
        .exec(),
    ...ofPerson(artisans),
    async addStrike(id, strike) {
      await artisans.updateOne(
        { _id: id, 'strikes.key': trusted({ $ne: strike.key }) },
        { $push: { strikes: strike } },
      );
      return (await processStore.seek(id))?.strikes ?? [];
    },
    async removeStrike(id, key) {
      await artisans.updateOne({ _id: id }, { $pull: { strikes: { key } } });
    },
  };
}

/** What follows a person: another number, or a closed account. */
function ofPerson(artisans: Model): Pick<ArtisanStore, 'changePhone' | 'listOfPerson' | 'erase'> {
  return {
    async changePhone(personId, before, after) {
      try {
        await artisans.updateMany({ personId, openKey: before }, { $set: { openKey: after } });
      } catch (thrown) {
        // somebody is put forward under the new number already: it stays theirs to hold
        if (!isDuplicate(thrown)) throw thrown;
      }
      await artisans.updateMany({ personId, phone: before }, { $set: { phone: after } });
    },
    listOfPerson: async (personId, phone) => {
      const theirs = await artisans.find({ personId }).lean<Artisan[]>().exec();
      const open = await artisans.find({ openKey: phone, personId: null }).lean<Artisan[]>().exec();
      return [...theirs, ...open];
    },
    async erase(id, name) {
      const texts = { note: '', introduction: '', shopAddress: '' };
      const set = { name, displayName: name, phone: '', ...texts, portrait: null, phoneShown: false };
      await artisans.updateOne({ _id: id }, { $set: set });
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

const searchIn =
  (artisans: Model): ArtisanStore['search'] =>
  (text, within, limit) =>
    artisans
      .find({ ...gridsWithin(within), ...conditionOf(text) })
      .sort({ since: 1, _id: 1 })
      .limit(limit)
      .lean<Artisan[]>()
      .exec();

const shortestTail = 4;
function conditionOf(text: string): Record<string, unknown> {
  const digits = typedDigits(text);
  if (/^\d+$/.test(digits) && digits.length >= shortestTail)
    return { phone: trusted({ $regex: `${digits}$` }) };
  const named = trusted({ $regex: patternOf(text), $options: 'i' });
  return { $or: [{ displayName: named }, { name: named }] };
}

const stateOf = ({ state }: ArtisanFilter) => (state === undefined ? {} : { state });
