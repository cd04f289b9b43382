import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { minute } from '../../src/kernel/clock.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { booksOf, payOnPhone, type Books as Sums, toStandin } from '../support/standin.ts';
import { assertUnchanged } from '../support/trace.ts';
import { fault, signed, successOf } from './payment.given.ts';

interface Books extends Sums {
  transactions: { outTradeNo: string; transactionId: string }[];
}

describe('Payments at the API', () => {
  let app: TestApp;
  let people: Record<'payer' | 'stranger' | 'staff' | 'auditor' | 'elsewhere', Someone>;

  before(async () => {
    app = await startApp();
    const service = app.application.features.people;
    const make = async (phone: string, role?: 'staff' | 'auditor', grid = '5101'): Promise<Someone> => {
      const person = await service.ensureByPhone(phone, '某某');
      return role ? service.update(person._id, { roles: [{ role, grid }] }) : person;
    };
    people = {
      payer: await make('13600000001'),
      stranger: await make('13600000002'),
      staff: await make('13600000003', 'staff'),
      auditor: await make('13600000004', 'auditor'),
      elsewhere: await make('13600000005', 'staff', '5102'),
    };
  });
  after(async () => {
    await app.assertBooks();
    await app.stop();
  });

  const open = (payerId = people.payer._id) =>
    app.application.features.payments.open({
      subject: { kind: 'order', id: `ord_${randomBytes(8).toString('hex')}`, part: 'advance' },
      payerId,
      gridPath: ['51', '5101', '510101'],
      amountFen: 8800,
      description: '理发',
      expiresAt: new Date(app.application.clock.now().getTime() + 15 * minute),
      way: 'native',
      clientIp: '127.0.0.1',
      key: randomBytes(12).toString('hex'),
    });
  /** Money for an order that is not there goes back by itself; this time WeChat cannot manage it. */
  const abnormal = async () => {
    const payment = await open();
    await fault({ on: 'refund', fault: 'ABNORMAL', outTradeNo: payment.outTradeNo });
    await payOnPhone(payment.outTradeNo);
    const { payments } = app.application.features;
    await eventually(async () => {
      await app.pass(2 * minute);
      return (await payments.refundsOf(payment._id))[0]?.state === 'abnormal';
    });
    const [refund] = await payments.refundsOf(payment._id);
    assert.ok(refund);
    return { payment, refund };
  };
  /** Nothing of what went before is under way any more: no refund, and nobody who has not been told. */
  const quiet = () =>
    eventually(async () => {
      await app.settle();
      const refunds = app.connection.collection('refunds');
      const unpublished = { publishAt: { $ne: null } };
      const open = await refunds.countDocuments({ state: { $in: ['asked', 'processing', 'closed'] } });
      return open + (await refunds.countDocuments(unpublished)) === 0;
    });
  const unchanged = async (refusal: () => Promise<unknown>) => {
    await quiet();
    await assertUnchanged(app, refusal);
  };
  const post = (message: Awaited<ReturnType<typeof signed>>) =>
    app.as(null).raw.notifyWechat({ headers: message.headers, body: message.rawBody.toString() });

  it('show the payer where to pay, and nobody else that there is anything', async () => {
    const payment = await open();
    const seen = await app.as(people.payer).getPayment(payment._id);
    assert.deepEqual([seen.state, seen.amountFen, seen.steps, seen.refunds], ['paying', 8800, [], []]);
    assert.match(seen.codeUrl ?? '', /^weixin:/);
    assert.equal((await app.as(null).refused.getPayment(payment._id)).code, 'unauthenticated');
    for (const other of [people.stranger, people.staff]) {
      for (const operation of ['getPayment', 'checkPayment'] as const) {
        await unchanged(async () => {
          assert.equal((await app.as(other).refused[operation](payment._id)).code, 'not_found');
        });
      }
    }
    assert.equal((await app.as(people.payer).refused.getPayment('pay_none')).code, 'not_found');
    assert.equal((await app.as(people.payer).refused.getPayment('no id!')).status, 422);
  });

  it('are asked after when the payer says "I have paid"', async () => {
    const payment = await open();
    assert.equal((await app.as(people.payer).checkPayment(payment._id)).state, 'paying');
    await fault({ fault: 'lose', outTradeNo: payment.outTradeNo });
    await payOnPhone(payment.outTradeNo);
    await app.pass(3_000);
    const seen = await app.as(people.payer).checkPayment(payment._id);
    assert.deepEqual([seen.state, seen.paidFen, seen.codeUrl], ['paid', 8800, undefined]);
    assert.equal((await app.as(people.payer).refused.checkPayment('pay_none')).code, 'not_found');
  });

  it('take what WeChat signs and refuse everything else, without a trace', async () => {
    const payment = await open();
    await fault({ fault: 'lose', outTradeNo: payment.outTradeNo });
    await payOnPhone(payment.outTradeNo);
    const books = (await booksOf(app.baseUrl)) as Books;
    const known = books.transactions.find((each) => each.outTradeNo === payment.outTradeNo);
    const message = await signed(successOf(payment, { transaction_id: known?.transactionId }));
    await unchanged(async () => {
      const forged = { ...message, headers: { ...message.headers, 'wechatpay-signature': 'AAAA' } };
      const refused = await post(forged);
      assert.equal(refused.status, 401);
      assert.equal((refused.body as unknown as { code: string }).code, 'notification_forged');
      assert.equal((await post({ ...message, rawBody: Buffer.from(' '.repeat(65_537)) })).status, 413);
    });
    assert.equal((await post(message)).status, 204);
    assert.equal((await app.as(people.payer).getPayment(payment._id)).state, 'paid');
  });

  it('show staff what waits for them, and let them ask again or settle by hand', async () => {
    const { payment, refund } = await abnormal();
    const staff = app.as(people.staff);
    const list = await staff.listRefunds({ query: { state: 'abnormal' } });
    const [seen] = list.items;
    assert.deepEqual(
      [seen?.id, seen?.paymentId, seen?.steps],
      [refund._id, payment._id, ['retry', 'settle_by_hand']],
    );
    const auditor = await app.as(people.auditor).listRefunds({ query: { state: 'abnormal' } });
    assert.deepEqual(auditor.items[0]?.steps, []);
    const elsewhere = app.as(people.elsewhere);
    assert.deepEqual((await elsewhere.listRefunds({ query: { state: 'abnormal' } })).items, []);
    const byHand = { params: { id: refund._id }, body: { receipt: '收据 0042' } };
    for (const other of [people.payer, people.stranger, people.auditor]) {
      await unchanged(async () => {
        assert.equal((await app.as(other).refused.retryRefund(refund._id)).code, 'forbidden');
        assert.equal((await app.as(other).refused.settleRefundByHand(byHand)).code, 'forbidden');
      });
    }
    await unchanged(async () => {
      assert.equal((await elsewhere.refused.retryRefund(refund._id)).code, 'not_found');
      assert.equal((await elsewhere.refused.settleRefundByHand(byHand)).code, 'not_found');
      assert.equal((await app.as(null).refused.retryRefund(refund._id)).code, 'unauthenticated');
      assert.equal((await staff.refused.retryRefund('rfd_none')).code, 'not_found');
      assert.equal(
        (await staff.refused.settleRefundByHand({ ...byHand, params: { id: 'rfd_none' } })).code,
        'not_found',
      );
      const empty = { ...byHand, body: { receipt: ' ' } };
      assert.equal((await staff.refused.settleRefundByHand(empty)).code, 'invalid');
    });
    assert.equal((await staff.retryRefund(refund._id)).state, 'abnormal');
    const settled = await staff.settleRefundByHand(byHand);
    assert.deepEqual([settled.state, settled.receipt, settled.steps], ['by_hand', '收据 0042', []]);
    assert.equal((await staff.refused.settleRefundByHand(byHand)).code, 'step_closed');
    assert.equal((await staff.refused.retryRefund(refund._id)).code, 'step_closed');
    const answer = await app.as(people.payer).getPayment(payment._id);
    assert.deepEqual(
      answer.refunds.map(({ state, amountFen }) => [state, amountFen]),
      [['by_hand', 8800]],
    );
  });

  it('page through refunds and alarms, which only the staff and auditors read', async () => {
    const mismatched = await open();
    await toStandin('/standin/wechat/pay', { outTradeNo: mismatched.outTradeNo, amountFen: 1 });
    await abnormal();
    await abnormal();
    const staff = app.as(people.staff);
    const first = await staff.listRefunds({ query: { state: 'abnormal', limit: 1 } });
    assert.ok(first.next);
    const second = await staff.listRefunds({ query: { state: 'abnormal', limit: 1, cursor: first.next } });
    assert.notEqual(first.items[0]?.id, second.items[0]?.id);
    const alarms = await app.as(people.auditor).listAlarms({ query: { limit: 1 } });
    assert.ok(alarms.next);
    const more = await app.as(people.auditor).listAlarms({ query: { limit: 50, cursor: alarms.next } });
    const all = [...alarms.items, ...more.items];
    assert.equal(new Set(all.map((alarm) => alarm.id)).size, all.length);
    assert.ok(all.some((alarm) => alarm.id === `mismatched_money:${mismatched._id}`));
    const elsewhere = await app.as(people.elsewhere).listAlarms();
    assert.deepEqual(elsewhere.items, [], 'of another grid nothing is shown');
    for (const operation of ['listRefunds', 'listAlarms'] as const) {
      const query = operation === 'listRefunds' ? { state: 'asked' } : {};
      assert.equal((await app.as(people.payer).refused[operation]({ query })).code, 'forbidden');
      assert.equal((await app.as(null).refused[operation]({ query })).code, 'unauthenticated');
      const mine = await staff.refused[operation]({ query: { ...query, cursor: 'bm90IG91cnM' } });
      assert.equal(mine.code, 'malformed');
    }
    assert.equal((await staff.refused.listRefunds({ query: { state: 'gone' } })).code, 'invalid');
  });
});
