import assert from 'node:assert/strict';
import {
  call,
  control,
  isSigned,
  newNumber,
  openShop,
  prepayBody,
  type Shop,
  type Standins,
  startStandins,
  until,
  type Wechat,
} from './client.ts';

describe('WeChat stand-in: faults of calls and refunds, expiry', () => {
  let standins: Standins;
  let wechat: Wechat;
  let shop: Shop;

  before(async () => {
    standins = await startStandins();
    wechat = standins.wechat;
    shop = await openShop();
  });
  after(async () => {
    await shop.close();
    await standins.stop();
  });
  beforeEach(() => control(standins, 'DELETE', '/standin/wechat/faults'));

  const native = (no: string, more = {}) =>
    call(wechat, 'POST', '/v3/pay/transactions/native', prepayBody(wechat, no, `${shop.url}/notify`, more));
  const query = (no: string) =>
    call(wechat, 'GET', `/v3/pay/transactions/out-trade-no/${no}?mchid=${wechat.mchid}`);
  const pay = (outTradeNo: string) => control(standins, 'POST', '/standin/wechat/pay', { outTradeNo });
  const fault = async (body: Record<string, unknown>) => {
    const answer = await control(standins, 'POST', '/standin/wechat/faults', body);
    assert.equal(answer.status, 200);
    return answer.json;
  };
  const refund = (no: string, outRefundNo: string) =>
    call(wechat, 'POST', '/v3/refund/domestic/refunds', {
      out_trade_no: no,
      out_refund_no: outRefundNo,
      amount: { refund: 4800, total: 4800, currency: 'CNY' },
    });
  const refundState = (no: string) => call(wechat, 'GET', `/v3/refund/domestic/refunds/${no}`);
  const paid = async () => {
    const no = newNumber();
    await native(no);
    await pay(no);
    return no;
  };

  it('answers 500 though the effect stands, once', async () => {
    const no = newNumber();
    await fault({ fault: 'status', path: '/native', outTradeNo: no });
    const failed = await native(no);
    assert.deepEqual([failed.status, failed.json.code], [500, 'SYSTEM_ERROR']);
    assert.equal((await query(no)).json.trade_state, 'NOTPAY');
    assert.equal((await native(no)).status, 200);
  });

  it('cuts the connection before or after the effect', async () => {
    const [early, late] = [newNumber(), newNumber()];
    await fault({ fault: 'dropBefore', outTradeNo: early });
    await fault({ fault: 'dropAfter', outTradeNo: late });
    for (const no of [early, late]) await assert.rejects(native(no), { code: 'ECONNRESET' });
    assert.equal((await query(early)).json.code, 'ORDER_NOT_EXIST');
    assert.equal((await query(late)).json.trade_state, 'NOTPAY');
  });

  it('limits without an effect', async () => {
    const no = newNumber();
    await fault({ fault: 'status429', outTradeNo: no, times: 2 });
    for (const _ of [1, 2]) {
      const limited = await native(no);
      assert.deepEqual([limited.status, limited.json.code], [429, 'FREQUENCY_LIMITED']);
    }
    assert.equal((await native(no)).status, 200);
  });

  it('answers unsigned, wrongly signed, stale, tampered with, or no JSON', async () => {
    const no = await paid();
    const request = async (name: string) => {
      await fault({ on: 'call', fault: name, outTradeNo: no });
      return query(no);
    };
    const good = await query(no);
    const unsigned = await request('unsigned');
    assert.equal(unsigned.headers['wechatpay-signature'], undefined);
    assert.equal(unsigned.body, good.body);
    const wrong = await request('badSignature');
    assert.deepEqual([isSigned(wechat, wrong.headers, wrong.body), wrong.body], [false, good.body]);
    const stale = await request('staleTimestamp');
    assert.ok(isSigned(wechat, stale.headers, stale.body));
    assert.ok(Math.abs(Date.now() / 1000 - Number(stale.headers['wechatpay-timestamp'])) >= 300);
    const tampered = await request('tampered');
    assert.equal(isSigned(wechat, tampered.headers, tampered.body), false);
    assert.equal(typeof tampered.json.trade_state, 'string');
    assert.deepEqual((await request('notJson')).json, {});
    const again = await query(no);
    assert.ok(isSigned(wechat, again.headers, again.body));
  });

  it('hangs after the effect for as long as asked', async () => {
    const no = newNumber();
    await fault({ fault: 'hang', outTradeNo: no, path: '/native', ms: 400 });
    let isAnswered = false;
    const hanging = native(no).then((answer) => {
      isAnswered = true;
      return answer;
    });
    await until(
      () => query(no),
      ({ json }) => json.trade_state === 'NOTPAY',
    );
    assert.equal(isAnswered, false);
    assert.equal((await hanging).status, 200);
  });

  it('leaves alone what a fault is not aimed at, and forgets one by its id', async () => {
    const no = newNumber();
    const { id } = await fault({ fault: 'status', method: 'GET', outTradeNo: no });
    await fault({ fault: 'status', notifyPrefix: 'http://elsewhere.test/' });
    assert.equal((await native(no)).status, 200);
    await control(standins, 'DELETE', `/standin/wechat/faults?id=${id}`);
    assert.equal((await query(no)).status, 200);
    const { json } = await control(standins, 'GET', '/standin/wechat/faults');
    assert.equal((json.faults as unknown[]).length, 1);
  });

  it('ends refunds ABNORMAL or CLOSED, which frees the amount, and tells', async () => {
    const no = await paid();
    const [closed, abnormal] = [newNumber('R'), newNumber('R')];
    await fault({ fault: 'CLOSED', outRefundNo: closed });
    await fault({ fault: 'ABNORMAL', outRefundNo: abnormal });
    await refund(no, closed);
    assert.equal((await refund(no, abnormal)).json.code, 'INVALID_REQUEST');
    await until(
      () => refundState(closed),
      ({ json }) => json.status === 'CLOSED',
    );
    assert.equal((await refund(no, abnormal)).status, 200);
    await until(
      () => refundState(abnormal),
      ({ json }) => json.status === 'ABNORMAL',
    );
    assert.equal((await refund(no, newNumber('R'))).json.code, 'INVALID_REQUEST');
    const healed = await control(standins, 'POST', `/standin/wechat/refunds/${abnormal}/finish`, {});
    assert.equal(healed.json.status, 'SUCCESS');
    assert.equal(
      (await control(standins, 'POST', `/standin/wechat/refunds/${abnormal}/finish`, {})).status,
      409,
    );
    const { json } = await control(standins, 'GET', `/standin/wechat/notices?outTradeNo=${no}`);
    const events = (json as unknown as { event: string }[]).map(({ event }) => event);
    assert.deepEqual(events, ['TRANSACTION.SUCCESS', 'REFUND.CLOSED', 'REFUND.ABNORMAL', 'REFUND.SUCCESS']);
  });

  it('refuses a refund for want of money and keeps nothing of it', async () => {
    const no = await paid();
    const refundNo = newNumber('R');
    await fault({ fault: 'NOT_ENOUGH', outTradeNo: no });
    const poor = await refund(no, refundNo);
    assert.deepEqual([poor.status, poor.json.code], [403, 'NOT_ENOUGH']);
    assert.equal((await refundState(refundNo)).json.code, 'RESOURCE_NOT_EXISTS');
    assert.equal((await query(no)).json.trade_state, 'SUCCESS');
    assert.equal((await refund(no, refundNo)).status, 200);
  });

  it('keeps a refund PROCESSING until it is finished', async () => {
    const no = await paid();
    const refundNo = newNumber('R');
    await fault({ fault: 'PROCESSING', outRefundNo: refundNo });
    await refund(no, refundNo);
    await control(standins, 'POST', '/standin/clock', { offsetMs: 3_600_000 });
    assert.equal((await refundState(refundNo)).json.status, 'PROCESSING');
    await control(standins, 'POST', '/standin/clock', { offsetMs: 0 });
    await control(standins, 'POST', `/standin/wechat/refunds/${refundNo}/finish`, { status: 'CLOSED' });
    assert.equal((await refundState(refundNo)).json.status, 'CLOSED');
  });

  it('takes no payment past its time, which the clock moves, yet leaves it NOTPAY', async () => {
    const no = newNumber();
    const inBeijing = (at: number) => `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
    await native(no, { time_expire: inBeijing(Date.now() + 15 * 60_000) });
    await control(standins, 'POST', '/standin/clock', { offsetMs: 16 * 60_000 });
    assert.deepEqual((await pay(no)).json.code, 'ORDER_EXPIRED');
    const asked = await query(no);
    assert.deepEqual([asked.status, asked.json.trade_state], [200, 'NOTPAY']);
    await control(standins, 'POST', '/standin/clock', { offsetMs: 0 });
    assert.equal((await pay(no)).status, 200);
  });

  it('refuses a refund after a year', async () => {
    const no = await paid();
    await control(standins, 'POST', '/standin/clock', { offsetMs: 366 * 86_400_000 });
    assert.equal((await refund(no, newNumber('R'))).json.code, 'INVALID_REQUEST');
    await control(standins, 'POST', '/standin/clock', { offsetMs: 0 });
  });
});
