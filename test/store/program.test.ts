import assert from 'node:assert/strict';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import mongoose from 'mongoose';
import {
  connect,
  type RunningStore,
  removeFolder,
  scratchFolder,
  sendCommand,
  spawnStore,
  startStore,
} from './support.ts';

const { Binary, Long } = mongoose.mongo;

describe('the store as a program', () => {
  let folder: string;
  let store: RunningStore | undefined;

  beforeEach(() => {
    folder = scratchFolder();
    store = undefined;
  });
  afterEach(async () => {
    if (store?.child.exitCode === null && store.child.signalCode === null) await store.stop();
    removeFolder(folder);
  });

  async function refusedStart(): Promise<{ code: number; message: string }> {
    const second = spawnStore(folder);
    const message = text(second.stderr!);
    const [code] = (await once(second, 'exit')) as [number];
    return { code, message: (await message).trim() };
  }

  it('opens a socket for its owner only', async () => {
    store = await startStore(folder);
    const path = decodeURIComponent(new URL(store.uri).host);
    assert.ok(path.endsWith('.sock') && Buffer.byteLength(path) < 108);
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  it('finds a short place for its socket where the folder lies deep', async () => {
    const deep = join(folder, 'd'.repeat(60), 'e'.repeat(60));
    store = await startStore(deep);
    const path = decodeURIComponent(new URL(store.uri).host);
    assert.ok(Buffer.byteLength(path) < 108);
    const client = await connect(store.uri);
    assert.equal((await client.db('x').command({ ping: 1 })).ok, 1);
    await client.close();
  });

  it('refuses a second store on the same folder with a sentence, and lets it in after kill -9', async () => {
    store = await startStore(folder);
    const refused = await refusedStart();
    assert.equal(refused.code, 3);
    assert.match(refused.message, /^Another store is running on .+\.$/);
    await store.kill();
    store = await startStore(folder);
  });

  it('lets exactly one of six in after kill -9', async () => {
    store = await startStore(folder);
    await store.kill();
    const started = await Promise.allSettled(Array.from({ length: 6 }, () => startStore(folder)));
    const running = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    await Promise.all(running.map((one) => one.stop()));
    assert.equal(running.length, 1);
  });

  it('ends with 0 when its pipe closes, and keeps what it had', async () => {
    store = await startStore(folder);
    let client = await connect(store.uri);
    await client.db('x').collection('c').insertOne({ a: 1 });
    await client.close();
    assert.equal(await store.stop(), 0);
    store = await startStore(folder);
    client = await connect(store.uri);
    assert.equal(await client.db('x').collection('c').countDocuments({ a: 1 }), 1);
    await client.close();
  });

  it('ends on SIGTERM after it has answered what was under way', async () => {
    store = await startStore(folder);
    const client = await connect(store.uri, { serverSelectionTimeoutMS: 500 });
    const collection = client.db('x').collection('c');
    await collection.insertOne({ a: 0 });
    const writes = Promise.allSettled(
      Array.from({ length: 20 }, (_, a) => collection.insertOne({ a: a + 1 })),
    );
    await collection.findOne({});
    store.child.kill('SIGTERM');
    const [code] = (await once(store.child, 'exit')) as [number];
    assert.equal(code, 0);
    const acknowledged = (await writes).filter((one) => one.status === 'fulfilled').length;
    store = await startStore(folder);
    // closed only now: the driver may wait for ever for a server that went away while it was busy
    await client.close();
    const again = await connect(store.uri);
    assert.ok(
      (await again
        .db('x')
        .collection('c')
        .countDocuments({ a: { $gt: 0 } })) >= acknowledged,
    );
    await again.close();
  });

  it('serves a port to those who know the password, and to nobody else', async () => {
    const options = { args: ['--port', '0'], env: { STORE_PASSWORD: 'correct horse' } };
    store = await startStore(folder, options);
    const client = await connect(store.uri);
    await client.db('x').collection('c').insertOne({ a: 1 });
    assert.equal(await client.db('x').collection('c').countDocuments(), 1);
    await client.close();
    await assert.rejects(connect(store.uri.replace('correct', 'wrong')), { code: 18 });
    const stranger = await connect(`mongodb://${new URL(store.uri).host}/?directConnection=true`);
    await assert.rejects(stranger.db('x').collection('c').findOne({}), { code: 13 });
    await stranger.close();
  });

  it('serves no port without a password', async () => {
    const child = spawnStore(folder, { args: ['--port', '0'], env: { STORE_PASSWORD: '' } });
    const message = text(child.stderr!);
    const [code] = (await once(child, 'exit')) as [number];
    assert.equal(code, 2);
    assert.match(await message, /STORE_PASSWORD/);
  });

  it('says what is wrong with its arguments', async () => {
    const child = spawnStore(folder, { args: ['--socket', join(folder, 'plain')] });
    const message = text(child.stderr!);
    const [code] = (await once(child, 'exit')) as [number];
    assert.equal(code, 2);
    assert.match(await message, /must end in \.sock/);
  });
});

describe('a retryable write', () => {
  const folder = scratchFolder();
  let store: RunningStore;
  after(async () => {
    await store.stop();
    removeFolder(folder);
  });

  const counted = (n: number) => ({
    findAndModify: 'c',
    query: { _id: 1 },
    update: { $inc: { n: 1 } },
    upsert: true,
    new: true,
    lsid: { id: new Binary(Buffer.alloc(16, 3), 4) },
    txnNumber: Long.fromNumber(n),
    $db: 'x',
  });

  it('is done once, and answered again the same, also after a kill', async () => {
    store = await startStore(folder);
    const first = await sendCommand(store.uri, counted(1));
    assert.deepEqual(first.value, { _id: 1, n: 1 });
    assert.deepEqual(await sendCommand(store.uri, counted(1)), first);
    await store.kill();
    store = await startStore(folder);
    assert.deepEqual(await sendCommand(store.uri, counted(1)), first);
    assert.equal((await sendCommand(store.uri, counted(2))).value.n, 2);
    assert.equal((await sendCommand(store.uri, counted(1))).code, 225);
  });

  it('is done twice without a transaction number', async () => {
    const { txnNumber: _, ...plain } = counted(0);
    const before = (await sendCommand(store.uri, plain)).value.n;
    assert.equal((await sendCommand(store.uri, plain)).value.n, before + 1);
  });

  it('is refused inside a transaction', async () => {
    const answer = await sendCommand(store.uri, { ...counted(9), startTransaction: true, autocommit: false });
    assert.equal(answer.code, 263);
  });
});
