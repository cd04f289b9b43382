import assert from 'node:assert/strict';
import { MemoryWechat } from './memory-wechat.ts';
import { notify, startPayments, type TestPayments } from './payment.given.ts';
import { refundsIn, staff } from './refund.given.ts';

/** A WeChat whose answers are counted. */
class CountedWechat extends MemoryWechat {
  queries = 0;
  override query(outTradeNo: string) {
    this.queries += 1;
    return super.query(outTradeNo);
  }
}

describe('What is decided about money', () => {
  let given: TestPayments;
  let wechat: CountedWechat;
  let own: TestPayments;
  const { only, retry, byHand } = refundsIn(() => own);
  before(async () => {
    given = await startPayments();
    wechat = new CountedWechat();
    own = { ...given, ...(await given.beside({ provider: wechat })) };
  });
  after(() => given.stop());

  const paid = async () => {
    const payment = await own.payments.open(given.opening());
    assert.ok(wechat.pay(payment.outTradeNo, payment.amountFen));
    return own.payments.check(payment._id);
  };
  const stuck = async () => {
    const { _id } = await paid();
    wechat.refundsBegin = 'abnormal';
    await own.payments.refund({ paymentId: _id, amountFen: 8800, reason: '取消', key: 'cancel' });
    wechat.refundsBegin = 'processing';
    const refund = await only(_id);
    assert.equal(refund.state, 'abnormal');
    const standing = wechat.refunds.get(refund.outRefundNo);
    assert.ok(standing);
    return { paymentId: _id, refund, standing };
  };

  it('by hand nothing goes back that is on its way again', async () => {
    const { paymentId, refund, standing } = await stuck();
    standing.state = 'processing';
    await assert.rejects(byHand(refund._id, staff('per_a')), { code: 'unavailable' });
    assert.equal((await only(paymentId)).state, 'abnormal');
  });

  it('asked again, what is on its way keeps its number', async () => {
    const { paymentId, refund, standing } = await stuck();
    standing.state = 'processing';
    await retry(refund._id, staff('per_a'));
    assert.deepEqual((await only(paymentId)).numbers, [refund.outRefundNo]);
  });

  it('a refund of another amount completes nothing and calls for a person', async () => {
    const { paymentId, refund, standing } = await stuck();
    Object.assign(standing, { state: 'refunded', refundFen: 1 });
    await notify(own.parts, {}, Buffer.from(refund.outRefundNo));
    assert.notEqual((await only(paymentId)).state, 'refunded');
    assert.ok(
      (await given.alarms()).some(({ _id }) => _id.startsWith(`refund_differs:${refund.outRefundNo}`)),
    );
  });

  it('one key is one share, however often it is asked for at once', async () => {
    const { _id } = await paid();
    const request = { paymentId: _id, amountFen: 1, reason: '取消', key: 'once' };
    await Promise.all(Array.from({ length: 20 }, () => own.payments.refund(request)));
    const { refundableFen, refunds } = await own.payments.find(_id);
    assert.deepEqual([refundableFen, refunds.length], [8799, 1]);
  });

  it('news of an open payment that says what was hoped for is believed, of a closed one it is asked after', async () => {
    const open = await own.payments.open(given.opening());
    wechat.pay(open.outTradeNo, 8800);
    wechat.queries = 0;
    await notify(own.parts, {}, Buffer.from(open.outTradeNo));
    assert.deepEqual([(await own.payments.find(open._id)).state, wechat.queries], ['paid', 0]);
    const closed = await own.payments.open(given.opening());
    await own.payments.close(closed._id);
    wechat.pay(closed.outTradeNo, 8800, true);
    wechat.queries = 0;
    await notify(own.parts, {}, Buffer.from(closed.outTradeNo));
    assert.deepEqual([(await own.payments.find(closed._id)).state, wechat.queries], ['late', 1]);
  });
});
