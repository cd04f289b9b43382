import assert from 'node:assert/strict';
import { minute } from '../../src/kernel/clock.ts';
import { fault, isHandled } from '../payments/payment.given.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import {
  community,
  freeStarts,
  givenBooked,
  givenNeighbourhood,
  givenOrder,
  type Neighbourhood,
  type Order,
} from '../support/given.ts';
import { refundsArrived } from '../support/refunded.ts';
import { payOnPhone, toStandin } from '../support/standin.ts';

describe('The money of orders', () => {
  let test: TestApp;
  let near: Neighbourhood;
  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
  });
  afterEach(() => test.assertBooks());
  after(() => test.stop());

  const books = () => test.application.features.ledger;
  const payments = () => test.application.features.payments;
  const resident = () => test.as(near.resident);
  const escrow = (order: Order) => books().balanceOf(`escrow:${order.id}`);
  const paymentOf = async (order: Order) => {
    assert.ok(order.payment);
    return payments().find(order.payment.id);
  };
  /** Every refund of an order's payments has arrived, and how much that was. */
  const comesBack = async (order: Order, fen: number) => {
    await eventually(async () => {
      await test.pass(2 * minute);
      const all = await payments().ofSubject('order', order.id);
      const refunds = (await Promise.all(all.map((each) => payments().refundsOf(each._id)))).flat();
      const sum = refunds.reduce((total, each) => total + each.amountFen, 0);
      const handled = await Promise.all(all.map((each) => isHandled(payments(), each._id)));
      return sum === fen && refunds.every((each) => each.state === 'refunded') && !handled.includes(false);
    });
  };

  it('becomes the artisan’s when the order is settled, and is seen as income', async () => {
    const before = await test.as(near.barber).getIncome();
    const order = await givenOrder(test, near, 'completed');
    const { paidFen } = order.amounts;
    assert.equal(await escrow(order), -paidFen);
    const waiting = await test.as(near.barber).getIncome();
    assert.equal(waiting.pendingFen - before.pendingFen, paidFen);
    assert.equal(waiting.owedFen, before.owedFen);
    const mine = waiting.pending.find(({ id }) => id === order.id);
    const { payableAt } = mine ?? {};
    assert.ok(payableAt);
    assert.deepEqual(mine, {
      ...{ id: order.id, title: order.title, startAt: order.startAt, fen: paidFen, cashFen: 0 },
      ...{ payableAt, isDisputed: false },
    });
    await test.pass(Date.parse(payableAt) - test.application.clock.now().getTime() - minute);
    assert.equal((await test.as(near.barber).getIncome()).owedFen, before.owedFen);
    await test.pass(minute);
    assert.equal((await resident().getOrder(order.id)).state, 'settled');
    assert.equal(await escrow(order), 0);
    const income = await test.as(near.barber).getIncome({ query: { limit: 1 } });
    assert.deepEqual([income.pendingFen, income.pendingCount], [before.pendingFen, before.pendingCount]);
    assert.equal(income.owedFen - before.owedFen, paidFen);
    assert.deepEqual(
      [income.items[0]?.fen, income.items[0]?.why, income.items[0]?.source],
      [paidFen, 'order.settle', order.id],
    );
    const none = { pendingFen: 0, pendingCount: 0, pending: [] };
    const nothing = { owedFen: 0, cashFen: 0, rates: null, ...none, others: [], items: [], next: null };
    assert.deepEqual(await resident().getIncome(), nothing);
  });

  it('leaves the artisan what the fees of its day leave, said before they accept and in the income', async () => {
    const { settings } = test.application.features;
    const by = { byId: near.checker._id, as: 'staff', asGrid: community, reason: '试行' };
    const set = (key: string, value: unknown) =>
      settings.change(community, key, value, settings.versionOf(community), by);
    await set('fees.platformPoints', 310);
    await set('fees.fundPoints', 205);
    await set('fees.wechatBearer', 'provider');
    const order = await givenOrder(test, near, 'requested', { nth: 4 });
    const { paidFen } = order.amounts;
    const part = (points: number) => Math.floor((paidFen * points) / 10_000);
    const fees = { platformFen: part(310), fundFen: part(205), wechatFen: part(60) };
    const feeFen = fees.platformFen + fees.fundFen + fees.wechatFen;
    const incomeFen = paidFen - feeFen;
    const asked = await test.as(near.barber).getOrder(order.id);
    assert.deepEqual(asked.fees, { ...fees, incomeFen });
    assert.equal((await resident().getOrder(order.id)).fees, null);
    for (const key of ['fees.platformPoints', 'fees.fundPoints', 'fees.wechatPoints']) await set(key, 0);
    const payee = `payable:artisan:${(await test.as(near.barber).getMyArtisan()).id}`;
    const accounts = ['fee:platform', `fund:${community}`, 'fee:provider', payee];
    const balances = () => Promise.all(accounts.map((account) => books().balanceOf(account)));
    const before = await balances();
    const back = { reason: '少剪了一点', refundFen: paidFen - 1001 };
    await test.as(near.barber).acceptOrder(order.id);
    await test.pass(Date.parse(order.startAt) + 16 * minute - test.application.clock.now().getTime());
    await resident().missArtisan(order.id);
    await test.as(near.barber).disputeOrder(order.id, { reason: '到了' });
    await test.as(near.checker).resolveOrder(order.id, back);
    await refundsArrived(test, near.resident, [order.id]);
    // 1001 fen are earned in the end, and every fee is about that
    const ended = { platformFen: 31, fundFen: 20, wechatFen: 6, incomeFen: 944 };
    assert.deepEqual((await test.as(near.barber).getOrder(order.id)).fees, ended);
    const after = await balances();
    assert.deepEqual(
      after.map((fen, at) => (before[at] ?? 0) - fen),
      [31, 20, 6, 944],
    );
    assert.equal(await escrow(order), 0);
    const [row] = (await test.as(near.barber).getIncome({ query: { limit: 1 } })).items;
    assert.deepEqual([row?.fen, row?.feeFen, row?.source], [944, 57, order.id]);
  });

  it('waits from the confirmation on, without a date while there is work or a dispute, and less where a visit was missed', async () => {
    const pendingOf = async ({ id }: Order) =>
      (await test.as(near.barber).getIncome()).pending.find((each) => each.id === id);
    const asked = await givenOrder(test, near, 'requested', { nth: 1 });
    assert.equal(await pendingOf(asked), undefined, 'nobody has agreed to it');
    await test.as(near.barber).acceptOrder(asked.id);
    const agreed = await pendingOf(asked);
    assert.deepEqual([agreed?.fen, agreed?.payableAt], [asked.amounts.paidFen, null]);
    await resident().cancelOrder(asked.id, {
      refundFen: (await resident().getOrder(asked.id)).cancelRefundFen ?? 0,
    });
    assert.equal(await pendingOf(asked), undefined, 'what is kept is owed, and nothing waits');
    await refundsArrived(test, near.resident, [asked.id]);
    const order = await givenOrder(test, near, 'completed', { nth: 2 });
    assert.ok((await pendingOf(order))?.payableAt);
    await resident().disputeOrder(order.id, { reason: '只剪了一半' });
    const disputed = await pendingOf(order);
    assert.deepEqual(
      [disputed?.fen, disputed?.payableAt, disputed?.isDisputed],
      [order.amounts.paidFen, null, true],
    );
    await test.as(near.checker).resolveOrder(order.id, { reason: '各让一半', refundFen: 1 });
    assert.equal(await pendingOf(order), undefined);
    await refundsArrived(test, near.resident, [order.id]);
    const missed = await givenOrder(test, near, 'confirmed', { nth: 3 });
    await test.pass(Date.parse(missed.startAt) + 16 * minute - test.application.clock.now().getTime());
    await resident().missArtisan(missed.id);
    assert.equal(await pendingOf(missed), undefined, 'all of it goes back');
    await refundsArrived(test, near.resident, [missed.id]);
  });

  it('goes back by the policy when the resident cancels, and what is kept is the artisan’s', async () => {
    const order = await givenOrder(test, near, 'confirmed');
    await test.pass(11 * minute);
    const shown = await resident().getOrder(order.id);
    await resident().cancelOrder(order.id, { refundFen: shown.cancelRefundFen ?? 0 });
    const done = await resident().getOrder(order.id);
    await comesBack(order, done.amounts.refundFen);
    assert.equal(done.amounts.refundFen + done.amounts.payableFen, done.amounts.paidFen);
    assert.equal(await escrow(order), 0);
  });

  it('goes back whole where the artisan declines', async () => {
    const order = await givenOrder(test, near, 'requested');
    await test.as(near.barber).declineOrder(order.id, { reason: '今天不出工' });
    await comesBack(order, order.amounts.paidFen);
    assert.equal(await escrow(order), 0);
  });

  it('goes back once where it came after the hold lapsed and the start was sold again', async () => {
    const order = await givenBooked(test, near, near.haircut, { nth: 8 });
    const { outTradeNo } = await paymentOf(order);
    await test.pass(16 * minute);
    assert.equal((await resident().getOrder(order.id)).state, 'lapsed');
    const starts = await freeStarts(test, near.haircut, near.place);
    const nth = starts.indexOf(order.startAt);
    const second = { ...near, resident: near.neighbour };
    assert.ok(nth >= 0);
    await givenOrder(test, second, 'requested', { nth });
    await toStandin('/standin/wechat/pay', { outTradeNo, evenIfClosed: true });
    await comesBack(order, (await paymentOf(order)).amountFen);
    assert.equal((await resident().getOrder(order.id)).state, 'lapsed');
  });

  it('goes back once where two numbers were paid for one order', async () => {
    const order = await givenBooked(test, near, near.haircut);
    const first = await paymentOf(order);
    const other = await payments().open({
      subject: { kind: 'order', id: order.id, part: 'advance' },
      payerId: near.resident._id,
      gridPath: first.gridPath,
      amountFen: first.amountFen,
      description: first.description,
      expiresAt: first.expiresAt,
      way: 'native',
      clientIp: '127.0.0.1',
      key: `${order.id}:by another page`,
    });
    await Promise.all([payOnPhone(first.outTradeNo), payOnPhone(other.outTradeNo)]);
    await comesBack(order, first.amountFen);
    const paid = await resident().getOrder(order.id);
    assert.equal(paid.state, 'requested');
    assert.equal(await escrow(order), -first.amountFen);
  });

  it('buys nothing where another amount came', async () => {
    const order = await givenBooked(test, near, near.haircut);
    const { outTradeNo } = await paymentOf(order);
    await toStandin('/standin/wechat/pay', { outTradeNo, amountFen: 1 });
    await comesBack(order, 1);
    assert.equal((await resident().getOrder(order.id)).amounts.paidFen, 0);
    assert.equal(await escrow(order), 0);
  });

  it('is found where no notification came, though the order is being dropped', async () => {
    const order = await givenBooked(test, near, near.haircut);
    const { outTradeNo } = await paymentOf(order);
    await fault({ fault: 'lose', outTradeNo });
    await payOnPhone(outTradeNo);
    const refusal = await resident().refused.dropOrder(order.id);
    assert.equal(refusal.code, 'step_closed');
    assert.equal((await resident().getOrder(order.id)).state, 'requested');
  });

  it('is read by account only by who keeps the books', async () => {
    const staff = test.as(near.checker);
    const all = await staff.listLedgerAccounts({ query: { limit: 50 } });
    assert.equal(
      all.items.reduce((sum, { fen }) => sum + fen, 0),
      0,
    );
    const escrows = await staff.listLedgerAccounts({ query: { prefix: 'escrow:', limit: 1 } });
    assert.ok(escrows.next && escrows.items[0]?.account.startsWith('escrow:'));
    const next = await staff.listLedgerAccounts({ query: { prefix: 'escrow:', cursor: escrows.next } });
    assert.ok(next.items.every(({ account }) => account > (escrows.items[0]?.account ?? '')));
    const { people } = test.application.features;
    const reads = async (grid: string) => {
      const auditor = await people.ensureByPhone('13600007701', '审计', {});
      await people.update(auditor._id, { roles: [{ role: 'auditor', grid }] });
      const { items } = await test.as(auditor).listLedgerAccounts({ query: { limit: 50 } });
      return items.map(({ account }) => account);
    };
    assert.deepEqual(await reads('510115999'), [], 'of another grid there is nothing to see');
    const ofCommunity = await reads(community);
    assert.ok(ofCommunity.some((account) => account.startsWith('payable:')));
    assert.equal((await resident().refused.listLedgerAccounts()).code, 'forbidden');
    assert.equal((await test.as(near.barber).refused.listLedgerAccounts()).code, 'forbidden');
    assert.equal((await test.as(null).refused.listLedgerAccounts()).code, 'unauthenticated');
    assert.equal((await test.as(null).refused.getIncome()).code, 'unauthenticated');
    assert.equal((await staff.refused.listLedgerAccounts({ query: { prefix: '$' } })).code, 'invalid');
    assert.equal(
      (await resident().refused.getIncome({ query: { cursor: 'bm90IG91cnM' } })).code,
      'malformed',
    );
  });
});
