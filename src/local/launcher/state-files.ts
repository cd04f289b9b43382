import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_KEY_FILE, STANDIN_FILE, STORE_URI_FILE, type StandinFile, withDatabase } from '../../config.ts';

/** Notes the store's address for commands and for a second server. Only this user may read it. */
export function writeStoreFile(dataDir: string, uri: string): string {
  const named = withDatabase(uri);
  writeSecret(join(dataDir, STORE_URI_FILE), `${named}\n`);
  return named;
}

/** Notes the stand-ins' address and credentials; the servers of this folder read them there. */
export function writeStandinFile(dataDir: string, standins: StandinFile): void {
  writeSecret(join(dataDir, STANDIN_FILE), `${JSON.stringify(standins, null, 2)}\n`);
}

export function removeStoreFile(dataDir: string): void {
  rmSync(join(dataDir, STORE_URI_FILE), { force: true });
}

/** A key of this folder's own, made once: what it has sealed is lost without it. */
export function ensureDataKey(dataDir: string): void {
  const file = join(dataDir, DATA_KEY_FILE);
  if (!existsSync(file)) writeSecret(file, `1:${randomBytes(32).toString('hex')}\n`);
}

/** The stand-ins noted before, whether they still run or not. */
export function readStandinFile(dataDir: string): StandinFile | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, STANDIN_FILE), 'utf8')) as StandinFile;
  } catch {
    return null;
  }
}

/** Whether anything speaks HTTP there. */
export async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url, { signal: AbortSignal.timeout(1000), redirect: 'manual' })).body?.cancel();
    return true;
  } catch {
    return false;
  }
}

function writeSecret(file: string, content: string): void {
  const part = `${file}.part`;
  rmSync(part, { force: true });
  writeFileSync(part, content, { mode: 0o600 });
  renameSync(part, file);
}
