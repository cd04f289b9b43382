import mongoose from 'mongoose';
import { notFound } from './errors.ts';
import type { ProcessDoc, TimelineRow } from './process.ts';

/** Options every schema of the server has: a misspelt field is an error, never dropped. */
export const schemaOptions = {
  strict: 'throw',
  minimize: false,
  versionKey: false,
  autoCreate: false,
} as const;

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
export const processFields = {
  _id: { type: String, required: true },
  state: { type: String, required: true },
  n: { type: Number, required: true },
  timeline: { type: [timelineSchema], required: true },
  publishedUpTo: { type: Number, required: true },
  publishAt: { type: Date, default: null },
  publishTries: { type: Number, required: true },
  wakeAt: { type: Date, default: null },
} as const;

/** A schema of documents that run on a table, with the two indexes the clock reads by. */
export function processSchema(fields: mongoose.SchemaDefinition): mongoose.Schema {
  const schema = new mongoose.Schema({ ...processFields, ...fields }, schemaOptions);
  schema.index({ wakeAt: 1 });
  schema.index({ publishAt: 1 });
  return schema;
}

/** A schema of plain documents with string ids. */
export function plainSchema(fields: mongoose.SchemaDefinition): mongoose.Schema {
  return new mongoose.Schema({ _id: { type: String, required: true }, ...fields }, schemaOptions);
}

export function isDuplicate(thrown: unknown): boolean {
  return typeof thrown === 'object' && thrown !== null && (thrown as { code?: unknown }).code === 11000;
}

/** Operator filters of our own stores: with `sanitizeFilter` on, an unwrapped `$…` becomes an equality. */
export const trusted = mongoose.trusted;

export type Model = mongoose.Model<Record<string, unknown>>;

export interface Move<D> {
  set: Partial<D>;
  row: TimelineRow;
}

/** The documents a process runs on. Takes and gives plain objects. */
export interface ProcessStore<D extends ProcessDoc> {
  model: Model;
  /** Writes a new document; one with the same id or unique key answers the one that stands there, or throws. */
  insert(doc: D): Promise<{ doc: D; fresh: boolean }>;
  find(id: string): Promise<D>;
  seek(id: string): Promise<D | null>;
  /** The one conditional write: null where somebody else took a step first. */
  move(id: string, n: number, move: Move<D>): Promise<D | null>;
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
  const model = connection.model(name, schema, name) as unknown as Model;
  const seek = (id: string) => model.findById(id).lean<D>().exec();
  return {
    model,
    seek,
    async insert(doc) {
      try {
        await model.create([doc as unknown as Record<string, unknown>]);
        return { doc, fresh: true };
      } catch (thrown) {
        const standing = isDuplicate(thrown) ? await seek(doc._id) : null;
        if (standing) return { doc: standing, fresh: false };
        throw thrown;
      }
    },
    async find(id) {
      const doc = await seek(id);
      if (!doc) throw notFound();
      return doc;
    },
    move: (id, n, { set, row }) =>
      model
        .findOneAndUpdate(
          { _id: id, n },
          { $set: set, $push: { timeline: row } },
          { returnDocument: 'after' },
        )
        .lean<D>()
        .exec(),
    due: (now, limit) =>
      model
        .find({ wakeAt: trusted({ $lte: now }) })
        .sort({ wakeAt: 1 })
        .limit(limit)
        .lean<D[]>()
        .exec(),
    unpublished: (now, limit) =>
      model
        .find({ publishAt: trusted({ $lte: now }) })
        .sort({ publishAt: 1 })
        .limit(limit)
        .lean<D[]>()
        .exec(),
    async markPublished(id, n) {
      const done = await model.updateOne(
        { _id: id, n },
        { $set: { publishedUpTo: n, publishAt: null, publishTries: 0 } },
      );
      return done.matchedCount === 1;
    },
    async markUnpublished(id, publishedUpTo, publishAt) {
      await model.updateOne(
        { _id: id },
        { $max: { publishedUpTo }, $set: { publishAt }, $inc: { publishTries: 1 } },
      );
    },
    async wakeLater(id, n, wakeAt) {
      await model.updateOne({ _id: id, n }, { $set: { wakeAt } });
    },
  };
}
