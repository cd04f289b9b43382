import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a finished file durable under its final name, which appears at once or not at all. */
export function settleFile(partial: string, file: string): void {
  flush(partial, 'r+');
  renameSync(partial, file);
  // On Windows a folder cannot be opened; its entries are written by the system.
  if (process.platform !== 'win32') flush(dirname(file), 'r');
}

function flush(path: string, flags: string): void {
  const handle = openSync(path, flags);
  fsyncSync(handle);
  closeSync(handle);
}

/** What to do about a damaged file, with the command that does it. */
export function restoreAdvice(file: string): string {
  return `Restore a backup: node dist/local/embedded-store/restore.js --from BACKUP --data ${dirname(file)} --replace`;
}
