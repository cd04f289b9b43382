import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Document } from 'bson';
import { checkFile, DamagedFile } from '../../src/local/embedded-store/storage/check.ts';
import { unsealed } from '../../src/local/embedded-store/storage/seal.ts';
import { Storage } from '../../src/local/embedded-store/storage/storage.ts';
import { openInside, run } from './inside.ts';
import { connect, removeFolder, scratchFolder, spawnStore, startStore } from './support.ts';
import { differencesOf } from './verify.ts';

const PAGE = 4096;
const FLIPS = 120;
const all = { find: 'c', batchSize: 10_000 };
const mark = (n: number): string => `mark-${n}-`;

/** Fills a store with documents in leaves and on pages of their own, and with holes between them. */
async function fill(folder: string, count: number): Promise<Document[]> {
  const store = openInside(folder);
  await run(store, { createIndexes: 'c', indexes: [{ key: { n: 1 }, name: 'n_1' }] });
  for (let from = 0; from < count; from += 100) {
    const documents = Array.from({ length: 100 }, (_, i) => ({
      _id: from + i,
      n: i % 50,
      pad: mark(from + i).repeat(1 + ((from + i) % 9) * 60),
    }));
    await run(store, { insert: 'c', documents });
  }
  await run(store, { delete: 'c', deletes: [{ q: { n: 7 }, limit: 0 }] });
  const { cursor } = await run(store, all);
  await store.storage.close();
  return cursor.firstBatch;
}

async function quietly<R>(work: () => R | Promise<R>): Promise<R> {
  const { error } = console;
  console.error = () => {};
  try {
    return await work();
  } finally {
    console.error = error;
  }
}

/** Whether a page is a leaf whose first key is a record's, of 10 bytes. */
function isLeafOfRecords(file: Buffer, at: number): boolean {
  if (file.readUIntLE(at, 6) !== at / PAGE || file.readUInt16LE(at + 18) !== 2) return false;
  return file.readUInt16LE(at + 24 + file.readUInt16LE(at + 24) + 6) === 10;
}

