import assert from 'node:assert/strict';
import { minute } from '../../src/kernel/clock.ts';
import { fault } from '../payments/payment.given.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood, type Order } from '../support/given.ts';
import { payOnPhone, toStandin } from '../support/standin.ts';

describe('the money that goes back, seen from its order', () => {
  let test: TestApp;
  let near: Neighbourhood;
  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
  });
  afterEach(() => test.assertBooks());
  after(() => test.stop());

  const seen = (order: Order, who: Someone = near.resident) => test.as(who).getOrder(order.id);
  const numberOf = async ({ payment }: Order) => {
    assert.ok(payment);
    return (await test.application.features.payments.find(payment.id)).outTradeNo;
  };
  const becomes = (order: Order, state: Order['refunds'][number]['state']) =>
    eventually(async () => {
      await test.pass(2 * minute);
      return (await seen(order)).refunds.at(0)?.state === state;
    });
  const notices = async (who: Someone, order: Order) => {
    const { items } = await test.as(who).listNotices({ query: { limit: 50 } });
    return items.filter(({ about }) => about?.id === order.id).map(({ text }) => text);
  };
  /** A retracted order whose refund WeChat cannot manage, as staff find it. */
  async function stuckRefund(nth: number): Promise<{ order: Order; refundId: string }> {
    const order = await givenOrder(test, near, 'unpaid', { nth });
    const outTradeNo = await numberOf(order);
    await fault({ on: 'refund', fault: 'ABNORMAL', outTradeNo });
    await payOnPhone(outTradeNo);
    await test.as(near.resident).checkPayment(order.payment?.id ?? '');
    await test.as(near.resident).retractOrder(order.id);
    await becomes(order, 'abnormal');
    const { items } = await test.as(near.checker).listRefunds({ query: { state: 'abnormal' } });
    const stuck = items.find(({ subject }) => subject.id === order.id);
    assert.ok(stuck);
    return { order, refundId: stuck.id };
  }

  it('is followed by the resident and staff, and is none of the artisan’s', async () => {
    const order = await givenOrder(test, near, 'requested', { nth: 1 });
    assert.deepEqual(order.refunds, []);
    await test.as(near.resident).retractOrder(order.id);
    await becomes(order, 'refunded');
    for (const who of [near.resident, near.checker]) {
      const [refund, ...more] = (await seen(order, who)).refunds;
      assert.deepEqual(more, []);
      assert.equal(refund?.came, 'paid');
      assert.equal(refund.amountFen, order.amounts.paidFen);
    }
    assert.deepEqual((await seen(order, near.barber)).refunds, []);
    const { items } = await test.as(near.resident).listOrders({ query: { as: 'resident' } });
    assert.equal(items.find(({ id }) => id === order.id)?.refunds.length, 1);
  });

  it('is there also where the money came too late for the order', async () => {
    const order = await givenOrder(test, near, 'unpaid', { nth: 6 });
    const outTradeNo = await numberOf(order);
    await test.as(near.resident).dropOrder(order.id);
    await toStandin('/standin/wechat/pay', { outTradeNo, evenIfClosed: true });
    await becomes(order, 'refunded');
    const late = await seen(order);
    assert.deepEqual([late.state, late.amounts.refundFen], ['lapsed', 0]);
    assert.deepEqual(
      late.refunds.map(({ came, amountFen }) => [came, amountFen]),
      [['late', order.payment?.amountFen]],
    );
  });

  it('tells those who heard that it was stuck when it arrives after all', async () => {
    const { order, refundId } = await stuckRefund(16);
    await toStandin(`/standin/wechat/refunds/${refundId}/finish`, { status: 'SUCCESS' });
    await becomes(order, 'refunded');
    const gotNotice = async (who: Someone, words: RegExp) =>
      eventually(async () => (await notices(who, order)).some((text) => words.test(text)));
    await gotNotice(near.resident, /退款 \d+\.\d\d 元已原路退回/);
    await gotNotice(near.checker, /退款 \d+\.\d\d 元已经退到，不用再处理/);
  });

  it('calls the staff of the community where it does not go through, and tells the resident', async () => {
    const { order, refundId } = await stuckRefund(11);
    const toStaff = /退款 \d+\.\d\d 元微信没有退成，请在“退款”里处理/;
    await eventually(async () => (await notices(near.checker, order)).some((text) => toStaff.test(text)));
    assert.ok((await notices(near.resident, order)).some((text) => /没有退成，社区已收到通知/.test(text)));
    assert.ok((await notices(near.barber, order)).every((text) => !/退款/.test(text)));

    await test.as(near.checker).settleRefundByHand({ params: { id: refundId }, body: { receipt: '收据 7' } });
    await becomes(order, 'by_hand');
    await eventually(async () => (await notices(near.resident, order)).some((text) => /退给您/.test(text)));
  });
});
