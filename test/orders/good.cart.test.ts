import assert from 'node:assert/strict';
import { day, minute } from '../../src/kernel/clock.ts';
import { asGood, givenGood, givenGoodOrder, goodBookingOf, linesOf } from '../support/given.goods.ts';
import { termsShown } from '../support/given.ts';
import { refundsArrived } from '../support/refunded.ts';
import { stageOrders } from './order.stage.ts';

const sure = { reason: '看了之后决定' };

/** Several articles of one provider in one order. */
describe('a cart of goods through the API', function () {
  this.timeout(60_000);
  const { stage, as, resident, barber, unchanged } = stageOrders();
  let honey = '';
  let bread = '';
  const left = async (id: string) =>
    (await resident().getStock({ params: { id }, query: { place: stage.near.place } })).left;
  const lefts = async () => [await left(honey), await left(bread)];
  beforeEach(async () => {
    honey = await givenGood(stage.app, stage.near, { firstUnits: 4 });
    const more = { title: '馒头', unit: '袋', priceFen: 600, firstUnits: 10, returnDays: 0 } as const;
    bread = await givenGood(stage.app, stage.near, more);
    assert.deepEqual(await lefts(), [4, 10]);
  });

  const line = async (listingId: string, units: number) => ({
    ...{ listingId, units },
    terms: await termsShown(stage.app, listingId),
  });
  const cart = async (units: number, ...more: Awaited<ReturnType<typeof line>>[]) => ({
    ...(await goodBookingOf(stage.app, honey, stage.near.place, units)),
    moreLines: more,
  });
  const order = (state: Parameters<typeof givenGoodOrder>[2], units = 2, loaves = 3) =>
    givenGoodOrder(stage.app, stage.near, state, { listing: honey, units, with: { [bread]: loaves } });
  const refused = async (body: Awaited<ReturnType<typeof cart>>) =>
    (await resident().refused.bookOrder({ body })).code;
  async function isClosed(id: string): Promise<void> {
    // WeChat takes the refunds of one payment one after the other
    await stage.app.pass(2 * minute);
    await refundsArrived(stage.app, stage.near.resident, [id]);
    const { ledger, stock, orders } = stage.app.application.features;
    assert.equal(await ledger.balanceOf(`escrow:${id}`), 0);
    assert.deepEqual(await stock.audit(), []);
    assert.deepEqual(await orders.audit(0), { overlaps: [], orphans: [], lost: [] });
  }

  it('is one order with a line an article, at the prices that were shown', async () => {
    const placed = await order('placed');
    assert.deepEqual(
      placed.cartLines.map(({ listingId, units, unitFen }) => [listingId, units, unitFen]),
      [
        [honey, 2, 3000],
        [bread, 3, 600],
      ],
    );
    assert.deepEqual([placed.title, placed.amounts.paidFen], ['土蜂蜜等 2 样', 7800]);
    assert.deepEqual(await lefts(), [2, 7]);
    assert.equal((await resident().cancelOrder({ params: { id: placed.id }, body: {} })).state, 'cancelled');
    assert.deepEqual(await lefts(), [4, 10]);
    await isClosed(placed.id);
  });

  it('sums two lines of one article before it judges them', async () => {
    const twice = await cart(3, await line(honey, 2));
    await unchanged(async () => assert.equal(await refused(twice), 'out_of_stock'));
    const { cartLines: lines, id } = asGood(
      await resident().bookOrder({ body: await cart(2, await line(honey, 2)) }),
    );
    assert.deepEqual([lines.length, lines[0]?.units, await left(honey)], [1, 4, 0]);
    await resident().dropOrder(id);
    await stage.app.application.features.stock.putBack(honey, 6, 'restocked', 'six more');
    await unchanged(async () =>
      assert.equal(await refused(await cart(3, await line(honey, 3))), 'too_many_for_one'),
    );
  });

  it('is ordered whole or not at all, and a refusal leaves nothing put aside', async () => {
    const other = await givenGood(
      stage.app,
      { ...stage.near, barber: stage.near.barber },
      { pickUpAddress: '别处 1 号' },
    );
    const window = { dayOfWeek: 1, fromMinute: 0, toMinute: 60 };
    const odd = await givenGood(stage.app, stage.near, { title: '夜宵', windows: [window] });
    const gone = await givenGood(stage.app, stage.near, { title: '停卖', firstUnits: 1 });
    await barber().pauseListing(gone);
    await unchanged(async () => {
      assert.equal(await refused(await cart(1, await line(bread, 5), await line(honey, 4))), 'out_of_stock');
      assert.equal(await refused(await cart(5, await line(bread, 1))), 'out_of_stock');
      assert.equal(await refused(await cart(1, await line(other, 1))), 'not_together');
      assert.equal(await refused(await cart(1, await line(odd, 1))), 'window_not_offered');
      assert.equal(
        await refused(await cart(1, { ...(await line(bread, 1)), terms: (await line(honey, 1)).terms })),
        'terms_changed',
      );
      const paused = { ...(await line(honey, 1)), listingId: gone };
      assert.equal(await refused(await cart(1, paused)), 'listing_not_live');
      const service = { ...(await line(stage.near.haircut, 1)) };
      assert.equal(await refused(await cart(1, service)), 'kind_mismatch');
    });
    assert.deepEqual(await lefts(), [4, 10]);
  });

  it('is packed line by line; what is missing goes back at once', async () => {
    const { id } = await order('placed');
    const pack = (lines: { listingId: string; units: number }[]) => ({
      params: { id },
      body: { cartLines: lines },
    });
    const none = [honey, bread].map((listingId) => ({ listingId, units: 0 }));
    const bad = [none, [{ listingId: honey, units: 3 }], [{ listingId: id, units: 1 }], [none[0], none[0]]];
    for (const lines of bad)
      assert.equal((await barber().refused.packOrder(pack(lines as typeof none))).code, 'invalid');
    const short = [
      { listingId: honey, units: 0 },
      { listingId: bread, units: 2 },
    ];
    const packed = asGood(await barber().packOrder(pack(short)));
    assert.deepEqual(
      packed.cartLines.map(({ packedUnits }) => packedUnits),
      [0, 2],
    );
    assert.equal(packed.amounts.refundFen, 6600);
    const { checkInCode } = await resident().getOrder(id);
    await barber().handOverOrder(id, { code: checkInCode ?? '' });
    await stage.app.pass(8 * day);
    const { amounts, state } = await resident().getOrder(id);
    assert.deepEqual([state, amounts.payableFen, ...(await lefts())], ['settled', 1200, 2, 7]);
    await isClosed(id);
  });

  it('is given back and returned by lines, each within its own days', async () => {
    const { id } = await order('handed_over', 2, 3);
    const giveBack = (body: object) => ({ params: { id }, body: { ...sure, ...body } });
    for (const body of [{}, { refundFen: 100, ...linesOf(bread, 1) }, linesOf(bread, 4)])
      assert.equal((await barber().refused.giveBackOrder(giveBack(body))).code, 'invalid');
    const given = asGood(await barber().giveBackOrder(giveBack(linesOf(bread, 2))));
    assert.deepEqual([given.amounts.refundFen, given.cartLines[1]?.backUnits], [1200, 2]);
    assert.equal((await barber().refused.giveBackOrder(giveBack(linesOf(bread, 2)))).code, 'invalid');
    const back = (listingId: string, units: number) => ({
      params: { id },
      body: { ...linesOf(listingId, units), ...sure },
    });
    assert.equal((await resident().refused.returnOrder(back(bread, 1))).code, 'invalid', 'bread is kept');
    await resident().returnOrder(back(honey, 1));
    const settled = await barber().takeBackOrder(id, { restock: true });
    assert.deepEqual([settled.amounts.refundFen, settled.amounts.payableFen], [4200, 3600]);
    assert.deepEqual(await lefts(), [3, 7]);
    await isClosed(id);
  });

  it('is called off whole where one of its listings is withdrawn before it is packed', async () => {
    const placed = await order('placed');
    await barber().retireListing(bread);
    const { state, amounts } = await resident().getOrder(placed.id);
    assert.deepEqual([state, amounts.refundFen, await left(honey)], ['cancelled', 7800, 4]);
    await isClosed(placed.id);
  });

  it('lapses with all it held where one of its claims is gone, and where nobody pays', async () => {
    const unpaid = await order('unpaid');
    assert.deepEqual(await lefts(), [2, 7]);
    await stage.app.pass(16 * minute);
    assert.equal((await resident().getOrder(unpaid.id)).state, 'lapsed');
    assert.deepEqual(await lefts(), [4, 10]);
    await isClosed(unpaid.id);
    assert.equal(
      (await as(stage.near.neighbour).bookOrder({ body: await cart(4, await line(bread, 5)) })).state,
      'unpaid',
    );
  });
});
