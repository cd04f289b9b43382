import assert from 'node:assert/strict';
import { day, hour, after as later, minute } from '../../src/kernel/clock.ts';
import { barber, resident, startOrders, type TestOrders } from './order.given.ts';

/** What may come between an order, its claim and its money. */
describe('an order whose claim or money goes astray', () => {
  let test: TestOrders;
  beforeEach(async () => {
    test = await startOrders();
  });
  afterEach(() => test.stop());

  const take = (who: typeof resident, id: string, step: string, input = {}) =>
    test.orders.take(who, id, step as 'accept', input, undefined);
  const paymentsOf = (id: string) => test.payments.ofSubject('order', id);
  const heldFen = () =>
    [...test.provider.accounts.values()]
      .filter((account) => account.state === 'paid')
      .reduce((sum, { request, givenBackFen }) => sum + request.totalFen - givenBackFen, 0);

  /** The claim of an order that never came: its server was killed in between. */
  async function strayClaim(startAt: Date): Promise<void> {
    const claim = { resource: test.resource, id: 'ord_never_came', place: '11110' };
    const buffers = { beforeMinutes: 0, afterMinutes: 0 };
    const endAt = later(startAt, 45 * minute);
    const until = later(test.clock.now(), 2 * minute);
    await test.calendars.claim({ ...claim, startAt, endAt, buffers, until });
  }

  it('a claim without an order is freed when it has waited two minutes', async () => {
    const { startAt, _id } = await test.book();
    await take(resident, _id, 'drop');
    await strayClaim(startAt);
    await assert.rejects(test.book({ startAt }), { code: 'slot_taken' });
    assert.deepEqual((await test.orders.audit(0)).orphans, []);
    await test.pass(2 * minute + 1000);
    assert.deepEqual(await test.orders.audit(0), { overlaps: [], orphans: [], lost: [] });
    assert.equal((await test.book({ startAt })).state, 'unpaid');
  });

  it('the auditor finds a claim without an order and an order without a claim', async () => {
    const lost = await test.book();
    await test.calendars.free(test.resource, lost._id);
    await strayClaim(lost.startAt);
    await test.calendars.keep(test.resource, 'ord_never_came');
    const audit = await test.orders.audit(0);
    assert.deepEqual(audit, { overlaps: [], orphans: ['ord_never_came'], lost: [lost._id] });
  });

  it('an order whose claim was swept before it was kept lapses', async () => {
    const { keep } = test.calendars;
    test.calendars.keep = async (resource, claimId) => {
      await test.calendars.free(resource, claimId);
      return keep(resource, claimId);
    };
    const lost = await test.book();
    assert.equal(lost.state, 'lapsed');
    assert.equal(lost.timeline.at(-1)?.step, 'expire_claim');
    assert.deepEqual(await paymentsOf(lost._id), []);
  });

  it('two payments for one order: one buys it, the other goes back, once', async () => {
    const { _id: id } = await test.book();
    // the second server opens a payment of its own while the first one's is still open
    const [first] = await paymentsOf(id);
    assert.ok(first);
    const second = await test.payments.open({
      subject: first.subject,
      payerId: first.payerId,
      gridPath: first.gridPath,
      amountFen: first.amountFen,
      description: first.description,
      expiresAt: first.expiresAt,
      way: 'h5',
      clientIp: '127.0.0.1',
      key: 'a second payment',
    });
    for (const each of [first, second]) assert.ok(test.provider.pay(each.outTradeNo));
    test.clock.setOffset(test.clock.offsetMs() + 3000);
    await Promise.all([first, second].map((each) => test.payments.check(each._id)));
    await test.settle();
    await test.settle();
    const order = await test.orders.find(id);
    assert.deepEqual([order.state, order.paid.length], ['requested', 1]);
    assert.equal(test.provider.refunds.size, 1);
    assert.equal(heldFen(), 8800);
  });

  it('money that comes after the order lapsed goes back, and the time stays free', async () => {
    const { _id: id, startAt } = await test.book();
    const [payment] = await paymentsOf(id);
    assert.ok(payment);
    await test.pass(16 * minute);
    const account = test.provider.accounts.get(payment.outTradeNo);
    assert.equal(account?.state, 'closed');
    Object.assign(account, { state: 'paid', transactionId: 'tx_late', paidAt: new Date() });
    await test.pass(hour);
    assert.equal((await test.payments.find(payment._id)).state, 'late');
    assert.equal((await test.orders.find(id)).state, 'lapsed');
    assert.equal(heldFen(), 0);
    assert.ok(test.notifications.some((each) => each.template === 'order.receive_late'));
    assert.equal((await test.book({ startAt })).state, 'unpaid');
  });

  it('a payment that was taken while nobody listened is heard when the order would lapse', async () => {
    const { _id: id } = await test.book();
    const [payment] = await paymentsOf(id);
    assert.ok(payment && test.provider.pay(payment.outTradeNo));
    test.provider.away = true;
    await test.pass(15 * minute);
    assert.equal((await test.orders.find(id)).state, 'unpaid');
    test.provider.away = false;
    await test.pass(10 * minute);
    assert.equal((await test.orders.find(id)).state, 'requested');
  });

  it('what follows a step is made up for where it failed', async () => {
    const { _id: id } = await test.book();
    await test.pay(id);
    const { free } = test.calendars;
    test.calendars.free = () => Promise.reject(new Error('the database went away'));
    await take(barber, id, 'decline', { reason: '今天不在' });
    assert.equal(heldFen(), 8800, 'nothing after the failure has run');
    test.calendars.free = free;
    await test.pass(minute);
    assert.equal(heldFen(), 0);
    assert.deepEqual(await test.orders.audit(0), { overlaps: [], orphans: [], lost: [] });
  });

  it('repeated news of one payment changes nothing', async () => {
    const { _id: id } = await test.book();
    const paid = await test.pay(id);
    const [payment] = await paymentsOf(id);
    assert.ok(payment);
    for (let times = 0; times < 5; times += 1) await test.payments.check(payment._id);
    await test.settle();
    assert.deepEqual((await test.orders.find(id)).timeline, paid.timeline);
    assert.equal(heldFen(), 8800);
  });

  it('everybody concerned is told once', async () => {
    const { _id: id } = await test.book();
    await test.pay(id);
    await take(barber, id, 'accept');
    await test.settle();
    const notifications = test.notifications.map(({ template, to }) => `${template} ${JSON.stringify(to)}`);
    assert.deepEqual(notifications, [
      'service.pay {"provider":{"kind":"artisan","id":"art_barber"}}',
      'service.accept {"personId":"per_resident"}',
    ]);
    assert.ok(!JSON.stringify(test.notifications).includes('13800000001'), 'no phone leaves in a message');
  });

  it('past entries move into the history and stay readable', async () => {
    const order = await test.book();
    await test.pay(order._id);
    await take(barber, order._id, 'accept');
    await test.pass(order.startAt.getTime() - test.clock.now().getTime() + 2 * day);
    const standing: string[] = [];
    for await (const { entry } of test.calendars.standingClaims()) standing.push(entry.id);
    assert.deepEqual(standing, []);
    const span = { startAt: order.startAt, endAt: order.endAt };
    const busy = await test.calendars.busyBlocks(test.resource, span);
    assert.deepEqual(
      busy.map(({ id }) => id),
      [order._id],
    );
  });
});
