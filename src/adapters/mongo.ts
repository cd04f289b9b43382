import mongoose from 'mongoose';

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
  return connection.asPromise();
}

/** Creates the indexes of every collection; the same again changes nothing. */
export async function ensureIndexes(models: readonly { createIndexes(): Promise<unknown> }[]): Promise<void> {
  await Promise.all(models.map((model) => model.createIndexes()));
}

export function isDatabaseAway(thrown: unknown): boolean {
  const names = [
    'MongoServerSelectionError',
    'MongoNetworkError',
    'MongooseServerSelectionError',
    'MongoPoolClearedError',
    'MongoNotConnectedError',
    'MongoTopologyClosedError',
    'MongoNetworkTimeoutError',
  ];
  for (let error = thrown; error instanceof Error; error = error.cause)
    if (names.includes(error.name)) return true;
  return false;
}
