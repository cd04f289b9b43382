import { randomInt } from 'node:crypto';
import { encode, type Raw, type Writable } from '../language/codec.ts';
import { refuse } from '../language/errors.ts';
import { long, string } from '../language/value.ts';
import { eachPiece, type Source } from './query.ts';

/** The first answer holds 101 documents, as MongoDB's; any answer stays under 16 MB. */
const FIRST_BATCH = 101;
const BATCH_BYTES = 16 * 1024 * 1024 - 64 * 1024;
const IDLE_MS = 10 * 60 * 1000;

type Cursor = { id: bigint; namespace: string; source: Source<Buffer>; rest: Buffer[]; usedAt: number };
export type BatchOptions = { size: number | undefined; single: boolean };

/** Open cursors, by id. Idle ones go after ten minutes. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();

  /** The answer to a find or an aggregate; a cursor stays open where there is more. */
  async first(namespace: string, source: Source<Buffer>, options: BatchOptions): Promise<Raw> {
    this.forgetIdle();
    const cursor: Cursor = { id: 0n, namespace, source, rest: [], usedAt: Date.now() };
    const { batch, more } = await fill(cursor, options.size ?? FIRST_BATCH);
    if (more && !options.single) this.keep(cursor);
    return answer(cursor, 'firstBatch', batch);
  }

  async next(id: bigint, namespace: string, size: number | undefined): Promise<Raw> {
    const cursor = this.open.get(id);
    if (cursor === undefined) refuse('CursorNotFound', `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) {
      refuse('Unauthorized', `cursor ${id} belongs to ${cursor.namespace}, not to '${namespace}'`);
    }
    cursor.usedAt = Date.now();
    const { batch, more } = await fill(cursor, size ?? Number.POSITIVE_INFINITY);
    if (!more) {
      this.open.delete(id);
      cursor.id = 0n;
    }
    return answer(cursor, 'nextBatch', batch);
  }

  kill(id: bigint): boolean {
    return this.open.delete(id);
  }

  private keep(cursor: Cursor): void {
    do cursor.id = (BigInt(randomInt(1, 0x7fffffff)) << 32n) | BigInt(randomInt(1, 0xffffffff));
    while (this.open.has(cursor.id));
    this.open.set(cursor.id, cursor);
  }

  private forgetIdle(): void {
    const before = Date.now() - IDLE_MS;
    for (const [id, cursor] of this.open) if (cursor.usedAt < before) this.open.delete(id);
  }
}

async function fill(cursor: Cursor, size: number): Promise<{ batch: Raw[]; more: boolean }> {
  const batch: Raw[] = [];
  let bytes = 0;
  const take = (items: Buffer[]): boolean => {
    cursor.rest.push(...items);
    let taken = 0;
    while (taken < cursor.rest.length && batch.length < size) {
      const raw = cursor.rest[taken]!;
      if (batch.length > 0 && bytes + raw.length > BATCH_BYTES) break;
      bytes += raw.length + 12;
      batch.push({ raw });
      taken++;
    }
    cursor.rest.splice(0, taken);
    return cursor.rest.length === 0 && batch.length < size;
  };
  if (!take([])) return { batch, more: true };
  let ended = true;
  await eachPiece(cursor.source, (items) => {
    ended = take(items);
    return ended;
  });
  return { batch, more: !ended || cursor.rest.length > 0 };
}

function answer(cursor: Cursor, name: string, batch: Raw[]): Raw {
  const fields: [string, Writable | Writable[]][] = [
    [name, batch],
    ['id', long(cursor.id)],
    ['ns', string(cursor.namespace)],
  ];
  return { raw: encode(fields) };
}
