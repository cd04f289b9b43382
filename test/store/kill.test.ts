import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { bundled } from '../support/programs.ts';
import { type Client, connect, removeFolder, scratchFolder, startStore } from './support.ts';
import { differencesOf } from './verify.ts';

const ROUNDS = Number(process.env.STORE_KILL_ROUNDS ?? 3);
const WRITERS = 8;
const WRONG = 'test/store/variants/early-answer.ts';

type Acknowledged = { inserted: Set<string>; counters: Map<number, number>; removed: Set<string> };
type Collection = ReturnType<ReturnType<Client['db']>['collection']>;

/** One writer: inserts, counts and removes until the store is gone, noting only what was acknowledged. */
async function write(
  collection: Collection,
  writer: number,
  round: number,
  done: Acknowledged,
): Promise<void> {
  try {
    for (let n = 0; ; n++) {
      const _id = `${round}-${writer}-${n}` as never;
      await collection.insertOne({
        _id,
        writer,
        tags: [`t${n % 7}`, `w${writer}`],
        unique: `${round}:${writer}:${n}`,
      });
      done.inserted.add(_id);
      const counted = await collection.findOneAndUpdate(
        { _id: `counter-${writer}` as never },
        { $inc: { count: 1 }, $addToSet: { tags: `t${n % 7}` } as never },
        { upsert: true, returnDocument: 'after' },
      );
      if (counted !== null) done.counters.set(writer, counted.count as number);
      if (n % 3 !== 2) continue;
      // From here on it may be there or not, until the answer says that it is gone.
      done.inserted.delete(_id);
      await collection.deleteOne({ _id });
      done.removed.add(_id);
    }
  } catch {
    // The store was killed.
  }
}

async function killRound(folder: string, round: number, done: Acknowledged, entry?: string): Promise<void> {
  const store = await startStore(folder, entry === undefined ? {} : { entry });
  const client = await connect(store.uri, { retryWrites: false, serverSelectionTimeoutMS: 300 });
  const collection = client.db('kill').collection('things');
  await collection.createIndexes([
    { key: { unique: 1 }, unique: true, sparse: true },
    { key: { tags: 1, writer: -1 } },
    { key: { count: 1 }, sparse: true },
  ]);
  const before = done.inserted.size;
  const writers = Array.from({ length: WRITERS }, (_, writer) => write(collection, writer, round, done));
  await eventually(async () => done.inserted.size > before);
  await sleep(100 + Math.random() * 250);
  await store.kill();
  await Promise.all(writers);
  await client.close();
}

async function lostOf(folder: string, done: Acknowledged): Promise<string[]> {
  const store = await startStore(folder);
  const client = await connect(store.uri);
  const collection = client.db('kill').collection<{ _id: string; count?: number }>('things');
  const documents = new Map((await collection.find().toArray()).map((doc) => [doc._id, doc]));
  const lost = [...done.inserted].filter((id) => !documents.has(id));
  for (const id of done.removed) if (documents.has(id)) lost.push(`removed ${id}`);
  for (const [writer, count] of done.counters) {
    if ((documents.get(`counter-${writer}`)?.count ?? 0) < count) lost.push(`count ${writer}`);
  }
  await client.close();
  await store.stop();
  return lost;
}

describe('kill -9 under 8 writers', () => {
  it('loses nothing acknowledged and leaves indexes that equal a scan', async function () {
    this.timeout(30_000 + ROUNDS * 10_000);
    const folder = scratchFolder();
    const done: Acknowledged = { inserted: new Set(), counters: new Map(), removed: new Set() };
    for (let round = 0; round < ROUNDS; round++) {
      const before = done.inserted.size;
      await killRound(folder, round, done);
      assert.ok(done.inserted.size > before, 'nothing was written before the kill');
      assert.deepEqual(await lostOf(folder, done), []);
      assert.deepEqual(await differencesOf(folder), []);
    }
    removeFolder(folder);
  });

  it('is noticed where a store answers before it has written', async () => {
    const folder = scratchFolder();
    const done: Acknowledged = { inserted: new Set(), counters: new Map(), removed: new Set() };
    await killRound(folder, 0, done, bundled(WRONG));
    assert.ok((await lostOf(folder, done)).length > 0, 'the wrong store was not found out');
    removeFolder(folder);
  });
});
