import assert from 'node:assert/strict';
import { goodsStandInLines } from '../../src/features/orders/index.ts';
import { asGood, givenGood, givenGoodOrder, linesOf } from '../support/given.goods.ts';
import { stageOrders } from './order.stage.ts';

describe('orders of goods from before there were carts', function () {
  this.timeout(60_000);
  const { stage, resident, barber } = stageOrders();

  it('become orders of one line, once, and go on', async () => {
    const { connection } = stage.app;
    const listing = await givenGood(stage.app, stage.near);
    const { id } = await givenGoodOrder(stage.app, stage.near, 'handed_over', { listing, units: 3 });
    const orders = connection.collection<{ _id: string; lines?: object[] }>('orders');
    const now = await orders.findOne({ _id: id });
    const at = new Date();
    const returning = { units: 1, reason: '买多了', at };
    const before = { unitFen: 3000, units: 3, packedUnits: 2, returnDays: 3, returning };
    await orders.updateOne({ _id: id }, { $set: before, $unset: { lines: '' } });
    for (let round = 0; round < 2; round += 1) {
      await goodsStandInLines.run(connection);
      const lines = now?.lines?.map((line) => ({ ...line, packedUnits: 2 }));
      const found = await orders.findOne({ _id: id });
      assert.deepEqual(found, {
        ...now,
        lines,
        returning: { lines: linesOf(listing, 1).cartLines, reason: '买多了', at },
      });
    }
    const { returning: shown } = asGood(await resident().getOrder(id));
    assert.deepEqual(shown?.cartLines, linesOf(listing, 1).cartLines);
    await orders.updateOne({ _id: id }, { $set: { returning: null } });
    await resident().returnOrder(id, { ...linesOf(listing, 2), reason: '买多了' });
    assert.equal((await barber().takeBackOrder(id, { restock: true })).amounts.refundFen, 6000);
  });
});
