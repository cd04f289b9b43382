import assert from 'node:assert/strict';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { ordersHoldTheirTerms } from '../../src/features/orders/index.ts';
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
