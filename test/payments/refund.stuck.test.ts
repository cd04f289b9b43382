import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { day, minute } from '../../src/kernel/clock.ts';
import { toStandin } from '../support/standin.ts';
import { fault, notify, settings, signed, startPayments, type TestPayments } from './payment.given.ts';
import { refundsIn, staff } from './refund.given.ts';

describe('A refund that does not go through', () => {
  let given: TestPayments;
  before(async () => {
    given = await startPayments();
  });
  afterEach(() => given.assertBooks());
  after(() => given.stop());

  const { request, only, becomes, retry, byHand, stepsOf } = refundsIn(() => given);

  it('that WeChat refuses for good waits for staff, who give it back in the console', async () => {
    const { _id, subject, outTradeNo } = await given.paid();
    // Somebody gives a part back in WeChat's merchant console: from now on the whole is too much.
    await given.provider.refund(consoleRefund(outTradeNo, 3000));
    const { _id: refundId, outRefundNo } = await request(_id, 8800, 'cancel');
    const refused = await only(_id);
    assert.deepEqual([refused.state, refused.refusedCode], ['abnormal', 'INVALID_REQUEST']);
    assert.ok(
      (await given.alarms()).some(({ _id: id }) => id === `refund_refused:${outRefundNo}:INVALID_REQUEST`),
    );
    assert.deepEqual(await stepsOf(refundId), ['retry', 'settle_by_hand']);
    await given.pass(day + minute);
    assert.equal((await only(_id)).timeline.at(-1)?.step, 'remind');
    await retry(refundId, staff('per_staff'));
    assert.equal((await only(_id)).state, 'abnormal', 'WeChat says the same again');
    await given.provider.refund(consoleRefund(outTradeNo, 5800));
    await byHand(refundId, staff('per_staff'), 'console');
    assert.equal((await only(_id)).state, 'by_hand');
    assert.equal(await given.books.balanceOf(`escrow:${subject.id}`), 0);
  });

  it('that WeChat closes again and again waits for staff after the third new number', async () => {
    const { _id, outTradeNo } = await given.paid();
    await fault({ on: 'refund', fault: 'CLOSED', outTradeNo, times: 5 });
    const { outRefundNo, _id: refundId } = await request(_id, 8800, 'cancel');
    await becomes(_id, 'abnormal');
    const stuck = await only(_id);
    assert.deepEqual(stuck.numbers, [outRefundNo, ...[1, 2, 3].map((n) => `${outRefundNo}_${n}`)]);
    assert.equal(stuck.timeline.at(-1)?.step, 'give_up');
    assert.ok(
      (await given.alarms()).some(
        ({ kind, facts }) => kind === 'refund_abnormal' && facts['refundId'] === refundId,
      ),
    );
    // Staff ask again: this number is closed at WeChat, so it is a new one.
    await retry(refundId, staff('per_staff'));
    assert.equal((await only(_id)).outRefundNo, `${outRefundNo}_4`);
    await becomes(_id, 'refunded');
  });

  it('does not close, stall or differ because a notification says so alone', async () => {
    for (const refund_status of ['CLOSED', 'ABNORMAL']) {
      const { _id, outTradeNo } = await given.paid();
      await fault({ on: 'refund', fault: 'PROCESSING', outTradeNo });
      const refund = await request(_id, 8800, 'cancel');
      const said = { ...refundNotice(outTradeNo, refund.outRefundNo), refund_status };
      const { headers, rawBody } = await signed(said, { eventType: `REFUND.${refund_status}` });
      assert.equal(await notify(given.parts, headers, rawBody), 204);
      assert.equal((await only(_id)).state, 'processing', refund_status);
      const contradiction = `notification_contradicts:${refund.outRefundNo}:`;
      assert.ok((await given.alarms()).some(({ _id: id }) => id.startsWith(contradiction)));
      await toStandin(`/standin/wechat/refunds/${refund.outRefundNo}/finish`, {});
      await becomes(_id, 'refunded');
    }
  });

  it('that is abnormal waits for staff, reminds, and is asked again under the same number', async () => {
    const { _id, outTradeNo } = await given.paid();
    await fault({ on: 'refund', fault: 'ABNORMAL', outTradeNo });
    const { outRefundNo, _id: refundId } = await request(_id, 8800, 'cancel');
    await becomes(_id, 'abnormal');
    assert.ok((await given.alarms()).some((alarm) => alarm._id === `refund_abnormal:${outRefundNo}`));
    await given.pass(day + minute);
    assert.ok((await given.alarms()).some((alarm) => alarm.kind === 'refund_slow'));
    assert.deepEqual(await stepsOf(refundId), ['retry', 'settle_by_hand']);
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

/** A refund of nobody we know, as somebody makes it in WeChat's merchant console. */
const consoleRefund = (outTradeNo: string, refundFen: number) => ({
  outRefundNo: `console${randomBytes(8).toString('hex')}`,
  outTradeNo,
  refundFen,
  totalFen: 8800,
  currency: 'CNY',
  reason: '商户平台',
});

/** The content of a REFUND notification, as WeChat writes it. */
function refundNotice(outTradeNo: string, outRefundNo: string): Record<string, unknown> {
  const { mchid } = settings();
  return {
    mchid,
    out_trade_no: outTradeNo,
    transaction_id: '4200000000000000000000000001',
    out_refund_no: outRefundNo,
    refund_id: '50300000000000000000000000001',
    user_received_account: '支付用户零钱',
    amount: { total: 8800, refund: 8800, payer_total: 8800, payer_refund: 8800 },
  };
}
