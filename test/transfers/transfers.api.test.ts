import assert from 'node:assert/strict';
import { hour, minute } from '../../src/kernel/clock.ts';
import { signed, settings as wechatSettings } from '../payments/payment.given.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { bindWechatOf, givenEarned, givenTaken } from '../support/earned.ts';
import { eventually } from '../support/eventually.ts';
import { community, givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { standinOfRun, toStandin } from '../support/standin.ts';
import { assertUnchanged } from '../support/trace.ts';

describe('What artisans earned, on its way to their WeChat', () => {
  let app: TestApp;
  let near: Neighbourhood;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    await givenTaken(app, near);
    await givenTaken(app, near);
  });
  afterEach(async () => {
    await app.assertBooks();
    assert.deepEqual(await app.application.features.ledger.check(), []);
  });
  after(() => app.stop());

  const barber = () => app.as(near.barber);
  const withdraw = (amountFen: number) => barber().withdraw({ body: { amountFen } });
  const refused = async (amountFen: number) =>
    (await barber().refused.withdraw({ body: { amountFen } })).code;
  const billOf = (id: string) => id.replaceAll('_', '');
  const act = (id: string, action: 'offer' | 'confirm') =>
    toStandin(`/standin/wechat/transfers/${billOf(id)}/${action}`, {});
  const becomes = (id: string, state: string) =>
    eventually(async () => {
      await app.pass(minute);
      return (await barber().listMyTransfers()).items.find((each) => each.id === id)?.state === state;
    });
  const fault = (name: string) =>
    toStandin('/standin/wechat/faults', { on: 'transfer', fault: name, notifyPrefix: app.baseUrl });
  const callFault = (more: object) =>
    toStandin('/standin/wechat/faults', {
      on: 'call',
      notifyPrefix: app.baseUrl,
      path: 'transfer-bills',
      ...more,
    });
  /** As the stand-in's books have it. */
  const booked = async (id: string) => {
    const answer = await fetch(`${standinOfRun().url}/standin/wechat/books`);
    const { transfers } = (await answer.json()) as { transfers: { outBillNo: string; state: string }[] };
    return transfers.find(({ outBillNo }) => outBillNo === billOf(id));
  };
  const withdrawable = async () => (await barber().getMyMoney()).withdrawableFen;

  it('needs something earned, and a WeChat to go to', async () => {
    assert.deepEqual(await app.as(near.resident).getMyMoney(), {
      ...{ waitingFen: 0, withdrawableFen: 0, underWayFen: 0, withdrawnFen: 0 },
      ...{ leastFen: 0, mostFen: 0, isBound: false },
    });
    await assertUnchanged(app, async () => {
      assert.equal(
        (await app.as(near.resident).refused.withdraw({ body: { amountFen: 100 } })).code,
        'not_found',
      );
      assert.equal(await refused(100), 'withdrawal_unbound');
    });
    await bindWechatOf(app, near.barber);
    await givenEarned(app, near, 400_000);
    const money = await barber().getMyMoney();
    assert.deepEqual(
      [money.withdrawableFen, money.leastFen, money.mostFen, money.isBound],
      [400_000, 100, 199_999, true],
    );
    await assertUnchanged(app, async () => {
      assert.equal(await refused(99), 'withdrawal_out_of_bounds');
      assert.equal(await refused(200_000), 'withdrawal_out_of_bounds');
    });
  });

  it('is confirmed in WeChat and has arrived', async () => {
    const transfer = await withdraw(1000);
    assert.equal(transfer.state, 'wait_user_confirm');
    assert.deepEqual(transfer.steps, ['ask_cancel']);
    assert.ok(transfer.confirmBy);
    assert.equal((await barber().getMyMoney()).underWayFen, 1000);
    const call = transfer.bridge;
    assert.deepEqual(await toStandin('/standin/wechat/transfer-bridge', { call, choice: 'confirm' }), {
      err_msg: 'requestMerchantTransfer:ok',
    });
    await becomes(transfer.id, 'success');
    const money = await barber().getMyMoney();
    assert.deepEqual([money.withdrawableFen, money.underWayFen, money.withdrawnFen], [399_000, 0, 1000]);
    const seen = await barber().getMyTransfer(transfer.id);
    assert.deepEqual([seen.state, seen.bridge, seen.steps], ['success', null, []]);
    await assertUnchanged(app, async () =>
      assert.equal((await barber().refused.cancelTransfer(transfer.id)).code, 'step_closed'),
    );
  });

  it('ends by a notification that WeChat signed, once, and by no other', async () => {
    const before = await withdrawable();
    const transfer = await withdraw(200);
    await act(transfer.id, 'confirm');
    const { mchid } = wechatSettings();
    const about = {
      mch_id: mchid,
      out_bill_no: billOf(transfer.id),
      transfer_bill_no: '1',
      state: 'SUCCESS',
    };
    const message = await signed(
      { ...about, transfer_amount: 200 },
      { eventType: 'MCHTRANSFER.BILL.FINISHED' },
    );
    const post = (headers: Record<string, string>) =>
      app.as(null).raw.notifyTransfer({ headers, body: message.rawBody.toString() });
    const forged = await post({ ...message.headers, 'wechatpay-signature': 'AAAA' });
    assert.equal((forged.body as unknown as { code: string }).code, 'notification_forged');
    for (let again = 0; again < 2; again += 1) assert.equal((await post(message.headers)).status, 204);
    assert.equal((await barber().getMyTransfer(transfer.id)).state, 'success');
    assert.equal(await withdrawable(), before - 200);
  });

  it('comes back where nobody confirms within a day, and where WeChat does not pay it out', async () => {
    const before = await withdrawable();
    const late = await withdraw(300);
    await fault('FAIL');
    const failing = await withdraw(400);
    await act(failing.id, 'confirm');
    await becomes(failing.id, 'fail');
    assert.equal((await barber().getMyTransfer(failing.id)).failReason, 'REALNAME_CHECK_FAIL');
    const { offsetMs } = (await (await fetch(`${standinOfRun().url}/standin/clock`)).json()) as {
      offsetMs: number;
    };
    await toStandin('/standin/clock', { offsetMs: offsetMs + 24 * hour });
    // the stand-in is shared: its clock goes back before anything else is asked of it
    await eventually(async () => (await booked(late.id))?.state === 'FAIL');
    await toStandin('/standin/clock', { offsetMs });
    await becomes(late.id, 'fail');
    assert.equal((await barber().getMyTransfer(late.id)).failReason, 'OVERDUE_CLOSE');
    assert.equal(await withdrawable(), before);
  });

  it('is taken back before it is confirmed, and never beside a confirmation', async () => {
    const before = await withdrawable();
    const taken = await withdraw(500);
    assert.equal((await barber().cancelTransfer(taken.id)).state, 'canceling');
    await becomes(taken.id, 'cancelled');
    assert.equal(await withdrawable(), before);
    const both = await withdraw(600);
    await Promise.allSettled([
      act(both.id, 'confirm'),
      barber().raw.cancelTransfer({ params: { id: both.id } }),
    ]);
    await eventually(async () => {
      await app.pass(minute);
      return ['success', 'cancelled'].includes((await barber().getMyTransfer(both.id)).state);
    });
    const { state } = await barber().getMyTransfer(both.id);
    assert.equal(await withdrawable(), state === 'success' ? before - 600 : before);
  });

  it('keeps its number while nothing is known: one bill, paid once', async () => {
    const before = await withdrawable();
    await callFault({ method: 'POST', fault: 'dropAfter', times: 2 });
    const key = 'the-same-withdrawal';
    const body = { amountFen: 700 };
    const headers = { 'Idempotency-Key': key };
    const first = await barber().withdraw({ body, headers });
    assert.equal(first.state, 'asked');
    assert.equal((await barber().withdraw({ body, headers })).id, first.id);
    await becomes(first.id, 'wait_user_confirm');
    assert.ok((await barber().getMyTransfer(first.id)).bridge);
    await act(first.id, 'confirm');
    await becomes(first.id, 'success');
    assert.equal(await withdrawable(), before - 700);
  });

  it('walks through WeChat’s states as they come, and waits where our account is empty', async () => {
    await fault('PROCESSING');
    const slow = await withdraw(100);
    assert.equal(slow.state, 'processing');
    await act(slow.id, 'offer');
    await becomes(slow.id, 'wait_user_confirm');
    assert.ok((await barber().getMyTransfer(slow.id)).bridge, 'what opens it is asked for again');
    await act(slow.id, 'confirm');
    await becomes(slow.id, 'success');
    await fault('ACCEPTED');
    const accepted = await withdraw(100);
    assert.equal(accepted.state, 'accepted');
    await fault('NOT_ENOUGH');
    const waiting = await withdraw(100);
    assert.deepEqual([waiting.state, waiting.failReason], ['asked', 'NOT_ENOUGH']);
    await becomes(waiting.id, 'wait_user_confirm');
    await barber().cancelTransfer(accepted.id);
    await barber().cancelTransfer(waiting.id);
    await becomes(waiting.id, 'cancelled');
    await becomes(accepted.id, 'cancelled');
  });

  it('never goes below what is owed, however many withdraw at once, nor above the day’s most', async () => {
    const mostFen = (await withdrawable()) - 2000;
    await givenEarned(app, near, -mostFen);
    assert.equal(await withdrawable(), 2000);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => barber().raw.withdraw({ body: { amountFen: 100 } })),
    );
    const taken = answers.filter(({ status }) => status === 200);
    assert.equal(taken.length, 20);
    assert.equal(await withdrawable(), 0);
    assert.equal(await refused(100), 'withdrawal_exceeds');
    for (const { body } of taken) await barber().cancelTransfer(body.id);
    for (const { body } of taken) await becomes(body.id, 'cancelled');
    await givenEarned(app, near, 20_000);
    const { settings } = app.application.features;
    const by = { byId: near.approver._id, as: 'staff', asGrid: community, reason: '试行' };
    await settings.change(community, 'withdrawals.mostYuanPerDay', 100, settings.versionOf(community), by);
    await assertUnchanged(app, async () => assert.equal(await refused(10_001), 'withdrawal_day_full'));
  });
});
