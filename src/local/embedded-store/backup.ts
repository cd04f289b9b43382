import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFile, DamagedFile } from './storage/check.ts';
import { settleFile } from './storage/copy.ts';
import { Storage } from './storage/storage.ts';
import { DATA_FILE } from './storage/tables.ts';

/**
 * node backup.js --data DIR --to FILE: a consistent, compact copy of a store, running or not. It reads one
 * snapshot, beside the writers of the running store.
 */
async function backUp(folder: string, file: string): Promise<void> {
  if (!existsSync(join(folder, DATA_FILE))) throw new Error(`There is no store in ${folder}.`);
  if (existsSync(file)) throw new Error(`${file} is there already; a backup is never written over.`);
  const storage = new Storage(folder, { readOnly: true });
  const partial = `${file}.partial`;
  await storage.root.backup(partial, true);
  await storage.close();
  try {
    checkFile(partial);
  } catch (error) {
    rmSync(partial);
    throw error instanceof DamagedFile ? new DamagedFile(storage.file, error.reason) : error;
  }
  settleFile(partial, file);
}

try {
  const { values } = parseArgs({ options: { data: { type: 'string' }, to: { type: 'string' } } });
  if (values.data === undefined || values.to === undefined)
    throw new Error('Usage: backup --data DIR --to FILE');
  await backUp(values.data, values.to);
  console.log(`The store in ${values.data} was copied to ${values.to}.`);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
