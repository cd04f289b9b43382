import { makeLog } from './adapters/log.ts';
import { connectMongo, ensureIndexes, isDatabaseAway } from './adapters/mongo.ts';
import { makeInfrastructureStores } from './adapters/mongo-infrastructure.ts';
import { DataRefused, openData } from './adapters/mongo-migrations.ts';
import { configOrExit, readStoreConfig } from './config.ts';
import { errorSentences } from './copy/zh-CN.ts';
import { makeGrids } from './features/grids/index.ts';
import { HolidayFileError, makeSettings, type SettingsFeature } from './features/settings/index.ts';
import { makeClock } from './kernel/clock.ts';
import { AppError } from './kernel/errors.ts';
import { migrations } from './migrations.ts';

/** One sentence for the person at the console. */
export class Refusal extends Error {}

export interface SettingsConsole {
  settings: SettingsFeature;
  /** The grid that was named, or the only district. Throws `Refusal`. */
  chooseGrid(code: string | undefined): Promise<string>;
}

/** Runs on the settings of the running store. */
export async function onSettings(run: (of: SettingsConsole) => Promise<string>): Promise<string> {
  const { mongodbUri } = configOrExit(readStoreConfig);
  const connection = await connectMongo({ uri: mongodbUri, poolSize: 2, waitMs: 3000 });
  try {
    const log = makeLog('warn');
    const { api: grids } = makeGrids({ connection });
    const { api: settings, parts } = makeSettings({
      connection,
      clock: makeClock(),
      log,
      grids,
      audit: null,
    });
    await openData(connection, makeInfrastructureStores(connection).leases, log, migrations);
    await ensureIndexes(parts.models);
    await Promise.all([settings.read(), grids.refresh()]);
    const chooseGrid = async (code: string | undefined) => {
      if (code !== undefined && (await grids.seek(code)) !== null) return code;
      const districts = await grids.children(null);
      const known = districts.map((grid) => grid.code).join(', ') || 'none is imported yet';
      if (code !== undefined) throw new Refusal(`There is no grid ${code} (districts: ${known}).`);
      const [only] = districts;
      if (only === undefined || districts.length > 1) {
        throw new Refusal(`--grid is needed to say where it holds (districts: ${known}).`);
      }
      return only.code;
    };
    return await run({ settings, chooseGrid });
  } finally {
    await connection.close();
  }
}

function sentenceOf(error: unknown): string {
  if ([Refusal, DataRefused, HolidayFileError].some((kind) => error instanceof kind)) {
    return (error as Error).message;
  }
  if (error instanceof AppError) {
    const sentences: Readonly<Record<string, string>> = errorSentences;
    const filled = (text: string, [name, value]: [string, string | number]) =>
      text.replace(`{${name}}`, () => String(value));
    return Object.entries(error.params).reduce(filled, sentences[error.code] ?? error.code);
  }
  if (isDatabaseAway(error)) {
    return 'The database does not answer: check that its server runs (`npm start`), or MONGODB_URI.';
  }
  return `The settings could not be changed: ${String(error)}`;
}

/** Prints what a command answers, or one sentence and the exit code 1. */
export async function print(run: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await run()}\n`);
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}
