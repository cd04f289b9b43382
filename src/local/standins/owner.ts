/**
 * One log has one owner: two programs on it would each miss what the other wrote. The owner notes its address beside
 * the log, and whoever comes next asks there; so nothing stale is left to clear away after a kill.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

export type Owner = {
  /** Shown by /healthz, so that another program at the same address is not taken for the owner. */
  readonly token: string;
  note(url: string): void;
};

/** One who was just told to end gets this long to do so. */
const patienceMs = 3000;
const askAgainMs = 100;
const askMs = 1000;

/** Throws an Error with one sentence while another program owns the log. */
export async function becomeOwner(journalFile: string | undefined): Promise<Owner> {
  const token = randomUUID();
  if (journalFile === undefined) return { token, note: () => undefined };
  const file = `${journalFile}.owner`;
  const until = Date.now() + patienceMs;
  for (let other = readNote(file); other && (await isAlive(other)); other = readNote(file)) {
    if (Date.now() > until)
      throw new Error(`${journalFile} is in use by the stand-ins at ${other.url}; stop them first.`);
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  }
  return { token, note: (url) => writeFileSync(file, JSON.stringify({ url, token }), { mode: 0o600 }) };
}

type Note = { url: string; token: string };

function readNote(file: string): Note | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Note;
  } catch {
    return undefined;
  }
}

async function isAlive({ url, token }: Note): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(askMs) });
    return ((await answer.json()) as Partial<Note>).token === token;
  } catch {
    return false;
  }
}
