import assert from 'node:assert/strict';
import { type Document, serialize } from 'bson';
import mongoose from 'mongoose';
import {
  type Client,
  connect,
  type RunningStore,
  removeFolder,
  scratchFolder,
  sendBytes,
  startStore,
} from './support.ts';

const { Decimal128 } = mongoose.mongo;

describe('a message that cannot be read', () => {
  const folder = scratchFolder();
  let store: RunningStore;
  let client: Client;
  before(async () => {
    store = await startStore(folder);
    client = await connect(store.uri, { maxPoolSize: 1, monitorCommands: true });
  });
  after(async () => {
    await client.close();
    await store.stop();
    removeFolder(folder);
  });

  /** An insert of one document with one field, of that type. */
  const insertTyped = (type: number): Promise<Document> => {
    const bytes = Buffer.from(serialize({ insert: 'c', documents: [{ x: true }], $db: 'x' }));
    bytes[bytes.indexOf(Buffer.from([8, 'x'.charCodeAt(0), 0, 1]))] = type;
    return sendBytes(store.uri, bytes);
  };

  it('is answered with a code where it holds a type that is not in the dialect', async () => {
    for (const type of [0x06, 0x0c, 0x0d, 0x0e, 0x11, 0x13, 0x7f, 0xff, 0x42]) {
      assert.equal((await insertTyped(type)).code, 2, `type ${type}`);
    }
  });

  it('is answered with a code where it is cut, or counts what it does not hold', async () => {
    const whole = Buffer.from(serialize({ insert: 'c', documents: [{ x: 'text' }], $db: 'x' }));
    const at = whole.indexOf('text') - 4;
    for (const length of [-1, -20, 1_000_000, 0x7fffffff]) {
      const bytes = Buffer.from(whole);
      bytes.writeInt32LE(length, at);
      assert.equal((await sendBytes(store.uri, bytes)).code, 22, `a text of ${length} bytes`);
    }
    for (const length of [-5, 0, 4]) {
      const bytes = Buffer.from(whole);
      bytes.writeInt32LE(length, 0);
      assert.equal((await sendBytes(store.uri, bytes)).code, 22, `a document of ${length} bytes`);
    }
  });

  it('leaves the connection as it is', async () => {
    const closed: unknown[] = [];
    client.on('connectionClosed', (event) => closed.push(event));
    client.on('connectionPoolCleared', (event) => closed.push(event));
    const collection = client.db('x').collection('d');
    await assert.rejects(collection.insertOne({ n: Decimal128.fromString('1') }), { code: 2 });
    let deep: object = {};
    for (let i = 0; i < 300; i++) deep = { a: deep };
    await assert.rejects(collection.insertOne({ deep }), { code: 15 });
    await assert.rejects(collection.findOne({ deep }), { code: 15 });
    assert.equal(await collection.countDocuments(), 0);
    assert.deepEqual(closed, []);
  });
});
