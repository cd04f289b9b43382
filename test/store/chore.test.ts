import assert from 'node:assert/strict';
import { expire } from '../../src/local/embedded-store/chore.ts';
import { Cursors } from '../../src/local/embedded-store/cursor.ts';
import { dispatch } from '../../src/local/embedded-store/dispatch.ts';
import { GroupCommit } from '../../src/local/embedded-store/group-commit.ts';
import type { Context } from '../../src/local/embedded-store/request.ts';
import { Storage } from '../../src/local/embedded-store/storage.ts';
import { type Doc, tag, type Val } from '../../src/local/embedded-store/value.ts';
import { removeFolder, scratchFolder } from './support.ts';

const AGO_MS = 10_000;

describe('what the store does by itself', () => {
  const folder = scratchFolder();
  let storage: Storage;
  let context: Context;

  before(() => {
    storage = new Storage(folder);
    context = { storage, commits: new GroupCommit(storage), cursors: new Cursors(), address: 'here' };
  });
  after(async () => {
    await storage.close();
    removeFolder(folder);
  });

  async function command(fields: Record<string, unknown>): Promise<Map<string, unknown>> {
    const body = tag({ ...fields, $db: 'x' }).v as Doc;
    return new Map(await dispatch(context, { requestId: 1, legacy: false, quiet: false, body }));
  }
  const countOf = async (name: string): Promise<unknown> =>
    ((await command({ count: name })).get('n') as Val).v;

  it('removes documents past their time, and only those that the index holds', async () => {
    const index = (more: object) => ({ key: { at: 1 }, name: 'at_1', expireAfterSeconds: 5, ...more });
    await command({ createIndexes: 'all', indexes: [index({})] });
    await command({ createIndexes: 'part', indexes: [index({ partialFilterExpression: { gone: true } })] });
    const old = new Date(Date.now() - AGO_MS);
    for (const name of ['all', 'part']) {
      const documents = [
        { at: old, gone: true },
        { at: old, gone: false },
        { at: new Date(), gone: true },
        { at: 'never', gone: true },
        { at: [new Date(), old], gone: true },
        { gone: true },
      ];
      await command({ insert: name, documents });
    }
    await expire(context);
    assert.equal(await countOf('all'), 3);
    assert.equal(await countOf('part'), 4);
  });

  it('removes bit by bit what was dropped, and the rest stays', async () => {
    const documents = Array.from({ length: 50 }, (_, n) => ({ n }));
    for (const name of ['kept', 'dropped']) await command({ insert: name, documents });
    const before = storage.records.getKeysCount();
    await command({ drop: 'dropped' });
    assert.equal(await countOf('dropped'), 0);
    let rounds = 0;
    while (storage.transact(() => storage.catalogue.purgeSome(20))) rounds++;
    assert.ok(rounds > 3, `${rounds} rounds`);
    assert.equal(storage.records.getKeysCount(), before - 50);
    assert.equal(await countOf('kept'), 50);
  });
});
