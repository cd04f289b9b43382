/** Thrown where bytes are not the message they should be; the reader of the file turns it into a sentence. */
export class MalformedMessage extends Error {}

const TWO_32 = 2 ** 32;

/**
 * A cursor over one protobuf message. Every read is checked against the end of the message, so that bytes of
 * another kind end in `MalformedMessage` and never in endless or made-up data. Integers are exact to 2^53.
 */
export class ProtoReader {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;
  #high = 0;

  constructor(bytes: Uint8Array, from = 0, end = bytes.length) {
    if (end > bytes.length || from > end) throw new MalformedMessage('a length passes the end');
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  get more(): boolean {
    return this.at < this.end;
  }

  /** The low 32 bits of a varint; the high 32 are left in `high`. */
  #low(): number {
    let low = 0;
    this.#high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      if (this.at >= this.end) throw new MalformedMessage('a number passes the end');
      const byte = this.bytes[this.at++]!;
      const bits = byte & 0x7f;
      if (shift < 28) low |= bits << shift;
      else if (shift === 28) {
        low |= bits << 28;
        this.#high = bits >>> 4;
      } else this.#high |= shift < 63 ? bits << (shift - 32) : (bits & 1) << 31;
      if (byte < 0x80) return low >>> 0;
    }
    throw new MalformedMessage('a number has no end');
  }

  uint(): number {
    const low = this.#low();
    return (this.#high >>> 0) * TWO_32 + low;
  }

  /** int64 in two's complement. */
  int(): number {
    const low = this.#low();
    return (this.#high | 0) * TWO_32 + low;
  }

  /** sint64, zigzag. */
  sint(): number {
    const low = this.#low();
    if (this.#high === 0) return low & 1 ? -(low - 1) / 2 - 1 : low / 2;
    const whole = (this.#high >>> 0) * TWO_32 + low;
    return low & 1 ? -Math.floor(whole / 2) - 1 : whole / 2;
  }

  /** The next field's key: number * 8 + wire type. */
  key(): number {
    return this.uint();
  }

  /** The next length-delimited field as a reader of its own. */
  message(): ProtoReader {
    const length = this.uint();
    const from = this.at;
    if (length > this.end - from) throw new MalformedMessage('a length passes the end');
    this.at = from + length;
    return new ProtoReader(this.bytes, from, this.at);
  }

  slice(): Uint8Array {
    const inner = this.message();
    return this.bytes.subarray(inner.at, inner.end);
  }

  text(): string {
    return Buffer.from(this.slice()).toString('utf8');
  }

  passOver(key: number): void {
    const kind = key & 7;
    if (kind === 0) this.#low();
    else if (kind === 2) this.message();
    else if (kind === 1 || kind === 5) this.at += kind === 1 ? 8 : 4;
    else throw new MalformedMessage(`wire type ${kind}`);
    if (this.at > this.end) throw new MalformedMessage('a field passes the end');
  }
}

/** How many varints a packed field holds. */
export function countPacked(packed: ProtoReader): number {
  let count = 0;
  for (let at = packed.at; at < packed.end; at++) if (packed.bytes[at]! < 0x80) count++;
  return count;
}

/** Running sums of a packed field of deltas (sint64). */
export function packedDeltas(packed: ProtoReader): Float64Array {
  const values = new Float64Array(countPacked(packed));
  let sum = 0;
  for (let i = 0; i < values.length; i++) values[i] = sum += packed.sint();
  if (packed.more) throw new MalformedMessage('a list is cut short');
  return values;
}

/** A packed field of unsigned numbers. */
export function packedNumbers(packed: ProtoReader): Uint32Array {
  const values = new Uint32Array(countPacked(packed));
  for (let i = 0; i < values.length; i++) values[i] = packed.uint();
  if (packed.more) throw new MalformedMessage('a list is cut short');
  return values;
}
