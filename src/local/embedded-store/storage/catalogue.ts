import { decode, encode } from '../language/codec.ts';
import { array, bool, type Doc, int, numberOf, object, string, truthy } from '../language/value.ts';
import { DamagedFile } from './check.ts';
import { type KeyPart, keyPart } from './index-key.ts';
import { COLLECTION, NEXT_ID, PURGE } from './meta.ts';
import { sealed, unsealed } from './seal.ts';
import { afterPrefix, idKey, readRange, recordKey, type Tables } from './tables.ts';

export type Index = {
  id: number;
  name: string;
  key: Doc;
  pattern: KeyPart[];
  unique: boolean;
  sparse: boolean;
  /** Seconds after the indexed date at which a document goes. */
  expireAfterSeconds: number | undefined;
  /** The specification as listIndexes gives it. */
  spec: Doc;
  /** Per component: some document had an array there, so its bounds must not be joined. */
  multikey: boolean[];
  /** Some key was cut, so the order of entries is not the order of values. */
  cut: boolean;
};

export type Collection = { db: string; name: string; id: number; indexes: Index[]; nextRecord: number };

const nextIdKey = Buffer.from(NEXT_ID);

/** The specification of the index that every collection has. */
export const ID_INDEX: Doc = new Map([
  ['v', int(2)],
  ['key', object(new Map([['_id', int(1)]]))],
  ['name', string('_id_')],
]);

/** Which databases, collections and indexes exist; kept in memory and in `meta`. */
export class Catalogue {
  private readonly tables: Tables;
  private databases = new Map<string, Map<string, Collection>>();

  constructor(tables: Tables) {
    this.tables = tables;
    this.reload();
  }

  /** Reads everything again, after a transaction was given up. */
  reload(): void {
    this.databases = new Map();
    const prefix = Buffer.from(COLLECTION);
    for (const { value } of readRange(
      this.tables.meta,
      prefix,
      afterPrefix(prefix),
      Number.MAX_SAFE_INTEGER,
    )) {
      const raw = unsealed(value);
      if (raw === undefined)
        throw new DamagedFile(this.tables.file, 'what says which collections there are is damaged');
      this.remember(readCollection(decode(raw)));
    }
  }

  private remember(collection: Collection): void {
    const known = this.databases.get(collection.db) ?? new Map<string, Collection>();
    known.set(collection.name, collection);
    this.databases.set(collection.db, known);
  }

  seek(db: string, name: string): Collection | undefined {
    return this.databases.get(db)?.get(name);
  }

  collections(db: string): Collection[] {
    return [...(this.databases.get(db)?.values() ?? [])];
  }

  databaseNames(): string[] {
    return [...this.databases.keys()].sort();
  }

  /** The collection, made with its `_id` index where it is missing. Only inside a transaction. */
  ensure(db: string, name: string): Collection {
    const known = this.seek(db, name);
    if (known !== undefined) return known;
    const collection: Collection = { db, name, id: this.takeId(), indexes: [], nextRecord: 1 };
    collection.indexes.push(this.makeIndex(ID_INDEX));
    this.remember(collection);
    this.save(collection);
    return collection;
  }

  takeId(): number {
    const next = this.tables.meta.get(nextIdKey)?.readUInt32BE(0) ?? 1;
    this.tables.meta.put(nextIdKey, idKey(next + 1));
    return next;
  }

  makeIndex(spec: Doc): Index {
    const index = indexFrom(spec, this.takeId(), [], false);
    index.multikey = index.pattern.map(() => false);
    return index;
  }

  save(collection: Collection): void {
    this.tables.meta.put(collectionKey(collection), sealed(writeCollection(collection)));
  }

  dropCollection(collection: Collection): void {
    this.tables.meta.remove(collectionKey(collection));
    this.databases.get(collection.db)?.delete(collection.name);
    if (this.databases.get(collection.db)?.size === 0) this.databases.delete(collection.db);
    this.purgeLater('r', collection.id);
    for (const index of collection.indexes) this.purgeLater('e', index.id);
  }

  dropIndex(collection: Collection, index: Index): void {
    collection.indexes = collection.indexes.filter((other) => other !== index);
    this.purgeLater('e', index.id);
    this.save(collection);
  }

  /** Ids are never used again, so a dropped thing's entries can go bit by bit. */
  purgeLater(table: 'r' | 'e', id: number): void {
    this.tables.meta.put(Buffer.concat([Buffer.from(PURGE + table), idKey(id)]), Buffer.from([1]));
  }

  hasPurges(): boolean {
    const prefix = Buffer.from(PURGE);
    return readRange(this.tables.meta, prefix, afterPrefix(prefix), 1).length > 0;
  }

  /** Removes up to `limit` entries of dropped things; false when nothing is left. */
  purgeSome(limit: number): boolean {
    const prefix = Buffer.from(PURGE);
    const [job] = readRange(this.tables.meta, prefix, afterPrefix(prefix), 1);
    if (job === undefined) return false;
    const id = job.key.subarray(2, 6);
    const table = job.key[1] === 'r'.charCodeAt(0) ? this.tables.records : this.tables.entries;
    const doomed = [...table.getKeys({ start: id, end: afterPrefix(id), limit })];
    for (const key of doomed) table.remove(key);
    if (doomed.length < limit) this.tables.meta.remove(job.key);
    return true;
  }

  /** A new record id: above all that are there. */
  takeRecordId(collection: Collection): number {
    if (collection.nextRecord === 0) {
      const [last] = readRange(
        this.tables.records,
        recordKey(collection.id, 0),
        afterPrefix(idKey(collection.id)),
        1,
        true,
      );
      collection.nextRecord = (last?.key.readUIntBE(4, 6) ?? 0) + 1;
    }
    return collection.nextRecord++;
  }
}

function collectionKey(collection: Collection): Buffer {
  return Buffer.from(`${COLLECTION}${collection.db}\0${collection.name}`);
}

function writeCollection(collection: Collection): Buffer {
  const indexes = collection.indexes.map((index) =>
    object(
      new Map([
        ['id', int(index.id)],
        ['spec', object(index.spec)],
        ['multikey', array(index.multikey.map(bool))],
        ['cut', bool(index.cut)],
      ]),
    ),
  );
  return encode([
    ['db', string(collection.db)],
    ['name', string(collection.name)],
    ['id', int(collection.id)],
    ['indexes', array(indexes)],
  ]);
}

function readCollection(doc: Doc): Collection {
  const indexes = (doc.get('indexes')!.v as { v: Doc }[]).map(({ v }) =>
    indexFrom(
      v.get('spec')!.v as Doc,
      v.get('id')!.v as number,
      (v.get('multikey')!.v as { v: boolean }[]).map((flag) => flag.v),
      v.get('cut')!.v as boolean,
    ),
  );
  const text = (name: string): string => doc.get(name)!.v as string;
  return { db: text('db'), name: text('name'), id: doc.get('id')!.v as number, indexes, nextRecord: 0 };
}

function indexFrom(spec: Doc, id: number, multikey: boolean[], cut: boolean): Index {
  const key = spec.get('key')!.v as Doc;
  return {
    id,
    name: spec.get('name')!.v as string,
    key,
    pattern: [...key].map(([path, direction]) => keyPart(path, numberOf(direction)!)),
    unique: truthy(spec.get('unique')) || (key.size === 1 && key.has('_id')),
    sparse: truthy(spec.get('sparse')),
    expireAfterSeconds: numberOf(spec.get('expireAfterSeconds')),
    spec,
    multikey,
    cut,
  };
}
