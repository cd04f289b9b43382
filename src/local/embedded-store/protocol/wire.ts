import { decodeSent, encode, type Writable } from '../language/codec.ts';
import { CommandError, refuse } from '../language/errors.ts';
import { type Doc, object, T, type Val } from '../language/value.ts';

/** MongoDB's wire protocol: OP_MSG, and the OP_QUERY with which drivers shake hands. */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER_BYTES = 16;
const MAX_MESSAGE_BYTES = 48_000_000;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

export type Fields = [string, Writable | Writable[]][];
/** One command, still to be read. `quiet`: the sender waits for no answer. */
export type Message = { requestId: number; legacy: boolean; quiet: boolean; read(): Doc };

/** Takes whole messages off the front of what has arrived. */
export class Unframer {
  private chunks: Buffer[] = [];
  private bytes = 0;

  push(chunk: Buffer): Buffer[] {
    this.chunks.push(chunk);
    this.bytes += chunk.length;
    const whole: Buffer[] = [];
    for (let length = this.length(); length !== undefined && this.bytes >= length; length = this.length()) {
      const all = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks);
      whole.push(all.subarray(0, length));
      this.bytes -= length;
      this.chunks = this.bytes === 0 ? [] : [all.subarray(length)];
    }
    return whole;
  }

  private length(): number | undefined {
    if (this.bytes < HEADER_BYTES) return undefined;
    if (this.chunks[0]!.length < 4) this.chunks = [Buffer.concat(this.chunks)];
    const length = this.chunks[0]!.readInt32LE(0);
    if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES) throw new Error(`message of ${length} bytes`);
    return length;
  }
}

/** Who asks, and how it is answered; what cannot be read further on is refused when it is read. */
export function readMessage(frame: Buffer): Message {
  const requestId = frame.readInt32LE(4);
  const opcode = frame.readInt32LE(12);
  if (opcode !== OP_MSG && opcode !== OP_QUERY) throw new Error(`opcode ${opcode} is not spoken here`);
  const legacy = opcode === OP_QUERY;
  const quiet = !legacy && (frame.readUInt32LE(HEADER_BYTES) & MORE_TO_COME) !== 0;
  return { requestId, legacy, quiet, read: () => readBody(legacy ? readQuery : readSections, frame) };
}

function readBody(read: (frame: Buffer) => Doc, frame: Buffer): Doc {
  try {
    return read(frame);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    return refuse('InvalidBSON', `the message cannot be read: ${(error as Error).message}`);
  }
}

function readQuery(frame: Buffer): Doc {
  const nameEnd = frame.indexOf(0, HEADER_BYTES + 4);
  const body = decodeSent(frame, nameEnd + 9);
  const database = frame.toString('utf8', HEADER_BYTES + 4, nameEnd).split('.')[0]!;
  if (!body.has('$db')) body.set('$db', { t: T.string, v: database });
  return body;
}

function readSections(frame: Buffer): Doc {
  const flags = frame.readUInt32LE(HEADER_BYTES);
  const end = flags & CHECKSUM_PRESENT ? frame.length - 4 : frame.length;
  let body: Doc | undefined;
  const sequences: [string, Val][] = [];
  for (let at = HEADER_BYTES + 4; at < end; ) {
    const kind = frame[at++];
    const length = documentLength(frame, at);
    if (kind === 0) body = decodeSent(frame, at);
    else if (kind === 1) sequences.push(readSequence(frame, at, at + length));
    else refuse('InvalidBSON', `section of kind ${kind}`);
    at += length;
  }
  if (body === undefined) return refuse('InvalidBSON', 'a message without a body');
  for (const [name, val] of sequences) body.set(name, val);
  return body;
}

function readSequence(frame: Buffer, start: number, end: number): [string, Val] {
  const nameEnd = frame.indexOf(0, start + 4);
  const items: Val[] = [];
  for (let at = nameEnd + 1; at < end; at += documentLength(frame, at)) {
    items.push(object(decodeSent(frame, at)));
  }
  return [frame.toString('utf8', start + 4, nameEnd), { t: T.array, v: items }];
}

function documentLength(frame: Buffer, at: number): number {
  const length = frame.readInt32LE(at);
  return length >= 5 ? length : refuse('InvalidBSON', 'a document of less than 5 bytes');
}

let lastId = 0;

export function writeMessage(to: Message, fields: Fields): Buffer {
  const document = encode(fields);
  const prefix = to.legacy ? legacyPrefix() : Buffer.alloc(5);
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  lastId = (lastId + 1) & 0x7fffffff;
  header.writeInt32LE(HEADER_BYTES + prefix.length + document.length, 0);
  header.writeInt32LE(lastId, 4);
  header.writeInt32LE(to.requestId, 8);
  header.writeInt32LE(to.legacy ? OP_REPLY : OP_MSG, 12);
  return Buffer.concat([header, prefix, document]);
}

/** Flags (await-capable), no cursor, from 0, one document. */
function legacyPrefix(): Buffer {
  const prefix = Buffer.alloc(20);
  prefix.writeInt32LE(8, 0);
  prefix.writeInt32LE(1, 16);
  return prefix;
}
