import assert from 'node:assert/strict';
import { day, hour, minute, second } from '../../src/kernel/clock.ts';
import { toStandin } from '../support/standin.ts';
import { fault, startPayments, type TestPayments } from './payment.given.ts';
import { refundsIn } from './refund.given.ts';

/** What the real WeChat does and a friendly one would not. */
describe('Payments among the ways of WeChat', () => {
  let given: TestPayments;
  let sent: string[] = [];
  let passedMs = 0;
  before(async () => {
    given = await startPayments((real) => ({
      ...real,
      refund: (request) => {
        sent.push(request.outRefundNo);
        return real.refund(request);
      },
    }));
  });
  beforeEach(() => {
    sent = [];
  });
  afterEach(() => given.assertBooks());
  after(async () => {
    await toStandin('/standin/wechat/settings', { refundGapSeconds: 0 });
    await toStandin('/standin/clock', { offsetMs: 0 });
    await given.stop();
  });

  const { request, only, becomes } = refundsIn(() => given);
  /** Time passes here and at WeChat alike. */
  async function pass(ms: number): Promise<void> {
    passedMs += ms;
    await toStandin('/standin/clock', { offsetMs: passedMs });
    await given.pass(ms);
  }
  const stateAtWechat = (outTradeNo: string, state: string) =>
    toStandin('/standin/wechat/state', { outTradeNo, state });

  it('sends the refunds of one payment a minute apart, and none to be refused for it', async () => {
    await toStandin('/standin/wechat/settings', { refundGapSeconds: 60 });
    const { _id } = await given.paid();
    const all = await Promise.all(['a', 'b', 'c'].map((key) => request(_id, 1000, key)));
    const isSent = async () =>
      (await given.payments.refundsOf(_id)).filter(({ state }) => state !== 'asked').length;
    assert.deepEqual([sent.length, await isSent()], [1, 1]);
    await pass(30 * second);
    assert.equal(sent.length, 1);
    for (const many of [2, 3]) {
      await pass(minute + second);
      assert.deepEqual([sent.length, await isSent()], [many, many]);
    }
    assert.deepEqual([...sent].sort(), all.map(({ outRefundNo }) => outRefundNo).sort(), 'each once');
    const { _id: other } = await given.paid();
    await request(other, 1000, 'a');
    assert.equal(sent.length, 4, 'another payment waits for nobody');
    await toStandin('/standin/wechat/settings', { refundGapSeconds: 0 });
    await given.refundsBecome(_id, (refunds) => refunds.every(({ state }) => state === 'refunded'));
    await becomes(other, 'refunded');
  });

  it('grants 50 refunds of one payment, though 60 are asked for at once', async () => {
    const { _id } = await given.paid();
    const keys = Array.from({ length: 60 }, (_each, index) => `part ${index}`);
    const answers = await Promise.allSettled(keys.map((key) => request(_id, 1, key)));
    const refused = answers.flatMap((each) => (each.status === 'rejected' ? [String(each.reason.code)] : []));
    assert.deepEqual([refused.length, new Set(refused)], [10, new Set(['refund_too_many'])]);
    assert.equal((await given.payments.find(_id)).refunds.length, 50);
  });

  it('counts what the whole was, not what the payer paid of it beside a coupon', async () => {
    const payment = await given.payments.open(given.opening());
    await toStandin('/standin/wechat/pay', { outTradeNo: payment.outTradeNo, couponFen: 800 });
    const { state, paidFen } = await given.payments.check(payment._id);
    assert.deepEqual([state, paidFen], ['paid', 8800]);
    await request(payment._id, 8800, 'cancel');
    await becomes(payment._id, 'refunded');
  });

  it('does not close while somebody types their password, and does once that has failed', async () => {
    const { _id, outTradeNo } = await given.payments.open(given.opening());
    await stateAtWechat(outTradeNo, 'USERPAYING');
    assert.equal(await given.payments.close(_id), 'unknown');
    await stateAtWechat(outTradeNo, 'PAYERROR');
    assert.equal((await given.payments.check(_id)).state, 'paying', 'they may try again');
    assert.equal(await given.payments.close(_id), 'closed');
  });

  it('closes what WeChat has revoked', async () => {
    const { _id, outTradeNo } = await given.payments.open(given.opening());
    await stateAtWechat(outTradeNo, 'REVOKED');
    assert.equal((await given.payments.check(_id)).state, 'closed');
  });

  it('follows a refund that takes days, and reminds of it', async () => {
    const { _id, outTradeNo } = await given.paid();
    await fault({ on: 'refund', fault: 'slow', ms: 3 * day, outTradeNo });
    await request(_id, 8800, 'cancel');
    await pass(2 * day);
    const waiting = await only(_id);
    assert.equal(waiting.state, 'processing');
    assert.ok(waiting.timeline.some(({ step }) => step === 'remind'));
    await pass(day + hour);
    await becomes(_id, 'refunded');
  });
});
