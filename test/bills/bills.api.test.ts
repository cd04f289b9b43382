import assert from 'node:assert/strict';
import { chinaDate, day, hour } from '../../src/kernel/clock.ts';
import { someone } from '../contract/actors.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { bindWechatOf, givenEarned } from '../support/earned.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { toStandin } from '../support/standin.ts';
import { assertUnchanged } from '../support/trace.ts';

const top = '510115';
const own = { reason: '商户自己充值', booking: 'own' } as const;

/** The merchant's bills beside the books, over HTTP; the stand-in plays WeChat's console. */
describe('bills', function () {
  this.timeout(90_000);
  let app: TestApp;
  let near: Neighbourhood;
  let admin: Awaited<ReturnType<typeof someone>>;
  let other: Awaited<ReturnType<typeof someone>>;
  beforeEach(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    admin = await someone(app, '会计', [{ role: 'admin', grid: top }]);
    other = await someone(app, '主管', [{ role: 'supervisor', grid: top }]);
    await toStandin('/standin/wechat/settings', { billsOf: app.baseUrl });
  });
  afterEach(async () => {
    await toStandin('/standin/wechat/settings', { billsOf: '', feePermille: 0 });
    await toStandin('/standin/clock', { offsetMs: 0 });
    await app.stop();
  });
  const today = () => chinaDate(app.application.clock.now());
  /** Of tomorrow at noon; the bills of today are there. */
  async function tomorrow(): Promise<void> {
    const ms = day + 12 * hour;
    // WeChat's first: what our clock then gives back is of that day
    await app.settle();
    await toStandin('/standin/clock', { offsetMs: ms });
    await app.pass(ms);
  }
  const read = (date: string) => app.as(admin).readBill({ params: { date } });
  const open = async () => (await app.as(admin).listFindings()).items;
  const ledger = () => app.application.features.ledger;
  const sameAsWechat = async (balanceFen: number | null) =>
    assert.equal(await ledger().clearingBalance(), balanceFen);

  it('are explained by the books, line by line: payments, refunds, transfers, fees', async () => {
    await toStandin('/standin/wechat/settings', { feePermille: 6 });
    const kept = await givenOrder(app, near, 'requested');
    const back = await givenOrder(app, near, 'requested');
    await app.as(near.resident).retractOrder(back.id);
    await givenEarned(app, near, 100);
    await bindWechatOf(app, near.barber);
    await app.as(near.barber).withdraw({ body: { amountFen: 100 } });
    await app.settle();
    const date = today();
    assert.equal((await app.as(admin).refused.readBill({ params: { date } })).code, 'bill_not_ready');
    await app.settle();
    const held = await ledger().clearingBalance();
    await tomorrow();
    const read1 = await read(date);
    const fee = Math.round((kept.amounts.advanceFen * 6) / 1000);
    assert.deepEqual(
      [read1.paidFen, read1.refundedFen, read1.transferredFen, read1.feeFen, read1.otherFen],
      [kept.amounts.advanceFen + back.amounts.advanceFen, back.amounts.advanceFen, 100, fee, 0],
    );
    assert.deepEqual([await open(), read1.openFindings], [[], 0]);
    assert.equal(await ledger().balanceOf('fee:provider'), fee);
    assert.equal(read1.accountFen, held - fee, 'in the books, but for the fee, which nobody told us of');
    const { readAt: _first, ...first } = read1;
    const { readAt: _again, ...again } = await read(date);
    assert.deepEqual(again, first, 'read twice it is the same');
    assert.equal(await ledger().balanceOf('fee:provider'), fee, 'and booked once');
    assert.deepEqual(
      (await app.as(admin).listBills()).items.map((each) => each.date),
      [date],
    );
  });

  it('find what was done past us: it is said by one and confirmed by another, and then the books agree', async () => {
    const order = await givenOrder(app, near, 'requested');
    const [payment] = await app.application.features.payments.ofSubject('order', order.id);
    await toStandin('/standin/wechat/console/refund', { outTradeNo: payment?.outTradeNo, fen: 300 });
    await toStandin('/standin/wechat/console/move', { fen: 5000 });
    const date = today();
    await tomorrow();
    const { accountFen, openFindings } = await read(date);
    const found = await open();
    assert.deepEqual(
      found.map(({ kind, move, billFen, bookedFen }) => [kind, move, billFen, bookedFen]).sort(),
      [
        ['not_here', 'other', 5000, 0],
        ['not_here', 'refund', -300, 0],
      ],
    );
    assert.equal(openFindings, 2);
    const { items: alarms } = await app.as(admin).listAlarms();
    assert.equal(alarms.filter(({ kind }) => kind === 'bill_differs').length, 2);
    for (const { id } of found) {
      await app.as(admin).proposeFinding(id, own);
      await assertUnchanged(app, async () => {
        assert.equal((await app.as(admin).refused.confirmFinding(id)).code, 'forbidden');
      });
      assert.equal((await app.as(other).confirmFinding(id)).state, 'explained');
      assert.equal((await app.as(other).refused.reopenFinding(id)).code, 'step_closed');
    }
    await app.settle();
    await sameAsWechat(accountFen);
    assert.equal(await ledger().balanceOf('own:operator'), -4700);
    assert.deepEqual(await open(), []);
    await read(date);
    assert.deepEqual(await open(), [], 'read again they stay explained');
  });

  it('heal what we had not heard of, and say what WeChat has not', async () => {
    const date = today();
    const { ledger: books } = app.application.features;
    await books.post({
      _id: 'refund:made-up',
      at: app.application.clock.now(),
      lines: [
        { account: 'wechat:clearing', fen: 700 },
        { account: 'escrow:made-up', fen: -700 },
      ],
      why: 'payment.take',
      source: 'pay_made_up',
      gridPath: [top],
    });
    const unheard = await givenOrder(app, near, 'unpaid');
    const [payment] = await app.application.features.payments.ofSubject('order', unheard.id);
    await toStandin('/standin/wechat/faults', {
      ...{ on: 'callback', fault: 'hold', times: 20, notifyPrefix: app.baseUrl },
    });
    await toStandin('/standin/wechat/pay', { outTradeNo: payment?.outTradeNo });
    // nobody asks meanwhile: the clock of this server does not go on, WeChat's does
    await toStandin('/standin/clock', { offsetMs: day + 12 * hour });
    const bills = app.application.features.bills;
    app.application.clock.setOffset(day + 12 * hour);
    await bills.read(date);
    assert.deepEqual(await open(), [], 'asked after it, we know');
    const found = await app.application.features.payments.find(payment?._id ?? '');
    assert.ok(['paid', 'late'].includes(found.state), found.state);
    // what was booked on a day has two bills to stand on
    app.application.clock.setOffset(2 * day + 12 * hour);
    await toStandin('/standin/clock', { offsetMs: 2 * day + 12 * hour });
    await bills.read(chinaDate(new Date(Date.parse(`${date}T00:00:00+08:00`) + day)));
    assert.deepEqual(
      (await open()).map(({ kind, move, number, bookedFen }) => [kind, move, number, bookedFen]),
      [['not_there', 'payment', 'pay_made_up', 700]],
    );
    await bills.read(date);
    assert.equal((await open()).length, 1, 'it is not there, however often one looks');
    // a bill that was read meanwhile had it
    const line = { _id: 'payment:pay_made_up', date: '2026-12-24', fen: 700 } as never;
    await app.connection.collection('bill_lines').insertOne(line);
    await bills.read(date);
    assert.deepEqual(await open(), [], 'its line came later');
  });

  it('are not believed where their sum is another one, and come by themselves where they are wanted', async () => {
    await givenOrder(app, near, 'requested');
    const date = today();
    await tomorrow();
    await toStandin('/standin/wechat/faults', { on: 'bill', fault: 'wrongHash' });
    await assertUnchanged(app, async () => {
      assert.equal((await app.as(admin).refused.readBill({ params: { date } })).code, 'unavailable');
    });
    await toStandin('/standin/wechat/faults', { on: 'bill', fault: 'torn', path: 'fundflow' });
    assert.equal((await app.as(admin).refused.readBill({ params: { date } })).code, 'bill_unreadable');
    const { items: alarms } = await app.as(admin).listAlarms();
    assert.deepEqual(
      alarms.map(({ kind }) => kind),
      ['bill_unreadable'],
    );
    assert.equal(await ledger().balanceOf('fee:provider'), 0);
    assert.deepEqual((await app.as(admin).listBills()).items, []);
    assert.ok((await app.application.features.bills.readDue()) >= 1);
    assert.equal(await app.application.features.bills.readDue(), 0);
  });
});
