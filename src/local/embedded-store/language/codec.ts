import { refuse } from './errors.ts';
import { type Doc, NULL, T, type Val } from './value.ts';

/** Largest document, and the deepest nesting, that MongoDB stores; a message may be nested a little deeper. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
export const MAX_STORED_DEPTH = 180;
const MAX_MESSAGE_DEPTH = 201;

type Cursor = { at: number; deepest: number };
/** Raw documents may stand for values where an answer is written, so that they are not decoded first. */
export type Raw = { raw: Buffer };
export type Writable = Val | Raw;

/** Decodes one document; `only` names the top-level fields wanted, the others are skipped. */
export function decode(buf: Buffer, only?: ReadonlySet<string>): Doc {
  return decodeDoc(buf, { at: 0, deepest: Number.POSITIVE_INFINITY }, only, 1);
}

/** Decodes a document that a client sent; code 15 where it is nested too deeply, 22 or 2 where it is none. */
export function decodeSent(buf: Buffer, start: number): Doc {
  return decodeDoc(buf, { at: start, deepest: MAX_MESSAGE_DEPTH }, undefined, 1);
}

function decodeDoc(buf: Buffer, cursor: Cursor, only: ReadonlySet<string> | undefined, depth: number): Doc {
  const doc: Doc = new Map();
  if (depth > cursor.deepest) refuse('Overflow', 'the document is nested too deeply');
  cursor.at += 4;
  for (let type = buf[cursor.at++]!; type !== 0; type = buf[cursor.at++]!) {
    const name = readCString(buf, cursor);
    if (only !== undefined && !only.has(name)) cursor.at += sizeOf(buf, cursor.at, type);
    else doc.set(name, decodeValue(buf, cursor, type, depth));
  }
  return doc;
}

function decodeArray(buf: Buffer, cursor: Cursor, depth: number): Val[] {
  const items: Val[] = [];
  if (depth > cursor.deepest) refuse('Overflow', 'the document is nested too deeply');
  cursor.at += 4;
  for (let type = buf[cursor.at++]!; type !== 0; type = buf[cursor.at++]!) {
    skipCString(buf, cursor);
    items.push(decodeValue(buf, cursor, type, depth));
  }
  return items;
}

function skipCString(buf: Buffer, cursor: Cursor): void {
  const end = buf.indexOf(0, cursor.at);
  if (end < 0) refuse('InvalidBSON', 'a name has no end');
  cursor.at = end + 1;
}

function readCString(buf: Buffer, cursor: Cursor): string {
  const start = cursor.at;
  skipCString(buf, cursor);
  return buf.toString('utf8', start, cursor.at - 1);
}

/** A length that stands before what it counts: what points before itself would be read for ever. */
function lengthAt(buf: Buffer, at: number): number {
  const length = buf.readInt32LE(at);
  return length >= 0 && length <= buf.length - at ? length : refuse('InvalidBSON', `a length of ${length}`);
}

/** Bytes of a value, without its type byte and name. */
function sizeOf(buf: Buffer, at: number, type: number): number {
  switch (type) {
    case T.double:
    case T.date:
    case T.long:
      return 8;
    case T.string:
      return 4 + lengthAt(buf, at);
    case T.object:
    case T.array:
      return lengthAt(buf, at);
    case T.binary:
      return 5 + lengthAt(buf, at);
    case T.objectId:
      return 12;
    case T.bool:
      return 1;
    case T.int:
      return 4;
    case T.regex: {
      const end = buf.indexOf(0, buf.indexOf(0, at) + 1) + 1;
      return end - at;
    }
    case T.null:
      return 0;
    default:
      return refuse('BadValue', `BSON type ${type} is not in the dialect`);
  }
}

function decodeValue(buf: Buffer, cursor: Cursor, type: number, depth: number): Val {
  if (type === T.object) return { t: T.object, v: decodeDoc(buf, cursor, undefined, depth + 1) };
  if (type === T.array) return { t: T.array, v: decodeArray(buf, cursor, depth + 1) };
  const at = cursor.at;
  cursor.at += sizeOf(buf, at, type);
  return decodeScalar(buf, at, cursor.at, type);
}

