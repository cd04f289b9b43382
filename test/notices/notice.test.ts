import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { makeNotices, type NoticesDeps } from '../../src/features/notices/index.ts';
import { day, makeClock } from '../../src/kernel/clock.ts';
import { ownDatabase } from '../support/app.ts';

type OnOrder = (order: unknown, row: unknown) => Promise<void>;

describe('a notice', () => {
  let connection: mongoose.Connection;
  before(async () => {
    connection = await connectMongo({ uri: ownDatabase(), poolSize: 2, waitMs: 4000 });
  });
  after(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  /** The feature among neighbours that say one thing to one person; `put` is the outbox. */
  function given(key: string, put: NoticesDeps['outbox']['put']) {
    let onOrder: OnOrder | undefined;
    const clock = makeClock();
    const silent = { on() {}, onRefunds() {} };
    const params = { title: '剪发', orderId: 'ord_1' };
    const deps = {
      connection,
      clock,
      people: { seek: async () => ({ _id: 'per_1', phone: '13900000001' }), withRole: async () => [] },
      grids: { seek: async () => null },
      artisans: { ...silent, seek: async () => null, ofPerson: async () => null },
      catalogue: silent,
      payments: silent,
      orders: {
        refundSteps: [],
        onAny(_group: string, _name: string, run: OnOrder) {
          onOrder = run;
        },
        notificationsOf: () => [{ to: { personId: 'per_1' }, template: 'toy', as: 'resident', params, key }],
      },
      outbox: { put, onGivenUp() {} },
      sentences: { 'toy.resident': '“{title}”好了。' },
    };
    makeNotices(deps as unknown as NoticesDeps);
    return { clock, happen: () => onOrder?.({}, {}) };
  }
  const kept = () => connection.collection('notices').countDocuments({ personId: 'per_1' });

  it('is written to the outbox under one key, also where a crash came between inbox and outbox', async () => {
    const keys: string[] = [];
    let crashes = 1;
    const { happen } = given('first', async ({ key, text, lane, personId }) => {
      if (crashes-- > 0) throw new Error('the server ended here');
      assert.deepEqual([text, lane, personId], ['“剪发”好了。', 'messages', 'per_1']);
      keys.push(key);
    });
    await assert.rejects(async () => happen());
    assert.equal(await kept(), 1, 'the inbox has it');
    await happen();
    await happen();
    assert.equal(await kept(), 1);
    assert.equal(keys.length, 2);
    assert.equal(new Set(keys).size, 1, 'the outbox knows it by its key');
  });
  it('is not written to the outbox again once that has forgotten the key', async () => {
    let puts = 0;
    const { happen, clock } = given('second', async () => {
      puts += 1;
    });
    await happen();
    clock.setOffset(7 * day);
    await happen();
    assert.equal(puts, 1);
  });
});
