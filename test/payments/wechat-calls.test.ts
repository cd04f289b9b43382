import assert from 'node:assert/strict';
import { createVerify } from 'node:crypto';
import { makeWechatPay } from '../../src/adapters/wechat-pay/index.ts';
import {
  type PaymentProvider,
  ProviderRefused,
  ProviderUnknown,
} from '../../src/features/payments/payment.provider.ts';
import { paidContent } from './notification.given.ts';
import { firstCertificate } from './platform-certificate.ts';
import { certificateList, type ScriptedWechat, startScriptedWechat } from './scripted-wechat.ts';

const outTradeNo = paidContent.out_trade_no;
const asked = {
  way: 'native' as const,
  outTradeNo,
  description: '理发',
  totalFen: 8800,
  expiresAt: new Date('2026-11-25T02:15:00.123Z'),
  clientIp: '203.0.113.7',
};
const refundAsked = {
  outRefundNo: 'rfd_1',
  outTradeNo,
  refundFen: 100,
  totalFen: 8800,
  currency: 'CNY',
  reason: '取消',
};
const refundAnswer = {
  refund_id: '5030000001',
  out_refund_no: 'rfd_1',
  out_trade_no: outTradeNo,
  status: 'PROCESSING',
  create_time: '2026-11-25T10:00:00+08:00',
  amount: { total: 8800, refund: 100, currency: 'CNY' },
};

