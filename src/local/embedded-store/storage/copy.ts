import { closeSync, fsyncSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a finished file durable under its final name, which appears at once or not at all. */
export function settleFile(partial: string, file: string): void {
  flush(partial, 'r+');
  renameSync(partial, file);
  // On Windows a folder cannot be opened; its entries are written by the system.
  if (process.platform !== 'win32') flush(dirname(file), 'r');
}

function flush(path: string, flags: string): void {
  const handle = openSync(path, flags);
  fsyncSync(handle);
  closeSync(handle);
}

/** lmdb's file begins with two pages that each describe the whole; the later one counts. Offsets in bytes. */
const META_BYTES = 160;
const MAGIC_AT = 24;
const MAGIC = 0xbeefc0de;
const PAGE_BYTES_AT = 48;
const LAST_PAGE_AT = 144;

/** Throws unless the file is lmdb's and whole: lmdb itself would crash on one that is not. */
export function checkFile(file: string): void {
  const handle = openSync(file, 'r');
  try {
    const first = readMeta(handle, 0);
    const pageBytes = first.readUInt32LE(PAGE_BYTES_AT);
    const second = readMeta(handle, pageBytes);
    const lastPage = Math.max(...[first, second].map((meta) => Number(meta.readBigUInt64LE(LAST_PAGE_AT))));
    if (statSync(file).size < (lastPage + 1) * pageBytes) throw new Error('its end is missing');
  } finally {
    closeSync(handle);
  }
}

function readMeta(handle: number, at: number): Buffer {
  const meta = Buffer.alloc(META_BYTES);
  readSync(handle, meta, 0, META_BYTES, at);
  if (meta.readUInt32LE(MAGIC_AT) !== MAGIC) throw new Error('it is no lmdb file');
  return meta;
}
