import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from 'bson';
import { openInside, run } from './inside.ts';
import { connect, type RunningStore, removeFolder, scratchFolder, startStore, storeOf } from './support.ts';
import { differencesOf } from './verify.ts';

const MB = 2 ** 20;
const ROOM = /^(The store is read-only|There is no room for this write): \d+ MB of STORE_MAX_MB .+ Delete/;
const pad = 'x'.repeat(1000);
/** More than what is left where not even one document fits. */
const more = pad.repeat(100);
const documents = (count: number, from = 0): Document[] =>
  Array.from(
    { length: count },
    (_, i) => ({ _id: from + i, k: `k${((from + i) * 7919) % 10_007}`, pad }) as never,
  );
const insert = (count: number, from = 0): Document => ({ insert: 'c', documents: documents(count, from) });

/** The code and the words with which an answer refuses, if it does. */
const refusalOf = ({ code, errmsg, writeErrors }: Document): { code?: number; errmsg?: string } =>
  writeErrors?.[0] ?? { code, errmsg };

describe('a store that has little room left', () => {
  const folder = scratchFolder();
  after(() => removeFolder(folder));

  it('takes nothing more, lets itself be read and emptied, and then takes again', async () => {
    const data = scratchFolder();
    const store = openInside(data, 8 * MB);
    await run(store, { createIndexes: 'c', indexes: [{ key: { k: 1 }, name: 'k_1' }] });
    let kept = 0;
    let answer: Document = {};
    // What is too large for the room that is left is refused before what is small: nothing fits at the end.
    for (const batch of [100, 10, 1]) {
      do {
        answer = await run(store, insert(batch, kept));
        kept += answer.n;
      } while (answer.writeErrors === undefined && kept < 20_000);
    }
    assert.ok(kept > 1000 && kept < 20_000, `${kept} documents`);
    assert.match(refusalOf(answer).errmsg ?? '', ROOM);
    const refused: Document[] = [
      insert(1, 90_000),
      { update: 'c', updates: [{ q: { _id: 1 }, u: { $set: { more } } }] },
      { update: 'c', updates: [{ q: { _id: 90_000 }, u: { $set: { more } }, upsert: true }] },
      { findAndModify: 'c', query: { _id: 1 }, update: { $set: { more } } },
      { createIndexes: 'c', indexes: [{ key: { pad: 1 }, name: 'pad_1' }] },
    ];
    for (const command of refused) {
      assert.equal(refusalOf(await run(store, command)).code, 14031, Object.keys(command)[0]);
    }
    assert.equal((await run(store, { count: 'c' })).n, kept);
    assert.equal((await run(store, { find: 'c', filter: { k: 'k0' } })).cursor.firstBatch.length > 0, true);
    assert.equal((await run(store, { delete: 'c', deletes: [{ q: {}, limit: 0 }] })).n, kept);
    assert.equal((await run(store, insert(500))).n, 500);
    assert.ok(statSync(join(data, 'store.mdb')).size <= 8 * MB);
    await store.storage.close();
    assert.deepEqual(await differencesOf(data), []);
    removeFolder(data);
  });

  it('refuses a transaction that is too large for it, and goes on', async () => {
    const store = await startStore(join(folder, 'limited'), { env: { STORE_MAX_MB: '8' } });
    const client = await connect(store.uri);
    const collection = client.db('x').collection('c');
    await collection.insertMany(documents(500) as never);
    await assert.rejects(collection.insertMany(documents(30_000, 1000) as never), { code: 14031 });
    await assert.rejects(collection.insertOne({ pad: 'x'.repeat(9 * MB) }), { code: 14031 });
    const count = await collection.countDocuments();
    assert.ok(count >= 500);
    await collection.deleteMany({ _id: { $gte: 250 as never } });
    await collection.insertOne({ pad });
    assert.equal(await collection.countDocuments(), 251);
    await client.close();
    assert.equal(await store.stop(), 0);
    assert.deepEqual(await differencesOf(join(folder, 'limited')), []);
  });

  it('answers with an error where the system writes no more, and goes on', async function () {
    if (process.platform === 'win32') this.skip();
    // The file may have no more than 4 MB, of which the store learns only as it writes.
    const data = join(folder, 'refused');
    const script = 'ulimit -f 8192; exec "$0" "$@"';
    const child = spawn('sh', ['-c', script, process.execPath, ...storeOf(data)], { stdio: 'pipe' });
    const store: RunningStore = await startStore(data, { child });
    const client = await connect(store.uri);
    const collection = client.db('x').collection('c');
    await collection.insertMany(documents(500) as never);
    for (let round = 0; round < 3; round++) {
      await assert.rejects(collection.insertMany(documents(40_000, 1000) as never), { code: 14031 });
      await collection.insertOne({ round, pad });
      await collection.deleteMany({ _id: { $gte: 400 - round * 50 } as never, round: { $exists: false } });
    }
    assert.equal(await collection.countDocuments(), 303);
    await client.close();
    assert.equal(await store.stop(), 0);
    assert.deepEqual(await differencesOf(data), []);
  });

  it('does not start with a limit that is no number', async () => {
    await assert.rejects(startStore(folder, { env: { STORE_MAX_MB: 'much' } }), /ended with 2/);
  });
});
