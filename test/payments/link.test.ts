import assert from 'node:assert/strict';
import type { Payment } from '../../src/features/payments/index.ts';
import { ProviderUnknown } from '../../src/features/payments/payment.provider.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { hour, minute, second } from '../../src/kernel/clock.ts';
import { toStandin } from '../support/standin.ts';
import { startPayments, type TestPayments } from './payment.given.ts';

describe('The address of a payment', () => {
  let given: TestPayments;
  let isAway = false;
  const asked: { outTradeNo: string; clientIp: string }[] = [];
  before(async () => {
    given = await startPayments((real) => ({
      ...real,
      prepay: (request) => {
        if (isAway) throw new ProviderUnknown('away');
        asked.push({ outTradeNo: request.outTradeNo, clientIp: request.clientIp });
        return real.prepay(request);
      },
    }));
  });
  afterEach(() => {
    isAway = false;
    asked.length = 0;
  });
  after(() => given.stop());

  const payer: Actor = { personId: 'per_payer', roles: [] };
  const rest = {
    query: {},
    headers: {},
    rawBody: Buffer.alloc(0),
    key: undefined,
    sid: undefined,
    device: undefined,
  };
  async function opened({ _id }: Payment, ip = '10.0.0.7') {
    const { getPayment } = given.parts.routes;
    const request = {
      ...rest,
      actor: payer,
      params: { id: _id },
      body: undefined as never,
      ip,
      requestId: 'r',
    };
    const { body } = await getPayment(request);
    assert.ok(body);
    return body;
  }
  const open = (way: 'h5' | 'native' | 'jsapi' | 'mini', forMs = hour) =>
    given.payments.open(given.opening({ way, expiresAt: new Date(given.clock.now().getTime() + forMs) }));
  const renewals = async ({ _id }: Payment) =>
    (await given.payments.find(_id)).timeline.filter(({ step }) => step === 'renew_link').length;

  it('of H5 is renewed under the same number when it is opened after five minutes, from where that is', async () => {
    const payment = await open('h5');
    const { h5Url: first, linkExpiresAt } = await opened(payment);
    assert.equal(Date.parse(linkExpiresAt ?? '') - given.clock.now().getTime() <= 5 * minute, true);
    assert.equal(await renewals(payment), 0, 'a fresh one is left alone');
    await given.pass(6 * minute);
    asked.length = 0;
    const { h5Url: second, linkExpiresAt: until } = await opened(payment, '10.0.0.9');
    assert.ok(second && second !== first, 'another address');
    assert.ok(Date.parse(until ?? '') > given.clock.now().getTime() + 4 * minute);
    assert.deepEqual(asked, [{ outTradeNo: payment.outTradeNo, clientIp: '10.0.0.9' }]);
    assert.equal(await renewals(payment), 1);
    await toStandin('/standin/wechat/pay', { outTradeNo: payment.outTradeNo });
    assert.equal((await given.payments.check(payment._id)).state, 'paid');
    assert.equal((await given.payments.find(payment._id)).clientIp, null, 'forgotten then');
  });

  it('is the prepay of a payment inside WeChat, renewed under the same number and for the same payer after two hours', async () => {
    for (const way of ['jsapi', 'mini'] as const) {
      const payment = await open(way, 4 * hour);
      const { bridge } = await opened(payment);
      await given.pass(2 * hour + minute);
      const { bridge: second } = await opened(payment);
      assert.ok(second && second.paySign !== bridge?.paySign && second.appId === bridge?.appId);
      assert.equal(await renewals(payment), 1);
      const said = await toStandin('/standin/wechat/bridge', { call: second, choice: 'pay' });
      assert.deepEqual(said, { err_msg: 'get_brand_wcpay_request:ok' });
      assert.equal((await given.payments.check(payment._id)).state, 'paid');
    }
  });

  it('is renewed before it ends, once however many open it, and a QR after two hours', async () => {
    const h5 = await open('h5');
    await given.pass(4 * minute + second);
    await Promise.all(Array.from({ length: 10 }, () => opened(h5)));
    assert.equal(await renewals(h5), 1);
    const native = await open('native', 4 * hour);
    await given.pass(hour);
    await opened(native);
    assert.equal(await renewals(native), 0);
    await given.pass(hour);
    const { codeUrl } = await opened(native);
    assert.notEqual(codeUrl, native.codeUrl);
    assert.equal(await renewals(native), 1);
  });

  it('is not shown as good where it has ended and WeChat cannot be asked', async () => {
    const payment = await open('h5');
    await given.pass(6 * minute);
    isAway = true;
    const seen = await opened(payment);
    assert.deepEqual([seen.state, seen.h5Url, seen.linkExpiresAt], ['paying', undefined, undefined]);
    isAway = false;
    assert.ok((await opened(payment)).h5Url);
  });

  it('of a payment that was stored without its end is renewed', async () => {
    const payment = await open('native');
    await given.connection.model('payments').updateOne({ _id: payment._id }, { $unset: { linkUntil: 1 } });
    assert.ok((await opened(payment)).codeUrl);
    assert.equal(await renewals(payment), 1);
  });

  it('is none once WeChat says that the number is closed: the payment closes', async () => {
    const payment = await open('native');
    await given.provider.close(payment.outTradeNo);
    await given.pass(10 * second);
    assert.equal((await given.payments.find(payment._id)).state, 'closed');
    const other = await open('h5');
    await given.provider.close(other.outTradeNo);
    await given.pass(4 * minute + 30 * second);
    const { state, h5Url } = await opened(other);
    assert.deepEqual([state, h5Url], ['closed', undefined]);
  });
});
