import assert from 'node:assert/strict';
import { createPublicKey, createVerify } from 'node:crypto';
import Pay from 'wechatpay-node-v3';
import { PayRequest } from 'wechatpay-node-v3/dist/lib/pay-request.js';
import { WechatHttp } from '../../src/adapters/wechat-pay/http.service.ts';
import { makeWechatPay } from '../../src/adapters/wechat-pay/index.ts';
import { unseal } from '../../src/adapters/wechat-pay/sealed.ts';
import { authorization } from '../../src/adapters/wechat-pay/signature.ts';
import { ProviderUnknown } from '../../src/features/payments/payment.provider.ts';
import { eventBody, messageOf, paidContent } from './notification.given.ts';
import { firstCertificate } from './platform-certificate.ts';
import {
  apiV3Key,
  certificateList,
  type ScriptedWechat,
  seal,
  signerOf,
  startScriptedWechat,
} from './scripted-wechat.ts';

/** Each hole of the library, seen open in the library and closed in the adapter. */
describe('The holes of wechatpay-node-v3', () => {
  let wechat: ScriptedWechat;
  let library: Pay;
  let certificateRequests = 0;

  before(async () => {
    wechat = await startScriptedWechat('certificate');
    const { config } = wechat;
    library = new Pay({
      appid: config.appid,
      mchid: config.mchid,
      serial_no: config.merchantSerial,
      publicKey: Buffer.from(firstCertificate.certificatePem),
      privateKey: Buffer.from(config.merchantPrivateKeyPem),
      key: apiV3Key,
    });
    const answer = async () => {
      certificateRequests += 1;
      return { status: 200, data: JSON.parse(certificateList(firstCertificate)) };
    };
    library.createHttp({ get: answer, post: answer, upload: answer });
  });
  beforeEach(() => {
    wechat.calls.length = 0;
    certificateRequests = 0;
  });
  after(() => wechat.stop());

  it('1: the tag of a sealed message', () => {
    const bytes = Buffer.from(seal('{"total":100}', 'transaction'), 'base64');
    const at = '{"total":100}'.indexOf('1');
    bytes[at] = (bytes[at] ?? 0) ^ ('1'.charCodeAt(0) ^ '9'.charCodeAt(0));
    const forged = {
      ciphertext: bytes.toString('base64'),
      associatedData: 'transaction',
      nonce: 'abcdef123456',
    };
    const believed = library.decipher_gcm<{ total: number }>(
      forged.ciphertext,
      'transaction',
      forged.nonce,
      apiV3Key,
    );
    assert.equal(believed.total, 900, 'the library believes nine times the amount');
    assert.throws(() => unseal(forged, apiV3Key));
  });

  it('2: old messages, rewritten bodies, and a question for every unknown serial', async () => {
    const signer = signerOf(firstCertificate);
    const asLibrary = (message: ReturnType<typeof messageOf>, body: string | object) =>
      library.verifySign({
        timestamp: message.headers['wechatpay-timestamp'] ?? '',
        nonce: message.headers['wechatpay-nonce'] ?? '',
        serial: message.headers['wechatpay-serial'] ?? '',
        signature: message.headers['wechatpay-signature'] ?? '',
        body,
        apiSecret: apiV3Key,
      });
    const old = messageOf(eventBody(), signer, Date.now() - 86_400_000);
    assert.equal(await asLibrary(old, eventBody()), true, 'a day old, and taken');
    wechat.script({ body: certificateList(firstCertificate) });
    const adapter = makeWechatPay(wechat.config);
    await assert.rejects(adapter.readNotification(old.headers, old.rawBody), { code: 'notification_forged' });

    const spaced = eventBody().replace('{', '{ ');
    const fresh = messageOf(spaced, signer);
    assert.equal(await asLibrary(fresh, JSON.parse(spaced)), false, 'a genuine message, and refused');
    assert.equal((await adapter.readNotification(fresh.headers, fresh.rawBody)).kind, 'payment');

    certificateRequests = 0;
    wechat.calls.length = 0;
    for (let index = 0; index < 20; index += 1) {
      const unknown = messageOf(eventBody(), { ...signer, serial: `5${index}`.padEnd(40, 'A') });
      await assert.rejects(asLibrary(unknown, eventBody()));
      await assert.rejects(adapter.readNotification(unknown.headers, unknown.rawBody));
    }
    assert.equal(certificateRequests, 20);
    assert.ok(wechat.calls.length <= 1);

    const named = messageOf(eventBody(), { ...signer, serial: 'constructor' });
    await assert.rejects(asLibrary(named, eventBody()), TypeError, 'the library takes a function for a key');
    await assert.rejects(adapter.readNotification(named.headers, named.rawBody), {
      code: 'notification_forged',
    });
  });

  it('3: unsigned answers, and network errors that carry the Authorization header', async () => {
    const plain = new PayRequest();
    wechat.script({ body: JSON.stringify(paidContent), fault: 'unsigned' });
    const url = `${wechat.config.baseUrl}/v3/pay/transactions/out-trade-no/${paidContent.out_trade_no}`;
    assert.equal((await plain.get(url, {})).data.trade_state, 'SUCCESS', 'the library believes anybody');
    const adapter = makeWechatPay(wechat.config);
    await assert.rejects(adapter.query(paidContent.out_trade_no), ProviderUnknown);

    wechat.script({ status: 500, body: '{}' });
    const failed = await plain.post(url, { openid: 'somebody' }, { Authorization: 'signature="of-ours"' });
    assert.match(JSON.stringify(failed.errRaw), /somebody/);
    wechat.script({ fault: 'cut' });
    const cut = await plain.get(url, { Authorization: 'signature="of-ours"' });
    assert.equal(cut.status, undefined, 'a cut connection comes back as an answer');
    await assert.rejects(adapter.query(paidContent.out_trade_no), ProviderUnknown);
  });

  it('4: a POST without a body', async () => {
    const signedText = 'POST\n/v3/x/cancel\n1700000000\nN\n\n';
    const publicKey = createPublicKey(wechat.config.merchantPrivateKeyPem);
    const theirs = library.getSignature('POST', 'N', '1700000000', '/v3/x/cancel', '');
    const isRight = createVerify('RSA-SHA256').update(signedText).verify(publicKey, theirs, 'base64');
    assert.equal(isRight, false, 'the library leaves the empty line out');

    wechat.script({ body: '{}' });
    const trust = {
      keyOf: async () => createPublicKey(firstCertificate.certificatePem),
      preferredSerial: async () => undefined,
    };
    const http = new WechatHttp(wechat.config, () => trust, Date.now);
    const signed = authorization(
      wechat.config,
      { method: 'POST', target: '/v3/x/cancel', body: '' },
      Date.now,
    );
    await http.post('https://api.mch.weixin.qq.com/v3/x/cancel', undefined, { Authorization: signed });
    const [call] = wechat.calls;
    const field = (name: string) =>
      new RegExp(`${name}="([^"]*)"`).exec(call?.headers.authorization ?? '')?.[1] ?? '';
    const ours = `POST\n/v3/x/cancel\n${field('timestamp')}\n${field('nonce_str')}\n\n`;
    assert.ok(createVerify('RSA-SHA256').update(ours).verify(publicKey, field('signature'), 'base64'));
    assert.equal(call?.headers['content-length'], '0');
  });

  it('5: a serial in small letters', async () => {
    const derived = library.getSN(firstCertificate.certificatePem);
    assert.equal(derived, firstCertificate.serial.toLowerCase());
    wechat.script({ body: certificateList(firstCertificate) }, { body: JSON.stringify(paidContent) });
    await makeWechatPay({ ...wechat.config, merchantSerial: derived }).query(paidContent.out_trade_no);
    assert.match(
      wechat.calls[1]?.headers.authorization ?? '',
      new RegExp(`serial_no="${firstCertificate.serial}"`),
    );
  });
});
