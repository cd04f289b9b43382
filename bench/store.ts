// npm run bench -- store [start]: the embedded store beside a real MongoDB (MONGODB_URI), through the same driver.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import mongoose from 'mongoose';

const { MongoClient, ObjectId } = mongoose.mongo;
type Client = InstanceType<typeof MongoClient>;
type Order = Record<string, unknown>;
type Collection = mongoose.mongo.Collection<Order>;
type Work = { name: string; run: (collection: Collection, n: number) => Promise<unknown> };

const DOCUMENTS = 10_000;
const IN_FLIGHT = [1, 16, 32];
const SECONDS = 2;
const ROOT = join(import.meta.dirname, '..');
const BUILT = join(ROOT, 'dist/local/embedded-store/main.js');

const START_DOCUMENTS = 500_000;
const START_SECONDS_AT_MOST = 1;

/** An order as the application keeps it: about 1.3 KB with its timeline. */
function orderOf(n: number): Order {
  const at = new Date(1_750_000_000_000 + n * 60_000);
  return {
    _id: `order-${n}`,
    state: ['unpaid', 'requested', 'accepted', 'settled'][n % 4],
    artisan: `artisan-${n % 97}`,
    resident: `resident-${n % 1009}`,
    startAt: at,
    priceFen: 3500 + (n % 50) * 100,
    address: { grid: `g-${n % 300}`, line: '幸福里小区 3 号楼 2 单元 501', lat: 41.15, lon: -8.61 },
    timeline: Array.from({ length: 6 }, (_, step) => ({
      n: step,
      step: ['book', 'pay', 'accept', 'start', 'finish', 'confirm'][step],
      by: `person-${(n + step) % 500}`,
      at: new Date(at.getTime() + step * 1000),
      data: { amountFen: 3500, note: 'a few words about this step' },
    })),
    n: 6,
    publishedUpTo: 6,
    tags: ['haircut', 'home'],
  };
}

const anyId = (n: number): string => `order-${(n * 7919) % DOCUMENTS}`;
const WORKS: Work[] = [
  { name: 'findOne by _id', run: (collection, n) => collection.findOne({ _id: anyId(n) as never }) },
  {
    name: 'indexed range of 20',
    run: (collection, n) =>
      collection
        .find({
          artisan: `artisan-${n % 97}`,
          startAt: { $gte: new Date(1_750_000_000_000 + (n % 5000) * 60_000) },
        })
        .sort({ startAt: 1 })
        .limit(20)
        .toArray(),
  },
  {
    name: 'insert',
    run: (collection, n) =>
      collection.insertOne({ ...orderOf(n), _id: new ObjectId().toHexString() as never }),
  },
  {
    name: 'findOneAndUpdate with push',
    run: (collection, n) =>
      collection.findOneAndUpdate(
        { _id: anyId(n) as never },
        { $inc: { n: 1 }, $push: { timeline: { n, step: 'note' } } } as never,
        { returnDocument: 'after' },
      ),
  },
];

async function perSecond(collection: Collection, work: Work, inFlight: number): Promise<number> {
  const end = performance.now() + SECONDS * 1000;
  let done = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() < end) await work.run(collection, done++);
  };
  const since = performance.now();
  await Promise.all(Array.from({ length: inFlight }, lane));
  return Math.round((done / (performance.now() - since)) * 1000);
}

async function fill(client: Client, name: string, count: number): Promise<Collection> {
  const collection = client.db(name).collection<Order>('orders');
  await collection.createIndexes([
    { key: { artisan: 1, startAt: 1 } },
    { key: { resident: 1, startAt: -1 } },
  ]);
  for (let n = 0; n < count; n += 1000) {
    const batch = Array.from({ length: Math.min(1000, count - n) }, (_, i) => orderOf(n + i));
    await collection.insertMany(batch);
  }
  return collection;
}

async function measure(uri: string): Promise<Map<string, number>> {
  const client = await MongoClient.connect(uri, {
    writeConcern: { w: 'majority', j: true },
    maxPoolSize: 32,
  });
  const name = `bench_${Date.now()}`;
  const figures = new Map<string, number>();
  try {
    const collection = await fill(client, name, DOCUMENTS);
    for (const work of WORKS) {
      for (const inFlight of IN_FLIGHT) {
        figures.set(`${work.name} × ${inFlight}`, await perSecond(collection, work, inFlight));
      }
    }
  } finally {
    await client.db(name).dropDatabase();
    await client.close();
  }
  return figures;
}

type Running = { uri: string; child: ChildProcess };

async function startStore(folder: string): Promise<Running> {
  const entry = existsSync(BUILT)
    ? [BUILT]
    : ['--import', 'tsx', join(ROOT, 'src/local/embedded-store/main.ts')];
  const child = spawn(process.execPath, [...entry, '--data', folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: ROOT,
  });
  const line = await new Promise<string>((resolve) => createInterface(child.stdout!).once('line', resolve));
  return { uri: (JSON.parse(line) as { uri: string }).uri, child };
}

async function stopStore({ child }: Running): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin!.end();
  await ended;
}

async function compare(folder: string): Promise<boolean> {
  const store = await startStore(folder);
  const ours = await measure(store.uri);
  await stopStore(store);
  const real = process.env.MONGODB_URI === undefined ? undefined : await measure(process.env.MONGODB_URI);
  console.table(
    [...ours].map(([work, embedded]) => {
      const mongod = real?.get(work);
      return {
        work,
        embedded,
        ...(mongod === undefined ? {} : { mongod, ratio: (embedded / mongod).toFixed(2) }),
      };
    }),
  );
  return true;
}

/** From the start of the program to the first answer, with half a million documents. */
async function startFull(folder: string): Promise<boolean> {
  let store = await startStore(folder);
  let client = await MongoClient.connect(store.uri);
  await fill(client, 'full', START_DOCUMENTS);
  await client.close();
  await stopStore(store);
  const since = performance.now();
  store = await startStore(folder);
  client = await MongoClient.connect(store.uri);
  await client
    .db('full')
    .collection<Order>('orders')
    .findOne({ _id: 'order-4711' as never });
  const seconds = (performance.now() - since) / 1000;
  await client.close();
  await stopStore(store);
  console.log(`start with ${START_DOCUMENTS} documents, to the first answer: ${seconds.toFixed(2)} s`);
  return seconds <= START_SECONDS_AT_MOST;
}

/** Figures are operations a second, with majority writes that are on the disk when they are answered. */
export async function run(args: string[]): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'store-bench-'));
  try {
    return args.includes('start') ? await startFull(folder) : await compare(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
