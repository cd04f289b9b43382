import assert from 'node:assert/strict';
import { expire } from '../../src/local/embedded-store/chore.ts';
import type { Context } from '../../src/local/embedded-store/protocol/request.ts';
import { openInside, run } from './inside.ts';
import { removeFolder, scratchFolder } from './support.ts';

const AGO_MS = 10_000;

describe('what the store does by itself', () => {
  const folder = scratchFolder();
  let context: Context;

  before(() => {
    context = openInside(folder);
  });
  after(async () => {
    await context.storage.close();
    removeFolder(folder);
  });

  const countOf = async (name: string): Promise<number> => (await run(context, { count: name })).n;

  it('removes documents past their time, and no others', async () => {
    const index = { key: { at: 1 }, name: 'at_1', expireAfterSeconds: 5 };
    await run(context, { createIndexes: 'c', indexes: [index] });
    const old = new Date(Date.now() - AGO_MS);
    const documents = [{ at: old }, { at: new Date() }, { at: 'never' }, { at: [new Date(), old] }, {}];
    await run(context, { insert: 'c', documents });
    await expire(context);
    assert.equal(await countOf('c'), 3);
  });

  it('removes bit by bit what was dropped, and the rest stays', async () => {
    const { storage } = context;
    const documents = Array.from({ length: 50 }, (_, n) => ({ n }));
    for (const name of ['kept', 'dropped']) await run(context, { insert: name, documents });
    const before = storage.records.getKeysCount();
    await run(context, { drop: 'dropped' });
    assert.equal(await countOf('dropped'), 0);
    let rounds = 0;
    while (storage.transact(() => storage.catalogue.purgeSome(20))) rounds++;
    assert.ok(rounds > 3, `${rounds} rounds`);
    assert.equal(storage.records.getKeysCount(), before - 50);
    assert.equal(await countOf('kept'), 50);
  });
});
