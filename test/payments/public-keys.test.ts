import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { makeWechatPay } from '../../src/adapters/wechat-pay/index.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { eventBody, type Message, messageOf } from './notification.given.ts';
import { type ScriptedWechat, startScriptedWechat } from './scripted-wechat.ts';

describe('WeChat’s public key while it is changed', () => {
  let wechat: ScriptedWechat;
  before(async () => {
    wechat = await startScriptedWechat('public-key');
    wechat.script({ status: 404, body: '{"code":"NOT_FOUND","message":"none"}' });
  });
  after(() => wechat.stop());

  const id = 'PUB_KEY_ID_0229999';
  const next = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const nextPem = next.publicKey.export({ type: 'spki', format: 'pem' }) as string;
  const wechatOf = (keys: object) => makeWechatPay({ ...wechat.config, ...keys });
  const takes = async (keys: object, { headers, rawBody }: Message) =>
    assert.equal((await wechatOf(keys).readNotification(headers, rawBody)).kind, 'payment');
  const refuses = (keys: object, { headers, rawBody }: Message, why: string) =>
    assert.rejects(
      wechatOf(keys).readNotification(headers, rawBody),
      (thrown) => isAppError(thrown, 'notification_forged'),
      why,
    );

  it('is believed beside the new one, each under its own id, and no longer once it is left out', async () => {
    const old = messageOf(eventBody(), wechat.publicKeySigner);
    const fresh = messageOf(eventBody(), { serial: id, key: next.privateKey });
    await refuses({}, fresh, 'not known yet');
    const both = { otherPublicKeyId: id, otherPublicKeyPem: nextPem };
    await takes(both, old);
    await takes(both, fresh);
    await refuses(
      both,
      messageOf(eventBody(), { ...wechat.publicKeySigner, serial: id }),
      'under the other id',
    );
    const after = { publicKeyId: id, publicKeyPem: nextPem };
    await takes(after, fresh);
    await refuses(after, old, 'left out');
  });

  it('is the one that WeChat is asked to answer with until the two are exchanged', async () => {
    wechat.script({ status: 404, body: '{"code":"ORDER_NOT_EXIST","message":"none"}' });
    const { publicKeyId = '', publicKeyPem = '' } = wechat.config;
    const askedWith = async (keys: object) => {
      await wechatOf(keys).query('O1234567');
      return wechat.calls.at(-1)?.headers['wechatpay-serial'];
    };
    assert.equal(await askedWith({ otherPublicKeyId: id, otherPublicKeyPem: nextPem }), publicKeyId);
    const exchanged = { publicKeyId: id, publicKeyPem: nextPem };
    const old = { otherPublicKeyId: publicKeyId, otherPublicKeyPem: publicKeyPem };
    assert.equal(await askedWith({ ...exchanged, ...old }), id);
  });
});
