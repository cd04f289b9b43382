import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import {
  authorization,
  type Call,
  type CallOptions,
  call,
  h5Scene,
  isSigned,
  newNumber,
  prepayBody,
  type Standins,
  send,
  startStandins,
  type Wechat,
} from './client.ts';

const notifyUrl = 'http://127.0.0.1:9/notify';
const nativePath = '/v3/pay/transactions/native';

describe('WeChat stand-in: what it refuses', () => {
  let standins: Standins;
  let wechat: Wechat;

  before(async () => {
    standins = await startStandins();
    wechat = standins.wechat;
  });
  after(() => standins.stop());

  const native = (options: CallOptions = {}, more: Record<string, unknown> = {}) =>
    call(wechat, 'POST', nativePath, prepayBody(wechat, newNumber(), notifyUrl, more), options);
  const refused = (answer: Call, status: number, code: string) =>
    assert.deepEqual([answer.status, answer.json.code], [status, code]);

  describe('signatures', () => {
    const seconds = (offset: number) => String(Math.floor(Date.now() / 1000) + offset);

    it('takes a time up to 299 seconds off and refuses one 302 seconds off', async () => {
      for (const offset of [-299, 299])
        assert.equal((await native({ over: { timestamp: seconds(offset) } })).status, 200);
      for (const offset of [-302, 302])
        refused(await native({ over: { timestamp: seconds(offset) } }), 401, 'SIGN_ERROR');
    });

    it('refuses another merchant, an unknown serial, odd nonces and times, and a signature of other bytes', async () => {
      const wrong = [
        { mchid: '1900000000' },
        { serial: `1${'0'.repeat(39)}` },
        { nonce: '' },
        { nonce: 'a-b' },
        { nonce: 'a'.repeat(33) },
        { timestamp: '1e9' },
        { timestamp: 'now' },
        { signature: 'AAAA' },
        { signature: randomBytes(256).toString('base64') },
      ];
      for (const over of wrong) refused(await native({ over }), 401, 'SIGN_ERROR');
    });

    it('refuses a header that is missing, of another scheme, incomplete or with a field twice', async () => {
      const good = authorization(wechat, 'POST', nativePath, '{}');
      const headers = [
        '',
        'Bearer x',
        good.replace('SHA256-RSA2048', 'SM2-WITH-SM3'),
        good.replace(/mchid="\d+",/, ''),
        `${good},nonce_str="a"`,
        `${good},junk`,
      ];
      for (const Authorization of headers)
        refused(await native({ headers: { Authorization }, rawBody: '{}' }), 401, 'SIGN_ERROR');
    });

    it('refuses one changed byte of the body, the target or the method', async () => {
      const body = JSON.stringify(prepayBody(wechat, newNumber(), notifyUrl));
      const signedOther = (method: string, target: string, text: string) => ({
        Authorization: authorization(wechat, method, target, text),
      });
      const cases = [
        signedOther('POST', nativePath, `${body} `),
        signedOther('POST', `${nativePath}?`, body),
        signedOther('GET', nativePath, body),
      ];
      for (const headers of cases) refused(await native({ headers, rawBody: body }), 401, 'SIGN_ERROR');
    });

    it('takes the fields in any order, and bodies and targets as they were sent', async () => {
      const body = `${JSON.stringify(prepayBody(wechat, newNumber(), notifyUrl))
        .replace('上', '\\u4e0a')
        .replace('{', '{ ')}\n`;
      const [scheme = '', fields = ''] = authorization(wechat, 'POST', nativePath, body).split(' ');
      const Authorization = `${scheme} ${fields.split(',').reverse().join(',')}`;
      assert.equal((await native({ headers: { Authorization }, rawBody: body })).status, 200);
      const stray = await call(
        wechat,
        'GET',
        `/v3/pay/transactions/out-trade-no/unknown-1?&mchid=${wechat.mchid}`,
      );
      refused(stray, 404, 'ORDER_NOT_EXIST');
    });
  });

  describe('fields', () => {
    const bad: [string, Record<string, unknown>][] = [
      ['a total as text', { amount: { total: '4800', currency: 'CNY' } }],
      ['a total of zero', { amount: { total: 0, currency: 'CNY' } }],
      ['a fraction of a fen', { amount: { total: 1.5, currency: 'CNY' } }],
      ['another currency', { amount: { total: 1, currency: 'USD' } }],
      ['no amount', { amount: undefined }],
      ['an empty description', { description: '' }],
      ['a description of 128 characters', { description: '理'.repeat(128) }],
      ['a number of 5 characters', { out_trade_no: 'abcde' }],
      ['a number of 33 characters', { out_trade_no: 'a'.repeat(33) }],
      ['a number with a space', { out_trade_no: 'abc def' }],
      ['another mchid', { mchid: '1900000000' }],
      ['an attach of 129 characters', { attach: 'a'.repeat(129) }],
      ['a notify_url with a query', { notify_url: `${notifyUrl}?a=1` }],
      ['a relative notify_url', { notify_url: '/notify' }],
      ['a time_expire with a fraction', { time_expire: '2099-01-01T00:00:00.000+08:00' }],
      ['a time_expire without a zone', { time_expire: '2099-01-01T00:00:00' }],
      ['a time_expire that has passed', { time_expire: '2020-01-01T00:00:00+08:00' }],
      ['a field that is not documented', { notifyUrl }],
      ['an address that is none', { scene_info: { payer_client_ip: 'here' } }],
    ];
    for (const [name, more] of bad)
      it(`refuses ${name}`, async () => refused(await native({}, more), 400, 'PARAM_ERROR'));

    it('takes a time_expire in UTC, as the official Go client may write it', async () => {
      assert.equal((await native({}, { time_expire: '2099-01-01T00:00:00Z' })).status, 200);
    });

    it('takes the longest description and number', async () => {
      const more = { description: '理'.repeat(127), out_trade_no: newNumber('').padEnd(32, '0') };
      assert.equal((await native({}, more)).status, 200);
    });

    it('refuses an appid that is not of the merchant', async () => {
      refused(await native({}, { appid: 'wx0000000000000000' }), 400, 'APPID_MCHID_NOT_MATCH');
    });

    it('refuses bodies that are no JSON object', async () => {
      for (const rawBody of ['', '[]', 'null', '{', '"x"'])
        refused(await native({ rawBody }), 400, 'PARAM_ERROR');
    });

    it('demands the scene of an H5 payment', async () => {
      const h5 = (more: Record<string, unknown>) =>
        call(wechat, 'POST', '/v3/pay/transactions/h5', prepayBody(wechat, newNumber(), notifyUrl, more));
      assert.equal((await h5(h5Scene)).status, 200);
      refused(await h5({}), 400, 'PARAM_ERROR');
      refused(
        await h5({ scene_info: { payer_client_ip: '127.0.0.1', h5_info: { type: 'Web' } } }),
        400,
        'PARAM_ERROR',
      );
    });

    it('demands the mchid of queries and closes', async () => {
      const { json } = await native();
      assert.ok(json.code_url);
      const path = '/v3/pay/transactions/out-trade-no/unknown-1';
      for (const query of ['', '?mchid=', '?mchid=1900000000'])
        refused(await call(wechat, 'GET', path + query), 400, 'PARAM_ERROR');
      for (const body of [{}, { mchid: '1900000000' }])
        refused(await call(wechat, 'POST', `${path}/close`, body), 400, 'PARAM_ERROR');
    });

    it('judges refunds as strictly', async () => {
      const request = (more: Record<string, unknown>) =>
        call(wechat, 'POST', '/v3/refund/domestic/refunds', {
          out_trade_no: 'unknown-1',
          out_refund_no: newNumber('R'),
          amount: { refund: 1, total: 1, currency: 'CNY' },
          ...more,
        });
      const bads = [
        { out_refund_no: 'a'.repeat(65) },
        { out_refund_no: 'a b' },
        { reason: 'a'.repeat(81) },
        { notify_url: 'ftp://127.0.0.1/' },
        { out_trade_no: undefined },
        { amount: { refund: 0, total: 1, currency: 'CNY' } },
        { amount: { refund: 1, total: 1 } },
        { refund_reason: 'x' },
      ];
      for (const more of bads) refused(await request(more), 400, 'PARAM_ERROR');
    });
  });

  describe('the wire', () => {
    it('demands Accept, User-Agent and a JSON content type', async () => {
      const body = JSON.stringify(prepayBody(wechat, newNumber(), notifyUrl));
      const full: Record<string, string> = {
        Accept: 'application/json',
        'User-Agent': 'standins-test',
        'Content-Type': 'application/json',
        Authorization: authorization(wechat, 'POST', nativePath, body),
      };
      for (const name of ['Accept', 'User-Agent', 'Content-Type']) {
        const { [name]: _left, ...rest } = full;
        const { status } = await send('POST', standins.url + nativePath, rest, body);
        assert.equal(status, 400, `without ${name}`);
      }
      assert.equal((await send('POST', standins.url + nativePath, full, body)).status, 200);
    });

    it('writes header names as WeChat does, signs refusals too, and says JSON in UTF-8', async () => {
      const answers = [await native(), await native({}, { attach: 1 })];
      for (const answer of answers) {
        const names = answer.rawHeaders.filter((_, index) => index % 2 === 0);
        for (const name of ['Nonce', 'Serial', 'Signature', 'Signature-Type', 'Timestamp'])
          assert.ok(names.includes(`Wechatpay-${name}`));
        assert.ok(names.includes('Request-ID'));
        assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
        assert.equal(answer.headers['wechatpay-signature-type'], 'WECHATPAY2-SHA256-RSA2048');
        assert.ok(isSigned(wechat, answer.headers, answer.body));
        assert.equal(isSigned(wechat, answer.headers, `${answer.body} `), false);
      }
    });

    it('keeps connections for at least the 8 seconds that clients count on', async () => {
      const answer = await fetch(`${standins.url}/healthz`);
      const [, seconds = '0'] = /timeout=(\d+)/.exec(answer.headers.get('keep-alive') ?? '') ?? [];
      assert.ok(Number(seconds) >= 8);
    });

    it('signs with the key that the caller names, and refuses to guess at an unknown one', async () => {
      for (const serial of [wechat.publicKeyId, wechat.certificateSerial]) {
        const answer = await native({ headers: { 'Wechatpay-Serial': serial } });
        assert.equal(answer.headers['wechatpay-serial'], serial);
        assert.ok(isSigned(wechat, answer.headers, answer.body));
      }
      assert.equal(
        (await native({ headers: { 'Wechatpay-Serial': '' } })).headers['wechatpay-serial'],
        wechat.publicKeyId,
      );
      for (const serial of ['constructor', '__proto__', '1234'])
        refused(await native({ headers: { 'Wechatpay-Serial': serial } }), 400, 'PARAM_ERROR');
    });

    it('knows no other paths and methods', async () => {
      refused(await call(wechat, 'POST', '/v3/pay/transactions/app', {}), 404, 'NOT_FOUND');
      refused(await call(wechat, 'GET', nativePath), 405, 'METHOD_NOT_ALLOWED');
    });
  });
});
