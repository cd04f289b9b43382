// npm run bench -- flash [--people N] [--seats N] [--seconds N]: a rush on one session, half of the people within so many seconds.
// Without words it is the whole: 10,000 people, 200 seats, 5 seconds.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { makeLog } from '../src/adapters/log.ts';
import { connectMongo } from '../src/adapters/mongo.ts';
import { readCommandConfig } from '../src/config.ts';
import type { Listing } from '../src/features/catalogue/index.ts';
import { wire } from '../src/wiring.ts';
import { addressOf, type Stops, startGround, startServer } from './support/programs.ts';

const DAY_MS = 24 * 60 * 60_000;
const SOCKETS = 800;
const AT_ONCE = 16;
const SOLD_OUT_MS = 3000;
const SOLD_WITHIN_MS = 10_000;
/** The other half comes within as many times as long. */
const LATER_TIMES = 4;
const root = join(import.meta.dirname, '..');

type Features = ReturnType<typeof wire>['features'];
interface Size {
  people: number;
  seats: number;
  seconds: number;
}
interface Rush {
  credentials: Record<string, string>[];
  body: string;
  seatsLeft(): Promise<{ left: number; claims: number }>;
  stop(): Promise<void>;
}
/** One answer: what it was, and how long after the person came. */
interface Answered {
  status: number;
  code: string;
  ms: number;
  atMs: number;
}

async function liveActivity({ catalogue }: Features): Promise<Listing> {
  for (const listing of await catalogue.listLive(null, 500))
    if ('venue' in listing && listing.priceFen > 0) return listing;
  throw new Error('the demo has no activity that costs anything');
}

async function signInAll({ people }: Features, count: number): Promise<Record<string, string>[]> {
  const all: Record<string, string>[] = new Array(count);
  let next = 0;
  const work = async () => {
    for (let index = next++; index < count; index = next++) {
      const person = await people.ensureByPhone(`138${String(index).padStart(8, '0')}`, '居民');
      const { sid, csrf } = await people.openSession(person);
      all[index] = { cookie: `sid=${sid}`, 'x-csrf-token': csrf };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return all;
}

/** A session of its own, and everybody signed in, made through the services. */
async function prepare(env: NodeJS.ProcessEnv, { people, seats }: Size): Promise<Rush> {
  const config = readCommandConfig(env);
  const connection = await connectMongo({ uri: config.mongodbUri, poolSize: AT_ONCE, waitMs: 4000 });
  const application = wire({ config, connection, log: makeLog('warn'), webDir: 'web', sms: null });
  await application.begin();
  const { features } = application;
  const listing = await liveActivity(features);
  const startAt = new Date(Math.floor(Date.now() / DAY_MS + 4) * DAY_MS - 2 * 60 * 60_000);
  const opening = { startAt, weeks: 1, except: [], seats, theme: null };
  const host = { personId: listing.ownerId, roles: [] };
  const [opened] = await features.sessions.open(host, listing._id, opening, 'flash');
  const session = opened?.session._id ?? '';
  const body = JSON.stringify({
    ...{ kind: 'activity', listingId: listing._id, sessionId: session, seats: 1, payWay: 'native' },
    ...{ place: listing.grid, terms: features.catalogue.termsOf(listing).fingerprint },
  });
  return {
    credentials: await signInAll(features, people),
    body,
    async seatsLeft() {
      const { left, claims } = await features.sessions.find(session);
      return { left, claims: claims.length };
    },
    async stop() {
      await application.stop();
      await connection.close();
    },
  };
}

function post(agent: Agent, url: URL, headers: Record<string, string>, body: string) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const all = { ...headers, 'content-type': 'application/json' };
    const sent = request(url, { agent, method: 'POST', headers: all }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Everybody comes once: half of them within the seconds, the others after that. */
async function rush(baseUrl: string, { credentials, body }: Rush, seconds: number): Promise<Answered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
  const url = new URL('/api/orders', baseUrl);
  const half = credentials.length / 2;
  const since = performance.now();
  const all = credentials.map(async (headers, index): Promise<Answered> => {
    const late = index >= half;
    const part = (index % half) / half;
    await sleep(1000 * seconds * (late ? 1 + part * LATER_TIMES : part));
    const came = performance.now();
    const { status, text } = await post(agent, url, headers, body).catch((thrown: unknown) => ({
      status: 0,
      text: JSON.stringify({ code: String(thrown) }),
    }));
    const { code = '' } = JSON.parse(text || '{}') as { code?: string };
    return { status, code, ms: performance.now() - came, atMs: performance.now() - since };
  });
  const answers = await Promise.all(all);
  agent.destroy();
  return answers;
}

const percentile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

function judge(
  answers: readonly Answered[],
  left: { left: number; claims: number },
  { seats }: Size,
): boolean {
  const sold = answers.filter(({ status }) => status === 201);
  const refused = answers.filter(({ status, code }) => status === 409 && code === 'seats_sold_out');
  const others = answers.filter((each) => !sold.includes(each) && !refused.includes(each));
  const lastMs = Math.max(0, ...sold.map(({ atMs }) => atMs));
  const p99 = percentile(
    refused.map(({ ms }) => ms),
    0.99,
  );
  const bounds: [string, boolean][] = [
    [`${sold.length} of ${seats} seats are sold`, sold.length === seats && left.left === 0],
    [`${left.claims} claims stand`, left.claims === seats],
    [`${answers.length} were answered, ${others.length} otherwise than expected`, others.length === 0],
    [`sold out is said within ${p99.toFixed(0)} ms (p99, at most ${SOLD_OUT_MS})`, p99 <= SOLD_OUT_MS],
    [`all are sold after ${lastMs.toFixed(0)} ms (at most ${SOLD_WITHIN_MS})`, lastMs <= SOLD_WITHIN_MS],
  ];
  for (const [says, held] of bounds) console.log(`${held ? 'held  ' : 'MISSED'} ${says}`);
  const kinds = new Map<string, number>();
  for (const { status, code } of others) {
    const key = `${status} ${code}`;
    kinds.set(key, (kinds.get(key) ?? 0) + 1);
  }
  for (const [key, count] of kinds) console.log(`       ${count} × ${key}`);
  return bounds.every(([, held]) => held);
}

async function measure(stops: Stops, folder: string, size: Size): Promise<boolean> {
  const dist = join(root, 'dist');
  const { env } = await startGround(stops, dist, folder);
  const server = await startServer(stops, dist, env);
  const made = await prepare(env, size);
  stops.push(() => made.stop());
  console.log(`${size.people} people for ${size.seats} seats, half of them within ${size.seconds} s`);
  const answers = await rush(addressOf(server), made, size.seconds);
  return judge(answers, await made.seatsLeft(), size);
}

/** False where anything is sold twice or not at all, refused otherwise, or too slow. */
export async function run(args: string[]): Promise<boolean> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { people: text, seats: text, seconds: text } });
  const size = {
    people: Number(values.people ?? 10_000),
    seats: Number(values.seats ?? 200),
    seconds: Number(values.seconds ?? 5),
  };
  execFileSync(process.execPath, [join(root, 'tools/build.mjs'), '--if-stale'], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'daren-flash-'));
  const stops: Stops = [];
  try {
    return await measure(stops, join(folder, 'now'), size);
  } finally {
    for (const end of stops.reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}
