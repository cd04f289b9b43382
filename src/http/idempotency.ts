import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Sent } from '../contract/mount.ts';
import { forbidden, keyReused, keyRunning } from '../kernel/errors.ts';

/** An answer that only its own key opens, and a hash of the rights that it was given to. */
interface KeptAnswer {
  rights: string;
  sealed: string;
}
type KeyState =
  | { kind: 'run' }
  | { kind: 'running' }
  | { kind: 'reused' }
  | { kind: 'done'; answer: unknown };

/** Where the answers to repeated keys are kept, by the scoped key and a hash of what was asked. */
export interface KeyStore {
  begin(id: string, hash: string): Promise<KeyState>;
  finish(id: string, answer: KeptAnswer): Promise<void>;
  abandon(id: string): Promise<void>;
}
interface KeyedRequest {
  content: unknown;
  /** What the asker may as of now. */
  rights: unknown;
}

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
const hashOf = (...parts: string[]) => createHash('sha256').update(parts.join('\n'));
// the store knows another hash of the scope, so it cannot open what it keeps
const secretOf = (scope: string) => hashOf('answer', scope).digest();

function seal(scope: string, answer: unknown): string {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, secretOf(scope), iv);
  const sealed = Buffer.concat([sealing.update(JSON.stringify(answer), 'utf8'), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString('base64');
}
function open(scope: string, text: string): Sent {
  const bytes = Buffer.from(text, 'base64');
  const opening = createDecipheriv(cipher, secretOf(scope), bytes.subarray(0, ivBytes));
  opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  const opened = Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()]);
  return JSON.parse(opened.toString('utf8')) as Sent;
}

/**
 * Runs a request once per key: the same key and content answer the same again, to whoever has the same rights as then.
 * A refusal is not kept, so that it can be mended and sent again. Throws `idempotency_key_reused`,
 * `idempotency_running`, and `forbidden` where the rights are others by now.
 */
export async function once(
  store: KeyStore,
  scope: string,
  asked: KeyedRequest,
  run: () => Promise<Sent>,
): Promise<Sent> {
  const id = hashOf(scope).digest('base64url');
  const hash = hashOf(JSON.stringify(asked.content)).digest('base64url');
  const rights = hashOf(JSON.stringify(asked.rights)).digest('base64url');
  const state = await store.begin(id, hash);
  if (state.kind === 'reused') throw keyReused();
  if (state.kind === 'running') throw keyRunning();
  if (state.kind === 'done') {
    const kept = state.answer as Partial<KeptAnswer>;
    if (kept.rights !== rights || kept.sealed === undefined) throw forbidden();
    return open(scope, kept.sealed);
  }
  let sent: Sent;
  try {
    sent = await run();
  } catch (thrown) {
    await store.abandon(id);
    throw thrown;
  }
  // as JSON, so that a repeated key answers exactly what went out the first time
  const { status, headers, body } = sent;
  await store.finish(id, { rights, sealed: seal(scope, { status, headers, body }) });
  return sent;
}
