import type { Collection } from '../storage/catalogue.ts';
import { intact, readRecord, type StoredRecord } from '../storage/records.ts';
import type { Storage } from '../storage/storage.ts';
import { afterPrefix, idKey, readRange, recordKey } from '../storage/tables.ts';
import type { IndexScan, Plan } from './planner.ts';

/** Gives stored documents bit by bit; each call reads the state of that moment. */
export type Scan = { next(limit: number): StoredRecord[] | undefined };

export function scanOf(storage: Storage, collection: Collection, plan: Plan): Scan {
  if (plan.scans === undefined) return new TableScan(storage, collection);
  return new EntryScan(storage, collection, plan.scans);
}

/** All documents in the order in which they came. */
class TableScan implements Scan {
  private readonly storage: Storage;
  private readonly collection: Collection;
  private readonly end: Buffer;
  private start: Buffer | undefined;

  constructor(storage: Storage, collection: Collection) {
    this.storage = storage;
    this.collection = collection;
    this.start = recordKey(collection.id, 0);
    this.end = afterPrefix(idKey(collection.id));
  }

  next(limit: number): StoredRecord[] | undefined {
    if (this.start === undefined) return undefined;
    const found = readRange(this.storage.records, this.start, this.end, limit);
    const last = found.at(-1)?.key;
    this.start =
      found.length < limit || last === undefined ? undefined : Buffer.concat([last, Buffer.alloc(1)]);
    return found.map(({ key, value }) => {
      const id = key.readUIntBE(4, 6);
      return { id, raw: intact(this.storage, this.collection, id, value) };
    });
  }
}

/** Documents by index ranges, each document once. */
class EntryScan implements Scan {
  private readonly storage: Storage;
  private readonly collection: Collection;
  private readonly todo: { start: Buffer; end: Buffer; reverse: boolean }[];
  private readonly seen: Set<number>;

  constructor(storage: Storage, collection: Collection, scans: readonly IndexScan[]) {
    this.storage = storage;
    this.collection = collection;
    this.todo = scans.flatMap(({ ranges, reverse }) =>
      ranges.map(({ start, end }) => ({ start, end, reverse })),
    );
    // A document that moves inside the index while a cursor is open must not be given twice either.
    this.seen = new Set();
  }

  next(limit: number): StoredRecord[] | undefined {
    const range = this.todo[0];
    if (range === undefined) return undefined;
    const found = readRange(this.storage.entries, range.start, range.end, limit, range.reverse);
    const last = found.at(-1)?.key;
    if (found.length < limit || last === undefined) this.todo.shift();
    else if (range.reverse) range.end = last;
    else range.start = Buffer.concat([last, Buffer.alloc(1)]);
    return this.load(found.map(({ value }) => value.readUIntBE(0, 6)));
  }

  private load(ids: number[]): StoredRecord[] {
    const out: StoredRecord[] = [];
    for (const id of ids) {
      if (this.seen.has(id)) continue;
      this.seen.add(id);
      const raw = readRecord(this.storage, this.collection, id);
      if (raw !== undefined) out.push({ id, raw });
      // Only what was dropped while a cursor was open may have left entries behind.
      else if (this.isThere()) intact(this.storage, this.collection, id, undefined);
    }
    return out;
  }

  private isThere(): boolean {
    const { db, name, id } = this.collection;
    return this.storage.catalogue.seek(db, name)?.id === id;
  }
}
