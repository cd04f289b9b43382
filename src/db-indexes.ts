// npm run db:indexes: creates what indexes are missing. A production server never does that by itself.
import { makeLog } from './adapters/log.ts';
import { connectMongo, isDatabaseAway } from './adapters/mongo.ts';
import { configOrExit, readCommandConfig } from './config.ts';
import { wire } from './wiring.ts';

const config = configOrExit(readCommandConfig);

async function main(): Promise<void> {
  const connection = await connectMongo({ uri: config.mongodbUri, poolSize: 2, waitMs: 3000 });
  try {
    const before = performance.now();
    await wire({ config, connection, log: makeLog('warn'), webDir: import.meta.dirname }).prepare();
    console.log(`Every index is there (${((performance.now() - before) / 1000).toFixed(1)} s).`);
  } finally {
    await connection.close();
  }
}

try {
  await main();
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(
    isDatabaseAway(error)
      ? 'The database does not answer: check that its server runs, or MONGODB_URI.\n'
      : `The indexes could not be created: ${(error as Error).message}\n`,
  );
}
