// Hooks and tests may each have this module of their own: the list is the process's.
const key = Symbol.for('witnesses of failed tests');
const shared = globalThis as { [key]?: Set<() => Promise<string>> };
shared[key] ??= new Set();
const witnesses = shared[key];

/** What is asked when a test fails, so that its message says what was there; until it is called again. */
export function witness(says: () => Promise<string>): () => void {
  witnesses.add(says);
  return () => witnesses.delete(says);
}

/** Puts what the witnesses say behind the message of an error. */
export async function askWitnesses(error: Error): Promise<void> {
  const said = await Promise.all([...witnesses].map((says) => says().catch((why) => String(why))));
  if (said.length === 0) return;
  const { message, stack = '' } = error;
  error.message = `${message}\n${said.join('\n')}`;
  error.stack = stack.replace(message, () => error.message);
}
