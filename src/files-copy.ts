// npm run files:copy: brings all uploaded files from one storage to another.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { copyFiles, sentenceOfCopy } from './adapters/files/copy.ts';
import { makeFileStorage } from './adapters/files/index.ts';
import { makeLog } from './adapters/log.ts';
import { configOrExit, type FilesConfig, readFilesConfig } from './config.ts';
import type { FileStorage } from './features/files/file.storage.ts';

const USAGE = `npm run files:copy -- --from STORAGE --to STORAGE
  copies every file that is not there yet; what was interrupted goes on where it stopped. Nothing is removed.
  STORAGE  data: the data folder (DATA_DIR/files) · s3: the bucket of FILES_S3_ENDPOINT · or the path of a folder`;
const saidEvery = 500;

/** One sentence for the person at the console. */
class Refusal extends Error {}

function readArguments(): { from: string; to: string } | null {
  const value = { type: 'string' } as const;
  const options = { from: value, to: value, help: { type: 'boolean', short: 'h' } } as const;
  let given: { from?: string | undefined; to?: string | undefined; help?: boolean | undefined };
  try {
    given = parseArgs({ options }).values;
  } catch (error) {
    throw new Refusal(`${(error as Error).message.split('\n')[0]} (npm run files:copy -- --help)`);
  }
  if (given.help || Object.keys(given).length === 0) return null;
  const { from, to } = given;
  if (from === undefined || to === undefined) throw new Refusal('--from and --to are both needed.');
  if (from === to) throw new Refusal('--from and --to are the same storage.');
  return { from, to };
}

function storageOf(name: string, { filesDir, s3 }: FilesConfig, isSource: boolean): FileStorage {
  const log = makeLog('warn');
  if (name !== 's3') {
    const folder = name === 'data' ? filesDir : resolve(name);
    if (isSource && !existsSync(folder)) throw new Refusal(`There is no folder ${folder}.`);
    return makeFileStorage({ filesDir: folder, s3: null }, log);
  }
  if (!s3)
    throw new Refusal('FILES_S3_ENDPOINT, FILES_S3_KEY and FILES_S3_SECRET must be set to name the bucket.');
  return makeFileStorage({ filesDir, s3 }, log);
}

async function main(): Promise<string> {
  const given = readArguments();
  if (given === null) return USAGE;
  const config = configOrExit(readFilesConfig);
  const from = storageOf(given.from, config, true);
  const report = await copyFiles(from, storageOf(given.to, config, false), (soFar) => {
    if (soFar.copied % saidEvery === 0) process.stdout.write(`… ${sentenceOfCopy(soFar)}\n`);
  });
  return sentenceOfCopy(report);
}

try {
  process.stdout.write(`${await main()}\n`);
} catch (error) {
  const isSaid = error instanceof Refusal;
  const said = isSaid ? error.message : `The copy was interrupted, start it again: ${String(error)}`;
  process.stderr.write(`${said}\n`);
  process.exitCode = 1;
}
