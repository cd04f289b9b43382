import { statfsSync, statSync } from 'node:fs';
import { CommandError } from '../language/errors.ts';

/** What is measured; sizes in bytes. */
type Tables = { file: string; pageBytes: number; usedBytes(): number };

const MB = 2 ** 20;
/** Kept free of what grows, so that deletions, which write too, still find room. */
const RESERVE_BYTES = 64 * MB;
const FRESH_MS = 1000;

/**
 * How much a transaction may still add. lmdb cannot take a transaction back in order once the disk is full, so what may
 * not fit is refused before it is written. Pages that are free inside the file count as room.
 */
export class Room {
  private readonly tables: Tables;
  /** The most that the file may hold, where less than the disk. */
  private readonly limitBytes: number;
  private used = 0;
  private left = 0;
  private touched = 0;
  private added = 0;
  private isShort = false;
  private measuredAt = Number.NEGATIVE_INFINITY;

  constructor(tables: Tables, limitBytes = Number.POSITIVE_INFINITY) {
    this.tables = tables;
    this.limitBytes = limitBytes;
  }

  /** To be called as each transaction begins. Where there is plenty, a measure holds for a second. */
  begin(): void {
    const plenty = this.left > RESERVE_BYTES + 2 * this.needed(this.touched, this.added);
    if (!plenty || performance.now() > this.measuredAt + FRESH_MS) this.measure();
  }

  private measure(): void {
    this.measuredAt = performance.now();
    const { bavail, bsize } = statfsSync(this.tables.file);
    const capacity = Math.min(this.limitBytes, statSync(this.tables.file).size + bavail * bsize);
    this.used = this.tables.usedBytes();
    this.left = capacity - this.used - Math.min(RESERVE_BYTES, capacity / 4);
    this.touched = 0;
    this.added = 0;
    if (this.isShort === this.left <= 0) return;
    this.isShort = this.left <= 0;
    console.error(this.isShort ? this.sentence() : 'The store takes writes again.');
  }

  /** Before a document of that size is written with so many index entries: code 14031 where it may not fit. */
  take(bytes: number, entries: number): void {
    // Each key may renew a page and split it.
    const touched = this.touched + bytes + (entries + 1) * 2 * this.tables.pageBytes;
    const added = this.added + bytes;
    if (this.needed(touched, added) > this.left) throw new CommandError('OutOfDiskSpace', this.sentence());
    this.touched = touched;
    this.added = added;
  }

  /** No page is renewed twice, and one that was split is at least a third full. */
  private needed(touched: number, added: number): number {
    return Math.min(touched, this.used + 3 * added);
  }

  private sentence(): string {
    const what = this.isShort ? 'The store is read-only' : 'There is no room for this write';
    const where = this.limitBytes < Number.POSITIVE_INFINITY ? 'of STORE_MAX_MB or the disk' : 'of the disk';
    const mb = Math.max(0, Math.floor(this.left / MB));
    return `${what}: ${mb} MB ${where} are left to it. Delete what is no longer needed, or make room.`;
  }
}
