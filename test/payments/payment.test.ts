import assert from 'node:assert/strict';
import type { Actor } from '../../src/kernel/actor.ts';
import { minute } from '../../src/kernel/clock.ts';
import { eventually } from '../support/eventually.ts';
import { toStandin } from '../support/standin.ts';
import { fault, startPayments, type TestPayments } from './payment.given.ts';

describe('A payment', () => {
  let given: TestPayments;
  before(async () => {
    given = await startPayments();
  });
  afterEach(() => given.assertBooks());
  after(() => given.stop());

  it('opens with an address to pay at, once per key', async () => {
    const opening = given.opening();
    const payment = await given.payments.open(opening);
    assert.equal(payment.state, 'paying');
    const prepared = await given.payments.find(payment._id);
    assert.deepEqual(prepared, payment);
    assert.match(prepared.codeUrl ?? '', /^weixin:\/\/wxpay/);
    assert.equal(prepared.clientIp, '127.0.0.1', 'needed for the next address');
    const again = await Promise.all(Array.from({ length: 10 }, () => given.payments.open(opening)));
    assert.deepEqual(new Set(again.map((each) => each._id)), new Set([payment._id]));
    await assert.rejects(given.payments.open({ ...opening, amountFen: 1 }), {
      code: 'idempotency_key_reused',
    });
  });

  it('opens as H5 for a phone', async () => {
    const { _id } = await given.payments.open(given.opening({ way: 'h5' }));
    assert.match((await given.payments.find(_id)).h5Url ?? '', /^http/);
  });

  it('is paid by a notification', async () => {
    const { _id, outTradeNo } = await given.payments.open(given.opening());
    await toStandin('/standin/wechat/pay', { outTradeNo });
    await eventually(async () => (await given.payments.find(_id)).state === 'paid');
  });

  it('is paid by a query where no notification comes', async () => {
    const { _id } = await given.paidUnheard();
    assert.equal((await given.payments.find(_id)).state, 'paying');
    await given.pass(6_000);
    const paid = await given.payments.find(_id);
    assert.equal(paid.state, 'paid');
    assert.deepEqual([paid.paidFen, paid.refundableFen], [8800, 8800]);
    assert.equal(paid.askAt, null);
  });

  it('answers a question when what follows has happened too, and asks once a second at most', async () => {
    let asked = 0;
    const counted = await startPayments((provider) => ({
      ...provider,
      query(outTradeNo) {
        asked += 1;
        return provider.query(outTradeNo);
      },
    }));
    const { _id } = await counted.paidUnheard();
    let followed = 0;
    counted.payments.on('take', 'people', 'test: wait', async () => {
      await new Promise((done) => setTimeout(done, 50));
      followed += 1;
    });
    const answers = await Promise.all(Array.from({ length: 10 }, () => counted.payments.check(_id)));
    assert.ok(followed > 0 && asked <= 2, `${followed} followed, ${asked} asked`);
    for (const payment of answers) {
      if (payment.state === 'paid') assert.equal(payment.publishedUpTo, payment.n);
    }
    assert.equal((await counted.payments.check(_id)).state, 'paid');
    await counted.stop();
  });

  it('asks for the same number again when the prepay was not answered', async () => {
    for (const what of ['dropAfter', 'dropBefore', 'status', 'unsigned', 'badSignature', 'status429']) {
      const opening = given.opening();
      await fault({ on: 'call', fault: what, path: '/v3/pay/transactions/native' });
      const payment = await given.payments.open(opening);
      assert.equal((await given.payments.find(payment._id)).state, 'open', what);
      await given.pass(6_000);
      const prepared = await given.payments.find(payment._id);
      assert.equal(prepared.state, 'paying', what);
      assert.equal(prepared.outTradeNo, payment.outTradeNo);
    }
  });

  it('is over, and said so, where WeChat refuses the prepay for certain', async () => {
    const closed: string[] = [];
    given.payments.on('close', 'people', 'test: listen', async (payment) => void closed.push(payment._id));
    await fault({
      on: 'call',
      fault: 'status',
      status: 400,
      code: 'PARAM_ERROR',
      path: '/native',
      before: true,
    });
    const { _id } = await given.payments.open(given.opening());
    assert.equal((await given.payments.find(_id)).state, 'closed');
    assert.deepEqual(closed, [_id]);
  });

  it('closes at expiry, and answers the same when closed again', async () => {
    const { _id } = await given.payments.open(given.opening());
    await given.pass(15 * minute + 1_000);
    assert.equal((await given.payments.find(_id)).state, 'closed');
    assert.equal(await given.payments.close(_id), 'closed');
  });

  it('is taken, not closed, where it was paid unheard', async () => {
    const { _id } = await given.paidUnheard();
    assert.equal(await given.payments.close(_id), 'paid');
    const other = await given.paidUnheard();
    await given.pass(15 * minute + 1_000);
    assert.equal((await given.payments.find(other._id)).state, 'paid');
  });

  it('is not closed while nothing is known, and asked again', async () => {
    const { _id } = await given.payments.open(given.opening());
    for (const what of ['status', 'unsigned', 'dropAfter', 'tampered']) {
      await fault({ on: 'call', fault: what, path: '/v3/pay/transactions/out-trade-no' });
      assert.equal(await given.payments.close(_id), 'unknown', what);
      assert.equal((await given.payments.find(_id)).state, 'paying', what);
    }
    await fault({ on: 'call', fault: 'dropAfter', path: '/close' });
    assert.equal(await given.payments.close(_id), 'unknown');
    assert.equal(await given.payments.close(_id), 'closed');
  });

  it('gives late money back, whole and once', async () => {
    const { _id, outTradeNo } = await given.payments.open(given.opening());
    assert.equal(await given.payments.close(_id), 'closed');
    await toStandin('/standin/wechat/pay', { outTradeNo, evenIfClosed: true });
    await eventually(async () => (await given.payments.find(_id)).state === 'late');
    await toStandin('/standin/wechat/notify', { outTradeNo });
    await given.handled(_id);
    const [refund, ...more] = await given.payments.refundsOf(_id);
    assert.equal(more.length, 0);
    await given.refundsBecome(_id, ([refund]) => refund?.state === 'refunded');
    assert.deepEqual([refund?.amountFen, refund?.came], [8800, 'late']);
    assert.equal(await given.books.balanceOf(`mismatched:${_id}`), 0);
    assert.equal(await given.payments.close(_id), 'closed');
  });

  it('gives mismatched money back, raises an alarm and says that it will not be paid', async () => {
    for (const amountFen of [8801, 8799]) {
      const mismatched: string[] = [];
      given.payments.on(
        'receive_mismatched',
        'people',
        `test: listen for ${amountFen}`,
        async (payment) => void mismatched.push(payment._id),
      );
      const { _id, outTradeNo } = await given.payments.open(given.opening());
      await toStandin('/standin/wechat/pay', { outTradeNo, amountFen });
      await eventually(async () => (await given.payments.find(_id)).state === 'mismatched');
      await eventually(async () => mismatched.includes(_id));
      assert.ok((await given.alarms()).some((alarm) => alarm._id === `mismatched_money:${_id}`));
      await given.refundsBecome(
        _id,
        ([refund]) => refund?.state === 'refunded' && refund.amountFen === amountFen,
      );
      assert.equal(await given.books.balanceOf(`mismatched:${_id}`), 0);
    }
  });

  it('takes what was paid between the last query and the close', async () => {
    let pay: (() => Promise<unknown>) | undefined;
    const racing = await startPayments((provider) => ({
      ...provider,
      async close(outTradeNo) {
        await pay?.();
        return provider.close(outTradeNo);
      },
    }));
    const { _id, outTradeNo } = await racing.payments.open(racing.opening());
    pay = async () => {
      await fault({ fault: 'lose', outTradeNo });
      await toStandin('/standin/wechat/pay', { outTradeNo });
    };
    assert.equal(await racing.payments.close(_id), 'paid');
    await racing.assertBooks();
    await racing.stop();
  });

  it('hears of money that came after a close that was not heard', async () => {
    const { _id, outTradeNo } = await given.payments.open(given.opening());
    await given.payments.close(_id);
    await fault({ fault: 'lose', outTradeNo });
    await toStandin('/standin/wechat/pay', { outTradeNo, evenIfClosed: true });
    await given.pass(minute + 1_000);
    assert.equal((await given.payments.find(_id)).state, 'late');
    await given.refundsBecome(_id, ([refund]) => refund?.state === 'refunded');
  });

  it('buys nothing where somebody gave a part back in the console before our first look; the rest is not kept', async () => {
    const { _id, outTradeNo } = await given.paidUnheard();
    const part = {
      outRefundNo: `console_${_id}`,
      outTradeNo,
      refundFen: 3000,
      totalFen: 8800,
      currency: 'CNY',
    };
    await given.provider.refund({ ...part, reason: '商户平台' });
    const seen = await given.payments.check(_id);
    assert.equal(seen.state, 'mismatched');
    const alarms = (await given.alarms()).map((alarm) => alarm._id);
    assert.ok(alarms.includes(`refunded_elsewhere:${_id}`));
    assert.ok(!alarms.includes(`mismatched_money:${_id}`));
    // The whole is more than is left: WeChat refuses it, so staff have a step.
    const [refund, ...more] = await given.payments.refundsOf(_id);
    assert.ok(refund && more.length === 0);
    assert.deepEqual(
      [refund.state, refund.amountFen, refund.refusedCode],
      ['abnormal', 8800, 'INVALID_REQUEST'],
    );
    await given.provider.refund({ ...part, outRefundNo: `rest_${_id}`, refundFen: 5800, reason: '商户平台' });
    await settleInConsole(given, refund._id);
    assert.equal(await given.books.balanceOf(`mismatched:${_id}`), 0);
    await given.assertBooks();
  });
});

function settleInConsole({ parts }: TestPayments, id: string) {
  const actor: Actor = { personId: 'per_staff', roles: [{ role: 'staff', grid: '5101' }] };
  const rest = {
    query: {},
    headers: {},
    rawBody: Buffer.alloc(0),
    key: undefined,
    sid: undefined,
    device: undefined,
  };
  const body = { receipt: '商户平台 5800', channel: 'console' as const };
  return parts.routes.settleRefundByHand({ ...rest, actor, params: { id }, body, ip: '', requestId: 'r' });
}
