import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { balancesAreStored, booksKnowTheirGrid } from '../../src/features/ledger/index.ts';
import { ordersAreFound, stoppedOrdersAreListed } from '../../src/features/orders/index.ts';
import { alarmsKnowTheirGrid } from '../../src/features/payments/index.ts';
import { ownDatabase } from '../support/app.ts';

interface Old {
  _id: string;
  [field: string]: unknown;
}

describe('data of before', () => {
  let connection: mongoose.Connection;
  beforeEach(async () => {
    connection = await connectMongo({ uri: ownDatabase(), poolSize: 4, waitMs: 4000 });
  });
  afterEach(async () => {
    await connection.dropDatabase();
    await connection.close();
  });
  const of = (name: string) => connection.collection<Old>(name);

  it('puts what is agreed with somebody who is not at work on the list of staff, once', async () => {
    const since = new Date('2026-11-20T08:00:00Z');
    await of('artisans').insertMany([
      { _id: 'art_here', state: 'active', since },
      { _id: 'art_away', state: 'suspended', since },
      { _id: 'art_left', state: 'left', since },
    ]);
    const ids = ['art_here', 'art_away', 'art_left'];
    await of('orders').insertMany(ids.map((id) => ({ _id: `ord_${id}`, provider: { kind: 'artisan', id } })));
    const found = async () =>
      (await of('orders').find().sort({ _id: 1 }).toArray()).map(
        (order) => order['providerStoppedAt'] ?? null,
      );
    for (let round = 0; round < 2; round += 1) {
      await stoppedOrdersAreListed.run(connection);
      assert.deepEqual(await found(), [since, null, since]);
    }
  });

  it('lets alarms belong to the grid of their payment or refund, or to the top of the tree', async () => {
    const [path, top] = [['510115', '5101150101'], ['510115']];
    await of('grids').insertMany([
      { _id: 'v1:510115', code: '510115', parent: null },
      { _id: 'v1:5101150101', code: '5101150101', parent: '510115' },
    ]);
    await of('payments').insertOne({ _id: 'pay_one', outTradeNo: 'T1', gridPath: path });
    await of('refunds').insertOne({ _id: 'ref_one', numbers: ['R1', 'R2'], gridPath: path });
    await of('alarms').insertMany([
      { _id: 'mismatched_money:pay_one', facts: { outTradeNo: 'T1' } },
      { _id: 'second_transaction:pay_one:wx9', facts: {} },
      { _id: 'refund_slow:ref_one:2', facts: { refundId: 'ref_one' } },
      { _id: 'refund_differs:R2:twice', facts: {} },
      { _id: 'unknown_payment:T404', facts: {} },
    ]);
    const found = async () =>
      (await of('alarms').find().sort({ _id: 1 }).toArray()).map((alarm) => alarm['gridPath']);
    for (let round = 0; round < 2; round += 1) {
      await alarmsKnowTheirGrid.run(connection);
      assert.deepEqual(await found(), [path, path, path, path, top]);
    }
  });

  it('lets orders of before have a number, and be found by it, by names and by the ends of phones', async () => {
    const booked = (n: number) => ({
      ...{ _id: `ord_${n}`, bookedAt: new Date('2026-11-27T18:00:00Z'), gridPath: ['510115', '5101150101'] },
      ...{ residentId: 'per_1', provider: { kind: 'artisan', id: 'art_1' }, providerName: '周师傅' },
      ...{ contact: { name: '李芳', phone: '13900000001' }, providerPhone: '13800001234' },
    });
    await of('orders').insertMany([booked(1), booked(2)]);
    await of('people').insertOne({ _id: 'per_1', name: '李小芳' });
    await of('artisans').insertOne({ _id: 'art_1', name: '周国强' });
    for (let round = 0; round < 2; round += 1) {
      await ordersAreFound.run(connection);
      const [one, two] = await of('orders').find().sort({ _id: 1 }).toArray();
      assert.match(String(one?.['number']), /^261128\d{6}$/, 'the day is that of the people');
      assert.notEqual(one?.['number'], two?.['number']);
      for (const part of ['#0001', '#001234', '^李', '李小', '李芳', '周师', '国强'])
        for (const grid of booked(1).gridPath)
          assert.ok(((one?.['searchKeys'] ?? []) as string[]).includes(`${grid} ${part}`), part);
    }
  });

  it('lets entries belong to the grid of what they book, and balances to where all of theirs do', async () => {
    const [one, other] = [
      ['510115', '5101150101'],
      ['510115', '5101150202'],
    ];
    await of('orders').insertOne({ _id: 'ord_1', gridPath: one });
    await of('payments').insertOne({ _id: 'pay_2', gridPath: other });
    const entry = (_id: string, source: string, from: string) => ({
      ...{ _id, source, why: 'x', at: new Date(0) },
      lines: [
        { account: 'clearing', fen: 5 },
        { account: from, fen: -5 },
      ],
    });
    const entries = [
      entry('a', 'ord_1', 'payable:1'),
      entry('b', 'pay_2', 'escrow:2'),
      entry('c', 'gone', 'x'),
    ];
    await of('ledger').insertMany(entries);
    for (let round = 0; round < 2; round += 1) {
      for (const each of [balancesAreStored, booksKnowTheirGrid]) await each.run(connection);
      const balances = await of('balances').find().sort({ _id: 1 }).toArray();
      assert.deepEqual(
        balances.map((each) => [each._id, each['gridPath']]),
        [
          ['clearing', ['*']],
          ['escrow:2', other],
          ['payable:1', one],
          ['x', ['*']],
        ],
      );
    }
  });
});
