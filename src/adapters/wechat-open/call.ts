import { unavailable } from '../../kernel/errors.ts';

const timeoutMs = 4000;

/** A code that was never valid, is over after five minutes, or was used before. */
export const codeErrors = [40029, 40163, 41008];

/**
 * One call to the official account, with a body where it takes one. WeChat answers 200 with an `errcode` where it
 * refuses. Throws `unavailable` where it does not answer in time.
 */
export async function callOpen(address: string, sent?: object): Promise<Record<string, unknown>> {
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sent),
  };
  try {
    const answer = await fetch(address, {
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
      ...(sent === undefined ? {} : post),
    });
    const value: unknown = JSON.parse(await answer.text());
    if (answer.ok && typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // a failure of fetch names the address, which may hold the secret
  }
  throw unavailable();
}
