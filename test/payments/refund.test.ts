import assert from 'node:assert/strict';
import {
  makePaymentStore,
  makeRefundStore,
  type PaymentStore,
} from '../../src/features/payments/payment.store.ts';
import { type RefundTypes, refundProcess } from '../../src/features/payments/refund.process.ts';
import { RefundService } from '../../src/features/payments/refund.service.ts';
import { hour } from '../../src/kernel/clock.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { Runner } from '../../src/kernel/runner.ts';
import { toStandin } from '../support/standin.ts';
import { fault, startPayments, type TestPayments } from './payment.given.ts';
import { refundsIn } from './refund.given.ts';

describe('A refund', () => {
  let given: TestPayments;
  before(async () => {
    given = await startPayments();
  });
  afterEach(() => given.assertBooks());
  after(() => given.stop());

  const { request, only, becomes } = refundsIn(() => given);

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
    assert.equal(await askAtOnce(_id, (key) => request(_id, 3300, key)), 3);
    const payment = await given.payments.find(_id);
    assert.equal(payment.refundableFen, 100);
    assert.equal((await given.payments.refundsOf(_id)).length, 3);
    await given.refundsBecome(_id, (refunds) => refunds.every((refund) => refund.state === 'refunded'));
  });

  it('… which a read before a write does not hold', async () => {
    const { _id } = await given.paid({ amountFen: 10_000 });
    const wrong = await readThenWrite(given);
    const refund = (key: string) => wrong.refund({ paymentId: _id, amountFen: 3300, reason: '取消', key });
    assert.ok((await askAtOnce(_id, refund)) > 3, 'the wrong variant gives too much back');
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

  it('is not forgotten where its share came while others were written', async () => {
    const { _id } = await given.paid();
    const store = makePaymentStore((await given.beside()).connection);
    const share = (key: string) => ({ key, refundId: `rfd_${_id}_${key}`, fen: 500, reason: '取消' });
    await store.reserve(_id, share('first'), given.clock.now());
    const looked = await given.payments.find(_id);
    await store.reserve(_id, share('second'), given.clock.now());
    await store.sharesWritten(looked);
    assert.notEqual((await given.payments.find(_id)).sharesAt, null);
    await given.pass(6_000);
    await given.refundsBecome(
      _id,
      (refunds) => refunds.length === 2 && refunds.every(({ state }) => state === 'refunded'),
    );
    assert.equal((await given.payments.find(_id)).sharesAt, null);
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
    assert.ok((await given.alarms()).some((alarm) => alarm._id === `refund_waits:${outRefundNo}:NOT_ENOUGH`));
    assert.equal((await only(_id)).refusedCode, 'NOT_ENOUGH');
    await becomes(_id, 'refunded');
    const done = await only(_id);
    assert.deepEqual([done.numbers, done.refusedCode], [[outRefundNo], null]);
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
