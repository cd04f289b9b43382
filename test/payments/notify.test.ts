import assert from 'node:assert/strict';
import { type Payment, type PaymentTypes, paymentProcess } from '../../src/features/payments/index.ts';
import { PaymentService } from '../../src/features/payments/payment.service.ts';
import { makePaymentStore } from '../../src/features/payments/payment.store.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { Runner } from '../../src/kernel/runner.ts';
import { eventually } from '../support/eventually.ts';
import { toStandin } from '../support/standin.ts';
import { fault, notify, signed, startPayments, successOf, type TestPayments } from './payment.given.ts';

/** Of payments inside WeChat, whose payer is known: those of every other way are judged by less. */
describe('Notifications of JSAPI payments', () => {
  let given: TestPayments;
  let taken: string[];
  before(async () => {
    given = await startPayments();
    given.payments.on('take', 'people', 'test: listen', async (payment) => void taken.push(payment._id));
  });
  beforeEach(() => {
    taken = [];
  });
  after(() => given.stop());

  const open = () => given.payments.open(given.opening({ way: 'jsapi' }));
  const state = async (payment: Payment) => (await given.payments.find(payment._id)).state;
  const say = async (content: Record<string, unknown>, more: Record<string, unknown> = {}) => {
    const message = await signed(content, more);
    return notify(given.parts, message.headers, message.rawBody);
  };
  const entriesOf = async (payment: Payment) => {
    await given.handled(payment._id);
    return (await given.books.entries()).filter((entry) => entry.source === payment._id).length;
  };

  it('has one effect, 15 times in a row, 50 at once and under other ids', async () => {
    const payment = await open();
    const content = successOf(payment);
    const message = await signed(content);
    for (let index = 0; index < 15; index += 1) {
      assert.equal(await notify(given.parts, message.headers, message.rawBody), 204);
    }
    const others = await Promise.all(
      Array.from({ length: 5 }, (_each, index) => signed(content, { id: `EV-other-${index}` })),
    );
    const crowd = Array.from({ length: 50 }, (_each, index) => others[index % 5] ?? message);
    const answers = await Promise.all(crowd.map((each) => notify(given.parts, each.headers, each.rawBody)));
    assert.deepEqual(new Set(answers), new Set([204]));
    const paid = await given.payments.find(payment._id);
    assert.equal(paid.timeline.filter((row) => row.step === 'take').length, 1);
    assert.equal(await entriesOf(payment), 1);
    assert.ok(taken.every((id) => id === payment._id));
  });

  it('has one effect where 50 arrive at once at two servers', async () => {
    const payment = await open();
    const { parts } = await given.beside();
    const message = await signed(successOf(payment));
    const crowd = Array.from({ length: 50 }, (_each, index) => (index % 2 ? parts : given.parts));
    const answers = await Promise.all(crowd.map((each) => notify(each, message.headers, message.rawBody)));
    assert.deepEqual(new Set(answers), new Set([204]));
    const paid = await given.payments.find(payment._id);
    assert.equal(paid.timeline.filter((row) => row.step === 'take').length, 1);
    assert.equal(await entriesOf(payment), 1);
  });

  it('… which a step without its condition does not hold', async () => {
    const payment = await open();
    const { connection } = await given.beside();
    const store = makePaymentStore(connection);
    const { move } = store.processStore;
    // Writes on whatever stands there now, instead of what was read.
    store.processStore.move = async (id, _n, change) =>
      move(id, (await store.processStore.find(id)).n, change);
    const { clock, provider } = given;
    const runner = new Runner<PaymentTypes>(paymentProcess, {
      store: store.processStore,
      clock,
      log: silentLog,
    });
    const wrong = new PaymentService({
      store,
      runner,
      provider,
      clock,
      log: silentLog,
      raise: async () => {},
      openidOf: async () => null,
    });
    const message = await signed(successOf(payment));
    const read = await provider.readNotification(message.headers, message.rawBody);
    assert.ok(read.kind === 'payment');
    const seen = read.payment;
    await Promise.all(Array.from({ length: 50 }, () => wrong.receive(seen).catch(() => undefined)));
    const taken = (await given.payments.find(payment._id)).timeline.filter((row) => row.step === 'take');
    assert.ok(taken.length > 1, 'the wrong variant takes the same money more than once');
  });

  it('refuses forged ones and changes nothing', async () => {
    const payment = await open();
    const good = await signed(successOf(payment));
    const broken = { ...good.headers, 'wechatpay-signature': 'AAAA' };
    assert.equal(await notify(given.parts, broken, good.rawBody), 401);
    const altered = Buffer.from(good.rawBody.toString().replace('"id":"', '"id":"x'));
    assert.equal(await notify(given.parts, good.headers, altered), 401);
    assert.equal(await notify(given.parts, {}, good.rawBody), 401);
    const late = await signed(successOf(payment), { offsetSeconds: -310 });
    assert.equal(await notify(given.parts, late.headers, late.rawBody), 401);
    assert.equal(await say(successOf(payment, { mchid: '1900009999' })), 401);
    assert.equal(await state(payment), 'paying');
    assert.equal(await entriesOf(payment), 0);
  });

  it('judges currency, payer and amount to the fen: mismatched money goes back, nothing is bought', async () => {
    const mismatched = {
      currency: { currency: 'HKD' },
      more: { amountFen: 8801 },
      less: { amountFen: 8799 },
      payer: { openid: 'oSomebodyElse0000000000000000' },
    };
    for (const [name, change] of Object.entries(mismatched)) {
      const payment = await open();
      await toStandin('/standin/wechat/pay', { outTradeNo: payment.outTradeNo, ...change });
      await eventually(async () => (await state(payment)) === 'mismatched');
      await given.handled(payment._id);
      assert.ok(
        (await given.alarms()).some((alarm) => alarm._id === `mismatched_money:${payment._id}`),
        name,
      );
      const refunds = await given.payments.refundsOf(payment._id);
      const came = 'amountFen' in change ? change.amountFen : 8800;
      assert.deepEqual(
        refunds.map((refund) => refund.amountFen),
        [came],
        name,
      );
    }
    assert.deepEqual(taken, []);
  });

  it("is not believed where it contradicts WeChat's own books, and they are taken instead", async () => {
    const amount = { total: 8800, payer_total: 8800, currency: 'CNY', payer_currency: 'CNY' };
    const odd = {
      appid: { appid: 'wx9999999999999999' },
      currency: { amount: { ...amount, currency: 'HKD' } },
      more: { amount: { ...amount, total: 8801 } },
      nothing: { amount: { ...amount, total: 0 } },
      state: { trade_state: 'REFUND' },
    };
    for (const [name, change] of Object.entries(odd)) {
      const payment = await open();
      assert.equal(await say(successOf(payment, change)), 204, name);
      assert.equal(await state(payment), 'paying', name);
      assert.equal(await entriesOf(payment), 0, name);
      const said = `notification_contradicts:${payment.outTradeNo}:`;
      assert.ok(
        (await given.alarms()).some(({ _id }) => _id.startsWith(said)),
        name,
      );
      const { outTradeNo } = payment;
      await fault({ on: 'callback', fault: 'lose', outTradeNo });
      await toStandin('/standin/wechat/pay', { outTradeNo });
      assert.equal(await say(successOf(payment, change)), 204, name);
      assert.equal(await state(payment), 'paid', `${name}: the books say what was asked for`);
    }
  });

  it('of money that is none, as the books say too, books nothing and is not tried for ever', async () => {
    const none = await startPayments((real) => ({
      ...real,
      query: async (outTradeNo) => ({
        ...(await real.query(outTradeNo)),
        ...{ state: 'paid', transactionId: `420000${outTradeNo}`, totalFen: 0, currency: 'CNY' },
        paidAt: new Date(),
      }),
    }));
    const payment = await none.payments.open(none.opening());
    await none.payments.check(payment._id);
    await none.settle();
    const seen = await none.payments.find(payment._id);
    assert.deepEqual([seen.state, seen.publishedUpTo], ['mismatched', seen.n], 'all handlers have run');
    assert.deepEqual(await none.books.entries(), []);
    assert.deepEqual(await none.payments.refundsOf(payment._id), []);
    await none.stop();
  });

  it('raises an alarm for money nobody knows, and for a transaction that paid for something else', async () => {
    const clientIp = '127.0.0.1';
    const expiresAt = new Date(Date.now() + 600_000);
    const outTradeNo = `pay_unknown_${Date.now()}`;
    const request = {
      way: 'native',
      outTradeNo,
      description: '?',
      totalFen: 8800,
      expiresAt,
      clientIp,
    } as const;
    await given.provider.prepay(request);
    await toStandin('/standin/wechat/pay', { outTradeNo });
    await eventually(async () =>
      (await given.alarms()).some(({ _id }) => _id === `unknown_payment:${outTradeNo}`),
    );
    const payment = await open();
    assert.equal(await say(successOf(payment, { out_trade_no: 'pay_nobody_knows_it' })), 204);
    const content = successOf(payment);
    assert.equal(await say(content), 204);
    const other = await open();
    assert.equal(await say({ ...content, out_trade_no: other.outTradeNo }), 204);
    assert.equal(await state(other), 'paying');
    assert.equal(await entriesOf(other), 0);
    assert.equal(await say(successOf(payment)), 204);
    const kinds = (await given.alarms()).map((alarm) => alarm._id);
    assert.ok(kinds.some((kind) => kind.startsWith('notification_contradicts:pay_nobody_knows_it:')));
    assert.ok(kinds.includes(`transaction_bound:${other._id}:${content['transaction_id']}`));
    const second = `notification_contradicts:${payment.outTradeNo}:`;
    assert.ok(kinds.some((kind) => kind.startsWith(second)));
  });

  it('takes no state but SUCCESS, and no event of another kind', async () => {
    const payment = await open();
    for (const trade_state of ['NOTPAY', 'USERPAYING', 'CLOSED', 'PAYERROR', 'REVOKED']) {
      assert.equal(await say(successOf(payment, { trade_state })), 204, trade_state);
    }
    assert.equal(await say(successOf(payment), { eventType: 'PAYSCORE.USER_OPEN_SERVICE' }), 204);
    assert.equal(await state(payment), 'paying');
  });

  it('is heard before the prepay answer was stored', async () => {
    const opening = given.opening({ way: 'jsapi' });
    await fault({ on: 'call', fault: 'dropAfter', path: '/jsapi' });
    const payment = await given.payments.open(opening);
    assert.equal(payment.state, 'open');
    assert.equal(await say(successOf(payment)), 204);
    assert.equal(await state(payment), 'paid');
    await given.pass(60_000);
    assert.equal(await state(payment), 'paid');
  });

  it('does not bring back what was given back', async () => {
    const payment = await given.paid();
    await given.payments.refund({ paymentId: payment._id, amountFen: 8800, reason: '取消', key: 'all' });
    await given.refundsBecome(payment._id, ([refund]) => refund?.state === 'refunded');
    const current = await given.payments.find(payment._id);
    await toStandin('/standin/wechat/notify', { outTradeNo: payment.outTradeNo });
    assert.equal(await say(successOf(payment, { transaction_id: current.transactionId })), 204);
    assert.equal(await state(payment), 'paid');
    assert.equal((await given.payments.find(payment._id)).refundableFen, 0);
  });

  it('answers 503 in time, and not 2xx, where the effect cannot be made durable', async () => {
    const payment = await open();
    const content = await signed(successOf(payment));
    const away = await given.beside();
    await away.connection.close();
    const status = await notify(away.parts, content.headers, content.rawBody);
    assert.ok(status >= 500, `answered ${status}`);
    assert.equal(await state(payment), 'paying');
    assert.equal(await notify(given.parts, content.headers, content.rawBody), 204);
    assert.equal(await state(payment), 'paid');
  });

  it('is answered once the effect is durable, whatever follows from it', async () => {
    const slow = await startPayments();
    let goOn: () => void = () => undefined;
    const gate = new Promise<void>((done) => {
      goOn = done;
    });
    slow.payments.on('take', 'people', 'test: wait', () => gate);
    const payment = await slow.payments.open(slow.opening());
    const message = await signed(successOf(payment));
    assert.equal(await notify(slow.parts, message.headers, message.rawBody), 204);
    assert.equal((await slow.payments.find(payment._id)).state, 'paid');
    goOn();
    await slow.stop();
  });
});
