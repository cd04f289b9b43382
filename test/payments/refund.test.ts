import assert from 'node:assert/strict';
import {
  makePaymentStore,
  makeRefundStore,
  type PaymentStore,
} from '../../src/features/payments/payment.store.ts';
import { type RefundTypes, refundProcess } from '../../src/features/payments/refund.process.ts';
import { RefundService } from '../../src/features/payments/refund.service.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { Runner } from '../../src/kernel/runner.ts';
import { toStandin } from '../support/standin.ts';
import { fault, startPayments, type TestPayments } from './payment.given.ts';

const staff = (personId: string): Actor => ({ personId, roles: [{ role: 'staff', grid: '5101' }] });

describe('A refund', () => {
  let given: TestPayments;
  before(async () => {
    given = await startPayments();
  });
  afterEach(() => given.assertBooks());
  after(() => given.stop());

  const request = (paymentId: string, amountFen: number, key: string) =>
    given.payments.refund({ paymentId, amountFen, reason: '取消', key });
  const only = async (paymentId: string) => {
    const [refund, ...more] = await given.payments.refundsOf(paymentId);
    assert.ok(refund && more.length === 0, 'exactly one refund');
    return refund;
  };
  const becomes = (paymentId: string, state: string) =>
    given.refundsBecome(paymentId, ([refund, ...more]) => more.length === 0 && refund?.state === state);
  const routes = () => given.parts.routes;
  const rest = {
    query: {},
    headers: {},
    rawBody: Buffer.alloc(0),
    key: undefined,
    sid: undefined,
    ip: '',
    requestId: 'r',
  };
  const retry = (id: string, actor: Actor) =>
    routes().retryRefund({ ...rest, actor, params: { id }, body: undefined as never });
  const byHand = (id: string, actor: Actor) =>
    routes().settleRefundByHand({ ...rest, actor, params: { id }, body: { receipt: '收据 0042' } });

  it('gives the whole back, once per key', async () => {
    const { _id, subject } = await given.paid();
    assert.equal(await given.books.balanceOf(`escrow:${subject.id}`), -8800);
    const all = await Promise.all(Array.from({ length: 20 }, () => request(_id, 8800, 'cancel')));
    assert.equal(new Set(all.map((refund) => refund._id)).size, 1);
    await becomes(_id, 'refunded');
    assert.equal(await given.books.balanceOf(`escrow:${subject.id}`), 0);
    await assert.rejects(request(_id, 1, 'more'), { code: 'refund_exceeds' });
    await assert.rejects(request(_id, 8799, 'cancel'), { code: 'idempotency_key_reused' });
  });

  it('gives parts back that sum to the total, and not a fen more', async () => {
    const { _id } = await given.paid();
    await request(_id, 3000, 'a');
    await request(_id, 5799, 'b');
    await assert.rejects(request(_id, 2, 'c'), { code: 'refund_exceeds', params: { leftFen: 1 } });
    await request(_id, 1, 'd');
    assert.equal((await given.payments.find(_id)).refundableFen, 0);
    await given.refundsBecome(_id, (refunds) => refunds.every((refund) => refund.state === 'refunded'));
  });

  it('refuses what never came, and amounts that are none', async () => {
    const { _id } = await given.payments.open(given.opening());
    await assert.rejects(request(_id, 1, 'a'), { code: 'refund_unpaid' });
    const paid = await given.paid();
    for (const amountFen of [0, -1, 1.5, Number.NaN]) {
      await assert.rejects(request(paid._id, amountFen, 'a'), { code: 'invalid' });
    }
  });

  it('never gives back more than came, 50 parts at once', async () => {
    const { _id } = await given.paid({ amountFen: 10_000 });
    assert.ok((await askAtOnce(_id, (key) => request(_id, 300, key))) === 33);
    const payment = await given.payments.find(_id);
    assert.equal(payment.refundableFen, 100);
    assert.equal((await given.payments.refundsOf(_id)).length, 33);
    await given.refundsBecome(_id, (refunds) => refunds.every((refund) => refund.state === 'refunded'));
  });

  it('… which a read before a write does not hold', async () => {
    const { _id } = await given.paid({ amountFen: 10_000 });
    const wrong = await readThenWrite(given);
    const refund = (key: string) => wrong.refund({ paymentId: _id, amountFen: 300, reason: '取消', key });
    assert.ok((await askAtOnce(_id, refund)) > 33, 'the wrong variant gives too much back');
    await given.connection.model('payments').updateOne({ _id }, { $set: { sharesAt: null } });
    await given.connection.model('refunds').deleteMany({ paymentId: _id });
  });

  it('is not lost where the server died between the share and its document', async () => {
    const { _id } = await given.paid();
    const store = makePaymentStore((await given.beside()).connection);
    const share = { key: 'cancel', refundId: `rfd_${_id}`, fen: 500, reason: '取消' };
    await store.reserve(_id, share, given.clock.now());
    assert.equal((await given.payments.refundsOf(_id)).length, 0);
    await given.pass(6_000);
    await becomes(_id, 'refunded');
    assert.equal((await given.payments.find(_id)).sharesAt, null);
    assert.equal((await request(_id, 500, 'cancel'))._id, share.refundId);
  });

  it('goes out once under one number, whatever happened to the answer', async () => {
    for (const what of [
      'dropAfter',
      'dropBefore',
      'status',
      'status429',
      'unsigned',
      'tampered',
      'notJson',
    ]) {
      const { _id, outTradeNo } = await given.paid();
      await fault({
        on: 'call',
        fault: what,
        path: '/v3/refund/domestic/refunds',
        method: 'POST',
        outTradeNo,
      });
      const { outRefundNo } = await request(_id, 8800, 'cancel');
      await becomes(_id, 'refunded');
      assert.deepEqual((await only(_id)).numbers, [outRefundNo], what);
    }
  });

  it('waits for the balance where it is too low, and says so', async () => {
    const { _id, outTradeNo } = await given.paid();
    await fault({ on: 'refund', fault: 'NOT_ENOUGH', times: 2, outTradeNo });
    const { outRefundNo } = await request(_id, 8800, 'cancel');
    assert.equal((await only(_id)).state, 'asked');
    assert.ok(
      (await given.alarms()).some((alarm) => alarm._id === `refund_refused:${outRefundNo}:NOT_ENOUGH`),
    );
    await becomes(_id, 'refunded');
    assert.deepEqual((await only(_id)).numbers, [outRefundNo]);
  });

  it('is asked again under a new number once WeChat has closed it, and only then', async () => {
    const { _id, outTradeNo } = await given.paid();
    await fault({ on: 'refund', fault: 'CLOSED', outTradeNo });
    const { outRefundNo } = await request(_id, 8800, 'cancel');
    await becomes(_id, 'refunded');
    assert.deepEqual((await only(_id)).numbers, [outRefundNo, `${outRefundNo}_1`]);
  });

  it('is found out by a query where every notification is lost', async () => {
    const { _id, outTradeNo } = await given.paid();
    await fault({ fault: 'lose', outTradeNo, times: 20, event: 'REFUND' });
    await fault({ on: 'refund', fault: 'PROCESSING', outTradeNo });
    const { outRefundNo } = await request(_id, 8800, 'cancel');
    await given.pass(hour);
    assert.equal((await only(_id)).state, 'processing');
    await toStandin(`/standin/wechat/refunds/${outRefundNo}/finish`, {});
    await given.pass(6 * hour);
    assert.equal((await only(_id)).state, 'refunded');
  });

  it('is heard twice, reordered and after the end, with one effect', async () => {
    const { _id, outTradeNo } = await given.paid();
    await fault({ on: 'callback', fault: 'duplicate', n: 3, outTradeNo });
    const refund = await request(_id, 8800, 'cancel');
    await becomes(_id, 'refunded');
    await toStandin('/standin/wechat/notify', { outTradeNo, outRefundNo: refund.outRefundNo });
    const done = await only(_id);
    assert.equal(done.timeline.filter((row) => row.step === 'complete').length, 1);
    const entries = (await given.books.entries()).filter((entry) => entry.source === refund._id);
    assert.equal(entries.length, 1);
  });

  it('that is abnormal waits for staff, reminds, and is asked again under the same number', async () => {
    const { _id, outTradeNo } = await given.paid();
    await fault({ on: 'refund', fault: 'ABNORMAL', outTradeNo });
    const { outRefundNo, _id: refundId } = await request(_id, 8800, 'cancel');
    await becomes(_id, 'abnormal');
    assert.ok((await given.alarms()).some((alarm) => alarm._id === `refund_abnormal:${outRefundNo}`));
    await given.pass(day + minute);
    assert.ok((await given.alarms()).some((alarm) => alarm.kind === 'refund_slow'));
    const listed = await routes().listRefunds({
      ...rest,
      actor: staff('per_staff'),
      params: {} as never,
      query: { state: 'abnormal' },
      body: undefined as never,
    });
    assert.deepEqual(listed.body?.items[0]?.steps, ['retry', 'settle_by_hand']);
    await retry(refundId, staff('per_staff'));
    assert.equal((await only(_id)).state, 'abnormal', 'WeChat says the same again');
    await toStandin(`/standin/wechat/refunds/${outRefundNo}/finish`, { status: 'SUCCESS' });
    await becomes(_id, 'refunded');
    assert.deepEqual((await only(_id)).numbers, [outRefundNo]);
  });

  it('is given back by hand once, though two of the staff do it at once, and never by who gets it', async () => {
    const { _id, subject, outTradeNo } = await given.paid();
    await fault({ on: 'refund', fault: 'ABNORMAL', outTradeNo });
    const { _id: refundId } = await request(_id, 8800, 'cancel');
    await becomes(_id, 'abnormal');
    await assert.rejects(byHand(refundId, staff('per_payer')), { code: 'forbidden' });
    await assert.rejects(byHand(refundId, { personId: 'per_other', roles: [] }), { code: 'not_found' });
    const tries = await Promise.allSettled([
      byHand(refundId, staff('per_a')),
      byHand(refundId, staff('per_b')),
    ]);
    assert.deepEqual(tries.map((each) => each.status).sort(), ['fulfilled', 'rejected']);
    const done = await only(_id);
    assert.deepEqual([done.state, done.receipt], ['by_hand', '收据 0042']);
    assert.equal(await given.books.balanceOf(`escrow:${subject.id}`), 0);
    const who = done.timeline.at(-1)?.by.id;
    assert.equal(await given.books.balanceOf(`cash:${who}`), -8800);
  });

  it('is not given back by hand where WeChat has paid it meanwhile', async () => {
    const { _id, outTradeNo } = await given.paid();
    await fault({ on: 'refund', fault: 'ABNORMAL', outTradeNo });
    const { _id: refundId, outRefundNo } = await request(_id, 8800, 'cancel');
    await becomes(_id, 'abnormal');
    await fault({ fault: 'lose', outTradeNo, event: 'REFUND' });
    await toStandin(`/standin/wechat/refunds/${outRefundNo}/finish`, { status: 'SUCCESS' });
    await assert.rejects(byHand(refundId, staff('per_a')), { code: 'step_closed' });
    assert.equal((await only(_id)).state, 'refunded');
  });
});

