import assert from 'node:assert/strict';
import fc from 'fast-check';
import type mongoose from 'mongoose';
import { connectMongo, ensureIndexes } from '../../src/adapters/mongo.ts';
import { CardFeed } from '../../src/features/shelf/card.feed.ts';
import { CardMemory } from '../../src/features/shelf/card.memory.ts';
import { type CardReader, readerOver } from '../../src/features/shelf/card.reader.ts';
import type { Card } from '../../src/features/shelf/card.ts';
import { type CardStore, makeCardStore } from '../../src/features/shelf/shelf.store.ts';
import { second } from '../../src/kernel/clock.ts';
import { ownDatabase } from '../support/app.ts';

const grids = ['g1', 'g2', 'g3'];
const categories = ['haircut', 'sewing'];
const ids = ['lst_1', 'lst_2', 'lst_3', 'lst_4', 'lst_5', 'lst_6'];

type Act =
  | { act: 'write'; id: string; grid: string; category: string; server: number }
  | { act: 'hide'; id: string; server: number }
  | { act: 'mark'; id: string }
  | { act: 'look'; server: number };

const id = fc.constantFrom(...ids);
const server = fc.nat(1);
const acts = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        act: fc.constant('write' as const),
        id,
        grid: fc.constantFrom(...grids),
        category: fc.constantFrom(...categories),
        server,
      }),
    },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('hide' as const), id, server }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('mark' as const), id }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constant('look' as const), server }) },
  ),
  { maxLength: 30 },
);

