// npm run bench -- balances [--entries=1000000]: what reading a balance costs as its account grows, beside the sum over entries.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectMongo, ensureIndexes } from '../src/adapters/mongo.ts';
import { makeLedger } from '../src/features/ledger/index.ts';
import { clearing, escrowOf } from '../src/kernel/postings.ts';
import { launch, median, type Stops } from './support/programs.ts';

const ROOT = join(import.meta.dirname, '..');
const FIRST = 1_000;
const BATCH = 5_000;
const READS = 2_000;
const AT_MOST = 1.5;

type Connection = Awaited<ReturnType<typeof connectMongo>>;

/** Writes entries and the sums behind them as the books do, without asking each time. */
async function grow(connection: Connection, from: number, to: number): Promise<void> {
  const at = new Date();
  const entries = connection.collection<{ _id: string }>('ledger');
  for (let start = from; start < to; start += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, to - start) }, (_, index) => {
      const n = start + index + 1;
      const escrow = escrowOf({ id: `ord_${n}` });
      const lines = [
        { account: clearing, fen: 100 },
        { account: escrow, fen: -100 },
      ];
      const positions = [`${clearing}#${n}`, `${escrow}#1`];
      return {
        _id: `payment:${n}:take`,
        at,
        lines,
        why: 'payment.take',
        source: `pay_${n}`,
        gridPath: ['51'],
        positions,
      };
    });
    await entries.insertMany(batch);
  }
  const held = { n: to, fen: to * 100, entryId: `payment:${to}:take`, gridPath: ['51'] };
  await connection
    .collection<{ _id: string }>('balances')
    .updateOne({ _id: clearing }, { $set: held }, { upsert: true });
}

async function timesOf(read: () => Promise<number>, reads: number, expected: number): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < reads; n += 1) {
    const since = performance.now();
    const fen = await read();
    times.push(performance.now() - since);
    if (fen !== expected) throw new Error(`read ${fen}, not ${expected}`);
  }
  return median(times);
}

async function compare(connection: Connection, most: number): Promise<boolean> {
  const orders = { onAny: () => undefined, pendingOf: async () => ({ fen: 0, count: 0, orders: [] }) };
  const payments = { on: () => undefined, onRefunds: () => undefined, raise: async () => undefined };
  const { api, parts } = makeLedger({
    connection,
    clock: { now: () => new Date() },
    payments,
    orders,
    providerOf: async () => null,
    placesOf: async () => [],
    ratesOf: async () => null,
    pathOf: () => [],
  });
  await ensureIndexes(parts.models);
  const summed = async () => {
    const rows = connection
      .collection('ledger')
      .aggregate<{ fen: number }>([
        { $match: { 'lines.account': clearing } },
        { $unwind: '$lines' },
        { $match: { 'lines.account': clearing } },
        { $group: { _id: '$lines.account', fen: { $sum: '$lines.fen' } } },
      ]);
    return (await rows.toArray())[0]?.fen ?? 0;
  };
  const found: number[] = [];
  let size = 0;
  for (const next of [FIRST, most]) {
    await grow(connection, size, next);
    size = next;
    await timesOf(() => api.clearingBalance(), READS / 4, size * 100);
    const stored = await timesOf(() => api.clearingBalance(), READS, size * 100);
    const sum = await timesOf(summed, next === FIRST ? 20 : 1, size * 100);
    console.log(
      `${String(size).padStart(9)} entries   balance ${stored.toFixed(2)} ms   sum ${sum.toFixed(1)} ms`,
    );
    found.push(stored);
  }
  const times = (found[1] ?? Number.NaN) / (found[0] ?? Number.NaN);
  console.log(`${times.toFixed(2)} times, at most ${AT_MOST}: ${times <= AT_MOST ? 'held' : 'MISSED'}`);
  return times <= AT_MOST;
}

/** Answers whether the bound held. */
export async function run(args: readonly string[]): Promise<boolean> {
  const most = Number(args.find((arg) => arg.startsWith('--entries='))?.split('=')[1] ?? 200_000);
  execFileSync(process.execPath, [join(ROOT, 'tools/build.mjs'), '--if-stale', '--no-pages'], {
    stdio: 'inherit',
  });
  const folder = mkdtempSync(join(tmpdir(), 'daren-bench-'));
  const stops: Stops = [];
  try {
    const program = join(ROOT, 'dist/local/embedded-store/main.js');
    const store = await launch(stops, program, ['--data', join(folder, 'store')], process.env);
    const connection = await connectMongo({ uri: String(store.ready.uri), poolSize: 4, waitMs: 4000 });
    stops.push(() => connection.close());
    return await compare(connection, most);
  } finally {
    for (const end of stops.reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}
