import { setPriority } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFile, DamagedFile } from './storage/check.ts';
import { Storage } from './storage/storage.ts';
import { DATA_FILE } from './storage/tables.ts';

const EXIT_DAMAGED = 4;

/**
 * node check.js --data DIR: reads one snapshot of a store, running or not, page by page and record by record. Exit code
 * 4 where the store cannot be used, 1 where records are damaged.
 */
async function check(folder: string): Promise<number> {
  const file = join(folder, DATA_FILE);
  checkFile(file, true);
  const storage = new Storage(folder, { readOnly: true });
  // As long as a snapshot is read, writers leave its pages alone.
  const snapshot = storage.root.useReadTransaction();
  const damaged = checkFile(file);
  snapshot.done();
  await storage.close();
  return damaged;
}

const { values } = parseArgs({ options: { data: { type: 'string' } } });
try {
  if (values.data === undefined) throw new Error('Usage: check --data DIR');
  setPriority(10);
  const damaged = await check(values.data);
  if (damaged === 0) console.log(`The store in ${values.data} is whole.`);
  else process.exit(1);
} catch (error) {
  console.error((error as Error).message);
  process.exit(error instanceof DamagedFile ? EXIT_DAMAGED : 1);
}