describe('WeChat calls', () => {
  let wechat: ScriptedWechat;
  let provider: PaymentProvider;
  before(async () => {
    wechat = await startScriptedWechat('public-key');
    provider = makeWechatPay(wechat.config);
  });
  beforeEach(() => {
    wechat.calls.length = 0;
  });
  after(() => wechat.stop());

  it('sends native and H5 prepays, signed over exactly what is sent', async () => {
    wechat.script({ body: '{"code_url":"weixin://wxpay/bizpayurl?pr=p1"}' });
    assert.deepEqual(await provider.prepay(asked), { codeUrl: 'weixin://wxpay/bizpayurl?pr=p1' });
    wechat.script({ body: '{"h5_url":"https://wx.test/h5?prepay_id=1"}' });
    assert.deepEqual(await provider.prepay({ ...asked, way: 'h5' }), {
      h5Url: 'https://wx.test/h5?prepay_id=1',
    });
    const sent = JSON.parse(wechat.calls[0]?.body ?? '');
    assert.equal(sent.time_expire, '2026-11-25T10:15:00+08:00');
    assert.deepEqual(sent.amount, { total: 8800, currency: 'CNY' });
    assert.equal(sent.notify_url, wechat.config.notifyUrl);
    assert.equal(JSON.parse(wechat.calls[1]?.body ?? '').scene_info.payer_client_ip, '203.0.113.7');
    for (const call of wechat.calls) assertSigned(call, wechat);
  });

  it('reads queries in every state', async () => {
    const states = {
      SUCCESS: 'paid',
      REFUND: 'refunded',
      NOTPAY: 'open',
      USERPAYING: 'open',
      CLOSED: 'closed',
    };
    for (const [word, state] of Object.entries(states)) {
      wechat.script({ body: JSON.stringify({ ...paidContent, trade_state: word }) });
      assert.equal((await provider.query(outTradeNo)).state, state);
    }
    wechat.script({ status: 404, body: '{"code":"ORDER_NOT_EXIST","message":"none"}' });
    assert.equal((await provider.query(outTradeNo)).state, 'missing');
    assertSigned(wechat.calls[0], wechat);
  });

  it('closes, and learns that it was paid', async () => {
    wechat.script({});
    assert.equal(await provider.close(outTradeNo), 'closed');
    assertSigned(wechat.calls[0], wechat);
    wechat.script({ status: 400, body: '{"code":"ORDERPAID","message":"paid"}' });
    assert.equal(await provider.close(outTradeNo), 'paid');
  });

  it('asks for refunds and after them', async () => {
    wechat.script({ body: JSON.stringify(refundAnswer) });
    assert.equal((await provider.refund(refundAsked)).state, 'processing');
    const done = { ...refundAnswer, status: 'SUCCESS', success_time: '2026-11-25T10:01:00+08:00' };
    wechat.script({ body: JSON.stringify(done) });
    const answer = await provider.queryRefund('rfd_1');
    assert.ok(answer !== 'missing' && answer.state === 'refunded');
    assert.deepEqual(answer.refundedAt, new Date('2026-11-25T02:01:00Z'));
    wechat.script({ status: 404, body: '{"code":"RESOURCE_NOT_EXISTS","message":"none"}' });
    assert.equal(await provider.queryRefund('rfd_1'), 'missing');
  });

  it('knows nothing after an answer that is not WeChat’s', async () => {
    const body = JSON.stringify(paidContent);
    const faults = [
      { body, fault: 'unsigned' as const },
      { body, fault: 'broken' as const },
      { body, fault: 'cut' as const },
      { body, status: 500 },
      { body, status: 429 },
      { body: '<html>', status: 200 },
      { body: '<html>bad gateway</html>', status: 404 },
      { body: JSON.stringify({ ...paidContent, out_trade_no: 'pay_of_somebody_else' }) },
      { body: JSON.stringify({ ...paidContent, mchid: '1900000002' }) },
      { body: JSON.stringify({ ...paidContent, trade_state: 'SOMETHING_NEW' }) },
      { body: '', status: 302, headers: { Location: 'http://127.0.0.1:1/' } },
    ];
    for (const reply of faults) {
      wechat.script(reply);
      await assert.rejects(provider.query(outTradeNo), ProviderUnknown, JSON.stringify(reply).slice(0, 80));
    }
  });

  it('knows nothing after 5 seconds of silence', async () => {
    wechat.script({ fault: 'hang' });
    await assert.rejects(provider.query(outTradeNo), ProviderUnknown);
  });

  it('knows that it was refused', async () => {
    wechat.script({ status: 403, body: '{"code":"NOT_ENOUGH","message":"余额不足"}' });
    await assert.rejects(provider.refund(refundAsked), (thrown) => {
      assert.ok(thrown instanceof ProviderRefused);
      assert.deepEqual([thrown.code, thrown.status], ['NOT_ENOUGH', 403]);
      return true;
    });
  });

  it('tells no secret in its errors', async () => {
    for (const reply of [
      { fault: 'cut' as const },
      { status: 500, body: '{}' },
      { status: 400, body: '{"code":"X"}' },
    ]) {
      wechat.script(reply);
      const thrown = await provider.prepay(asked).catch((error: unknown) => error);
      assert.ok(thrown instanceof Error);
      const shown = [thrown.message, thrown.stack, JSON.stringify(thrown), String(thrown.cause)].join('\n');
      assert.doesNotMatch(shown, /signature=|nonce_str|203\.0\.113\.7|理发/);
    }
  });

  it('works with certificates, and names the one it can check', async () => {
    const shop = await startScriptedWechat('certificate');
    try {
      shop.script({ body: certificateList(firstCertificate) }, { body: JSON.stringify(paidContent) });
      const certified = makeWechatPay(shop.config);
      assert.equal((await certified.query(outTradeNo)).state, 'paid');
      assert.deepEqual(
        shop.calls.map((call) => call.target.split('?')[0]),
        ['/v3/certificates', `/v3/pay/transactions/out-trade-no/${outTradeNo}`],
      );
      assert.equal(shop.calls[0]?.headers['wechatpay-serial'], undefined);
      assert.equal(shop.calls[1]?.headers['wechatpay-serial'], firstCertificate.serial);
      assertSigned(shop.calls[0], shop);
    } finally {
      await shop.stop();
    }
  });
});

function assertSigned(call: ScriptedWechat['calls'][number] | undefined, wechat: ScriptedWechat): void {
  assert.ok(call);
  const sent = call.headers.authorization ?? '';
  const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(sent)?.[1] ?? '';
  const text = `${call.method}\n${call.target}\n${field('timestamp')}\n${field('nonce_str')}\n${call.body}\n`;
  const verify = createVerify('RSA-SHA256').update(text);
  assert.ok(
    verify.verify(wechat.merchantPublicKey, field('signature'), 'base64'),
    'signature over what was sent',
  );
  assert.equal(field('serial_no'), wechat.config.merchantSerial);
  assert.equal(field('mchid'), wechat.config.mchid);
}