describe('the cards in memory', () => {
  let connection: mongoose.Connection;
  let store: CardStore;
  before(async () => {
    connection = await connectMongo({ uri: ownDatabase(), poolSize: 4, waitMs: 4000 });
    store = makeCardStore(connection);
    await ensureIndexes(store.models);
  });
  beforeEach(() => connection.collection('cards').deleteMany({}));
  after(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  const circle = { codes: grids, metres: new Uint16Array(grids.length) };
  const everything = { circle, from: 0, to: grids.length };
  const sorted = (cards: readonly Card[]) => [...cards].sort((a, b) => (a._id < b._id ? -1 : 1));
  const seenBy = async (feed: CardFeed) =>
    sorted((await (await feed.reader()).within(everything, {})).map(({ card }) => card));
  const held = async () => sorted((await store.pageOfShown(null, 100)).filter(({ grid }) => grid !== null));
  const drawn = (_id: string, more: Partial<Card>): Card => ({
    ...{ _id, rev: 0, shown: true, grid: 'g1', gridPath: [], reachMetres: 600, category: 'haircut' },
    ...{ categoryName: '理发', tierMinutes: 8, kind: 'service', provider: { kind: 'artisan', id: 'art_1' } },
    ...{
      providerName: '王师傅',
      calendarId: 'c1',
      title: '剪发',
      priceKind: 'market' as const,
      priceFen: 100,
    },
    ...{ own: {}, rating: null, ratingCount: 0, nextStartAt: null, refreshAt: null, searchText: '' },
    ...{ searchTitle: { text: '剪发', sounds: [] }, searchProvider: { text: '', sounds: [] }, tokens: [] },
    ...more,
  });
  async function write(_id: string, more: Partial<Card>, at: Date, feed?: CardFeed): Promise<void> {
    const standing = await store.seek(_id);
    const written = await store.put({ ...drawn(_id, more), rev: standing?.rev ?? 0, stampedAt: at });
    assert.ok(written);
    feed?.written(written);
  }

  it('are those of the store after any writes of two servers whose clocks differ', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (steps: Act[]) => {
        await connection.collection('cards').deleteMany({});
        // one server is three seconds behind
        const clocks = [0, -3].map((late) => ({ real: () => new Date(Date.now() + late * second) }));
        const feeds = clocks.map((clock) => new CardFeed({ store, clock }));
        await feeds[0]?.look();
        for (const step of steps) {
          const nth = 'server' in step ? step.server : 0;
          const at = clocks[nth]?.real() ?? new Date();
          if (step.act === 'write')
            await write(step.id, { grid: step.grid, category: step.category }, at, feeds[nth]);
          else if (step.act === 'hide' && (await store.seek(step.id)))
            await write(step.id, { shown: false, grid: null }, at, feeds[nth]);
          else if (step.act === 'mark') await store.markDue('c1', at);
          else if (step.act === 'look') await feeds[nth]?.look();
        }
        const truth = (await held()).map(({ _id, grid, category }) => [_id, grid, category]);
        for (const feed of feeds) {
          await feed.look();
          await feed.look();
          const seen = (await seenBy(feed)).map(({ _id, grid, category }) => [_id, grid, category]);
          assert.deepEqual(seen, truth);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('go red where an older look overwrites a newer write', async () => {
    const feed = new CardFeed({ store, clock: { real: () => new Date() } });
    await feed.look();
    await write('lst_1', { title: '旧' }, new Date());
    const older = await store.seek('lst_1');
    await write('lst_1', { title: '新' }, new Date(), feed);
    feed.written(older as Card);
    assert.deepEqual(
      (await seenBy(feed)).map(({ title }) => title),
      ['新'],
    );
  });

  it('are answered by the store until everything is read, and never lack what it has', async () => {
    for (const each of ids) await write(each, {}, new Date(0));
    let open: () => unknown = Date.now;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow = {
      ...store,
      pageOfShown: async (...args: Parameters<CardStore['pageOfShown']>) => {
        await gate;
        return store.pageOfShown(...args);
      },
    };
    const feed = new CardFeed({ store: slow, clock: { real: () => new Date() } });
    const reading = feed.look();
    assert.equal(feed.size, null);
    assert.equal((await seenBy(feed)).length, ids.length);
    await write('lst_1', { shown: false, grid: null }, new Date());
    assert.equal((await seenBy(feed)).length, ids.length - 1);
    open();
    await reading;
    assert.equal(feed.size, ids.length - 1);
    assert.equal((await seenBy(feed)).length, ids.length - 1);
  });

  it('are read again after a start that failed', async () => {
    await write('lst_1', {}, new Date());
    let fails = true;
    const broken = {
      ...store,
      pageOfShown: (...args: Parameters<CardStore['pageOfShown']>) =>
        fails ? Promise.reject(new Error('away')) : store.pageOfShown(...args),
    };
    const feed = new CardFeed({ store: broken, clock: { real: () => new Date() } });
    await assert.rejects(feed.look(), /away/);
    fails = false;
    await feed.look();
    assert.equal(feed.size, 1);
  });

  it('find out within one comparison what a wrong clock has hidden', async () => {
    const feed = new CardFeed({ store, clock: { real: () => new Date() }, compareEveryMs: 0 });
    await feed.look();
    await write('lst_1', {}, new Date(Date.now() - 3600 * second));
    await write('lst_2', {}, new Date());
    await feed.look();
    assert.equal((await seenBy(feed)).length, 2);
    await connection.collection('cards').deleteOne({ _id: 'lst_1' as never });
    await feed.look();
    assert.deepEqual(
      (await seenBy(feed)).map(({ _id }) => _id),
      ['lst_2'],
    );
  });

  it('hear of every write at once though a server is an hour ahead', async () => {
    const feed = new CardFeed({ store, clock: { real: () => new Date() } });
    await feed.look();
    await write('lst_1', {}, new Date(Date.now() + 3600 * second));
    await feed.look();
    await write('lst_2', {}, new Date());
    await feed.look();
    assert.equal((await seenBy(feed)).length, 2);
  });

  it('forget what was taken off two comparisons ago, and not before', () => {
    const memory = new CardMemory();
    const gone = (_id: string, rev: number) =>
      memory.apply({ ...drawn(_id, { shown: false, grid: null }), rev });
    gone('lst_1', 3);
    memory.forget();
    memory.apply({ ...drawn('lst_1', {}), rev: 2 });
    assert.deepEqual([memory.size, memory.goneSize], [0, 1], 'an older look brings nothing back');
    memory.forget();
    assert.equal(memory.goneSize, 0);
    memory.apply({ ...drawn('lst_1', {}), rev: 4 });
    assert.equal(memory.size, 1);
  });

  it('are known by their providers as the store knows them', async () => {
    const feed = new CardFeed({ store, clock: { real: () => new Date() } });
    await write('lst_1', {}, new Date());
    await feed.look();
    await write('lst_2', {}, new Date(), feed);
    await write('lst_3', { provider: { kind: 'artisan', id: 'art_2' } }, new Date(), feed);
    await write('lst_1', { shown: false, grid: null }, new Date(), feed);
    const ids = async (of: CardReader) =>
      sorted(await of.ofProviders(['art_1', 'art_2'], 0)).map(({ _id }) => _id);
    assert.deepEqual(await ids(await feed.reader()), ['lst_2', 'lst_3']);
    assert.deepEqual(await ids(readerOver(store)), ['lst_2', 'lst_3']);
    assert.deepEqual(await (await feed.reader()).ofProviders(['art_1', 'art_2'], 1), []);
  });
});
