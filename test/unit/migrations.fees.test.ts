import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { Balances } from '../../src/features/ledger/ledger.balances.ts';
import { Months } from '../../src/features/ledger/ledger.months.ts';
import { Ledger } from '../../src/features/ledger/ledger.service.ts';
import { makeLedgerStore } from '../../src/features/ledger/ledger.store.ts';
import { migrations } from '../../src/migrations.ts';
import { ownDatabase } from '../support/app.ts';

interface Old {
  _id: string;
  [field: string]: unknown;
}
const [code, path] = ['5101150101', ['510115', '51011501', '5101150101']];

describe('fees in data of before', () => {
  let connection: mongoose.Connection;
  beforeEach(async () => {
    connection = await connectMongo({ uri: ownDatabase(), poolSize: 4, waitMs: 4000 });
  });
  afterEach(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  it('are none, in basis points; what a community has earned and will earn is its fund’s, once', async () => {
    const shareOf = (account: string) => [{ account, permille: 1000 }];
    const orders = connection.collection<Old>('orders');
    await orders.insertMany([
      { _id: 'ord_1', shares: shareOf('payable:artisan:art_1') },
      { _id: 'ord_2', shares: shareOf(`payable:community:${code}`) },
    ]);
    const account = `payable:community:${code}`;
    const books = () => {
      const store = makeLedgerStore(connection);
      return new Ledger(store, new Balances(connection, store), new Months(store, () => at));
    };
    const at = new Date('2026-11-01T00:00:00Z');
    const ledger = books();
    for (const [n, fen] of [700, 300].entries()) {
      const lines = [
        { account, fen: -fen },
        { account: `escrow:o${n}`, fen },
      ];
      await ledger.post({
        _id: `order:o${n}:9`,
        at,
        lines,
        why: 'order.settle',
        source: `o${n}`,
        gridPath: path,
      });
    }
    const migration = migrations.find(({ number }) => number === 18);
    assert.ok(migration);
    for (let round = 0; round < 2; round += 1) {
      await migration.run(connection);
      assert.deepEqual(
        (await orders.find().sort({ _id: 1 }).toArray()).map((order) => order['shares']),
        ['payable:artisan:art_1', `fund:${code}`].map((name) => [
          { account: name, points: 10_000, of: 'earned' },
        ]),
      );
      assert.equal(await ledger.balanceOf(account), 0);
      assert.equal(await ledger.balanceOf(`fund:${code}`), -1000);
      assert.deepEqual(await ledger.check(), []);
    }
  });
});
