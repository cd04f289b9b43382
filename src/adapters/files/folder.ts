import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStorage } from '../../features/files/file.storage.ts';

const isMissing = (thrown: unknown) => (thrown as NodeJS.ErrnoException).code === 'ENOENT';
const partial = '.partial';

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Written beside, made durable and moved into place: under its name a file is whole or not there. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const beside = `${path}.${randomBytes(6).toString('hex')}${partial}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const handle = await open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, path);
  } catch (thrown) {
    await rm(beside, { force: true });
    throw thrown;
  }
  await syncFolder(dirname(path));
}

/** Files in a folder of this machine, spread over sub-folders by the end of their id. */
export function makeFolderStorage(folder: string): FileStorage {
  const pathOf = (name: string) => join(folder, /([^-]{2})-/.exec(name)?.[1] ?? '__', name);
  return {
    put: (name, bytes) => writeWhole(pathOf(name), bytes),
    async get(name) {
      try {
        return await readFile(pathOf(name));
      } catch (thrown) {
        if (isMissing(thrown)) return null;
        throw thrown;
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    async *list() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((thrown) => {
        if (isMissing(thrown)) return [];
        throw thrown;
      });
      for (const entry of entries) if (entry.isFile() && !entry.name.endsWith(partial)) yield entry.name;
    },
  };
}
