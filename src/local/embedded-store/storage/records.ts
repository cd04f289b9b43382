import { encode, MAX_DOCUMENT_BYTES, MAX_STORED_DEPTH } from '../language/codec.ts';
import { CommandError, refuse } from '../language/errors.ts';
import { cutKey, keyOf, MAX_KEY_BYTES } from '../language/order.ts';
import { valueAt } from '../language/paths.ts';
import { type Doc, NULL, object, showDoc, T, type Val } from '../language/value.ts';
import type { Collection, Index } from './catalogue.ts';
import { restoreAdvice } from './copy.ts';
import { keysOf } from './index-key.ts';
import { sealed, unsealed } from './seal.ts';
import type { Storage } from './storage.ts';
import { idKey, recordIdBytes, recordKey } from './tables.ts';

type Keys = { index: Index; keys: Buffer[]; multikey: boolean[] };
export type StoredRecord = { id: number; raw: Buffer };

/** Adds a document with all its index entries, or throws and has changed nothing. */
export function insertRecord(storage: Storage, collection: Collection, doc: Doc): StoredRecord {
  const raw = encodeChecked(doc);
  const keys = collection.indexes.map((index) => entryKeys(index, doc));
  for (const one of keys) refuseDuplicates(storage, collection, one, doc, undefined);
  storage.room.take(raw.length, countOf(keys));
  const id = storage.catalogue.takeRecordId(collection);
  storage.records.put(recordKey(collection.id, id), sealed(raw));
  for (const { index, keys: added } of keys) for (const key of added) putEntry(storage, index, key, id);
  noteKinds(storage, collection, keys);
  return { id, raw };
}

/**
 * Puts a new version of a document in the place of the old one; only the entries that differ are touched.
 * False where both are the same byte for byte, and nothing was written.
 */
export function replaceRecord(
  storage: Storage,
  collection: Collection,
  stored: StoredRecord,
  before: Doc,
  after: Doc,
): boolean {
  const { id } = stored;
  const raw = encodeChecked(after);
  if (raw.equals(stored.raw)) return false;
  const changes = collection.indexes.map((index) => {
    const old = entryKeys(index, before).keys;
    const now = entryKeys(index, after);
    return { ...now, removed: without(old, now.keys), keys: without(now.keys, old) };
  });
  for (const change of changes) refuseDuplicates(storage, collection, change, after, id);
  storage.room.take(
    raw.length,
    countOf(changes) + changes.reduce((sum, { removed }) => sum + removed.length, 0),
  );
  storage.records.put(recordKey(collection.id, id), sealed(raw));
  for (const { index, removed, keys } of changes) {
    for (const key of removed) storage.entries.remove(entryKey(index, key, id));
    for (const key of keys) putEntry(storage, index, key, id);
  }
  noteKinds(storage, collection, changes);
  return true;
}

export function removeRecord(storage: Storage, collection: Collection, id: number, doc: Doc): void {
  for (const index of collection.indexes) {
    for (const key of entryKeys(index, doc).keys) storage.entries.remove(entryKey(index, key, id));
  }
  storage.records.remove(recordKey(collection.id, id));
}

/** Adds the entries of one document to one index; throws where a unique key is taken. */
export function indexRecord(
  storage: Storage,
  collection: Collection,
  index: Index,
  id: number,
  doc: Doc,
): void {
  const keys = entryKeys(index, doc);
  refuseDuplicates(storage, collection, keys, doc, id);
  storage.room.take(0, keys.keys.length);
  for (const key of keys.keys) putEntry(storage, index, key, id);
  noteKinds(storage, collection, [keys]);
}

function encodeChecked(doc: Doc): Buffer {
  const raw = encode(doc, MAX_STORED_DEPTH);
  if (raw.length > MAX_DOCUMENT_BYTES) {
    refuse('BSONObjectTooLarge', `BSONObj size: ${raw.length} is above ${MAX_DOCUMENT_BYTES}`);
  }
  return raw;
}

const countOf = (keys: readonly Keys[]): number => keys.reduce((sum, one) => sum + one.keys.length, 0);

function entryKeys(index: Index, doc: Doc): Keys {
  return { index, ...keysOf(doc, index.pattern, index.sparse) };
}

function without(keys: Buffer[], others: Buffer[]): Buffer[] {
  return keys.filter((key) => !others.some((other) => other.equals(key)));
}

export function entryKey(index: Index, key: Buffer, recordId: number): Buffer {
  const parts = [idKey(index.id), cutKey(key)];
  if (!index.unique) parts.push(recordIdBytes(recordId));
  return Buffer.concat(parts);
}

function putEntry(storage: Storage, index: Index, key: Buffer, recordId: number): void {
  storage.entries.put(entryKey(index, key, recordId), recordIdBytes(recordId));
}

/** What the planner must know of an index: arrays and cut keys, noted once in the catalogue. */
function noteKinds(storage: Storage, collection: Collection, keys: readonly Keys[]): void {
  let changed = false;
  for (const { index, keys: added, multikey } of keys) {
    if (added.length === 0) continue;
    if (!index.cut && added.some((key) => key.length > MAX_KEY_BYTES)) changed = index.cut = true;
    for (let i = 0; i < multikey.length; i++) {
      if (multikey[i] && !index.multikey[i]) changed = index.multikey[i] = true;
    }
  }
  // An index that is still being built is saved when it is whole.
  if (changed) storage.catalogue.save(collection);
}

function refuseDuplicates(
  storage: Storage,
  collection: Collection,
  { index, keys }: Keys,
  doc: Doc,
  self: number | undefined,
): void {
  if (!index.unique) return;
  for (const key of keys) {
    const holder = storage.entries.get(entryKey(index, key, 0));
    if (holder !== undefined && holder.readUIntBE(0, 6) !== self)
      throw duplicateKey(collection, index, key, doc);
  }
}

function duplicateKey(collection: Collection, index: Index, key: Buffer, doc: Doc): CommandError {
  const keyValue: Doc = new Map(
    index.pattern.map(({ path, parts, descending }) => {
      const val = valueAt(doc, parts) ?? NULL;
      const item = index.pattern.length === 1 && val.t === T.array ? elementOf(val.v, key, descending) : val;
      return [path, item];
    }),
  );
  const namespace = `${collection.db}.${collection.name}`;
  const message = `E11000 duplicate key error collection: ${namespace} index: ${index.name} dup key: ${showDoc(keyValue)}`;
  return new CommandError('DuplicateKey', message, {
    keyPattern: object(index.key),
    keyValue: object(keyValue),
  });
}

function elementOf(items: Val[], key: Buffer, descending: boolean): Val {
  return items.find((item) => keyOf(item, descending).equals(key)) ?? NULL;
}

export function readRecord(storage: Storage, collection: Collection, id: number): Buffer | undefined {
  const value = storage.records.get(recordKey(collection.id, id));
  return value === undefined ? undefined : intact(storage, collection, id, value);
}

/** The bytes of a record that was read; an error that says what to do where they are not those that were written. */
export function intact(
  storage: Storage,
  { db, name }: Collection,
  id: number,
  value: Buffer | undefined,
): Buffer {
  const raw = value === undefined ? undefined : unsealed(value);
  return (
    raw ?? refuse('InternalError', `Record ${id} of ${db}.${name} is damaged. ${restoreAdvice(storage.file)}`)
  );
}
