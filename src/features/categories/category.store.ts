import type mongoose from 'mongoose';
import {
  isDuplicate,
  type Model,
  makePlainStore,
  nullable,
  partSchema,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import type { CategoryChange } from './category.rules.ts';
import type { CategoryEntry } from './category.ts';

/** One state of one layer; its documents are written once and never changed. */
interface Layer {
  /** `common`, or the code of a district. */
  scope: string;
  revision: string;
  count: number;
}
/** Which layers are in force: the one document that readers watch. */
export interface CategoryVersion {
  version: number;
  layers: readonly Layer[];
}
/** What one change made of a layer. Read from what is in force backwards, so that what never came into force is not met. */
export interface MadeChange {
  /** The revision that it made. */
  _id: string;
  scope: string;
  /** The revision of that layer before it; null where there was none. */
  before: string | null;
  version: number;
  at: Date;
  actorId: string | null;
  as: string;
  reason: string | null;
  changes: readonly CategoryChange[];
}
export interface CategoryStore {
  models: readonly Model[];
  /** Null before the first. */
  version(): Promise<CategoryVersion | null>;
  /** What layers say, each in its order; null where one is not there as a whole any more. */
  read(layers: readonly Layer[]): Promise<Map<string, CategoryEntry[]> | null>;
  stage(layer: Layer, entries: readonly CategoryEntry[]): Promise<void>;
  /** Puts the next version in force with one write; false where somebody was first. */
  enforce(next: CategoryVersion): Promise<boolean>;
  /** Before it comes into force. */
  keepChange(change: MadeChange): Promise<void>;
  seekChange(revision: string): Promise<MadeChange | null>;
  /** Removes what belongs to none of these revisions. */
  sweep(kept: readonly string[]): Promise<void>;
  /** Loads what a new installation begins with, unless there is a version; half done, it goes on. */
  seed(entries: readonly CategoryEntry[]): Promise<void>;
}

interface CategoryDoc {
  _id: string;
  revision: string;
  scope: string;
  /** Its place in the layer. */
  position: number;
  entry: CategoryEntry;
}
type VersionDoc = CategoryVersion & { _id: string };

const current = 'current';
const names = {
  categories: 'categories',
  versions: 'category_versions',
  changes: 'category_changes',
} as const;

const docsOf = ({ scope, revision }: Layer, entries: readonly CategoryEntry[]): CategoryDoc[] =>
  entries.map((entry, position) => ({
    _id: `${revision}:${entry.code}`,
    ...{ revision, scope, position, entry },
  }));

async function unlessThere(write: Promise<unknown>): Promise<void> {
  await write.catch((thrown: unknown) => {
    if (!isDuplicate(thrown)) throw thrown;
  });
}

/** See `seed` of the store; on the bare collections, because migrations run before there are models. */
export async function seedCategories(
  connection: mongoose.Connection,
  entries: readonly CategoryEntry[],
): Promise<void> {
  const versions = connection.collection<VersionDoc>(names.versions);
  if (await versions.findOne({ _id: current })) return;
  const layer = { scope: 'common', revision: 'seed', count: entries.length };
  const docs = connection.collection<CategoryDoc>(names.categories);
  await unlessThere(docs.insertMany(docsOf(layer, entries), { ordered: false }));
  await unlessThere(versions.insertOne({ _id: current, version: 1, layers: [layer] }));
}

function makeModels(connection: mongoose.Connection) {
  const category = plainSchema({
    revision: { type: String, required: true },
    scope: { type: String, required: true },
    position: { type: Number, required: true },
    entry: { type: Object, required: true },
  });
  category.index({ revision: 1, position: 1 });
  const layer = partSchema({ scope: String, revision: String, count: Number });
  const version = plainSchema({ version: { type: Number, required: true }, layers: [layer] });
  const change = plainSchema({
    ...{ scope: { type: String, required: true }, before: nullable(String) },
    ...{ version: { type: Number, required: true }, at: { type: Date, required: true } },
    ...{ actorId: nullable(String), as: { type: String, required: true }, reason: nullable(String) },
    changes: { type: [Object], required: true },
  });
  return {
    changes: makePlainStore<MadeChange>(connection, names.changes, change),
    categories: makePlainStore<CategoryDoc>(connection, names.categories, category),
    versions: makePlainStore<VersionDoc>(connection, names.versions, version),
  };
}

export function makeCategoryStore(connection: mongoose.Connection): CategoryStore {
  const { categories, versions, changes } = makeModels(connection);
  return {
    models: [categories.model, versions.model, changes.model],
    version: () => versions.seek(current),
    async read(layers) {
      const revision = trusted({ $in: layers.map((layer) => layer.revision) });
      const docs = await categories.model
        .find({ revision })
        .sort({ revision: 1, position: 1 })
        .lean<CategoryDoc[]>()
        .exec();
      const of = ({ scope, revision: wanted }: Layer) =>
        [scope, docs.filter((doc) => doc.revision === wanted).map(({ entry }) => entry)] as const;
      const found = new Map(layers.map(of));
      return layers.every(({ scope, count }) => found.get(scope)?.length === count) ? found : null;
    },
    async stage(layer, entries) {
      await categories.model.insertMany(docsOf(layer, entries), { lean: true, ordered: true });
    },
    async enforce({ version, layers }) {
      const filter = { _id: current, version: version - 1 };
      return (await versions.model.updateOne(filter, { $set: { version, layers } })).matchedCount === 1;
    },
    async keepChange(change) {
      await changes.insert(change);
    },
    seekChange: (revision) => changes.seek(revision),
    async sweep(kept) {
      await categories.model.deleteMany({ revision: trusted({ $nin: [...kept] }) });
    },
    seed: (entries) => seedCategories(connection, entries),
  };
}
