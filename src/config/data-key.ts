import { join } from 'node:path';
import type { DataKey } from '../kernel/sealing.ts';
import { ConfigError, type Env, type ReadFile, text } from './value.ts';

export const DATA_KEY_FILE = 'data.key';
const form = /^(\d{1,4}):([0-9a-f]{64})$/i;

/** The first seals, all of them open. In a demo the launcher keeps one in DATA_DIR. @throws ConfigError */
export function readDataKeys(
  env: Env,
  { demo, dataDir }: { demo: boolean; dataDir: string },
  readFile: ReadFile,
): readonly DataKey[] {
  const given = text(env, 'DATA_KEY') ?? (demo ? ownKey(join(dataDir, DATA_KEY_FILE), readFile) : null);
  if (given === null) return [];
  const keys = given.split(',').map((part) => {
    const [, version, key] = form.exec(part.trim()) ?? [];
    // never repeated in the sentence: it is a secret
    if (version === undefined || key === undefined) throw wrong();
    return { version: Number(version), key: Buffer.from(key, 'hex') };
  });
  if (new Set(keys.map(({ version }) => version)).size < keys.length) throw wrong();
  return keys;
}

const wrong = () =>
  new ConfigError(
    'DATA_KEY must be a number, a colon and 64 hex digits, e.g. 1:0f…; keys of before follow behind commas, each with a number of its own.',
  );

function ownKey(path: string, readFile: ReadFile): string | null {
  try {
    return readFile(path).trim();
  } catch {
    return null;
  }
}
