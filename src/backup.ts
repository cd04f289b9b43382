// npm run backup, npm run restore: the embedded store and the uploaded files, as they belong together.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { copyFiles, sentenceOfCopy } from './adapters/files/copy.ts';
import { makeFileStorage } from './adapters/files/index.ts';
import { makeLog } from './adapters/log.ts';
import { configOrExit, type FilesConfig, readFilesConfig } from './config.ts';

const USAGE = `npm run backup -- --to FOLDER
  copies the embedded store and the uploaded files, running or not, into a new folder.
npm run restore -- --from FOLDER [--replace]
  brings both back. The server must be stopped; --replace puts them in the place of what is there.`;

/** One sentence for the person at the console. */
class Refusal extends Error {}

/** Runs a program of the embedded store, which says in a sentence what is wrong. */
function runStore(program: 'backup' | 'restore', args: string[]): void {
  const file = join(import.meta.dirname, `local/embedded-store/${program}.js`);
  const { status, stderr } = spawnSync(process.execPath, [file, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Refusal(stderr.trim());
}

const filesIn = (folder: string) =>
  makeFileStorage({ filesDir: join(folder, 'files'), s3: null }, makeLog('warn'));
const storeOf = ({ dataDir }: FilesConfig) => join(dataDir, 'store');
const storeFile = 'store.mdb';

/** The store first: what it knows of then is in the storage, and stays there at least for a day. */
async function backUp(to: string, config: FilesConfig): Promise<string> {
  if (existsSync(to)) throw new Refusal(`${to} is there already; a backup is never written over.`);
  const partial = `${to}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  runStore('backup', ['--data', storeOf(config), '--to', join(partial, storeFile)]);
  const report = await copyFiles(makeFileStorage(config, makeLog('warn')), filesIn(partial));
  renameSync(partial, to);
  return `The store is in ${to}. ${sentenceOfCopy(report)}`;
}

/** The files come after the store, which refuses where it runs; a restore that was interrupted can be repeated. */
async function restore(from: string, config: FilesConfig, replace: boolean): Promise<string> {
  if (!existsSync(join(from, storeFile))) throw new Refusal(`There is no backup in ${from}.`);
  const args = [
    '--from',
    join(from, storeFile),
    '--data',
    storeOf(config),
    ...(replace ? ['--replace'] : []),
  ];
  runStore('restore', args);
  const report = await copyFiles(filesIn(from), makeFileStorage(config, makeLog('warn')));
  return `The backup ${from} is now the store in ${storeOf(config)}. ${sentenceOfCopy(report)}`;
}

async function main(): Promise<string> {
  const value = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({ options: { to: value, from: value, replace: flag, help: flag } });
  const { to, from, replace = false } = values;
  if ((to === undefined) === (from === undefined)) return USAGE;
  const config = configOrExit(readFilesConfig);
  return to === undefined ? restore(resolve(from ?? ''), config, replace) : backUp(resolve(to), config);
}

try {
  process.stdout.write(`${await main()}\n`);
} catch (error) {
  const isSaid = error instanceof Refusal;
  process.stderr.write(`${isSaid ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
