import { createHash } from 'node:crypto';
import { type Doc, isNumber, T, type Val } from './value.ts';

/**
 * One definition of MongoDB's order of values: bytes whose order is the order of the values. Filters, sorts
 * and indexes all use it. A value is a type byte (MongoDB's canonical order) and bytes that end themselves,
 * so values can follow one another in a key; equal values of different numeric types have equal bytes.
 */
const CLASS: Record<number, number> = {
  [T.null]: 10,
  [T.int]: 20,
  [T.double]: 20,
  [T.long]: 20,
  [T.string]: 30,
  [T.object]: 40,
  [T.array]: 50,
  [T.binary]: 60,
  [T.objectId]: 70,
  [T.bool]: 80,
  [T.date]: 90,
  [T.regex]: 110,
};

/** The key of an empty array: before null, as MongoDB's `undefined`. */
export const EMPTY_ARRAY_KEY = Buffer.from([5]);
export const NULL_KEY = Buffer.from([10]);

/** The canonical type class of a value: values of different classes never match a range. */
export const classOf = (val: Val): number => CLASS[val.t]!;

class KeyWriter {
  buf = Buffer.allocUnsafe(4096);
  at = 0;

  room(bytes: number): void {
    if (this.at + bytes <= this.buf.length) return;
    const bigger = Buffer.allocUnsafe(Math.max(this.buf.length * 2, this.at + bytes));
    this.buf.copy(bigger, 0, 0, this.at);
    this.buf = bigger;
  }

  byte(value: number): void {
    this.room(1);
    this.buf[this.at++] = value;
  }

  text(value: string): void {
    this.room(value.length * 3 + 1);
    const start = this.at;
    this.at += this.buf.write(value, start);
    if (value.includes('\0')) this.escape(start);
    this.byte(0);
  }

  /** A zero byte inside a text becomes 00 FF, which sorts after the end of a shorter text. */
  private escape(start: number): void {
    const bytes = Buffer.from(this.buf.subarray(start, this.at));
    this.at = start;
    this.room(bytes.length * 2 + 1);
    for (const byte of bytes) {
      this.buf[this.at++] = byte;
      if (byte === 0) this.buf[this.at++] = 0xff;
    }
  }

  bytes(value: Buffer): void {
    this.room(value.length);
    this.at += value.copy(this.buf, this.at);
  }

  number(val: Val): void {
    this.room(10);
    const exact = val.t === T.long ? val.v : undefined;
    let value = exact === undefined ? (val.v as number) : Number(exact);
    if (value === 0) value = 0;
    // What a long loses as a double (at most 512 up or down) follows, so that order and equality stay exact.
    const rest = exact === undefined ? 0 : Number(exact - BigInt(value));
    if (Number.isNaN(value)) this.buf.fill(0, this.at, this.at + 8);
    else {
      this.buf.writeDoubleBE(value, this.at);
      if (this.buf[this.at]! & 0x80) for (let i = 0; i < 8; i++) this.buf[this.at + i]! ^= 0xff;
      else this.buf[this.at]! ^= 0x80;
    }
    this.at += 8;
    this.at = this.buf.writeUInt16BE(rest + 0x8000, this.at);
  }

  value(val: Val): void {
    this.byte(classOf(val));
    this.body(val);
  }

  body(val: Val): void {
    if (isNumber(val)) this.number(val);
    this.room(16);
    if (val.t === T.string) this.text(val.v);
    else if (val.t === T.object) this.fields(val.v);
    else if (val.t === T.array) this.items(val.v);
    else if (val.t === T.bool) this.byte(val.v ? 1 : 0);
    else if (val.t === T.objectId) this.bytes(val.v);
    else if (val.t === T.date) {
      this.at = this.buf.writeBigUInt64BE(BigInt.asUintN(64, val.v + (1n << 63n)), this.at);
    } else if (val.t === T.binary) {
      this.at = this.buf.writeUInt32BE(val.v.length, this.at);
      this.byte(val.sub);
      this.bytes(val.v);
    } else if (val.t === T.regex) {
      this.text(val.v);
      this.text(val.flags);
    }
  }

  private items(items: readonly Val[]): void {
    for (const item of items) this.value(item);
    this.byte(0);
  }

  private fields(doc: Doc): void {
    for (const [name, val] of doc) {
      this.byte(classOf(val));
      this.text(name);
      this.body(val);
    }
    this.byte(0);
  }
}

const shared = new KeyWriter();

/** The ordered bytes of one value, inverted where the order is descending. */
export function keyOf(val: Val, descending = false): Buffer {
  shared.at = 0;
  shared.value(val);
  const key = Buffer.from(shared.buf.subarray(0, shared.at));
  return descending ? invert(key) : key;
}

export function invert(key: Buffer): Buffer {
  const out = Buffer.allocUnsafe(key.length);
  for (let i = 0; i < key.length; i++) out[i] = key[i]! ^ 0xff;
  return out;
}

export function compare(a: Val, b: Val): number {
  if (a === b) return 0;
  if ((a.t === T.int || a.t === T.double) && (b.t === T.int || b.t === T.double)) {
    if (a.v < b.v) return -1;
    if (a.v > b.v) return 1;
    if (a.v === b.v) return 0;
  }
  const byClass = classOf(a) - classOf(b);
  return byClass !== 0 ? Math.sign(byClass) : Buffer.compare(keyOf(a), keyOf(b));
}

export function equal(a: Val, b: Val): boolean {
  if (a.t === b.t && a.v === b.v && a.t !== T.regex) return true;
  if (classOf(a) !== classOf(b)) return false;
  if (a.t === T.string || a.t === T.bool) return false;
  return compare(a, b) === 0;
}

/** LMDB's keys end at 1,978 bytes; collection id, record id and the hash must fit beside. */
export const MAX_KEY_BYTES = 1900;

/** A key that is too long is cut and made distinct by a hash: equal keys stay equal, order is lost after the cut. */
export function cutKey(key: Buffer): Buffer {
  if (key.length <= MAX_KEY_BYTES) return key;
  const hash = createHash('sha256').update(key).digest();
  return Buffer.concat([key.subarray(0, MAX_KEY_BYTES), hash]);
}
