import type mongoose from 'mongoose';
import { type Model, makePlainStore, plainSchema } from '../../kernel/store.ts';

/** The reach of one micro-grid in the form of `reach.codec.ts`. */
export interface ReachRow {
  readonly code: string;
  readonly targets: Buffer;
}

export interface ReachStore {
  readonly models: readonly Model[];
  /** Writes a block of micro-grids of a version. */
  insert(version: string, rows: readonly ReachRow[]): Promise<void>;
  /** Keeps the version's micro-grids in the order that target numbers count. */
  insertCodes(version: string, codes: readonly string[]): Promise<void>;
  seek(version: string, code: string): Promise<Buffer | null>;
  codes(version: string): Promise<string[] | null>;
  versions(): Promise<string[]>;
  remove(version: string): Promise<void>;
}

interface ReachDoc {
  readonly _id: string;
  readonly version: string;
  readonly targets?: { readonly buffer: Uint8Array } | Buffer;
  readonly codes?: { readonly buffer: Uint8Array } | Buffer;
}

const bytesOf = (value: ReachDoc['targets']): Buffer | null => {
  if (value === undefined) return null;
  return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer);
};

function makeDocs(connection: mongoose.Connection) {
  const schema = plainSchema({
    version: { type: String, required: true },
    targets: { type: Buffer, default: undefined },
    codes: { type: Buffer, default: undefined },
  });
  schema.index({ version: 1 });
  return makePlainStore<ReachDoc>(connection, 'reach', schema);
}

export function makeReachStore(connection: mongoose.Connection): ReachStore {
  const { model, seek: read } = makeDocs(connection);
  const idOf = (version: string, code: string): string => `${version}:${code}`;
  // No grid has an empty code, so the list of codes can stand under it.
  const listId = (version: string): string => idOf(version, '');
  return {
    models: [model],
    async insert(version, rows) {
      const docs = rows.map(({ code, targets }) => ({ _id: idOf(version, code), version, targets }));
      await model.insertMany(docs, { lean: true, ordered: true });
    },
    async insertCodes(version, codes) {
      const list = Buffer.from(codes.join('\n'));
      await model.insertMany([{ _id: listId(version), version, codes: list }], { lean: true });
    },
    async seek(version, code) {
      return bytesOf((await read(idOf(version, code)))?.targets);
    },
    async codes(version) {
      const list = bytesOf((await read(listId(version)))?.codes);
      return list === null ? null : list.toString().split('\n');
    },
    versions: () => model.distinct('version').exec() as Promise<string[]>,
    async remove(version) {
      await model.deleteMany({ version }).exec();
    },
  };
}