/** Asks for 50 parts at once, each under a key of its own; answers how many were granted. */
async function askAtOnce(paymentId: string, refund: (key: string) => Promise<unknown>): Promise<number> {
  const keys = Array.from({ length: 50 }, (_each, index) => `${paymentId}:${index}`);
  const answers = await Promise.allSettled(keys.map(refund));
  return answers.filter((answer) => answer.status === 'fulfilled').length;
}

/** The same service over a store that looks first and writes then: the variant that must fail. */
async function readThenWrite(given: TestPayments): Promise<RefundService> {
  const connection = (await given.beside()).connection;
  const right = makePaymentStore(connection);
  const wrong: PaymentStore = {
    ...right,
    async reserve(id, share) {
      const payment = await right.processStore.find(id);
      if (payment.refundableFen < share.fen) return null;
      const set = { refundableFen: payment.refundableFen - share.fen };
      await right.processStore.model.updateOne({ _id: id }, { $set: set, $push: { refunds: { ...share } } });
      return right.processStore.find(id);
    },
  };
  const store = makeRefundStore(connection);
  const { clock } = given;
  const runner = new Runner<RefundTypes>(refundProcess, { store: store.processStore, clock, log: silentLog });
  const silent = { ...given.provider, refund: () => Promise.reject(new Error('never sent')) };
  return new RefundService({
    payments: wrong,
    store,
    runner,
    provider: silent,
    clock,
    log: silentLog,
    raise: async () => {},
  });
}
