import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { inflateSync } from 'node:zlib';
import { MalformedMessage, ProtoReader } from './protobuf.ts';

/** A file that cannot be read as OpenStreetMap PBF; the message is one sentence for people. */
export class OsmFileError extends Error {
  override readonly name = 'OsmFileError';
}

export interface Blob {
  readonly type: string;
  readonly number: number;
  readonly bytes: Uint8Array;
}

// The format's own limits (OpenStreetMap wiki, "PBF Format"): they tell a foreign file from a damaged one.
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_BLOB_BYTES = 32 * 1024 * 1024;

const PACKINGS: Readonly<Record<number, string>> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' };

const foreign = (name: string) => new OsmFileError(`${name} is not an OpenStreetMap PBF file.`);
const truncated = (name: string, block: number) =>
  new OsmFileError(`${name} is truncated: it ends in the middle of block ${block}.`);
const damaged = (name: string, block: number) => new OsmFileError(`${name} is damaged in block ${block}.`);

const KNOWN_TYPES = ['OSMHeader', 'OSMData'];

/** The format lets readers pass over what they do not know; here it would be a part of the map gone unsaid. */
function checkType(type: string, name: string, block: number): void {
  if (KNOWN_TYPES.includes(type)) return;
  const shown = /^[\w.-]{1,40}$/.test(type) ? ` ${type}` : '';
  throw new OsmFileError(
    `${name} has a block of the unknown type${shown} in block ${block}; it may be damaged.`,
  );
}

/** `MalformedMessage` and errors of the inflater become the sentence "damaged in block n". */
export function readBlock<T>(path: string, block: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof OsmFileError) throw error;
    if (
      error instanceof MalformedMessage ||
      (error as { code?: string }).code?.match(/^Z_|BUFFER_TOO_LARGE/)
    ) {
      throw damaged(basename(path), block);
    }
    throw error;
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const file = await open(path, 'r');
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new OsmFileError(missing ? `${path} does not exist.` : `${path} cannot be read.`);
  }
  throw new OsmFileError(`${path} is not a file.`);
}

async function readFully(file: FileHandle, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, null);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

function readBlobHeader(bytes: Uint8Array): { type: string; size: number } {
  const reader = new ProtoReader(bytes);
  let type = '';
  let size = -1;
  while (reader.more) {
    const key = reader.key();
    if (key === 10) type = reader.text();
    else if (key === 24) size = reader.uint();
    else reader.passOver(key);
  }
  if (type === '' || size < 0 || size > MAX_BLOB_BYTES) throw new MalformedMessage('no blob header');
  return { type, size };
}

function unpack(name: string, block: number, bytes: Uint8Array): Uint8Array {
  const reader = new ProtoReader(bytes);
  let content: Uint8Array | null = null;
  let size = -1;
  while (reader.more) {
    const key = reader.key();
    if (key === 16) {
      size = reader.uint();
      continue;
    }
    if (key === 10 || key === 26) {
      if (content !== null) throw new MalformedMessage('two contents');
      content = reader.slice();
      if (key === 26) content = inflateSync(content, { maxOutputLength: MAX_BLOB_BYTES });
      continue;
    }
    const packing = PACKINGS[key >> 3];
    if (packing !== undefined) {
      throw new OsmFileError(`${name} is packed with ${packing} in block ${block}; only zlib is read.`);
    }
    reader.passOver(key);
  }
  if (content === null) throw new MalformedMessage('an empty blob');
  if (size >= 0 && size !== content.length) throw new MalformedMessage('another size than it says');
  return content;
}

/** All blocks of a file in their order, unpacked one at a time. */
export async function* readBlobs(path: string): AsyncGenerator<Blob> {
  const name = basename(path);
  const file = await openFile(path);
  try {
    for (let number = 1; ; number++) {
      const length = await readFully(file, 4);
      if (length.length === 0) return;
      if (length.length < 4) throw number === 1 ? foreign(name) : truncated(name, number);
      const headerBytes = length.readUInt32BE(0);
      if (headerBytes === 0 || headerBytes > MAX_HEADER_BYTES) {
        throw number === 1 ? foreign(name) : damaged(name, number);
      }
      const head = await readFully(file, headerBytes);
      if (head.length < headerBytes) throw number === 1 ? foreign(name) : truncated(name, number);
      const header = headerOf(head, name, number);
      const body = await readFully(file, header.size);
      if (body.length < header.size) throw truncated(name, number);
      yield { type: header.type, number, bytes: readBlock(path, number, () => unpack(name, number, body)) };
    }
  } finally {
    await file.close();
  }
}

function headerOf(head: Uint8Array, name: string, number: number): { type: string; size: number } {
  try {
    const header = readBlobHeader(head);
    if (number > 1) checkType(header.type, name, number);
    if (number > 1 || header.type === 'OSMHeader') return header;
  } catch (error) {
    if (!(error instanceof MalformedMessage)) throw error;
    if (number > 1) throw damaged(name, number);
  }
  throw foreign(name);
}
