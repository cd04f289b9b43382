import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import {
  call,
  control,
  isSigned,
  newNumber,
  open,
  openShop,
  prepayBody,
  type Resource,
  type Standins,
  startStandins,
  type Wechat,
} from './client.ts';

type Item = { serial_no: string; effective_time: string; expire_time: string; encrypt_certificate: Resource };

describe('WeChat stand-in: certificate mode', () => {
  let standins: Standins;
  let wechat: Wechat;

  before(async () => {
    standins = await startStandins();
    wechat = standins.wechat;
  });
  after(() => standins.stop());

  const download = async () => {
    const answer = await call(wechat, 'GET', '/v3/certificates?algorithm_type=RSA');
    return answer.json.data as Item[];
  };

  it('gives its certificate sealed, and it is a real self-signed one with the listed serial', async () => {
    const [item] = await download();
    const pem = open(wechat, item!.encrypt_certificate);
    assert.equal(item!.encrypt_certificate.associated_data, 'certificate');
    const certificate = new X509Certificate(pem);
    assert.equal(certificate.serialNumber, item!.serial_no);
    assert.match(item!.serial_no, /^[1-7][0-9A-F]{39}$/);
    assert.ok(certificate.verify(certificate.publicKey));
    assert.equal(new Date(certificate.validTo).getTime(), Date.parse(item!.expire_time));
    assert.equal(new Date(certificate.validFrom).getTime(), Date.parse(item!.effective_time));
  });

  it('signs answers and callbacks with it when that is the setting', async () => {
    const shop = await openShop();
    await control(standins, 'POST', '/standin/wechat/settings', { signWith: 'certificate' });
    const no = newNumber();
    const answer = await call(
      wechat,
      'POST',
      '/v3/pay/transactions/native',
      prepayBody(wechat, no, `${shop.url}/notify`),
    );
    assert.equal(answer.headers['wechatpay-serial'], wechat.certificateSerial);
    assert.ok(isSigned(wechat, answer.headers, answer.body));
    await control(standins, 'POST', '/standin/wechat/pay', { outTradeNo: no });
    const [callback] = await shop.waitFor(1);
    assert.equal(callback!.headers['wechatpay-serial'], wechat.certificateSerial);
    assert.ok(isSigned(wechat, callback!.headers, callback!.body));
    await shop.close();
  });

  it('shows both after a rotation and signs with the newer', async () => {
    await control(standins, 'POST', '/standin/wechat/settings', { signWith: 'certificate' });
    const { json } = await control(standins, 'POST', '/standin/wechat/certificates/rotate');
    assert.deepEqual(
      (await download()).map(({ serial_no }) => serial_no),
      [wechat.certificateSerial, json.serial],
    );
    const renewed = {
      ...wechat,
      certificateSerial: String(json.serial),
      certificatePem: String(json.certificatePem),
    };
    const answer = await call(wechat, 'GET', '/v3/certificates');
    assert.ok(isSigned(renewed, answer.headers, answer.body));
  });

  it('says NOT_FOUND for a merchant who has the public key alone', async () => {
    await control(standins, 'POST', '/standin/wechat/settings', {
      certificates: 'missing',
      signWith: 'publicKey',
    });
    const answer = await call(wechat, 'GET', '/v3/certificates');
    assert.deepEqual([answer.status, answer.json.code], [404, 'NOT_FOUND']);
  });
});
