import mongoose from 'mongoose';
import { watchMonitors } from './mongo-monitor.ts';

// A misspelt filter, a dropped field or an operator smuggled in through a value is an error, never a match.
mongoose.set('strictQuery', 'throw');
mongoose.set('sanitizeFilter', true);
mongoose.set('autoIndex', false);
mongoose.set('autoCreate', false);

export interface MongoSettings {
  uri: string;
  poolSize: number;
  /** How long a request waits for a database that is away, so that it is answered in time. */
  waitMs: number;
}

/** Opens the one connection of this server. Writes are acknowledged by a majority, reads see only such writes. */
export async function connectMongo(settings: MongoSettings): Promise<mongoose.Connection> {
  const connection = mongoose.createConnection(settings.uri, {
    maxPoolSize: settings.poolSize,
    serverSelectionTimeoutMS: settings.waitMs,
    socketTimeoutMS: Math.max(settings.waitMs * 4, 10_000),
    writeConcern: { w: 'majority' },
    readConcern: { level: 'majority' },
    retryWrites: true,
    bufferCommands: false,
  });
  const open = await connection.asPromise();
  watchMonitors(open);
  return open;
}

/** Creates the indexes of every collection; the same again changes nothing. */
export async function ensureIndexes(models: readonly { createIndexes(): Promise<unknown> }[]): Promise<void> {
  await Promise.all(models.map((model) => model.createIndexes()));
}

const awayNames = new Set([
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongooseServerSelectionError',
  'MongoPoolClearedError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoNetworkTimeoutError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
]);
// A socket that breaks while it is written to says so itself, before the driver has words for it.
const brokenSocket = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'ENOENT', 'ETIMEDOUT']);
// What a server says that shuts down or is no primary any more.
const leaving = new Set([91, 189, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436]);

function isAway(error: Error): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException & { code?: string | number };
  if (awayNames.has(error.name)) return true;
  if (typeof code === 'number') return error.name.startsWith('Mongo') && leaving.has(code);
  return code !== undefined && brokenSocket.has(code) && ['read', 'write', 'connect'].includes(syscall ?? '');
}

/** Whether something failed because the database is not there: nothing is known of what was asked. */
export function isDatabaseAway(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause) if (isAway(error)) return true;
  return false;
}
