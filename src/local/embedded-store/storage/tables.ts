import { statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';

import { committedBytes } from './check.ts';
import { Room } from './room.ts';

/** The file in a data folder that holds everything. */
export const DATA_FILE = 'store.mdb';

export type Table = Database<Buffer, Buffer>;
export type Entry = { key: Buffer; value: Buffer };
type TreeStats = Record<'pageSize' | 'treeBranchPageCount' | 'treeLeafPageCount' | 'overflowPages', number>;

/**
 * The tables of one data folder. `records`: collection id (4 bytes) and record id (6) → raw BSON.
 * `entries`: index id (4) and ordered key, followed by the record id unless unique → record id.
 * `meta`: catalogue, sessions, and what is still to be purged, by a first letter.
 */
export class Tables {
  readonly file: string;
  readonly room: Room;
  pageBytes!: number;
  root!: RootDatabase;
  meta!: Table;
  records!: Table;
  entries!: Table;
  private readonly options: { readOnly?: true };

  constructor(
    folder: string,
    { maxBytes, ...options }: { readOnly?: true; maxBytes?: number | undefined } = {},
  ) {
    this.file = join(folder, DATA_FILE);
    this.options = options;
    this.room = new Room(this, maxBytes);
    this.open();
  }

  private open(): void {
    // A commit returns after its fdatasync: overlapping syncs would let a reply go out before it.
    this.root = open({
      path: this.file,
      noSubdir: true,
      maxDbs: 4,
      overlappingSync: false,
      encoding: 'binary',
      keyEncoding: 'binary',
      ...this.options,
    });
    this.pageBytes = (this.root.getStats() as TreeStats).pageSize;
    this.meta = this.table('meta');
    this.records = this.table('records');
    this.entries = this.table('entries');
  }

  /** lmdb is not to be trusted after a transaction that it could not write: opens the last commit, and that alone. */
  reopen(): void {
    void this.root.close();
    const end = committedBytes(this.file);
    if (statSync(this.file).size > end) truncateSync(this.file, end);
    this.open();
  }

  /** What the tables hold, without the pages that are free. */
  usedBytes(): number {
    const { root, free, pageSize } = this.root.getStats() as TreeStats & { root: TreeStats; free: TreeStats };
    const trees = [
      root,
      free,
      ...[this.meta, this.records, this.entries].map((table) => table.getStats() as TreeStats),
    ];
    return (
      pageSize *
      trees.reduce(
        (sum, tree) => sum + tree.treeBranchPageCount + tree.treeLeafPageCount + tree.overflowPages,
        2,
      )
    );
  }

  private table(name: string): Table {
    return this.root.openDB<Buffer, Buffer>({ name, encoding: 'binary', keyEncoding: 'binary' });
  }

  /** Runs `work` in one transaction; when it returns, what it wrote is on the disk. */
  transact<R>(work: () => R): R {
    this.room.begin();
    return this.root.transactionSync(work);
  }

  close(): Promise<void> {
    return this.root.close();
  }
}

export function idKey(id: number): Buffer {
  const key = Buffer.allocUnsafe(4);
  key.writeUInt32BE(id);
  return key;
}

export function recordKey(collectionId: number, recordId: number): Buffer {
  const key = Buffer.allocUnsafe(10);
  key.writeUInt32BE(collectionId);
  key.writeUIntBE(recordId, 4, 6);
  return key;
}

export function recordIdBytes(recordId: number): Buffer {
  const bytes = Buffer.allocUnsafe(6);
  bytes.writeUIntBE(recordId, 0, 6);
  return bytes;
}

/** Reads at most `limit` entries of [start, end); in reverse from the end. */
export function readRange(table: Table, start: Buffer, end: Buffer, limit: number, reverse = false): Entry[] {
  const bounds = reverse
    ? { start: end, end: start, reverse: true, exclusiveStart: true, inclusiveEnd: true }
    : { start, end };
  const out: Entry[] = [];
  for (const { key, value } of table.getRange({ ...bounds, limit })) out.push({ key, value });
  return out;
}

/** The first key after all that begin with `prefix`. */
export function afterPrefix(prefix: Buffer): Buffer {
  const end = Buffer.from(prefix);
  for (let i = end.length - 1; i >= 0; i--) {
    if (end[i] === 0xff) continue;
    end[i]!++;
    return end.subarray(0, i + 1);
  }
  return Buffer.alloc(end.length + 1, 0xff);
}
