import assert from 'node:assert/strict';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import {
  asGood,
  type GoodOrder,
  givenGood,
  givenGoodOrder,
  goodBookingOf,
  linesOf,
} from '../support/given.goods.ts';
import { micro } from '../support/given.ts';
import { refundsArrived } from '../support/refunded.ts';
import { reason, stageOrders } from './order.stage.ts';

const sure = { reason: '看了之后决定' };

/** Goods taken through their table by the people themselves, over HTTP. */
describe('orders of goods through the API', function () {
  this.timeout(60_000);
  const { stage, as, resident, barber, unchanged } = stageOrders();
  const staff = () => as(stage.near.approver);
  const order = (state: Parameters<typeof givenGoodOrder>[2], more = {}) =>
    givenGoodOrder(stage.app, stage.near, state, more);
  const seen = async (id: string) => asGood(await resident().getOrder(id));
  const left = async (id: string) =>
    (await resident().getStock({ params: { id }, query: { place: stage.near.place } })).left;
  const passTo = (date: string, ms: number) =>
    stage.app.pass(Date.parse(date) + ms - stage.app.application.clock.now().getTime());
  const balance = (account: string) => stage.app.application.features.ledger.balanceOf(account);
  async function isClosed(id: string): Promise<void> {
    await refundsArrived(stage.app, stage.near.resident, [id]);
    assert.equal(await balance(`escrow:${id}`), 0);
    assert.deepEqual(await stage.app.application.features.stock.audit(), []);
  }
  const code = async (id: string) => (await resident().getOrder(id)).checkInCode ?? '';

  it('is offered with what belongs to it, and refused for what does not', async () => {
    const id = await givenGood(stage.app, stage.near);
    const card = await resident().getShelfListing({ params: { id }, query: { place: stage.near.place } });
    const shown = card as unknown as Record<string, unknown>;
    assert.deepEqual(
      [shown['kind'], shown['unit'], shown['pickUpAddress'], card.nextStartAt],
      ['good', '瓶', '柳岸 3 号铺', null],
    );
    const body = {
      kind: 'good',
      category: 'honey',
      title: '蜂蜜',
      way: 'at_shop',
      pickUpAddress: '3 号铺',
    } as const;
    const window = { dayOfWeek: 1, fromMinute: 540, toMinute: 660 };
    const more = { unit: '瓶', firstUnits: 3, priceKind: 'market', priceFen: 100 } as const;
    const bad = [
      { windows: [{ ...window, toMinute: 540 }] },
      { windows: [window, { ...window, fromMinute: 600, toMinute: 720 }] },
      { windows: [] },
      { windows: [window], priceKind: 'quote' },
    ];
    await unchanged(async () => {
      for (const each of bad) {
        const refused = await barber().refused.createListing({ body: { ...body, ...more, ...each } });
        assert.equal(refused.code, 'invalid', JSON.stringify(each));
      }
    });
  });

  it('keeps where an artisan lives for the resident, until it is packed', async () => {
    const listing = await givenGood(stage.app, stage.near, {
      way: 'at_artisan',
      pickUpAddress: '柳岸1号 1 栋',
    });
    const query = { place: stage.near.place };
    const card = await as(null).getShelfListing({ params: { id: listing }, query });
    assert.ok(!JSON.stringify(card).includes('1 栋'));
    const placed = await order('placed', { listing });
    assert.deepEqual([placed.pickUpAddress, placed.provider.phone], [null, null]);
    await barber().packOrder(placed.id, {});
    assert.equal((await seen(placed.id)).pickUpAddress, '柳岸1号 1 栋');
  });

  it('is refused clearly where it cannot be had, and a refusal leaves no trace', async () => {
    const listing = await givenGood(stage.app, stage.near, { firstUnits: 3, mostPerPerson: 4 });
    const body = await goodBookingOf(stage.app, listing, stage.near.place);
    const booking = async (more: object) =>
      (await resident().refused.bookOrder({ body: { ...body, ...more } })).code;
    // opens the stock, which a refusal then leaves alone
    assert.equal(await left(listing), 3);
    await unchanged(async () => {
      assert.equal(await booking({ units: 4 }), 'out_of_stock');
      assert.equal(await booking({ units: 5 }), 'too_many_for_one');
      assert.equal(await booking({ units: 0 }), 'invalid');
      const odd = new Date(Date.parse(body.startAt) + minute).toISOString();
      assert.equal(await booking({ startAt: odd }), 'window_not_offered');
      const far = new Date(Date.parse(body.startAt) + 14 * day).toISOString();
      assert.equal(await booking({ startAt: far }), 'window_not_offered');
      assert.equal(await booking({ place: micro(14) }), 'out_of_reach');
      assert.equal((await as(null).refused.bookOrder({ body })).code, 'unauthenticated');
    });
    assert.equal(await left(listing), 3);
  });

  it('is not sold from a page that is older than the stock', async () => {
    const listing = await givenGood(stage.app, stage.near, { firstUnits: 2 });
    const body = await goodBookingOf(stage.app, listing, stage.near.place, 2);
    const taken = await as(stage.near.neighbour).bookOrder({ body });
    assert.equal(await left(listing), 0);
    assert.equal((await resident().refused.bookOrder({ body })).code, 'out_of_stock');
    await as(stage.near.neighbour).dropOrder(taken.id);
    assert.equal(await left(listing), 2);
    const lapsing = await order('unpaid', { listing, units: 2 });
    await stage.app.pass(16 * minute);
    assert.equal((await seen(lapsing.id)).state, 'lapsed');
    assert.equal(await left(listing), 2, 'nothing stays put aside after an order that failed');
  });

  it('counts what one person has not fetched yet', async () => {
    const listing = await givenGood(stage.app, stage.near, { mostPerPerson: 2 });
    const first = await order('packed', { listing, units: 2 });
    const body = await goodBookingOf(stage.app, listing, stage.near.place);
    assert.equal((await resident().refused.bookOrder({ body })).code, 'too_many_for_one');
    await barber().handOverOrder(first.id, { code: await code(first.id) });
    assert.equal((await order('unpaid', { listing, units: 2 })).state, 'unpaid');
  });

  it('has its stock corrected by its owner, never below zero', async () => {
    const id = await givenGood(stage.app, stage.near, { firstUnits: 3 });
    const correct = (change: number) => ({ params: { id }, body: { change, reason: 'counted' as const } });
    assert.deepEqual(await barber().correctStock(correct(-1)), { left: 2 });
    const headers = { 'Idempotency-Key': 'five-more-of-them' };
    for (let again = 0; again < 2; again += 1)
      assert.deepEqual(await barber().correctStock({ ...correct(5), headers }), { left: 7 });
    await unchanged(async () => {
      assert.equal((await barber().refused.correctStock(correct(-8))).code, 'out_of_stock');
      assert.equal((await resident().refused.correctStock(correct(1))).code, 'not_found');
      assert.equal((await as(null).refused.correctStock(correct(1))).code, 'unauthenticated');
      assert.equal((await barber().refused.correctStock(correct(0.5))).code, 'invalid');
      const service = { ...correct(1), params: { id: stage.near.haircut } };
      assert.equal((await barber().refused.correctStock(service)).code, 'not_found');
      const far = { params: { id }, query: { place: micro(14) } };
      assert.equal((await resident().refused.getStock(far)).code, 'out_of_reach');
    });
    const { haircut, place } = stage.near;
    const { left: none } = await resident().getStock({ params: { id: haircut }, query: { place } });
    assert.equal(none, null, 'a service has no stock');
  });

  it('goes from the order over a short delivery to the settlement', async () => {
    const listing = await givenGood(stage.app, stage.near);
    const { id } = await order('placed', { listing, units: 3 });
    assert.equal(await left(listing), 17);
    for (const units of [0, 4]) {
      const refused = await barber().refused.packOrder({ params: { id }, body: linesOf(listing, units) });
      assert.equal(refused.code, 'invalid');
    }
    const packed = asGood(await barber().packOrder(id, linesOf(listing, 2)));
    assert.deepEqual(
      [packed.state, packed.cartLines[0]?.packedUnits, packed.amounts.refundFen],
      ['packed', 2, 3000],
    );
    assert.equal((await barber().refused.packOrder({ params: { id }, body: {} })).code, 'step_closed');
    const right = await code(id);
    const wrong = { code: right === '000000' ? '000001' : '000000' };
    for (let tries = 0; tries < 4; tries += 1)
      assert.equal((await barber().refused.handOverOrder(id, wrong)).code, 'check_in_code_wrong');
    assert.equal((await barber().refused.handOverOrder(id, wrong)).code, 'check_in_code_locked');
    await resident().renewCheckInCode(id);
    const handed = asGood(await barber().handOverOrder(id, { code: await code(id) }));
    assert.deepEqual([handed.state, handed.phase], ['handed_over', 'handed_over']);
    const given = await barber().giveBackOrder(id, { refundFen: 500, ...sure });
    assert.equal(given.amounts.refundFen, 3500);
    const much = { refundFen: 5501, ...sure };
    assert.equal((await barber().refused.giveBackOrder(id, much)).code, 'refund_too_much');
    await resident().confirmOrder(id);
    await resident().writeReview(id, { stars: 5, text: '蜂蜜很香' });
    await stage.app.pass(8 * day);
    const { state, amounts } = await seen(id);
    assert.deepEqual([state, amounts.refundFen, amounts.payableFen], ['settled', 3500, 5500]);
    assert.equal(await left(listing), 17, 'what was missing is not there again');
    await isClosed(id);
  });

  it('is cancelled with all its money until it is packed', async () => {
    const listing = await givenGood(stage.app, stage.near);
    const { id, cancelRefundFen } = await order('placed', { listing, units: 2 });
    assert.equal(cancelRefundFen, 6000);
    const cancel = (refundFen: number) => ({ params: { id }, body: { refundFen } });
    assert.equal((await resident().refused.cancelOrder(cancel(1))).code, 'refund_changed');
    assert.equal((await resident().cancelOrder(cancel(6000))).state, 'cancelled');
    assert.equal(await left(listing), 20);
    await isClosed(id);
    const packed = await order('packed', { listing });
    const refused = await resident().refused.cancelOrder({ params: { id: packed.id }, body: {} });
    assert.equal(refused.code, 'step_closed');
    const withdrawn = await barber().withdrawOrder(packed.id, reason);
    assert.deepEqual([withdrawn.state, withdrawn.amounts.refundFen], ['cancelled', 3000]);
    const other = await order('packed', { listing });
    const off = await staff().callOffOrder(other.id, { ...sure, refundFen: 1000 });
    assert.deepEqual([off.state, off.amounts.payableFen], ['cancelled', 2000]);
    assert.equal(await left(listing), 20);
  });

  it('is not packed by somebody who is stopped', async () => {
    const { id } = await order('placed');
    const artisans = stage.app.connection.collection<{ _id: string }>('artisans');
    const { id: _id } = await barber().getMyArtisan();
    const put = (state: string) => artisans.updateOne({ _id }, { $set: { state } });
    await put('suspended');
    const refused = await barber().refused.packOrder({ params: { id }, body: {} });
    assert.equal(refused.code, 'provider_stopped');
    await put('active');
    assert.equal((await barber().packOrder(id, {})).state, 'packed');
  });

  it('goes back whole where it was not packed in time', async () => {
    const listing = await givenGood(stage.app, stage.near);
    const { id, endAt } = await order('placed', { listing });
    await passTo(endAt, minute);
    const { state, amounts } = await seen(id);
    assert.deepEqual([state, amounts.refundFen, await left(listing)], ['cancelled', 3000, 20]);
    await isClosed(id);
  });

  it('that nobody fetched is half paid back, what nobody handed over whole', async () => {
    const listing = await givenGood(stage.app, stage.near);
    const late = await order('packed', { listing, units: 2 });
    await passTo(late.endAt, 2 * day + minute);
    assert.equal((await seen(late.id)).state, 'unclaimed');
    await stage.app.pass(49 * hour);
    const unfetched = await seen(late.id);
    assert.deepEqual(
      [unfetched.state, unfetched.phase, unfetched.amounts.refundFen],
      ['settled', null, 3000],
    );
    const { id, endAt } = await order('packed', { listing });
    assert.equal((await resident().refused.missProvider(id)).code, 'step_closed');
    await passTo(endAt, -10 * minute);
    assert.equal((await resident().missProvider(id)).state, 'unclaimed');
    await stage.app.pass(49 * hour);
    assert.equal((await seen(id)).amounts.refundFen, 3000);
    assert.equal(await left(listing), 20);
    await isClosed(id);
  });

  it('is brought back within its days, and offered again where the provider says so', async () => {
    const listing = await givenGood(stage.app, stage.near);
    const { id } = await order('completed', { listing, units: 3 });
    const back = (units: number) => ({ params: { id }, body: { ...linesOf(listing, units), ...sure } });
    assert.equal((await resident().refused.returnOrder(back(4))).code, 'invalid');
    const returning = asGood(await resident().returnOrder(back(2)));
    assert.equal(returning.returning?.cartLines[0]?.units, 2);
    const settled = await barber().takeBackOrder(id, { restock: true });
    assert.deepEqual([settled.amounts.refundFen, settled.amounts.payableFen], [6000, 3000]);
    assert.equal((await barber().refused.takeBackOrder(id, { restock: true })).code, 'step_closed');
    await isClosed(id);
    assert.equal(await left(listing), 19);
    const kept = await order('handed_over', { listing });
    await stage.app.pass(4 * day);
    const late = { params: { id: kept.id }, body: { ...linesOf(listing, 1), ...sure } };
    assert.equal((await resident().refused.returnOrder(late)).code, 'step_closed');
  });

  it('goes to staff where a return is not answered, and is decided by them', async () => {
    const { id } = await order('returning');
    await stage.app.pass(7 * day + minute);
    const disputed: GoodOrder = await seen(id);
    assert.deepEqual([disputed.state, disputed.escalation?.level], ['disputed', 'community']);
    const resolved = await staff().resolveOrder(id, { ...sure, refundFen: 1200 });
    assert.deepEqual([resolved.state, resolved.amounts.payableFen], ['settled', 1800]);
    await isClosed(id);
    const { items } = await barber().listNotices();
    assert.ok(items.some(({ text }) => text.includes('七天没有答复')));
  });

  it('is disputed and, where nobody decides, settled as written', async () => {
    const { id } = await order('handed_over');
    assert.equal((await resident().disputeOrder(id, sure)).state, 'disputed');
    // community, street and district have three days each
    for (let level = 0; level < 3; level += 1) await stage.app.pass(3 * day + minute);
    const { state, amounts } = await seen(id);
    assert.deepEqual([state, amounts.payableFen], ['settled', 3000]);
    await isClosed(id);
  });
});
