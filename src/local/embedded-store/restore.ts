import { copyFileSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFile, DamagedFile } from './storage/check.ts';
import { settleFile } from './storage/copy.ts';
import { FolderTaken, lockFolder } from './storage/lock.ts';
import { Storage } from './storage/storage.ts';
import { DATA_FILE } from './storage/tables.ts';

/**
 * node restore.js --from FILE --data DIR [--replace]: puts a backup in the place of a store that is not running.
 * The copy is opened and read before anything is replaced.
 */
async function restore(file: string, folder: string, replace: boolean): Promise<void> {
  if (!existsSync(file)) throw new Error(`There is no backup at ${file}.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await lockFolder(realpathSync(folder));
  const target = join(folder, DATA_FILE);
  if (existsSync(target) && !replace)
    throw new Error(`${folder} holds a store already; --replace puts the backup in its place.`);
  const trial = mkdtempSync(join(folder, 'restore-'));
  try {
    copyFileSync(file, join(trial, DATA_FILE));
    await check(trial, file);
    rmSync(`${target}-lock`, { force: true });
    settleFile(join(trial, DATA_FILE), target);
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
}

async function check(folder: string, file: string): Promise<void> {
  try {
    checkFile(file);
    const storage = new Storage(folder, { readOnly: true });
    for (const db of storage.catalogue.databaseNames()) storage.catalogue.collections(db);
    await storage.close();
  } catch (error) {
    const reason = error instanceof DamagedFile ? error.reason : (error as Error).message;
    throw new Error(`${file} is not a backup of a store: ${reason}`);
  }
}

try {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, data: { type: 'string' }, replace: { type: 'boolean' } },
  });
  if (values.from === undefined || values.data === undefined) {
    throw new Error('Usage: restore --from FILE --data DIR [--replace]');
  }
  await restore(values.from, values.data, values.replace === true);
  console.log(`The backup ${values.from} is now the store in ${values.data}.`);
  process.exit(0);
} catch (error) {
  const taken = error instanceof FolderTaken;
  console.error(
    taken ? `A store is running on ${error.message}; stop it before restoring.` : (error as Error).message,
  );
  process.exit(1);
}
