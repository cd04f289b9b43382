import mongoose from 'mongoose';
import { notFound } from './errors.ts';
import type { OwnFields, ProcessDoc, TimelineRow } from './process.ts';
import { isDuplicate, type Model, schemaOptions, trusted } from './store.ts';

const timelineSchema = new mongoose.Schema(
  {
    n: Number,
    step: String,
    from: { type: String, default: null },
    to: String,
    at: Date,
    by: { type: mongoose.Schema.Types.Mixed },
    data: { type: mongoose.Schema.Types.Mixed },
    key: String,
  },
  { _id: false, ...schemaOptions },
);

/** The fields a process document carries, to be spread into a feature's schema beside its own. */
const processFields = {
  _id: { type: String, required: true },
  state: { type: String, required: true },
  n: { type: Number, required: true },
  timeline: { type: [timelineSchema], required: true },
  publishedUpTo: { type: Number, required: true },
  publishAt: { type: Date, default: null },
  publishTries: { type: Number, required: true },
  wakeAt: { type: Date, default: null },
} as const;

/**
 * A schema of documents that run on a table, with the two indexes the clock reads by. `scopeField`: several
 * tables share the collection, and this field says whose a document is.
 */
export function processSchema(fields: mongoose.SchemaDefinition, scopeField?: string): mongoose.Schema {
  const schema = new mongoose.Schema({ ...processFields, ...fields }, schemaOptions);
  const scope: Record<string, 1> = scopeField ? { [scopeField]: 1 } : {};
  schema.index({ ...scope, wakeAt: 1 });
  schema.index({ ...scope, publishAt: 1 });
  return schema;
}

/** What one step writes. */
export interface Move {
  set: object;
  row: TimelineRow;
}

/** The documents a process runs on. Takes and gives plain objects. */
export interface ProcessStore<D extends ProcessDoc> {
  model: Model;
  /** Writes a new document; one with the same id or unique key answers the one that stands there, or throws. */
  insert(doc: D): Promise<{ doc: D; fresh: boolean }>;
  /** Throws `not_found`. */
  find(id: string): Promise<D>;
  seek(id: string): Promise<D | null>;
  /** The one conditional write: null where somebody else took a step first. */
  move(id: string, n: number, move: Move): Promise<D | null>;
  /** Sets fields beside the process; null where the document has moved on. */
  amend(id: string, n: number, set: Partial<OwnFields<D>>): Promise<D | null>;
  due(now: Date, limit: number): Promise<D[]>;
  unpublished(now: Date, limit: number): Promise<D[]>;
  markPublished(id: string, n: number): Promise<boolean>;
  markUnpublished(id: string, publishedUpTo: number, publishAt: Date): Promise<void>;
  /** Puts off the clock's next look without taking a step. */
  wakeLater(id: string, n: number, wakeAt: Date | null): Promise<void>;
}

export function makeProcessStore<D extends ProcessDoc>(
  connection: mongoose.Connection,
  name: string,
  schema: mongoose.Schema,
): ProcessStore<D> {
  return processStoreOf<D>(connection.model(name, schema, name) as unknown as Model);
}

async function insertOnce<D extends ProcessDoc>(model: Model, doc: D): Promise<{ doc: D; fresh: boolean }> {
  try {
    await model.create([doc as unknown as Record<string, unknown>]);
    return { doc, fresh: true };
  } catch (thrown) {
    const standing = isDuplicate(thrown) ? await model.findById(doc._id).lean<D>().exec() : null;
    if (standing) return { doc: standing, fresh: false };
    throw thrown;
  }
}

/** What the clock and the publisher write beside the steps. */
function marksOf(model: Model) {
  return {
    async markPublished(id: string, n: number) {
      const set = { publishedUpTo: n, publishAt: null, publishTries: 0 };
      return (await model.updateOne({ _id: id, n }, { $set: set })).matchedCount === 1;
    },
    async markUnpublished(id: string, publishedUpTo: number, publishAt: Date) {
      const change = { $max: { publishedUpTo }, $set: { publishAt }, $inc: { publishTries: 1 } };
      await model.updateOne({ _id: id }, change);
    },
    async wakeLater(id: string, n: number, wakeAt: Date | null) {
      await model.updateOne({ _id: id, n }, { $set: { wakeAt } });
    },
  };
}

/** A store over a collection that several tables share; `scope` says which documents are this table's. */
export function processStoreOf<D extends ProcessDoc>(
  model: Model,
  scope: Readonly<Record<string, string>> = {},
): ProcessStore<D> {
  const seek = (id: string) => model.findById(id).lean<D>().exec();
  const change = (id: string, n: number, update: Record<string, unknown>) =>
    model.findOneAndUpdate({ _id: id, n }, update, { returnDocument: 'after' }).lean<D>().exec();
  const past = (field: 'wakeAt' | 'publishAt', now: Date, limit: number) =>
    model
      .find({ ...scope, [field]: trusted({ $lte: now }) })
      .sort({ [field]: 1 })
      .limit(limit)
      .lean<D[]>()
      .exec();
  return {
    model,
    seek,
    insert: (doc) => insertOnce(model, doc),
    async find(id) {
      const doc = await seek(id);
      if (!doc) throw notFound();
      return doc;
    },
    move: (id, n, { set, row }) => change(id, n, { $set: set, $push: { timeline: row } }),
    amend: (id, n, set) => change(id, n, { $set: set }),
    due: (now, limit) => past('wakeAt', now, limit),
    unpublished: (now, limit) => past('publishAt', now, limit),
    ...marksOf(model),
  };
}
