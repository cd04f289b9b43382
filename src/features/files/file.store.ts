import type mongoose from 'mongoose';
import {
  type Model,
  makePlainStore,
  nullable,
  partSchema,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import type { Binding, StoredFile } from './file.ts';

export interface FileStore {
  models: readonly Model[];
  insert(file: StoredFile): Promise<boolean>;
  seek(id: string): Promise<StoredFile | null>;
  /** In the order of the ids; what is not there is left out. */
  listByIds(ids: readonly string[]): Promise<StoredFile[]>;
  listOfThing(thing: Binding): Promise<StoredFile[]>;
  countFree(ownerId: string): Promise<number>;
  markReady(id: string): Promise<boolean>;
  /** Begins the day of one that nothing has anew; false where it is gone or a thing has it. */
  renew(id: string, at: Date): Promise<boolean>;
  /** False where another thing has it, or it is gone. */
  bind(id: string, thing: Binding): Promise<boolean>;
  free(id: string, thing: Binding, at: Date): Promise<void>;
  /** Those that nothing has since before a time, and those whose removal was begun. */
  listUnused(before: Date, limit: number): Promise<StoredFile[]>;
  /** Nobody sees it from now on. False where it has been bound meanwhile. */
  markLeaving(id: string, before: Date): Promise<boolean>;
  remove(id: string): Promise<void>;
}

function fileSchema(): mongoose.Schema {
  const schema = plainSchema({
    ownerId: { type: String, required: true },
    purpose: { type: String, required: true },
    state: { type: String, required: true },
    sizes: [partSchema({ name: Number, width: Number, height: Number, bytes: Number })],
    at: { type: Date, required: true },
    boundTo: nullable(partSchema({ kind: String, id: String })),
    freeSince: nullable(Date),
    sha256: { type: String, required: true },
  });
  schema.index({ freeSince: 1, _id: 1 });
  schema.index({ ownerId: 1, freeSince: 1 });
  schema.index({ 'boundTo.id': 1 });
  return schema;
}

export function makeFileStore(connection: mongoose.Connection): FileStore {
  const { model: files, insert, seek } = makePlainStore<StoredFile>(connection, 'files', fileSchema());
  const change = async (filter: Record<string, unknown>, set: Partial<StoredFile>) =>
    (await files.updateOne(filter, { $set: set })).matchedCount === 1;
  const ofThing = ({ kind, id }: Binding) => ({ 'boundTo.id': id, 'boundTo.kind': kind });
  const unused = (before: Date) => ({ freeSince: trusted({ $lte: before }) });
  return {
    models: [files],
    insert,
    seek,
    async listByIds(ids) {
      const found = await files
        .find({ _id: trusted({ $in: ids }) })
        .lean<StoredFile[]>()
        .exec();
      return ids.flatMap((id) => found.find(({ _id }) => _id === id) ?? []);
    },
    listOfThing: (thing) => files.find(ofThing(thing)).lean<StoredFile[]>().exec(),
    countFree: (ownerId) => files.countDocuments({ ownerId, freeSince: trusted({ $ne: null }) }).exec(),
    markReady: (id) => change({ _id: id, state: 'storing' }, { state: 'ready' }),
    renew: (id, at) => change({ _id: id, state: 'ready', boundTo: null }, { freeSince: at }),
    bind: async (id, thing) =>
      (await change({ _id: id, state: 'ready', boundTo: null }, { boundTo: thing, freeSince: null })) ||
      (await files.countDocuments({ _id: id, ...ofThing(thing) }).exec()) === 1,
    async free(id, thing, at) {
      await change({ _id: id, ...ofThing(thing) }, { boundTo: null, freeSince: at });
    },
    listUnused: (before, limit) =>
      files.find(unused(before)).sort({ freeSince: 1, _id: 1 }).limit(limit).lean<StoredFile[]>().exec(),
    markLeaving: (id, before) => change({ _id: id, ...unused(before) }, { state: 'leaving' }),
    async remove(id) {
      await files.deleteOne({ _id: id, state: 'leaving' });
    },
  };
}
