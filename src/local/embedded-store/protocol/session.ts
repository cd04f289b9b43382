import { decode, encode } from '../language/codec.ts';
import { refuse } from '../language/errors.ts';
import { type Doc, date, long, T } from '../language/value.ts';
import { SESSION } from '../storage/meta.ts';
import { afterPrefix, readRange } from '../storage/tables.ts';
import type { Context, Request } from './request.ts';
import type { Fields } from './wire.ts';

/** MongoDB's sessions end after 30 minutes; what they answered last is kept a little longer. */
const KEPT_MS = 60 * 60 * 1000;

/**
 * Runs a write in the next shared transaction. With a session and a transaction number (a retryable write) its
 * answer is kept in the same transaction, and the same number gets the same answer without a second write.
 */
export function write(context: Context, request: Request, work: () => Fields): Promise<Fields> {
  const session = sessionOf(request.body);
  if (session === undefined) return context.commits.run(work);
  return context.commits.run(() => {
    const { meta } = context.storage;
    const kept = meta.get(session.key);
    const last = kept === undefined ? undefined : decode(kept);
    const lastNumber = last?.get('number')?.v as bigint | undefined;
    if (last !== undefined && lastNumber === session.number) return [...(last.get('reply')!.v as Doc)];
    if (lastNumber !== undefined && lastNumber > session.number) {
      refuse('TransactionTooOld', `txnNumber ${session.number} comes after ${lastNumber} in its session`);
    }
    const reply = work();
    const image: Fields = [
      ['number', long(session.number)],
      ['at', date(Date.now())],
      ['reply', { raw: encode(reply) }],
    ];
    meta.put(session.key, encode(image));
    return reply;
  });
}

function sessionOf(body: Doc): { key: Buffer; number: bigint } | undefined {
  const number = body.get('txnNumber');
  const session = body.get('lsid');
  if (number === undefined || session?.t !== T.object) return undefined;
  if (number.t !== T.long && number.t !== T.int) return refuse('TypeMismatch', 'txnNumber must be a long');
  return { key: sessionKey(session.v), number: BigInt(number.v) };
}

function sessionKey(session: Doc): Buffer {
  const id = session.get('id');
  if (id?.t !== T.binary) return refuse('BadValue', 'lsid.id must be a UUID');
  return Buffer.concat([Buffer.from(SESSION), id.v]);
}

export function endSessions(context: Context, sessions: readonly Doc[]): Promise<void> {
  return context.commits.run(() => {
    for (const session of sessions) context.storage.meta.remove(sessionKey(session));
  });
}

/** Removes the answers of sessions that nobody can ask about any more. */
export function forgetSessions(context: Context): Promise<void> {
  return context.commits.run(() => {
    const prefix = Buffer.from(SESSION);
    const { meta } = context.storage;
    const before = BigInt(Date.now() - KEPT_MS);
    for (const { key, value } of readRange(meta, prefix, afterPrefix(prefix), 100_000)) {
      if ((decode(value, new Set(['at'])).get('at')!.v as bigint) < before) meta.remove(key);
    }
  });
}
