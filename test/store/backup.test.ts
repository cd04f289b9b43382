import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { built } from '../support/programs.ts';
import { connect, removeFolder, scratchFolder, startStore } from './support.ts';
import { differencesOf } from './verify.ts';

async function program(name: string, ...args: string[]): Promise<{ code: number; message: string }> {
  const child = spawn(process.execPath, [built(`local/embedded-store/${name}.ts`), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const message = text(child.stderr);
  const [code] = (await once(child, 'exit')) as [number];
  return { code, message: await message };
}

describe('backup and restore of the store', () => {
  it('copy a store that is being written, as it was at one moment', async () => {
    const folder = scratchFolder();
    const [data, copy, file] = [join(folder, 'data'), join(folder, 'copy'), join(folder, 'backup.mdb')];
    const store = await startStore(data);
    const client = await connect(store.uri);
    const pairs = client.db('x').collection('pairs');
    await pairs.createIndex({ n: 1 }, { unique: true });
    // Each batch is one command and one transaction: a copy holds all of it or nothing.
    let writing = true;
    const writer = (async () => {
      for (let n = 0; writing; n += 2) await pairs.insertMany([{ n }, { n: n + 1 }]);
    })();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const before = await pairs.countDocuments();
    assert.equal((await program('backup', '--data', data, '--to', file)).code, 0);
    writing = false;
    await writer;
    const after = await pairs.countDocuments();

    assert.match(
      (await program('restore', '--from', file, '--data', data, '--replace')).message,
      /is running/,
    );
    assert.equal((await program('restore', '--from', file, '--data', copy)).code, 0);
    const restored = await startStore(copy);
    const other = await connect(restored.uri);
    const count = await other.db('x').collection('pairs').countDocuments();
    assert.ok(count >= before && count <= after && count % 2 === 0, `${before} <= ${count} <= ${after}`);
    await assert.rejects(other.db('x').collection('pairs').insertOne({ n: 0 }), { code: 11000 });
    await Promise.all([client.close(), other.close()]);
    await Promise.all([store.stop(), restored.stop()]);
    assert.deepEqual(await differencesOf(copy), []);
    removeFolder(folder);
  });

  it('refuse with a sentence and change nothing', async () => {
    const folder = scratchFolder();
    const [data, file] = [join(folder, 'data'), join(folder, 'backup.mdb')];
    assert.match((await program('backup', '--data', data, '--to', file)).message, /There is no store/);
    const store = await startStore(data);
    const client = await connect(store.uri);
    await client.db('x').collection('c').insertOne({ a: 1 });
    await client.close();
    await store.stop();
    assert.equal((await program('backup', '--data', data, '--to', file)).code, 0);
    assert.match((await program('backup', '--data', data, '--to', file)).message, /never written over/);
    assert.match((await program('restore', '--from', file, '--data', data)).message, /--replace/);
    const broken = join(folder, 'broken.mdb');
    writeFileSync(broken, 'this is no store'.repeat(1000));
    assert.match(
      (await program('restore', '--from', broken, '--data', data, '--replace')).message,
      /is not a backup/,
    );
    assert.ok(existsSync(join(data, 'store.mdb')));
    const again = await startStore(data);
    const reader = await connect(again.uri);
    assert.equal(await reader.db('x').collection('c').countDocuments(), 1);
    await reader.close();
    await again.stop();
    removeFolder(folder);
  });
});
