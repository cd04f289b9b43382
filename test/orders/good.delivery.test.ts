import assert from 'node:assert/strict';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { asGood, givenGood, goodBookingOf, linesOf } from '../support/given.goods.ts';
import { micro, pay, termsShown } from '../support/given.ts';
import { stageOrders } from './order.stage.ts';

const everyDay = [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 540, toMinute: 660 }));
const delivery = { feeFen: 500, windows: everyDay };
const visit = { address: '柳岸小区 2 栋 301', contactName: '李芳', contactPhone: '13900000001' };
const nutrition = { kcal: 650, proteinGrams: 28, fatGrams: 20, carbsGrams: 80, sodiumMg: 900 };
const meal = { cutOffMinutes: 120, nutrition };

/** Goods that are brought, and meals, taken through their table by the people themselves. */
describe('goods that are brought, and meals', function () {
  this.timeout(60_000);
  const { stage, as, resident, barber, unchanged } = stageOrders();
  const good = (more: object) => givenGood(stage.app, stage.near, more);
  const booking = async (listing: string, more: object = {}) => ({
    ...(await goodBookingOf(stage.app, listing, stage.near.place)),
    ...more,
  });
  async function placed(listing: string, more: object = {}) {
    const order = await resident().bookOrder({ body: await booking(listing, more) });
    await pay(stage.app, stage.near.resident, order);
    return asGood(await resident().getOrder(order.id));
  }
  const seen = async (id: string) => asGood(await resident().getOrder(id));
  const passTo = (date: string, ms: number) =>
    stage.app.pass(Date.parse(date) + ms - stage.app.application.clock.now().getTime());
  const left = async (id: string, on?: string) =>
    (
      await resident().getStock({
        params: { id },
        query: { place: stage.near.place, ...(on && { day: on }) },
      })
    ).left;

  it('are brought for a fee an order, the dearest of it, and only where all of it is', async () => {
    const honey = await good({ delivery });
    const bread = await good({ title: '馒头', priceFen: 600, delivery: { ...delivery, feeFen: 300 } });
    const fetched = await good({ title: '腊肉' });
    const line = async (listingId: string) => ({
      ...{ listingId, units: 1 },
      terms: await termsShown(stage.app, listingId),
    });
    await unchanged(async () => {
      const none = await booking(honey, { visit, moreLines: [await line(fetched)] });
      assert.equal((await resident().refused.bookOrder({ body: none })).code, 'not_delivered');
      const far = await booking(honey, { visit, place: micro(14) });
      assert.equal((await resident().refused.bookOrder({ body: far })).code, 'out_of_reach');
    });
    const order = await placed(honey, { visit, moreLines: [await line(bread)] });
    assert.deepEqual([order.way, order.deliveryFen, order.amounts.paidFen], ['delivery', 500, 4100]);
    assert.equal(
      (await resident().cancelOrder({ params: { id: order.id }, body: {} })).amounts.refundFen,
      4100,
    );
  });

  it('are brought to an address that the provider sees once it is paid, and no more once it is cancelled', async () => {
    const listing = await good({ delivery });
    const body = await booking(listing, { visit });
    const { id, due } = await resident().bookOrder({ body });
    assert.ok(due);
    assert.equal((await barber().refused.getOrder(id)).code, 'not_found');
    await pay(stage.app, stage.near.resident, await resident().getOrder(id));
    const told = asGood(await barber().getOrder(id));
    assert.deepEqual([told.contact?.address, told.contact?.phone], [visit.address, visit.contactPhone]);
    assert.equal((await as(stage.near.approver).getOrder(id)).contact, null);
    const fetched = await placed(listing);
    assert.equal(
      (await barber().getOrder(fetched.id)).contact,
      null,
      'who fetches it has no address to tell',
    );
    await resident().cancelOrder({ params: { id }, body: {} });
    assert.equal((await barber().getOrder(id)).contact, null);
  });

  it('that nobody took in are half paid back without the way; what did not come in time is all paid back', async () => {
    const listing = await good({ delivery });
    const late = await placed(listing, { visit });
    await barber().packOrder(late.id, {});
    await passTo(late.endAt, -10 * minute);
    assert.equal((await resident().refused.missProvider(late.id)).code, 'step_closed');
    await passTo(late.endAt, 2 * day + minute);
    assert.equal((await seen(late.id)).state, 'unclaimed');
    await stage.app.pass(49 * hour);
    const { amounts, state } = await seen(late.id);
    assert.deepEqual([state, amounts.refundFen, amounts.payableFen], ['settled', 1500, 2000]);
    assert.equal(await left(listing), 20);
    const missed = await placed(listing, { visit });
    await barber().packOrder(missed.id, {});
    await passTo(missed.endAt, minute);
    assert.equal((await resident().missProvider(missed.id)).state, 'unclaimed');
    await stage.app.pass(49 * hour);
    assert.equal((await seen(missed.id)).amounts.refundFen, 3500);
  });

  it('meals have units of each day, their contents, and an end of ordering and cancelling', async () => {
    const listing = await good({ title: '午餐', firstUnits: 3, returnDays: 0, meal });
    const { status } = await barber().raw.createListing({ body: { kind: 'good' } as never });
    assert.equal(status, 422);
    const shown = (await resident().getShelfListing({
      params: { id: listing },
      query: { place: stage.near.place },
    })) as unknown as { meal: unknown };
    assert.deepEqual(shown.meal, meal);
    const order = await placed(listing, { units: 2 });
    const on = order.startAt.slice(0, 10);
    assert.deepEqual([await left(listing, on), await left(listing)], [1, 3]);
    assert.equal(Date.parse(order.startAt) - Date.parse(order.cutOffAt ?? ''), 2 * hour);
    await passTo(order.cutOffAt ?? '', minute);
    const late = await booking(listing, { startAt: order.startAt });
    assert.equal((await resident().refused.bookOrder({ body: late })).code, 'cut_off_passed');
    const cancel = { params: { id: order.id }, body: {} };
    assert.equal((await resident().refused.cancelOrder(cancel)).code, 'step_closed');
    assert.equal((await seen(order.id)).cancelRefundFen, null);
    const early = await placed(listing);
    assert.equal((await resident().cancelOrder({ params: { id: early.id }, body: {} })).state, 'cancelled');
    assert.equal(await left(listing, early.startAt.slice(0, 10)), 3);
  });

  it('meals that nobody fetched are not paid back, and not cooked again', async () => {
    const listing = await good({ title: '午餐', firstUnits: 3, returnDays: 0, meal });
    const order = await placed(listing);
    await barber().packOrder(order.id, {});
    await passTo(order.endAt, minute);
    assert.equal((await seen(order.id)).state, 'unclaimed');
    const { items } = await resident().listNotices();
    assert.ok(items.some(({ text }) => text.includes('过了取餐时间')));
    await stage.app.pass(49 * hour);
    const { amounts, state } = await seen(order.id);
    assert.deepEqual([state, amounts.refundFen, amounts.payableFen], ['settled', 0, 3000]);
    assert.equal(await left(listing, order.startAt.slice(0, 10)), 2);
    assert.deepEqual(await stage.app.application.features.stock.audit(), []);
  });

  it('meals stand in orders of their own, and are brought on the same day', async () => {
    const lunch = await good({ title: '午餐', returnDays: 0, meal, delivery });
    const bread = await good({ title: '馒头' });
    const moreLines = [{ listingId: bread, units: 1, terms: await termsShown(stage.app, bread) }];
    const mixed = await booking(lunch, { moreLines });
    assert.equal((await resident().refused.bookOrder({ body: mixed })).code, 'not_together');
    const order = await placed(lunch, { visit });
    await barber().packOrder(order.id, {});
    await passTo(order.endAt, hour);
    assert.equal((await resident().missProvider(order.id)).state, 'unclaimed');
    const other = await placed(lunch, { visit });
    await barber().packOrder(other.id, {});
    await passTo(other.endAt, 2 * hour + minute);
    assert.equal((await seen(other.id)).state, 'unclaimed');
    const disputed = await as(stage.near.approver).disputeOrder(other.id, { reason: '居民来电说没有送到' });
    assert.equal(disputed.state, 'disputed');
  });

  it('that came back damaged are decided by staff, or as the provider has said', async () => {
    const listing = await good({});
    async function returning() {
      const order = await placed(listing);
      await barber().packOrder(order.id, {});
      const { checkInCode } = await resident().getOrder(order.id);
      await barber().handOverOrder(order.id, { code: checkInCode ?? '' });
      await resident().returnOrder(order.id, { ...linesOf(listing, 1), reason: '买多了' });
      return order.id;
    }
    const first = await returning();
    const said = { reason: '瓶子碎了', refundFen: 1000 };
    const much = { params: { id: first }, body: { ...said, refundFen: 3001 } };
    assert.equal((await barber().refused.contestReturn(much)).code, 'refund_too_much');
    const contested = asGood(await barber().contestReturn(first, said));
    assert.deepEqual([contested.state, contested.escalation?.level], ['disputed', 'community']);
    for (let level = 0; level < 3; level += 1) await stage.app.pass(3 * day + minute);
    const { state, amounts } = await seen(first);
    assert.deepEqual([state, amounts.refundFen, amounts.payableFen], ['settled', 1000, 2000]);
    const second = await returning();
    await barber().contestReturn(second, said);
    const decision = { reason: '两边各让一步', refundFen: 2000 };
    const resolved = await as(stage.near.approver).resolveOrder(second, decision);
    assert.deepEqual([resolved.state, resolved.amounts.payableFen], ['settled', 1000]);
  });

  it('have a history of their stock that adds up', async () => {
    const id = await good({ firstUnits: 5 });
    const correct = (change: number, reason: 'restocked' | 'spoilt') =>
      barber().correctStock({ params: { id }, body: { change, reason } });
    await correct(4, 'restocked');
    const order = await placed(id, { units: 3 });
    const refused = await barber().refused.correctStock({
      params: { id },
      body: { change: -7, reason: 'spoilt' },
    });
    assert.equal(refused.code, 'out_of_stock', 'what is put aside is not corrected away');
    await correct(-1, 'spoilt');
    await barber().packOrder(order.id, {});
    const { checkInCode } = await resident().getOrder(order.id);
    await barber().handOverOrder(order.id, { code: checkInCode ?? '' });
    await placed(id, { units: 1 });
    const history = await barber().getStockHistory({ params: { id } });
    assert.deepEqual([history.left, history.held, history.gone, history.put, history.first], [4, 1, 3, 8, 5]);
    assert.deepEqual(
      history.changes.map(({ change, putUnits }) => [change, putUnits]),
      [
        [-1, 8],
        [4, 9],
      ],
    );
    const lunch = await good({ title: '午餐', firstUnits: 3, returnDays: 0, meal });
    const tomorrow = new Date(stage.app.application.clock.now().getTime() + day).toISOString().slice(0, 10);
    const more = { change: 2, reason: 'restocked', day: tomorrow } as const;
    assert.deepEqual(await barber().correctStock({ params: { id: lunch }, body: more }), { left: 5 });
    const ofDay = { params: { id: lunch }, query: { day: tomorrow } };
    assert.equal((await barber().getStockHistory(ofDay)).put, 5);
    const far = { params: { id: lunch }, body: { ...more, day: '2099-01-01' } };
    assert.equal((await barber().refused.correctStock(far)).code, 'invalid');
  });
});
