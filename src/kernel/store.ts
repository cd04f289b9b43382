import mongoose from 'mongoose';
import { notFound } from './errors.ts';

/** Options every schema has: a misspelt field is an error, never dropped. */
export const schemaOptions = {
  strict: 'throw',
  minimize: false,
  versionKey: false,
  autoCreate: false,
} as const;

const partOptions = { _id: false, id: false, ...schemaOptions } as const;

/** A schema of an object inside a document. */
export function partSchema(fields: mongoose.SchemaDefinition): mongoose.Schema {
  return new mongoose.Schema(fields, partOptions);
}

const changing = [
  'updateOne',
  'updateMany',
  'replaceOne',
  'findOneAndUpdate',
  'findOneAndReplace',
  'findOneAndDelete',
  'deleteOne',
  'deleteMany',
  // a pipeline can write over what stands
  'aggregate',
] as const;

/** Documents of this schema are added and read: whatever would change or remove one throws. */
export function appendOnly(schema: mongoose.Schema, name: string, may: readonly 'aggregate'[] = []): void {
  const refuse = () => {
    throw new Error(`${name} is append-only`);
  };
  for (const operation of changing) {
    if (operation !== 'aggregate' || !may.includes(operation)) schema.pre(operation as 'updateOne', refuse);
  }
  schema.pre('updateOne', { document: true, query: false }, refuse);
  schema.pre('deleteOne', { document: true, query: false }, refuse);
  schema.pre('bulkWrite', refuse);
  schema.pre('save', function () {
    if (!this.isNew) refuse();
  });
}

/** A field that may be null, and is where it was not given. */
export function nullable(type: unknown): mongoose.SchemaTypeOptions<unknown> {
  return { type, default: null } as mongoose.SchemaTypeOptions<unknown>;
}

/** A schema of plain documents with string ids. */
export function plainSchema(fields: mongoose.SchemaDefinition): mongoose.Schema {
  return new mongoose.Schema({ _id: { type: String, required: true }, ...fields }, schemaOptions);
}

/** The fields of several parties in one schema. Throws where two of them mean different things by one name. */
export function mergedFields(...parts: readonly mongoose.SchemaDefinition[]): mongoose.SchemaDefinition {
  const merged: Record<string, unknown> = {};
  for (const part of parts) {
    for (const [name, type] of Object.entries(part)) {
      if (name in merged && merged[name] !== type) throw new Error(`the field ${name} is stored in two ways`);
      merged[name] = type;
    }
  }
  return merged as mongoose.SchemaDefinition;
}

export function isDuplicate(thrown: unknown): boolean {
  return typeof thrown === 'object' && thrown !== null && (thrown as { code?: unknown }).code === 11000;
}

/** Operator filters of our own stores: with `sanitizeFilter` on, an unwrapped `$…` becomes an equality. */
export const trusted = mongoose.trusted;

export type Model = mongoose.Model<Record<string, unknown>>;

/** Documents that run on no table. Takes and gives plain objects. */
export interface PlainStore<D extends { _id: string }> {
  model: Model;
  /** False where a document with this id or unique key stands already. */
  insert(doc: D): Promise<boolean>;
  /** Throws `not_found`. */
  find(id: string): Promise<D>;
  seek(id: string): Promise<D | null>;
}

export function makePlainStore<D extends { _id: string }>(
  connection: mongoose.Connection,
  name: string,
  schema: mongoose.Schema,
): PlainStore<D> {
  const model = connection.model(name, schema, name) as unknown as Model;
  const seek = (id: string) => model.findById(id).lean<D>().exec();
  return {
    model,
    seek,
    async insert(doc) {
      try {
        await model.create([doc as unknown as Record<string, unknown>]);
        return true;
      } catch (thrown) {
        if (isDuplicate(thrown)) return false;
        throw thrown;
      }
    },
    async find(id) {
      const doc = await seek(id);
      if (!doc) throw notFound();
      return doc;
    },
  };
}