describe('a store whose file is damaged', () => {
  const folder = scratchFolder();
  const [good, bad] = [join(folder, 'good'), join(folder, 'bad')];
  const file = join(bad, 'store.mdb');
  let documents: Document[];
  let bytes: Buffer;

  before(async () => {
    for (const one of [good, bad]) mkdirSync(one);
    documents = await fill(good, 400);
    bytes = readFileSync(join(good, 'store.mdb'));
  });
  after(() => removeFolder(folder));

  function lay(change: (bytes: Buffer) => void): void {
    const copy = Buffer.from(bytes);
    change(copy);
    rmSync(`${file}-lock`, { force: true });
    writeFileSync(file, copy);
  }

  /** Found before the start, refused when it is read, or of no consequence. */
  async function outcome(): Promise<'found' | 'refused' | 'nothing'> {
    try {
      await quietly(() => checkFile(file));
    } catch (error) {
      assert.ok(error instanceof DamagedFile);
      return 'found';
    }
    const store = openInside(bad);
    const answer = await run(store, all);
    await store.storage.close();
    if (answer.ok === 1) assert.deepEqual(answer.cursor.firstBatch, documents, 'documents are missing');
    else assert.match(answer.errmsg, /^(Record \d+ of x\.c|The store's file) is damaged.+restore\.js --from/);
    return answer.ok === 1 ? 'nothing' : 'refused';
  }

  async function refusedStart(): Promise<string> {
    const child = spawnStore(bad);
    const message = text(child.stderr!);
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 4, await message);
    return message;
  }

  it('is whole where nothing happened to it', async () => {
    lay(() => {});
    assert.equal(checkFile(file), 0);
    assert.equal(await outcome(), 'nothing');
  });

  it('loses no page unseen', async () => {
    const seen: Record<string, number> = { found: 0, refused: 0, nothing: 0 };
    for (let page = 0; page < bytes.length / PAGE; page++) {
      lay((copy) => copy.fill(0, page * PAGE, (page + 1) * PAGE));
      const now = await outcome();
      seen[now]!++;
    }
    assert.ok(seen.found! > 50 && seen.refused! > 10, JSON.stringify(seen));
  });

  it('has no bit turned unseen', async () => {
    const seen: Record<string, number> = { found: 0, refused: 0, nothing: 0 };
    for (let i = 0; i < FLIPS; i++) {
      lay((copy) => {
        const at = Math.floor(Math.random() * copy.length);
        copy[at] = copy[at]! ^ (1 << (i % 8));
      });
      const now = await outcome();
      seen[now]!++;
    }
    assert.ok(seen.refused! > FLIPS / 5, JSON.stringify(seen));
  });

  for (const [name, cut] of [
    ['is empty', 0],
    ['has lost its second half', 0.5],
    ['has lost its last page', 1],
  ] as const) {
    it(`does not start where it ${name}, and says how to restore it`, async () => {
      lay(() => {});
      truncateSync(file, cut === 1 ? bytes.length - PAGE : Math.floor(bytes.length * cut));
      assert.match(
        await refusedStart(),
        /store\.mdb is damaged: .+restore\.js --from BACKUP --data \S+bad --replace/,
      );
    });
  }

  it('starts with a damaged record, says so, and gives the others', async () => {
    lay((copy) => copy.write('xxxx', copy.lastIndexOf(mark(300))));
    const store = await startStore(bad);
    const said = text(store.child.stderr!);
    const client = await connect(store.uri);
    const collection = client.db('x').collection<{ _id: number }>('c');
    assert.equal(await collection.estimatedDocumentCount(), documents.length);
    await assert.rejects(collection.findOne({ _id: 300 }), /is damaged/);
    await assert.rejects(collection.updateOne({ _id: 300 }, { $set: { n: 1 } }), /is damaged/);
    assert.deepEqual(
      await collection.findOne({ _id: 301 }),
      documents.find(({ _id }) => _id === 301),
    );
    await client.close();
    await store.stop();
    assert.match(await said, /^Record \w+ in \S+ is damaged\. Restore a backup/);
  });

  it('does not pass over an index entry that leads nowhere', async () => {
    lay(() => {});
    const storage = new Storage(bad);
    storage.transact(() => {
      const [first] = [...storage.records.getKeys({ limit: 1 })];
      storage.records.remove(first!);
    });
    await storage.close();
    const store = openInside(bad);
    assert.match((await run(store, { find: 'c', filter: { n: 0 } })).errmsg, /is damaged/);
    await store.storage.close();
  });

  it('ends once the rest of a large file was read and is damaged', async function () {
    this.timeout(60_000);
    rmSync(bad, { recursive: true });
    mkdirSync(bad);
    await fill(bad, 20_000);
    const large = readFileSync(file);
    assert.ok(large.length > 2 ** 24);
    for (let at = 2 * PAGE; at < large.length; at += PAGE)
      if (isLeafOfRecords(large, at)) large.fill(0, at, at + PAGE);
    writeFileSync(file, large);
    const store = await startStore(bad);
    const said = text(store.child.stderr!);
    const [code] = (await once(store.child, 'exit')) as [number];
    assert.equal(code, 4);
    assert.match(await said, /store\.mdb is damaged: page \d+ is damaged.+restore\.js --from/);
  });
});

describe('a store of earlier versions', () => {
  it('is read and written on, its records without a checksum', async () => {
    const folder = scratchFolder();
    const before = await fill(folder, 300);
    const storage = new Storage(folder);
    storage.transact(() => {
      for (const { key, value } of [...storage.records.getRange()])
        storage.records.put(key, Buffer.from(unsealed(value)!));
    });
    await storage.close();
    assert.equal(checkFile(join(folder, 'store.mdb')), 0);
    const store = openInside(folder);
    assert.deepEqual((await run(store, all)).cursor.firstBatch, before);
    await run(store, { update: 'c', updates: [{ q: { n: 3 }, u: { $set: { n: 4 } }, multi: true }] });
    await run(store, { delete: 'c', deletes: [{ q: { n: 5 }, limit: 0 }] });
    assert.equal((await run(store, { count: 'c', query: { n: 4 } })).n, 12);
    await store.storage.close();
    assert.deepEqual(await differencesOf(folder), []);
    removeFolder(folder);
  });
});
