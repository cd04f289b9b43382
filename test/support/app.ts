import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type mongoose from 'mongoose';
import { demoGround } from '../../seeds/ground/index.ts';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { type Config, withDatabase } from '../../src/config.ts';
import type { GroundInput } from '../../src/features/reach/index.ts';
import { day } from '../../src/kernel/clock.ts';
import type { Log } from '../../src/kernel/log.ts';
import { type WiringOptions, wire } from '../../src/wiring.ts';
import { assertGridsSaid } from './as-grid.ts';
import { type Caller, everybodyAt, sessionOpener } from './client.ts';
import { eventually } from './eventually.ts';
import { booksOf, hasNews, type Standin, standinOfRun } from './standin.ts';
import { watch, watched } from './trace.ts';

/** Someone who can sign in. */
export interface Someone {
  _id: string;
  phone?: string;
}
export interface TestApp {
  baseUrl: string;
  config: Config;
  connection: mongoose.Connection;
  application: ReturnType<typeof wire>;
  standin: Standin;
  /** What was logged as an error: a test app that logs one fails at the end, unless it was expected. */
  errors: string[];
  /** Every line of the log, of whatever level. */
  logged: string[];
  as(person: Someone | null): Caller;
  /** Moves business time on and lets everything happen that has become due. */
  pass(ms: number): Promise<void>;
  settle(): Promise<void>;
  /** The ledger comes to hold what the stand-in's books hold, to the fen. */
  assertBooks(): Promise<void>;
  stop(): Promise<void>;
}

function storeUri(): string {
  const uri = process.env.TEST_STORE_URI;
  if (!uri) throw new Error('no store: run the tests with npm test, which starts one');
  return uri;
}

/** The URI of a database of its own on the run's store. */
export function ownDatabase(): string {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const [base, query] = storeUri().split('?');
  const host = (base ?? '').replace(/^(mongodb(?:\+srv)?:\/\/[^/]+).*$/, '$1');
  return withDatabase(`${host}/${name}${query ? `?${query}` : ''}`);
}

function makeConfig(port: number, uri: string, standin: Standin): Config {
  return {
    port,
    dataDir: tmpdir(),
    filesDir: mkdtempSync(join(tmpdir(), 'daren-files-')),
    s3: null,
    mongodbUri: uri,
    publicUrl: `http://127.0.0.1:${port}`,
    trustProxy: ['loopback'],
    demo: true,
    wechat: standin.wechat,
    smsUrl: `${standin.url}/sms`,
    standinUrl: standin.url,
    launched: false,
    // other servers of this run take money under the same merchant
    readsBills: false,
    dataKeys: [{ version: 1, key: randomBytes(32) }],
  };
}

/** The whole server in this process on the demo's ground, a database of its own, the run's stand-ins beside it. */
export async function startApp(
  change: Partial<Config> = {},
  ground: GroundInput = demoGround(),
  /** Other kinds of order, with the contract and the sentences that belong to them. */
  more: Pick<WiringOptions, 'kinds' | 'contract' | 'sentences'> = {},
): Promise<TestApp> {
  const standin = standinOfRun();
  const errors: string[] = [];
  const logged: string[] = [];
  const keep = (fields: Record<string, unknown>, text: string) => {
    logged.push(`${text} ${JSON.stringify(fields)}`);
  };
  const log: Log = {
    info: keep,
    warn: keep,
    error(fields, text) {
      keep(fields, text);
      errors.push(`${text} ${JSON.stringify(fields)}`);
    },
  };
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const config = { ...makeConfig(port, ownDatabase(), standin), ...change };
  const connection = await connectMongo({ uri: watched(config.mongodbUri), poolSize: 16, waitMs: 4000 });
  watch(connection);
  const application = wire({ config, connection, log, webDir: resolve('dist/web'), ...more });
  await application.openData();
  await application.prepare();
  await application.features.reach.importGround(ground);
  server.on('request', application.app);
  await application.begin();
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    baseUrl,
    config,
    connection,
    application,
    standin,
    errors,
    logged,
    as: everybodyAt(baseUrl, sessionOpener(application.features), more.contract),
    async pass(ms) {
      // a refund takes a moment of real time; days must not go by while it is on its way
      for (let waits = 0; ms >= day && waits < 20 && (await hasNews(baseUrl)); waits += 1) await sleep(50);
      await application.moveClock(application.clock.offsetMs() + ms);
    },
    settle: () => application.settle(),
    assertBooks: () =>
      eventually(async () => {
        await application.settle();
        const { takenFen, refundedFen, paidOutFen } = await booksOf(baseUrl);
        return (await application.features.ledger.clearingBalance()) === takenFen - refundedFen - paidOutFen;
      }),
    async stop() {
      await application.stop();
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
      try {
        await assertGridsSaid(connection);
      } finally {
        await connection.dropDatabase();
        await connection.close();
        rmSync(config.filesDir, { recursive: true, force: true });
      }
    },
  };
}
