import { createServer, type RequestListener } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeLog } from './adapters/log.ts';
import { connectMongo } from './adapters/mongo.ts';
import { DataRefused } from './adapters/mongo-migrations.ts';
import { configOrExit, readConfig, withPort } from './config.ts';
import { wire } from './wiring.ts';

const finishWithinMs = 10_000;
/** Where the launcher is gone the store is going too: nothing more can be finished. */
const orphanedMs = 1_000;
const parent = process.ppid;
const databaseWaitMs = 4000;
const poolSize = 32;

const given = configOrExit(readConfig);
const log = makeLog();
/** Until the server is ready, who comes is told so and not left waiting. */
let answer: RequestListener = (_req, res) => void res.writeHead(503, { 'Retry-After': '1' }).end();
// A picture of 10 MB over a slow phone takes its time.
const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 120_000 }, (req, res) =>
  answer(req, res),
);

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

// In a demo everybody may sign in as anybody: it opens to this machine alone, unless it is given a public address.
const isLocal = /^(localhost|127\.0\.0\.1)$/.test(new URL(given.publicUrl).hostname);
const host = given.demo && isLocal ? '127.0.0.1' : undefined;

function listen(): Promise<number> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') refuse(`Port ${given.port} is taken: stop what uses it or set PORT.`);
      refuse(`The server cannot listen on port ${given.port}: ${error.message}.`);
    });
    server.listen(given.port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : given.port);
    });
  });
}

const port = await listen();
const config = withPort(given, port);
const connection = await connectMongo({ uri: config.mongodbUri, poolSize, waitMs: databaseWaitMs }).catch(
  () => refuse('The database does not answer: check MONGODB_URI and that its server runs.'),
);
const webDir = join(dirname(fileURLToPath(import.meta.url)), 'web');
const application = wire({ config, connection, log, webDir });
await application.openData().catch((error: unknown) => {
  if (error instanceof DataRefused) refuse(error.message);
  throw error;
});
// A database that is in use gets new indexes by `npm run db:indexes`, when its people choose.
if (config.demo || !(await application.features.people.hasAny())) await application.prepare();
answer = application.app;
await application.begin();
application.start();
if (config.launched) process.stdout.write(`${JSON.stringify({ ready: true, port })}\n`);
else log.info({ port, url: config.publicUrl }, 'ready');

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), finishWithinMs).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await application.stop();
  await closed;
  await connection.close();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
if (config.launched) {
  const leave = () => process.ppid !== parent && process.exit(1);
  process.stdin.resume();
  for (const event of ['end', 'close']) {
    process.stdin.on(event, () => {
      void stop();
      setTimeout(leave, orphanedMs).unref();
    });
  }
}
