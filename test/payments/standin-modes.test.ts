import assert from 'node:assert/strict';
import { makeWechatPay, type WechatPayConfig } from '../../src/adapters/wechat-pay/index.ts';
import { toStandin } from '../support/standin.ts';
import { settings, signed, startPayments, successOf, type TestPayments } from './payment.given.ts';

/** A merchant from before the public key: WeChat's certificates are all it has. */
function certificateOnly(notifyUrl: string): WechatPayConfig {
  const { publicKeyId: _id, publicKeyPem: _pem, ...rest } = settings();
  return { ...rest, notifyUrl };
}

describe('Both ways to know WeChat', () => {
  let given: TestPayments;
  before(async () => {
    given = await startPayments();
  });
  afterEach(() => toStandin('/standin/wechat/settings', { signWith: 'publicKey', certificates: 'served' }));
  after(() => given.stop());

  // Fresh each time: within a minute of its last question an adapter does not ask for certificates again.
  const both = () => {
    const notifyUrl = `${given.url}/notify`;
    return [makeWechatPay({ ...settings(), notifyUrl }), makeWechatPay(certificateOnly(notifyUrl))];
  };

  it('ask and are answered', async () => {
    const payment = await given.paidUnheard();
    for (const provider of both()) {
      const seen = await provider.query(payment.outTradeNo);
      assert.deepEqual([seen.state, seen.totalFen], ['paid', 8800]);
    }
  });

  it('read notifications signed with a certificate, and after WeChat has changed it', async () => {
    const payment = await given.payments.open(given.opening());
    await toStandin('/standin/wechat/settings', { signWith: 'certificate' });
    for (const provider of both()) {
      const { headers, rawBody } = await signed(successOf(payment));
      assert.equal((await provider.readNotification(headers, rawBody)).kind, 'payment');
    }
    await toStandin('/standin/wechat/certificates/rotate', {});
    for (const provider of both()) {
      const { headers, rawBody } = await signed(successOf(payment));
      assert.equal((await provider.readNotification(headers, rawBody)).kind, 'payment');
    }
  });

  it('do without certificates where WeChat gives none out', async () => {
    await toStandin('/standin/wechat/settings', { certificates: 'missing' });
    const payment = await given.payments.open(given.opening());
    const [keyed, certified] = both();
    assert.equal((await keyed?.query(payment.outTradeNo))?.state, 'open');
    await assert.rejects(async () => certified?.query(payment.outTradeNo), { name: 'ProviderUnknown' });
    const { headers, rawBody } = await signed(successOf(payment));
    assert.equal((await keyed?.readNotification(headers, rawBody))?.kind, 'payment');
    await assert.rejects(async () => certified?.readNotification(headers, rawBody), {
      code: 'notification_forged',
    });
  });
});
