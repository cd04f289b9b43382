import assert from 'node:assert/strict';
import {
  type Callback,
  call,
  control,
  h5Scene,
  isSigned,
  newNumber,
  open,
  openShop,
  prepayBody,
  type Resource,
  type Shop,
  type Standins,
  startStandins,
  until,
  type Wechat,
} from './client.ts';

type Envelope = {
  id: string;
  event_type: string;
  resource_type: string;
  create_time: string;
  resource: Resource & { original_type: string; algorithm: string };
};

describe('WeChat stand-in: transactions and refunds', () => {
  let standins: Standins;
  let wechat: Wechat;
  let shop: Shop;

  before(async () => {
    standins = await startStandins();
    wechat = standins.wechat;
  });
  after(() => standins.stop());
  beforeEach(async () => {
    shop = await openShop();
  });
  afterEach(() => shop.close());

  const native = (no: string, more = {}) =>
    call(wechat, 'POST', '/v3/pay/transactions/native', prepayBody(wechat, no, `${shop.url}/notify`, more));
  const query = (no: string) =>
    call(wechat, 'GET', `/v3/pay/transactions/out-trade-no/${no}?mchid=${wechat.mchid}`);
  const close = (no: string) =>
    call(wechat, 'POST', `/v3/pay/transactions/out-trade-no/${no}/close`, { mchid: wechat.mchid });
  const refund = (no: string, refundNo: string, fen: number, more = {}) =>
    call(wechat, 'POST', '/v3/refund/domestic/refunds', {
      out_trade_no: no,
      out_refund_no: refundNo,
      amount: { refund: fen, total: 4800, currency: 'CNY' },
      ...more,
    });
  const pay = (outTradeNo: string, more = {}) =>
    control(standins, 'POST', '/standin/wechat/pay', { outTradeNo, ...more });
  const paid = async () => {
    const no = newNumber();
    await native(no);
    assert.equal((await pay(no)).status, 200);
    return no;
  };
  const read = (callback: Callback | undefined) => {
    const envelope = JSON.parse(callback?.body ?? '{}') as Envelope;
    return { envelope, plain: JSON.parse(open(wechat, envelope.resource)) as Record<string, unknown> };
  };

  it('takes a native payment from prepay to a signed, sealed notification', async () => {
    const no = newNumber();
    const prepaid = await native(no, { attach: 'order-1' });
    assert.equal(prepaid.status, 200);
    assert.match(String(prepaid.json.code_url), /^weixin:\/\/wxpay\/bizpayurl\?pr=[\w-]+$/);
    assert.equal((await query(no)).json.trade_state, 'NOTPAY');
    await pay(no, { openid: 'o-payer' });
    const [callback] = await shop.waitFor(1);
    assert.ok(isSigned(wechat, callback!.headers, callback!.body));
    assert.equal(callback!.headers['wechatpay-signature-type'], 'WECHATPAY2-SHA256-RSA2048');
    const { envelope, plain } = read(callback);
    assert.equal(envelope.event_type, 'TRANSACTION.SUCCESS');
    assert.equal(envelope.resource_type, 'encrypt-resource');
    assert.equal(envelope.resource.algorithm, 'AEAD_AES_256_GCM');
    assert.match(envelope.create_time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
    assert.deepEqual(plain.amount, {
      total: 4800,
      payer_total: 4800,
      currency: 'CNY',
      payer_currency: 'CNY',
    });
    assert.deepEqual(plain.payer, { openid: 'o-payer' });
    const { json } = await query(no);
    assert.deepEqual({ ...json }, plain);
    assert.equal(json.attach, 'order-1');
    assert.equal(json.trade_type, 'NATIVE');
    const byId = await call(
      wechat,
      'GET',
      `/v3/pay/transactions/id/${json.transaction_id}?mchid=${wechat.mchid}`,
    );
    assert.deepEqual(byId.json, json);
  });

  it('answers an H5 prepay with an address of its own, and says MWEB afterwards', async () => {
    const no = newNumber();
    const body = prepayBody(wechat, no, `${shop.url}/notify`, h5Scene);
    const { json } = await call(wechat, 'POST', '/v3/pay/transactions/h5', body);
    assert.ok(String(json.h5_url).startsWith(`${standins.url}/phone/h5?`));
    await pay(no);
    assert.equal((await query(no)).json.trade_type, 'MWEB');
  });

  it('answers a repeated prepay with another address, and refuses one with anything changed', async () => {
    const no = newNumber();
    const first = await native(no);
    const again = await native(no);
    assert.equal(again.status, 200);
    assert.notEqual(again.json.code_url, first.json.code_url, 'another address of the same number');
    const other = await native(no, { amount: { total: 4801, currency: 'CNY' } });
    assert.deepEqual([other.status, other.json.code], [403, 'OUT_TRADE_NO_USED']);
    await pay(no);
    const late = await native(no);
    assert.deepEqual([late.status, late.json.code], [400, 'ORDERPAID']);
  });

  it('closes with a signed 204, twice, and then takes neither prepay nor payment', async () => {
    const no = newNumber();
    await native(no);
    for (const _ of [1, 2]) {
      const closed = await close(no);
      assert.deepEqual([closed.status, closed.body], [204, '']);
      assert.ok(isSigned(wechat, closed.headers, ''));
    }
    assert.equal((await query(no)).json.trade_state, 'CLOSED');
    assert.equal((await native(no)).json.code, 'ORDER_CLOSED');
    assert.deepEqual((await pay(no)).json.code, 'ORDER_CLOSED');
    assert.equal((await pay(no, { evenIfClosed: true })).status, 200);
    assert.equal((await query(no)).json.trade_state, 'SUCCESS');
  });

  it('says ORDERPAID when what is paid is closed, and knows no strangers', async () => {
    const no = await paid();
    const closed = await close(no);
    assert.deepEqual([closed.status, closed.json.code], [400, 'ORDERPAID']);
    assert.deepEqual(
      [(await query('unknown-1')).status, (await query('unknown-1')).json.code],
      [404, 'ORDER_NOT_EXIST'],
    );
    assert.equal((await close('unknown-1')).json.code, 'ORDER_NOT_EXIST');
    const stranger = await refund('unknown-1', newNumber('R'), 1);
    assert.deepEqual([stranger.status, stranger.json.code], [404, 'RESOURCE_NOT_EXISTS']);
  });

  it('refunds in parts up to the total, tells of each, and moves the transaction to REFUND', async () => {
    const no = await paid();
    const [first, second] = [newNumber('R'), newNumber('R')];
    const asked = await refund(no, first, 3000);
    assert.deepEqual([asked.status, asked.json.status], [200, 'PROCESSING']);
    assert.equal((await query(no)).json.trade_state, 'REFUND');
    const over = await refund(no, second, 1801);
    assert.deepEqual([over.status, over.json.code], [400, 'INVALID_REQUEST']);
    assert.equal((await refund(no, second, 1800)).status, 200);
    const callbacks = await shop.waitFor(3);
    const callbackEvents = callbacks.slice(1).map((callback) => read(callback));
    assert.deepEqual(
      callbackEvents.map(({ envelope }) => envelope.event_type),
      ['REFUND.SUCCESS', 'REFUND.SUCCESS'],
    );
    assert.deepEqual(
      callbackEvents.map(({ plain }) => plain.refund_status),
      ['SUCCESS', 'SUCCESS'],
    );
    const done = await call(wechat, 'GET', `/v3/refund/domestic/refunds/${first}`);
    assert.equal(done.json.status, 'SUCCESS');
    const { json: books } = await control(standins, 'GET', `/standin/wechat/books?notifyPrefix=${shop.url}`);
    assert.deepEqual([books.takenFen, books.refundedFen], [4800, 4800]);
  });

  it('takes the same refund number as the same refund, and refuses it with another amount', async () => {
    const no = await paid();
    const refundNo = newNumber('R');
    const first = await refund(no, refundNo, 4800, { notify_url: `${shop.url}/refunds` });
    const again = await refund(no, refundNo, 4800, { notify_url: `${shop.url}/refunds` });
    assert.equal(again.json.refund_id, first.json.refund_id);
    const changed = await refund(no, refundNo, 4799, { notify_url: `${shop.url}/refunds` });
    assert.equal(changed.json.code, 'INVALID_REQUEST');
    const callbacks = await shop.waitFor(2);
    assert.equal(callbacks[1]?.path, '/refunds');
    const { json: books } = await control(standins, 'GET', `/standin/wechat/books?notifyPrefix=${shop.url}`);
    assert.equal((books.refunds as unknown[]).length, 1);
  });

  it('never gives back more than was taken, however many ask at once', async () => {
    const no = await paid();
    const answers = await Promise.all(Array.from({ length: 40 }, () => refund(no, newNumber('R'), 200)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 24);
    const over = await refund(no, newNumber('R'), 1);
    assert.equal(over.json.code, 'INVALID_REQUEST');
    const settled = await until(
      () => control(standins, 'GET', `/standin/wechat/books?notifyPrefix=${shop.url}`),
      ({ json }) => json.refundedFen === 4800,
    );
    assert.equal(settled.json.takenFen, 4800);
  });

  it('takes at most 50 partial refunds', async () => {
    const no = await paid();
    const answers = await Promise.all(Array.from({ length: 51 }, () => refund(no, newNumber('R'), 1)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 50);
    assert.equal(answers.filter(({ json }) => json.code === 'INVALID_REQUEST').length, 1);
  });

  it('refuses a refund of what is unpaid, and one that names another total', async () => {
    const no = newNumber();
    await native(no);
    assert.equal((await refund(no, newNumber('R'), 1)).json.code, 'INVALID_REQUEST');
    await pay(no);
    const body = { amount: { refund: 1, total: 4799, currency: 'CNY' } };
    assert.equal((await refund(no, newNumber('R'), 1, body)).json.code, 'INVALID_REQUEST');
  });

  it('gives back in the currency that was paid in and no other', async () => {
    const no = newNumber();
    await native(no);
    await pay(no, { currency: 'USD' });
    const wrong = await refund(no, newNumber('R'), 4800);
    assert.equal(wrong.json.code, 'PARAM_ERROR');
    const right = await refund(no, newNumber('R'), 4800, {
      amount: { refund: 4800, total: 4800, currency: 'USD' },
    });
    assert.equal(right.status, 200);
  });

  it('records what really came when another amount is paid', async () => {
    const no = newNumber();
    await native(no);
    await pay(no, { amountFen: 4700 });
    const { json } = await query(no);
    assert.deepEqual((json.amount as Record<string, unknown>).total, 4700);
    const { plain } = read((await shop.waitFor(1))[0]);
    assert.deepEqual(plain.amount, json.amount);
    const back = await refund(no, newNumber('R'), 4700, {
      amount: { refund: 4700, total: 4700, currency: 'CNY' },
    });
    assert.equal(back.status, 200);
  });

  it('is being paid, fails, is revoked: each as queries name it, and closed as far as WeChat lets one', async () => {
    const state = (outTradeNo: string, name: string) =>
      control(standins, 'POST', '/standin/wechat/state', { outTradeNo, state: name });
    const no = newNumber();
    await native(no);
    await state(no, 'USERPAYING');
    assert.equal((await query(no)).json.trade_state, 'USERPAYING');
    assert.equal((await close(no)).json.code, 'INVALID_REQUEST');
    await state(no, 'PAYERROR');
    assert.equal((await query(no)).json.trade_state, 'PAYERROR');
    assert.equal((await pay(no)).status, 200, 'who failed may try again');
    assert.equal((await state(no, 'NOTPAY')).status, 409);
    const revoked = newNumber();
    await native(revoked);
    await state(revoked, 'REVOKED');
    assert.equal((await query(revoked)).json.trade_state, 'REVOKED');
    assert.equal((await pay(revoked)).json.code, 'ORDER_CLOSED');
    assert.equal((await close(revoked)).status, 204);
    assert.equal((await state(revoked, 'SUCCESS')).status, 400);
  });

  it('takes a coupon: the payer pays less than the total, and it goes back in parts', async () => {
    const no = newNumber();
    await native(no);
    await pay(no, { couponFen: 800 });
    const { amount, promotion_detail } = (await query(no)).json as Record<string, Record<string, unknown>>;
    assert.deepEqual([amount?.total, amount?.payer_total], [4800, 4000]);
    assert.equal((promotion_detail as unknown as { amount: number }[])[0]?.amount, 800);
    const { amount: back } = (await refund(no, newNumber('R'), 2400)).json as Record<
      string,
      Record<string, unknown>
    >;
    assert.deepEqual([back?.refund, back?.payer_refund, back?.discount_refund], [2400, 2000, 400]);
  });

  it('wants a minute between two refunds of one payment', async () => {
    const gap = (refundGapSeconds: number) =>
      control(standins, 'POST', '/standin/wechat/settings', { refundGapSeconds });
    await gap(60);
    const [no, other, second] = [await paid(), await paid(), newNumber('R')];
    assert.equal((await refund(no, newNumber('R'), 1000)).status, 200);
    const early = await refund(no, second, 1000);
    assert.deepEqual([early.status, early.json.code], [429, 'FREQUENCY_LIMITED']);
    assert.equal((await refund(other, newNumber('R'), 1000)).status, 200, 'of another payment at once');
    await control(standins, 'POST', '/standin/clock', { offsetMs: 60_000 });
    assert.equal((await refund(no, second, 1000)).status, 200);
    await control(standins, 'POST', '/standin/clock', { offsetMs: 0 });
    await gap(0);
  });
});
