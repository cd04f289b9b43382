import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type CheckRequest, checkWechat, type Finding } from '../../src/adapters/wechat-check/index.ts';
import { wechatCheck } from '../../src/copy/zh-CN.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { built } from '../support/programs.ts';
import { toStandin } from '../support/standin.ts';

const otherKeys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

describe('the check of what is set for WeChat', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());
  afterEach(() => toStandin('/standin/wechat/settings', { certificates: 'served', signWith: 'publicKey' }));

  const notifyPath = '/api/payments/notify/wechat';
  type Pay = CheckRequest['pay'];
  function check(pay: Partial<Pay> = {}, more: Partial<CheckRequest> = {}, now?: () => number) {
    const right = { ...app.config.wechat, notifyUrl: `${app.baseUrl}${notifyPath}`, ...pay };
    return checkWechat({ pay: right, open: app.config.wechat.open, ...more }, now);
  }
  const codes = (findings: Finding[], result: Finding['result']) =>
    findings.filter((each) => each.result === result).map(({ part, code }) => `${part} ${code}`);
  const failures = async (...given: Parameters<typeof check>) => codes(await check(...given), 'failed');
  const certificateMode = ({ publicKeyId: _id, publicKeyPem: _pem, ...rest }: Pay): Pay => rest;
  const checkByCertificate = async (pay: Partial<Pay> = {}) => {
    const right = certificateMode({ ...app.config.wechat, notifyUrl: `${app.baseUrl}${notifyPath}` });
    return checkWechat({ pay: { ...right, ...pay }, open: app.config.wechat.open });
  };
  /** The next answer to a path is this refusal. */
  const refuse = (path: string, code: string, status = 403) =>
    toStandin('/standin/wechat/faults', { on: 'call', fault: 'status', path, status, code });

  it('finds everything right, takes nothing and leaves no order open', async () => {
    const findings = await check();
    assert.deepEqual(codes(findings, 'failed'), []);
    assert.deepEqual(codes(findings, 'open'), ['notify notify_local']);
    assert.deepEqual(codes(await checkByCertificate(), 'failed'), []);
    const response = await fetch(
      `${app.standin.url}/standin/wechat/books?notifyPrefix=${encodeURIComponent(app.baseUrl)}`,
    );
    const books = (await response.json()) as { takenFen: number; transactions: { state: string }[] };
    assert.equal(books.takenFen, 0);
    assert.equal(books.transactions.length, 6);
    assert.deepEqual([...new Set(books.transactions.map(({ state }) => state))], ['CLOSED']);
  });

  const wrongMerchant: [string, Partial<Pay>, string[]][] = [
    ['private key', { merchantPrivateKeyPem: otherKeys.privateKey }, ['merchant merchant_key_wrong']],
    [
      'serial',
      { merchantSerial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1' },
      ['merchant merchant_serial_wrong'],
    ],
    ['number of the merchant', { mchid: '1900000009' }, ['merchant merchant_number_wrong']],
    ['APIv3 key', { apiV3Key: '0123456789abcdef0123456789abcdef' }, ['apiV3Key api_key_wrong']],
    ['public key', { publicKeyPem: otherKeys.publicKey }, ['platform platform_key_wrong']],
    ['id of the public key', { publicKeyId: 'PUB_KEY_ID_0000' }, ['platform platform_id_wrong']],
  ];
  for (const [name, pay, expected] of wrongMerchant)
    it(`names a wrong ${name}`, async () => {
      assert.deepEqual(await failures(pay), expected);
    });

  it('names a wrong APIv3 key where WeChat signs by certificate', async () => {
    const findings = await checkByCertificate({ apiV3Key: '0123456789abcdef0123456789abcdef' });
    assert.deepEqual(codes(findings, 'failed'), ['apiV3Key api_key_wrong']);
    assert.deepEqual(codes(findings, 'open'), ['platform not_tried', 'notify notify_local']);
  });
  it('says what cannot be tried where there are no certificates', async () => {
    await toStandin('/standin/wechat/settings', { certificates: 'missing' });
    assert.deepEqual(codes(await check(), 'open'), ['apiV3Key api_key_untried', 'notify notify_local']);
    assert.deepEqual(codes(await checkByCertificate(), 'failed'), ['platform platform_public_key_wanted']);
  });

  it('names a clock that is off, and tries nothing that hangs on it', async () => {
    for (const seconds of [301, -301]) {
      const findings = await check({}, {}, () => Date.now() + seconds * 1000);
      assert.deepEqual(codes(findings, 'failed'), ['clock clock_off']);
      assert.ok(codes(findings, 'open').includes('merchant not_tried'));
    }
    const drifting = await check({}, {}, () => Date.now() + 120_000);
    assert.deepEqual(codes(drifting, 'failed'), []);
    assert.ok(codes(drifting, 'open').includes('clock clock_drifts'));
  });

  it('names what is wrong with the official account', async () => {
    const open = app.config.wechat.open ?? assert.fail('the stand-in has an account');
    const account = async (changed: Partial<typeof open>, pay: Partial<Pay> = {}) =>
      (await failures(pay, { open: { ...open, ...changed } })).filter((each) => each.startsWith('account'));
    assert.deepEqual(await account({ appSecret: '0'.repeat(32) }), ['account account_secret_wrong']);
    assert.deepEqual(await account({ apiUrl: 'http://127.0.0.1:9' }), ['account unreachable']);
    const unbound = await failures({ appid: 'wx0000000000000000' });
    const ways = ['native', 'h5', 'jsapi'].map((way) => `${way} appid_unbound`);
    assert.deepEqual(unbound, [...ways, 'account account_appid_wrong']);
    assert.ok(codes(await check({}, { open: undefined }), 'open').includes('account account_off'));
  });

  it('names what is wrong with the mini-program, and says where there is none', async () => {
    const { mini, ...open } = app.config.wechat.open ?? assert.fail('the stand-in has an account');
    assert.ok(mini);
    const changed = async (more: Partial<typeof mini>) =>
      failures({}, { open: { ...open, mini: { ...mini, ...more } } });
    assert.deepEqual(await changed({}), []);
    assert.deepEqual(await changed({ appSecret: '0'.repeat(32) }), ['mini mini_secret_wrong']);
    assert.deepEqual(await changed({ appid: 'wx0000000000000000' }), ['mini mini_appid_wrong']);
    assert.ok(codes(await check({}, { open }), 'open').includes('mini mini_off'));
  });

  it('names an address that WeChat brings nothing to', async () => {
    const wrong: [string, string][] = [
      ['http://shop.example.cn/notify', 'notify_not_https'],
      ['https://10.0.0.5/notify', 'notify_not_public'],
      ['https://server/notify', 'notify_not_public'],
      [`${app.baseUrl}${notifyPath}?from=wechat`, 'notify_query'],
      ['http://127.0.0.1:9/notify', 'notify_silent'],
      [`${app.standin.url}/notify`, 'notify_foreign'],
    ];
    for (const [notifyUrl, code] of wrong) {
      const found = await failures({ notifyUrl });
      assert.ok(found.includes(`notify ${code}`), `${notifyUrl}: ${found.join(', ')}`);
    }
  });

  it('names the products that are not open, and what it does not understand', async () => {
    const paths = {
      ...{ native: '/transactions/native', h5: '/transactions/h5', jsapi: '/transactions/jsapi' },
      ...{ refunds: '/refunds', transfers: '/transfer-bills', bills: '/tradebill' },
    };
    for (const path of Object.values(paths)) await refuse(path, 'NO_AUTH');
    assert.deepEqual(
      await failures(),
      Object.keys(paths).map((product) => `${product} product_closed`),
    );
    await refuse('/tradebill', 'SOMETHING_NEW', 400);
    const bills = (await check()).find(({ part }) => part === 'bills');
    assert.deepEqual([bills?.code, bills?.params], ['unclear', { code: '400 SOMETHING_NEW' }]);
    await refuse('/transactions/jsapi', 'PARAM_ERROR', 400);
    assert.deepEqual(await failures(), ['jsapi unclear']);
  });

  it('says that WeChat does not answer', async () => {
    assert.deepEqual(await failures({ baseUrl: 'http://127.0.0.1:9' }), ['merchant unreachable']);
  });

  it('has a sentence for every wrong one that asks for the right variable', () => {
    const { sentences } = wechatCheck;
    assert.match(sentences.merchant_serial_wrong, /WECHAT_MERCHANT_SERIAL/);
    assert.match(sentences.merchant_key_wrong, /WECHAT_MERCHANT_KEY/);
    assert.match(sentences.api_key_wrong, /WECHAT_API_V3_KEY/);
    assert.match(sentences.account_secret_wrong, /WECHAT_APP_SECRET/);
    assert.match(sentences.mini_secret_wrong, /WECHAT_MINI_SECRET/);
  });

  describe('as a command', () => {
    const folder = mkdtempSync(join(tmpdir(), 'daren-wechat-check-'));
    after(() => rmSync(folder, { recursive: true, force: true }));

    async function run(wechat: object) {
      writeFileSync(join(folder, 'standins.json'), JSON.stringify({ url: app.standin.url, wechat }));
      const { MONGODB_URI: _uri, ...rest } = process.env;
      const env = { ...rest, DATA_DIR: folder, DEMO: '1', PUBLIC_URL: app.baseUrl };
      const child = spawn(process.execPath, [built('wechat-check.ts')], { env });
      const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
      const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
      return { out, err, code };
    }

    it('says a line of each part, ends with 0, and 1 where one does not hold, and shows no secret', async () => {
      const { wechat } = app.config;
      const right = await run(wechat);
      assert.deepEqual([right.code, right.err], [0, '']);
      assert.equal(right.out.trim().split('\n').length, Object.keys(wechatCheck.parts).length + 1);
      const wrong = await run({ ...wechat, apiV3Key: '0123456789abcdef0123456789abcdef' });
      assert.equal(wrong.code, 1);
      assert.ok(
        wrong.out.includes(`✗ 不通过  APIv3 密钥：${wechatCheck.sentences.api_key_wrong}`),
        wrong.out,
      );
      const said = right.out + wrong.out + wrong.err;
      const secrets = [wechat.apiV3Key, '0123456789abcdef', wechat.open?.appSecret ?? '', 'PRIVATE KEY'];
      for (const secret of [...secrets, wechat.merchantSerial, 'Authorization'])
        assert.ok(!said.includes(secret), secret);
    });
  });
});
