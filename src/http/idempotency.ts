import { createHash } from 'node:crypto';
import type { Sent } from '../contract/mount.ts';
import { keyReused, keyRunning } from '../kernel/errors.ts';

type KeyState =
  | { kind: 'run' }
  | { kind: 'running' }
  | { kind: 'reused' }
  | { kind: 'done'; answer: unknown };

/** Where the answers to repeated keys are kept, by the scoped key and a hash of what was asked. */
export interface KeyStore {
  begin(id: string, hash: string): Promise<KeyState>;
  finish(id: string, answer: unknown): Promise<void>;
  abandon(id: string): Promise<void>;
}

/**
 * Runs a request once per key: the same key and content answer the same again. A refusal is not kept,
 * so that it can be mended and sent again. Throws `idempotency_key_reused` and `idempotency_running`.
 */
export async function once(
  store: KeyStore,
  scope: string,
  content: unknown,
  run: () => Promise<Sent>,
): Promise<Sent> {
  const id = createHash('sha256').update(scope).digest('base64url');
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('base64url');
  const state = await store.begin(id, hash);
  if (state.kind === 'reused') throw keyReused();
  if (state.kind === 'running') throw keyRunning();
  if (state.kind === 'done') return state.answer as Sent;
  let sent: Sent;
  try {
    sent = await run();
  } catch (thrown) {
    await store.abandon(id);
    throw thrown;
  }
  // as JSON, so that a repeated key answers exactly what went out the first time
  const { status, headers, body } = sent;
  await store.finish(id, JSON.parse(JSON.stringify({ status, headers, body })) as unknown);
  return sent;
}
