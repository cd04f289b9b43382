import assert from 'node:assert/strict';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { refundByPolicy } from '../../src/features/catalogue/index.ts';
import {
  type Order,
  ordersCanBeMoved,
  ordersHoldTheirTerms,
  policiesSayWhenFree,
} from '../../src/features/orders/index.ts';
import { ownDatabase } from '../support/app.ts';

describe('the migration of order terms', () => {
  it('gives the orders of before what held for all of them, and touches none that has its own', async () => {
    const connection = await connectMongo({ uri: ownDatabase(), poolSize: 2, waitMs: 4000 });
    try {
      const orders = connection.collection<{ _id: string; n: number; terms?: object }>('orders');
      const own = { answerHours: 6, answerBeforeMinutes: 0 };
      await orders.insertMany([
        { _id: 'ord_1', n: 3 },
        { _id: 'ord_2', n: 1, terms: own },
        { _id: 'ord_3', n: 9 },
      ]);
      const terms = { answerHours: 24, answerBeforeMinutes: 60 };
      const expected = [
        { _id: 'ord_1', n: 3, terms },
        { _id: 'ord_2', n: 1, terms: own },
        { _id: 'ord_3', n: 9, terms },
      ];
      // again, as after a crash, it ends the same
      for (let round = 0; round < 2; round += 1) {
        await ordersHoldTheirTerms.run(connection);
        assert.deepEqual(await orders.find().sort({ _id: 1 }).toArray(), expected);
      }
    } finally {
      await connection.dropDatabase();
      await connection.close();
    }
  });
});

describe('the migration of the policies of orders', () => {
  it('gives those of before no time in which cancelling is free, and touches none that has its own', async () => {
    const connection = await connectMongo({ uri: ownDatabase(), poolSize: 2, waitMs: 4000 });
    try {
      const orders = connection.collection<{ _id: string; policy: object }>('orders');
      const rules = [{ hoursBefore: 0, percentBack: 50 }];
      const own = { name: 'strict', rules, freeMinutes: 10, freeHoursBefore: 2 };
      await orders.insertMany([
        { _id: 'ord_1', policy: { name: 'flexible', rules } },
        { _id: 'ord_2', policy: own },
      ]);
      const expected = [
        { _id: 'ord_1', policy: { name: 'flexible', rules, freeMinutes: 0, freeHoursBefore: 0 } },
        { _id: 'ord_2', policy: own },
      ];
      for (let round = 0; round < 2; round += 1) {
        await policiesSayWhenFree.run(connection);
        assert.deepEqual(await orders.find().sort({ _id: 1 }).toArray(), expected);
      }
      const [paidAt, startAt] = [new Date('2026-11-27T06:00:00Z'), new Date('2026-11-29T06:00:00Z')];
      const [old] = (await orders.find().sort({ _id: 1 }).toArray()) as unknown as Order[];
      assert.ok(old);
      assert.equal(refundByPolicy({ policy: old.policy, startAt, paidAt, amountFen: 800 }, paidAt), 400);
    } finally {
      await connection.dropDatabase();
      await connection.close();
    }
  });
});

describe('the migration of the times of orders', () => {
  it('leaves those of before where they are, and touches none that was moved', async () => {
    const connection = await connectMongo({ uri: ownDatabase(), poolSize: 2, waitMs: 4000 });
    try {
      const orders = connection.collection<{ _id: string; kind: string; claimId?: string | null }>('orders');
      const moved = { _id: 'ord_2', kind: 'service', claimId: 'tim_1', proposal: null };
      await orders.insertMany([{ _id: 'ord_1', kind: 'service' }, moved]);
      const before = { _id: 'ord_1', kind: 'service', claimId: null, proposal: null };
      for (let round = 0; round < 2; round += 1) {
        await ordersCanBeMoved.run(connection);
        assert.deepEqual(await orders.find().sort({ _id: 1 }).toArray(), [before, moved]);
      }
    } finally {
      await connection.dropDatabase();
      await connection.close();
    }
  });
});
