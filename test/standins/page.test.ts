import assert from 'node:assert/strict';
import {
  call,
  control,
  h5Scene,
  newNumber,
  openShop,
  prepayBody,
  type Raw,
  type Shop,
  type Standins,
  send,
  startStandins,
  type Wechat,
} from './client.ts';

describe('The stand-ins: phone and inbox', () => {
  let standins: Standins;
  let wechat: Wechat;
  let shop: Shop;

  before(async () => {
    standins = await startStandins(['--merchant-name', '邻里小店']);
    wechat = standins.wechat;
    shop = await openShop();
  });
  after(async () => {
    await shop.close();
    await standins.stop();
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    send('GET', standins.url + path, headers);
  const press = (path: string, fields: Record<string, string>) =>
    send(
      'POST',
      standins.url + path,
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      new URLSearchParams(fields).toString(),
    );
  const prepaid = async (kind: 'native' | 'h5', more = {}) => {
    const no = newNumber();
    const scene = kind === 'h5' ? h5Scene : {};
    const body = prepayBody(wechat, no, `${shop.url}/notify`, { ...scene, ...more });
    const { json } = await call(wechat, 'POST', `/v3/pay/transactions/${kind}`, body);
    return { no, codeUrl: String(json.code_url), h5Url: String(json.h5_url) };
  };
  const state = async (no: string) =>
    (await call(wechat, 'GET', `/v3/pay/transactions/out-trade-no/${no}?mchid=${wechat.mchid}`)).json
      .trade_state;
  const shows = (page: Raw, ...texts: string[]) => {
    for (const text of texts) assert.ok(page.body.includes(text), `shows ${text}`);
  };

  it('lists what is open, whatever host it is opened through', async () => {
    const { no } = await prepaid('native', { description: '磨刀 <b>' });
    for (const host of ['localhost', 'phone.localhost', '127.0.0.1']) {
      const page = await get('/phone', { Host: `${host}:${standins.port}` });
      assert.equal(page.status, 200);
      shows(page, '磨刀 &#60;b&#62;', '¥ 48.00', `href="/phone/pay/${no}"`);
    }
    await press(`/phone/pay/${no}`, { choice: 'pay' });
    assert.equal((await get('/phone')).body.includes(no), false);
  });

  it('leads from the code of a QR to the pay page, pays once however often it is pressed, and says so', async () => {
    const { no, codeUrl } = await prepaid('native');
    const found = await get(`/phone/code?url=${encodeURIComponent(codeUrl)}`);
    assert.deepEqual([found.status, found.headers.location], [303, `/phone/pay/${no}`]);
    shows(await get(`/phone/pay/${no}`), '邻里小店', '上门理发', '¥ 48.00', '立即支付', '取消');
    const pressed = await Promise.all([1, 2, 3].map(() => press(`/phone/pay/${no}`, { choice: 'pay' })));
    assert.deepEqual(
      pressed.map(({ headers }) => headers.location),
      Array.from({ length: 3 }, () => `/phone/pay/${no}`),
    );
    shows(await get(`/phone/pay/${no}`), '支付成功');
    const { json } = await control(standins, 'GET', `/standin/wechat/notices?outTradeNo=${no}`);
    assert.equal((json as unknown as unknown[]).length, 1);
  });

  it('goes back to the shop after an H5 payment, and only to a web address', async () => {
    const { no, h5Url } = await prepaid('h5');
    const back = `${shop.url}/orders/1?a=b&c=d`;
    const from = { Referer: `${shop.url}/` };
    const found = await send('GET', `${h5Url}&redirect_url=${encodeURIComponent(back)}`, from);
    assert.equal(found.status, 303);
    const page = await get(String(found.headers.location));
    shows(page, `name="redirect_url" value="${back.replaceAll('&', '&#38;')}"`);
    const pressed = await press(`/phone/pay/${no}`, { choice: 'pay', redirect_url: back });
    const done = await get(String(pressed.headers.location));
    shows(done, '支付成功', `content="2;url=${back.replaceAll('&', '&#38;')}"`, '返回商户');
    const evil = await get(`/phone/pay/${no}?redirect_url=${encodeURIComponent('javascript:alert(1)')}`);
    assert.equal(evil.body.includes('javascript:'), false);
  });

  it('lets nobody in by an H5 address who does not say where they come from', async () => {
    const { h5Url } = await prepaid('h5');
    const page = await send('GET', h5Url, {});
    assert.equal(page.status, 403);
    shows(page, '商家参数格式有误');
  });

  it('ends an address: H5 after 5 minutes, a QR after 2 hours; the same prepay gives another one', async () => {
    const minutes = (count: number) =>
      control(standins, 'POST', '/standin/clock', { offsetMs: count * 60_000 });
    const from = { Referer: `${shop.url}/` };
    const body = (no: string, more = {}) => prepayBody(wechat, no, `${shop.url}/notify`, more);
    const [h5, qr] = [newNumber(), newNumber()];
    const h5Again = async () =>
      String((await call(wechat, 'POST', '/v3/pay/transactions/h5', body(h5, h5Scene))).json.h5_url);
    const qrAgain = async () => {
      const { json } = await call(wechat, 'POST', '/v3/pay/transactions/native', body(qr));
      return `${standins.url}/phone/code?url=${encodeURIComponent(String(json.code_url))}`;
    };
    const [first, firstCode] = [await h5Again(), await qrAgain()];
    await minutes(4);
    assert.equal((await send('GET', first, from)).status, 303);
    await minutes(6);
    shows(await send('GET', first, from), '支付请求已失效');
    const second = await h5Again();
    assert.notEqual(second, first);
    assert.equal((await send('GET', second, from)).status, 303);
    assert.equal((await send('GET', firstCode, {})).status, 303);
    await minutes(121);
    shows(await send('GET', firstCode, {}), '支付请求已失效');
    assert.equal((await send('GET', await qrAgain(), {})).status, 303);
    await minutes(0);
  });

  it('cancels without a payment, which can still be made', async () => {
    const { no } = await prepaid('native');
    const pressed = await press(`/phone/pay/${no}`, { choice: 'cancel' });
    shows(await get(String(pressed.headers.location)), '已取消付款', '继续支付');
    assert.equal(await state(no), 'NOTPAY');
    await press(`/phone/pay/${no}`, { choice: 'pay' });
    assert.equal(await state(no), 'SUCCESS');
  });

  it('says why it cannot be paid when it is closed, past its time or unknown', async () => {
    const { no } = await prepaid('native');
    await call(wechat, 'POST', `/v3/pay/transactions/out-trade-no/${no}/close`, { mchid: wechat.mchid });
    await press(`/phone/pay/${no}`, { choice: 'pay' });
    assert.equal(await state(no), 'CLOSED');
    shows(await get(`/phone/pay/${no}`), '订单已关闭');
    const soon = new Date(Date.now() + 1_800_000).toISOString().replace(/\.\d{3}Z$/, 'Z');
    const { no: other } = await prepaid('native', { time_expire: soon });
    await control(standins, 'POST', '/standin/clock', { offsetMs: 3_600_000 });
    shows(await get(`/phone/pay/${other}`), '已超过付款时间');
    assert.equal(await state(other), 'NOTPAY', 'the end of paying is not the end of the order');
    await control(standins, 'POST', '/standin/clock', { offsetMs: 8 * 86_400_000 });
    assert.equal(await state(other), 'CLOSED', 'by itself, after a week');
    await control(standins, 'POST', '/standin/clock', { offsetMs: 0 });
    for (const path of [
      '/phone/pay/unknown-1',
      '/phone/code?url=https://example.test',
      '/phone/h5?package=x',
    ]) {
      const page = await get(path);
      assert.equal(page.status, 404);
      shows(page, '没有找到这笔付款');
    }
  });

  it('asks no other host for anything', async () => {
    const page = await get('/phone');
    assert.match(page.headers['content-security-policy'] ?? '', /^default-src 'none'; style-src 'sha256-/);
    assert.equal(/(?:src|href)="(?:https?:)?\/\//.test(page.body), false);
  });

  it('takes messages and shows them, newest first, as page and as JSON, for one phone or all', async () => {
    const post = (body: unknown) => control(standins, 'POST', '/sms', body);
    assert.equal((await post({ phone: '13800138001', text: '验证码 111111', purpose: 'code' })).status, 202);
    await post({ phone: '13800138002', text: '<i>你好</i>' });
    await post({ phone: '13800138001', text: '验证码 222222' });
    const { json } = await control(standins, 'GET', '/standin/sms?phone=13800138001');
    const messages = json as unknown as { phone: string; text: string; at: string }[];
    assert.deepEqual(
      messages.map(({ text }) => text),
      ['验证码 222222', '验证码 111111'],
    );
    assert.ok(messages.every(({ at }) => Math.abs(Date.now() - Date.parse(at)) < 60_000));
    const page = await get('/inbox');
    shows(page, '13800138002', '&#60;i&#62;你好');
    assert.ok(page.body.indexOf('222222') < page.body.indexOf('111111'));
    assert.equal((await get('/inbox?phone=13800138002')).body.includes('111111'), false);
  });

  it('refuses messages without a phone or a text', async () => {
    for (const body of [
      {},
      { phone: '13800138000' },
      { phone: 'me', text: 'x' },
      { phone: '13800138000', text: '' },
      { phone: 1, text: 'x' },
    ])
      assert.equal((await control(standins, 'POST', '/sms', body)).status, 400);
  });
});
