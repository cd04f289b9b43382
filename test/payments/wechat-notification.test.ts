import assert from 'node:assert/strict';
import { makeWechatPay } from '../../src/adapters/wechat-pay/index.ts';
import type { PaymentProvider } from '../../src/features/payments/payment.provider.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { eventBody, type Message, messageOf, paidContent } from './notification.given.ts';
import { firstCertificate, secondCertificate } from './platform-certificate.ts';
import {
  certificateList,
  type ScriptedWechat,
  seal,
  signerOf,
  startScriptedWechat,
} from './scripted-wechat.ts';

describe('WeChat notifications', () => {
  let wechat: ScriptedWechat;
  let provider: PaymentProvider;

  before(async () => {
    wechat = await startScriptedWechat('public-key');
    wechat.script({ status: 404, body: '{"code":"NOT_FOUND","message":"none"}' });
    provider = makeWechatPay(wechat.config);
  });
  after(() => wechat.stop());

  const signed = (body: string, at?: number) => messageOf(body, wechat.publicKeySigner, at);
  const read = (message: Message) => provider.readNotification(message.headers, message.rawBody);
  const refused = (message: Message, why: string) =>
    assert.rejects(read(message), (thrown) => isAppError(thrown, 'notification_forged'), why);

  it('takes a valid one', async () => {
    const notification = await read(signed(eventBody()));
    assert.deepEqual(notification, {
      id: 'EV-2026112510000000001',
      kind: 'payment',
      payment: {
        state: 'paid',
        outTradeNo: paidContent.out_trade_no,
        appid: paidContent.appid,
        mchid: paidContent.mchid,
        transactionId: paidContent.transaction_id,
        totalFen: 8800,
        currency: 'CNY',
        payerOpenid: paidContent.payer.openid,
        paidAt: new Date('2026-11-25T02:00:00Z'),
      },
    });
  });

  it('takes raw bytes with odd spaces and \\u escapes as they are', async () => {
    const odd = eventBody()
      .replace('"summary":"支付成功"', '"summary" :\n\t"\\u652f\\u4ed8"')
      .replace('{', '{  ');
    assert.equal((await read(signed(odd))).kind, 'payment');
    const rewritten = { ...signed(odd), rawBody: Buffer.from(JSON.stringify(JSON.parse(odd))) };
    await refused(rewritten, 'same JSON, other bytes');
  });

  it('refuses each missing header, and one bit of the signature', async () => {
    const message = signed(eventBody());
    for (const name of ['timestamp', 'nonce', 'serial', 'signature']) {
      await refused({ ...message, headers: { ...message.headers, [`wechatpay-${name}`]: undefined } }, name);
    }
    const bytes = Buffer.from(message.headers['wechatpay-signature'] ?? '', 'base64');
    for (const index of [0, 100, 255]) {
      const flipped = Buffer.from(bytes);
      flipped[index] = (flipped[index] ?? 0) ^ 1;
      const headers = { ...message.headers, 'wechatpay-signature': flipped.toString('base64') };
      await refused({ ...message, headers }, `bit in byte ${index}`);
    }
  });

  it('refuses probes, other signature types and a body changed after signing', async () => {
    const message = signed(eventBody());
    const signature = message.headers['wechatpay-signature'] ?? '';
    const probe = { ...message.headers, 'wechatpay-signature': `WECHATPAY/SIGNTEST/${signature.slice(19)}` };
    await assert.rejects(
      read({ ...message, headers: probe }),
      (thrown) => isAppError(thrown) && /probe/.test(String(thrown.params['reason'])),
    );
    const other = { ...message.headers, 'wechatpay-signature-type': 'WECHATPAY2-SM2-WITH-SM3' };
    await refused({ ...message, headers: other }, 'type');
    const changed = message.rawBody.toString().replace('0001', '0002');
    await refused({ ...message, rawBody: Buffer.from(changed) }, 'changed body');
  });

  it('takes 299 s of difference and refuses 301, either way', async () => {
    const at = Date.UTC(2026, 10, 25, 3, 0, 0);
    const fixed = makeWechatPay(wechat.config, () => at);
    for (const sign of [1, -1]) {
      const near = messageOf(eventBody(), wechat.publicKeySigner, at + sign * 299_000);
      assert.equal((await fixed.readNotification(near.headers, near.rawBody)).kind, 'payment');
      const far = messageOf(eventBody(), wechat.publicKeySigner, at + sign * 301_000);
      await assert.rejects(fixed.readNotification(far.headers, far.rawBody), { code: 'notification_forged' });
    }
    const words = messageOf(eventBody(), wechat.publicKeySigner, at);
    words.headers['wechatpay-timestamp'] = '1e9';
    await assert.rejects(fixed.readNotification(words.headers, words.rawBody), {
      code: 'notification_forged',
    });
  });

  it('refuses every flipped byte of ciphertext, tag, associated data and nonce', async () => {
    const sealed = Buffer.from(seal(JSON.stringify(paidContent), 'transaction'), 'base64');
    for (let index = 0; index < sealed.length; index += 1) {
      const flipped = Buffer.from(sealed);
      flipped[index] = (flipped[index] ?? 0) ^ 1;
      await refused(
        signed(eventBody({ resource: { ciphertext: flipped.toString('base64') } })),
        `byte ${index}`,
      );
    }
    for (let index = 0; index < 11; index += 1) {
      const associated = `${'transaction'.slice(0, index)}X${'transaction'.slice(index + 1)}`;
      await refused(signed(eventBody({ resource: { associated_data: associated } })), `AAD ${index}`);
    }
    for (let index = 0; index < 12; index += 1) {
      const nonce = `${'abcdef123456'.slice(0, index)}X${'abcdef123456'.slice(index + 1)}`;
      await refused(signed(eventBody({ resource: { nonce } })), `nonce ${index}`);
    }
  });

  it('refuses a ciphertext that says the same bytes in other letters', async () => {
    const padded = [paidContent, { ...paidContent, attach: 'x' }, { ...paidContent, attach: 'xy' }]
      .map((content) => seal(JSON.stringify(content), 'transaction'))
      .find((each) => each.endsWith('=') && !each.endsWith('=='));
    assert.ok(padded);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const other = letters[letters.indexOf(padded.at(-2) ?? '') + 1] ?? '';
    const ciphertext = `${padded.slice(0, -2)}${other}=`;
    assert.deepEqual(Buffer.from(ciphertext, 'base64'), Buffer.from(padded, 'base64'));
    assert.equal((await read(signed(eventBody({ resource: { ciphertext: padded } })))).kind, 'payment');
    await refused(signed(eventBody({ resource: { ciphertext } })), 'other letters');
  });

  it('refuses content that is not JSON, lacks a field or names another merchant', async () => {
    const without = (field: string) => {
      const content: Record<string, unknown> = { ...paidContent };
      delete content[field];
      return JSON.stringify(content);
    };
    await refused(signed(eventBody({ content: 'paid!' })), 'not JSON');
    for (const field of [
      'mchid',
      'appid',
      'out_trade_no',
      'transaction_id',
      'trade_state',
      'success_time',
      'amount',
    ]) {
      await refused(signed(eventBody({ content: without(field) })), field);
    }
    for (const total of ['8800', 88.5, -1, null]) {
      const content = JSON.stringify({ ...paidContent, amount: { total, currency: 'CNY' } });
      await refused(signed(eventBody({ content })), `total ${total}`);
    }
    const foreign = JSON.stringify({ ...paidContent, mchid: '1900000002' });
    await refused(signed(eventBody({ content: foreign })), 'merchant');
    await refused(signed(eventBody({ resource: { algorithm: 'NONE' } })), 'algorithm');
    await refused(signed('[]'), 'not an object');
    await refused(signed(''), 'empty');
    await refused(signed(' '.repeat(65_537)), 'over 64 KB');
  });

  it('reads refunds, and tells events of another kind apart', async () => {
    const refund = {
      mchid: '1900000001',
      out_trade_no: 'pay_0123456789abcdefghjk',
      transaction_id: '4200000000202611250000000001',
      out_refund_no: 'rfd_0123456789abcdefghjk',
      refund_id: '50000000382019052709732678859',
      refund_status: 'SUCCESS',
      success_time: '2026-11-25T12:00:00+08:00',
      amount: { total: 8800, refund: 100, payer_total: 8800, payer_refund: 100 },
    };
    const notification = await read(
      signed(eventBody({ type: 'REFUND.SUCCESS', content: JSON.stringify(refund) })),
    );
    assert.equal(notification.kind, 'refund');
    assert.ok(notification.kind === 'refund' && notification.refund.state === 'refunded');
    assert.equal(notification.refund.refundFen, 100);
    const other = await read(signed(eventBody({ type: 'PAYSCORE.USER_OPEN_SERVICE' })));
    assert.equal(other.kind, 'other');
  });

  it('asks for certificates at most once a minute, however many serials are unknown', async () => {
    const shop = await startScriptedWechat('certificate');
    try {
      let now = Date.now();
      const certified = makeWechatPay(shop.config, () => now);
      const readBy = (message: Message) => certified.readNotification(message.headers, message.rawBody);
      shop.script({ body: certificateList(firstCertificate) });
      const bySecond = () => messageOf(eventBody(), signerOf(secondCertificate), now);
      for (let index = 0; index < 1_000; index += 1) {
        const message = messageOf(
          eventBody(),
          { ...signerOf(firstCertificate), serial: unknownSerial(index) },
          now,
        );
        await assert.rejects(readBy(message), { code: 'notification_forged' });
      }
      assert.equal(shop.calls.length, 1);
      assert.equal((await readBy(messageOf(eventBody(), signerOf(firstCertificate), now))).kind, 'payment');
      await assert.rejects(readBy(bySecond()), { code: 'notification_forged' });
      now += 60_000;
      shop.script({
        body: certificateList(firstCertificate, secondCertificate),
        signWith: signerOf(secondCertificate),
      });
      assert.equal((await readBy(bySecond())).kind, 'payment');
      assert.equal(shop.calls.length, 2);
    } finally {
      await shop.stop();
    }
  });

  it('asks for no certificate where the serial is none', async () => {
    const shop = await startScriptedWechat('certificate');
    try {
      const certified = makeWechatPay(shop.config);
      for (const serial of ['constructor', 'abcdef', `${'4'.repeat(40)}\u0000`, 'PUB_KEY_ID_0']) {
        const message = messageOf(eventBody(), { ...signerOf(firstCertificate), serial: serial.trim() });
        message.headers['wechatpay-serial'] = serial;
        await assert.rejects(certified.readNotification(message.headers, message.rawBody));
      }
      assert.equal(shop.calls.length, 0);
    } finally {
      await shop.stop();
    }
  });

  it('trusts no certificate under the serial of another one, nor before or after its time', async () => {
    const shop = await startScriptedWechat('certificate');
    try {
      let now = Date.now();
      const certified = makeWechatPay(shop.config, () => now);
      const readNow = () => {
        const message = messageOf(eventBody(), signerOf(firstCertificate), now);
        return certified.readNotification(message.headers, message.rawBody);
      };
      shop.script({ body: certificateList({ ...firstCertificate, serial: secondCertificate.serial }) });
      await assert.rejects(readNow(), { code: 'notification_forged' });
      const posing = messageOf(
        eventBody(),
        { ...signerOf(firstCertificate), serial: secondCertificate.serial },
        now,
      );
      await assert.rejects(certified.readNotification(posing.headers, posing.rawBody), {
        code: 'notification_forged',
      });
      now += 60_000;
      shop.script({ body: certificateList(firstCertificate) });
      assert.equal((await readNow()).kind, 'payment');
      now = Date.UTC(2150, 0, 1);
      await assert.rejects(readNow(), { code: 'notification_forged' });
    } finally {
      await shop.stop();
    }
  });

  it('refuses the names that objects come with, in both modes', async () => {
    for (const serial of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'PUB_KEY_ID_0']) {
      await refused(messageOf(eventBody(), { ...wechat.publicKeySigner, serial }), serial);
    }
  });

  it('trusts no certificate list that is signed by a stranger or sealed with another key', async () => {
    for (const fault of ['unsigned', 'broken'] as const) {
      const shop = await startScriptedWechat('certificate');
      shop.script({ body: certificateList(firstCertificate), fault });
      const message = messageOf(eventBody(), signerOf(firstCertificate));
      const provider = makeWechatPay(shop.config);
      await assert.rejects(provider.readNotification(message.headers, message.rawBody), {
        code: 'notification_forged',
      });
      await shop.stop();
    }
    const shop = await startScriptedWechat('certificate');
    shop.script({ body: certificateList(firstCertificate) });
    const stranger = makeWechatPay({ ...shop.config, apiV3Key: 'z'.repeat(32) });
    const message = messageOf(eventBody(), signerOf(firstCertificate));
    await assert.rejects(stranger.readNotification(message.headers, message.rawBody), {
      code: 'notification_forged',
    });
    await shop.stop();
  });
});

function unknownSerial(index: number): string {
  return `4${index.toString(16).toUpperCase().padStart(39, '0')}`;
}
