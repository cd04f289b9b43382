import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { afterCursor, type CursorPosition, pageOf, readCursor } from '../../src/kernel/page.ts';
import { makePlainStore, type PlainStore, plainSchema } from '../../src/kernel/store.ts';
import { ownDatabase } from '../support/app.ts';

interface Letter {
  _id: string;
  sender: string;
  at: Date;
}
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
/** Two letters stand at one time: the id decides between them. */
const letters: Letter[] = [
  { _id: 'a', sender: 's1', at: at(2) },
  { _id: 'b', sender: 's2', at: at(1) },
  { _id: 'c', sender: 's3', at: at(2) },
  { _id: 'd', sender: 's4', at: at(3) },
];

describe('a plain store', () => {
  let connection: mongoose.Connection;
  let store: PlainStore<Letter>;
  before(async () => {
    connection = await connectMongo({ uri: ownDatabase(), poolSize: 2, waitMs: 4000 });
    const schema = plainSchema({ sender: String, at: Date });
    schema.index({ sender: 1 }, { unique: true });
    store = makePlainStore<Letter>(connection, 'letters', schema);
    await store.model.createIndexes();
  });
  beforeEach(async () => {
    await store.model.deleteMany({});
    for (const letter of letters) await store.insert(letter);
  });
  after(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  it('says where a document with the id or a unique key stands already, and leaves that one as it is', async () => {
    assert.equal(await store.insert({ _id: 'a', sender: 'other', at: at(9) }), false);
    assert.equal(await store.insert({ _id: 'e', sender: 's1', at: at(9) }), false);
    assert.equal(await store.insert({ _id: 'e', sender: 's5', at: at(9) }), true);
    assert.deepEqual(await store.find('a'), letters[0]);
  });
  it('finds or refuses, and seeks or gives null', async () => {
    await assert.rejects(store.find('x'), { code: 'not_found' });
    assert.equal(await store.seek('x'), null);
    assert.deepEqual(await store.seek('b'), letters[1]);
  });
  it('refuses a field that its schema does not know', async () => {
    const more = { _id: 'f', sender: 's6', at: at(1), stamp: 1 };
    await assert.rejects(store.insert(more), { name: 'StrictModeError' });
    assert.equal(await store.seek('f'), null);
  });

  describe('is read page by page', () => {
    const list = (direction: 1 | -1, position: CursorPosition | null, limit: number) =>
      store.model
        .find(afterCursor('at', direction, position))
        .sort({ at: direction, _id: direction })
        .limit(limit + 1)
        .lean<Letter[]>()
        .exec();
    async function walk(direction: 1 | -1, key: (letter: Letter) => string | number, limit: number) {
      const pages: string[] = [];
      let cursor: string | undefined;
      do {
        const found = await list(direction, readCursor(cursor, 'time'), limit);
        const page = pageOf(found, limit, (letter) => ({ key: key(letter), id: letter._id }));
        pages.push(page.items.map(({ _id }) => _id).join(''));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      return pages;
    }

    it('upwards and downwards, with several at one time', async () => {
      const iso = (letter: Letter) => letter.at.toISOString();
      assert.deepEqual(await walk(1, iso, 1), ['b', 'a', 'c', 'd']);
      assert.deepEqual(await walk(-1, iso, 1), ['d', 'c', 'a', 'b']);
      assert.deepEqual(await walk(1, iso, 3), ['bac', 'd']);
      assert.deepEqual(await walk(-1, (letter) => letter.at.getTime(), 2), ['dc', 'ab']);
    });
    it('but not behind the cursor of another list', () => {
      assert.deepEqual(afterCursor('at', 1, null), {});
      assert.throws(() => readCursor('not a cursor', 'time'), { code: 'malformed' });
    });
  });
});