function decodeScalar(buf: Buffer, at: number, end: number, type: number): Val {
  switch (type) {
    case T.double:
      return { t: type, v: buf.readDoubleLE(at) };
    case T.string:
      return { t: type, v: buf.toString('utf8', at + 4, end - 1) };
    case T.binary:
      return { t: type, sub: buf[at + 4]!, v: Buffer.from(buf.subarray(at + 5, end)) };
    case T.objectId:
      return { t: type, v: Buffer.from(buf.subarray(at, end)) };
    case T.bool:
      return { t: type, v: buf[at] !== 0 };
    case T.int:
      return { t: type, v: buf.readInt32LE(at) };
    case T.date:
    case T.long:
      return { t: type, v: buf.readBigInt64LE(at) };
    case T.regex: {
      const middle = buf.indexOf(0, at);
      return {
        t: type,
        v: buf.toString('utf8', at, middle),
        flags: buf.toString('utf8', middle + 1, end - 1),
      };
    }
    default:
      return NULL;
  }
}

/** Encodes a document; raw documents inside are copied as they are. Code 15 where it is nested deeper than `deepest`. */
export function encode(
  doc: Iterable<readonly [string, Writable | Writable[]]>,
  deepest = Number.POSITIVE_INFINITY,
): Buffer {
  const writer = new Writer(deepest);
  writer.document(doc);
  return writer.finish();
}

class Writer {
  private buf = Buffer.allocUnsafe(1024);
  private at = 0;
  private depth = 0;
  private readonly deepest: number;

  constructor(deepest: number) {
    this.deepest = deepest;
  }

  finish(): Buffer {
    return Buffer.from(this.buf.subarray(0, this.at));
  }

  document(doc: Iterable<readonly [string, Writable | Writable[]]>): void {
    const start = this.open();
    for (const [name, item] of doc) this.element(name, item);
    this.close(start);
  }

  private items(values: readonly Writable[]): void {
    const start = this.open();
    for (let i = 0; i < values.length; i++) this.element(String(i), values[i]!);
    this.close(start);
  }

  private open(): number {
    this.depth++;
    if (this.depth > this.deepest) refuse('Overflow', 'the document is nested too deeply');
    this.room(5);
    this.at += 4;
    return this.at - 4;
  }

  private close(start: number): void {
    this.depth--;
    this.room(1);
    this.buf[this.at++] = 0;
    this.buf.writeInt32LE(this.at - start, start);
  }

  private room(bytes: number): void {
    if (this.at + bytes <= this.buf.length) return;
    const bigger = Buffer.allocUnsafe(Math.max(this.buf.length * 2, this.at + bytes));
    this.buf.copy(bigger, 0, 0, this.at);
    this.buf = bigger;
  }

  private element(name: string, item: Writable | Writable[]): void {
    const type = Array.isArray(item) ? T.array : 'raw' in item ? T.object : item.t;
    this.room(name.length * 3 + 2);
    this.buf[this.at++] = type;
    this.at += this.buf.write(name, this.at);
    this.buf[this.at++] = 0;
    if (Array.isArray(item)) this.items(item);
    else if ('raw' in item) this.bytes(item.raw);
    else this.value(item);
  }

  private bytes(source: Buffer): void {
    this.room(source.length);
    this.at += source.copy(this.buf, this.at);
  }

  private text(value: string): void {
    this.room(value.length * 3 + 1);
    this.at += this.buf.write(value, this.at);
    this.buf[this.at++] = 0;
  }

  private value(val: Val): void {
    this.room(16);
    if (val.t === T.object) this.document(val.v);
    else if (val.t === T.array) this.items(val.v);
    else if (val.t === T.double) this.at = this.buf.writeDoubleLE(val.v, this.at);
    else if (val.t === T.int) this.at = this.buf.writeInt32LE(val.v, this.at);
    else if (val.t === T.long || val.t === T.date) this.at = this.buf.writeBigInt64LE(val.v, this.at);
    else if (val.t === T.bool) this.buf[this.at++] = val.v ? 1 : 0;
    else if (val.t === T.objectId) this.bytes(val.v);
    else if (val.t === T.string) {
      const start = this.at;
      this.at += 4;
      this.text(val.v);
      this.buf.writeInt32LE(this.at - start - 4, start);
    } else if (val.t === T.regex) {
      this.text(val.v);
      this.text(val.flags);
    } else if (val.t === T.binary) {
      this.at = this.buf.writeInt32LE(val.v.length, this.at);
      this.buf[this.at++] = val.sub;
      this.bytes(val.v);
    }
  }
}
