import assert from 'node:assert/strict';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { givenOrder, pay } from '../support/given.ts';
import { refundsArrived } from '../support/refunded.ts';
import { reason, stageOrders } from './order.stage.ts';

/** From the door to the end: the code, the quote, who did not come, and what staff decide. */
describe('the work of an order through the API', () => {
  const { stage, as, resident, barber, passTo, underway } = stageOrders();

  it('starts with the resident’s code: five tries are counted, then a new one is needed', async () => {
    const order = await givenOrder(stage.app, stage.near, 'confirmed');
    assert.equal((await resident().refused.renewCheckInCode(order.id)).code, 'check_in_code_open');
    const wrong = order.checkInCode === '000000' ? '111111' : '000000';
    for (let left = 4; left > 0; left -= 1) {
      const refused = await barber().refused.startOrder(order.id, { code: wrong });
      assert.equal(refused.code, 'check_in_code_wrong');
      assert.ok(refused.detail.includes(String(left)), refused.detail);
    }
    assert.equal((await barber().refused.startOrder(order.id, { code: wrong })).code, 'check_in_code_locked');
    const right = { code: order.checkInCode ?? '' };
    assert.equal((await barber().refused.startOrder(order.id, right)).code, 'check_in_code_locked');
    assert.equal((await barber().getOrder(order.id)).checkInLocked, true);
    assert.ok((await resident().getOrder(order.id)).steps.includes('renew_code'));
    assert.equal((await barber().refused.renewCheckInCode(order.id)).code, 'forbidden');
    const renewed = await resident().renewCheckInCode(order.id);
    const headers = { 'Idempotency-Key': 'start-it-once' };
    const start = { params: { id: order.id }, headers, body: { code: renewed.checkInCode ?? '' } };
    assert.equal((await barber().startOrder(start)).state, 'underway');
    assert.equal((await barber().startOrder(start)).state, 'underway');
    assert.equal((await barber().refused.startOrder(order.id, right)).code, 'step_closed');
    assert.equal((await resident().refused.renewCheckInCode(order.id)).code, 'step_closed');
    assert.equal((await resident().refused.startOrder(order.id, right)).code, 'forbidden');
  });

  it('is quoted after a look, agreed on, and its balance paid or received in cash', async () => {
    const order = await underway(stage.quoted);
    const quote = { amountFen: 5000, reason: '要换零件' };
    assert.equal((await barber().refused.quoteOrder(order.id, { ...quote, amountFen: 0 })).code, 'invalid');
    await barber().quoteOrder(order.id, quote);
    const asked = await resident().getOrder(order.id);
    assert.deepEqual([asked.state, asked.quote?.amountFen], ['quoted', 5000]);
    assert.deepEqual(asked.steps, ['agree', 'refuse']);
    const agreed = await resident().agreeOrder(order.id, { payWay: 'native' });
    assert.deepEqual([agreed.state, agreed.balance, agreed.payment?.part], ['underway', 'open', 'balance']);
    for (const refused of [
      barber().refused.finishOrder(order.id),
      barber().refused.quoteOrder(order.id, quote),
    ]) {
      assert.equal((await refused).code, 'step_closed');
    }
    const paid = await pay(stage.app, stage.near.resident, agreed);
    assert.deepEqual([paid.balance, paid.amounts.paidFen], ['paid', 7000]);

    const tooMuch = { amountFen: 99_999_900, reason: '多打了零' };
    assert.equal((await barber().refused.quoteOrder(order.id, tooMuch)).code, 'invalid');
    await barber().quoteOrder(order.id, { amountFen: 60_000, reason: '顺便换整台' });
    const goesOn = await resident().refuseQuote(order.id);
    assert.deepEqual([goesOn.state, goesOn.balance, goesOn.quote], ['underway', 'paid', null]);
    assert.deepEqual([goesOn.balanceFen, goesOn.amounts.paidFen, goesOn.amounts.refundFen], [5000, 7000, 0]);
    await barber().quoteOrder(order.id, { amountFen: 800, reason: '再加一个垫圈' });
    await resident().agreeOrder(order.id, { payWay: 'native' });
    const cash = await barber().cashBalance(order.id);
    assert.deepEqual([cash.balance, cash.amounts.cashFen], ['cash', 800]);
    assert.equal((await barber().refused.cashBalance(order.id)).code, 'step_closed');
    await barber().finishOrder(order.id);
    await resident().confirmOrder(order.id);
    await stage.app.pass(8 * day);
    const settled = await resident().getOrder(order.id);
    assert.deepEqual([settled.state, settled.amounts.payableFen], ['settled', 7800]);
    assert.equal((await resident().refused.confirmOrder(order.id)).code, 'step_closed');
    assert.equal((await resident().refused.disputeOrder(order.id, reason)).code, 'step_closed');
  });

  it('ends with the call-out fee where the quote is refused', async () => {
    const order = await underway(stage.quoted);
    await barber().quoteOrder(order.id, { amountFen: 5000, reason: '要换零件' });
    assert.equal((await resident().refuseQuote(order.id)).state, 'done');
    assert.equal((await resident().refused.refuseQuote(order.id)).code, 'step_closed');
    assert.equal((await resident().refused.agreeOrder(order.id, { payWay: 'h5' })).code, 'step_closed');
  });

  it('is missed by one side, disputed by the other and decided by staff who are not involved', async () => {
    const order = await givenOrder(stage.app, stage.near, 'confirmed');
    assert.equal((await barber().refused.missResident(order.id)).code, 'step_closed');
    assert.equal((await resident().refused.missArtisan(order.id)).code, 'step_closed');
    await passTo(order, 16 * minute);
    const missed = await barber().missResident(order.id);
    assert.deepEqual([missed.state, missed.amounts.refundFen, missed.amounts.payableFen], ['missed', 0, 0]);
    const disputed = await resident().disputeOrder(order.id, reason);
    assert.deepEqual([disputed.state, disputed.escalation?.level], ['disputed', 'community']);
    await stage.app.pass(3 * day + minute);
    const risen = await as(stage.near.supervisor).getOrder(order.id);
    assert.deepEqual([risen.escalation?.level, risen.steps], ['street', ['resolve']]);
    const decide = (refundFen: number) => ({ ...reason, refundFen });
    assert.equal(
      (await as(stage.near.checker).refused.resolveOrder(order.id, decide(2501))).code,
      'refund_too_much',
    );
    assert.equal((await barber().refused.resolveOrder(order.id, decide(0))).code, 'forbidden');
    const resolved = await as(stage.near.checker).resolveOrder(order.id, decide(2000));
    assert.deepEqual([resolved.state, resolved.amounts.refundFen], ['settled', 2000]);
    await refundsArrived(stage.app, stage.near.resident, [order.id]);
    assert.equal(
      (await as(stage.near.checker).refused.resolveOrder(order.id, decide(0))).code,
      'step_closed',
    );
    const other = await givenOrder(stage.app, stage.near, 'confirmed');
    await passTo(other, 16 * minute);
    assert.equal((await resident().missArtisan(other.id)).state, 'missed');
    await stage.app.pass(2 * day + minute);
    const settled = await resident().getOrder(other.id);
    assert.deepEqual([settled.state, settled.amounts.refundFen], ['settled', 2500]);
  });

  it('staff who booked it themselves are its resident and nothing else', async () => {
    const order = await givenOrder(stage.app, { ...stage.near, resident: stage.near.checker }, 'completed');
    const mine = await as(stage.near.checker).disputeOrder(order.id, reason);
    assert.deepEqual([mine.as, mine.steps], ['resident', []]);
    const decide = { ...reason, refundFen: 0 };
    assert.equal((await as(stage.near.checker).refused.resolveOrder(order.id, decide)).code, 'forbidden');
    assert.equal((await as(stage.near.approver).resolveOrder(order.id, decide)).state, 'settled');
  });

  it('lists: a resident’s last first, an artisan’s by their start, staff’s of their grids', async () => {
    const mine = await resident().listOrders({ query: { as: 'resident', limit: 3 } });
    const booked = mine.items.map(({ bookedAt }) => bookedAt);
    assert.deepEqual(booked, [...booked].sort().reverse());
    assert.ok(mine.next);
    const more = await resident().listOrders({ query: { as: 'resident', limit: 3, cursor: mine.next } });
    assert.ok(more.items.every(({ id }) => mine.items.every((each) => each.id !== id)));
    const jobs = await barber().listOrders({ query: { as: 'provider', limit: 50 } });
    const starts = jobs.items.map(({ startAt }) => startAt);
    assert.deepEqual(starts, [...starts].sort());
    const queue = await as(stage.near.checker).listOrders({
      query: { as: 'staff', state: 'settled', limit: 50 },
    });
    assert.ok(queue.items.length > 0 && queue.items.every(({ state }) => state === 'settled'));
    const none = await as(stage.near.neighbour).listOrders({ query: { as: 'provider' } });
    assert.deepEqual(none.items, []);
    assert.equal((await resident().refused.listOrders({ query: { as: 'staff' } })).code, 'list_not_yours');
    const from = new Date(stage.app.application.clock.now().getTime() + 60 * day).toISOString();
    const later = await barber().listOrders({ query: { as: 'provider', from } });
    assert.deepEqual(later.items, []);
    const to = new Date(stage.app.application.clock.now().getTime() - 300 * hour * 24).toISOString();
    const earlier = await barber().listOrders({ query: { as: 'provider', to } });
    assert.deepEqual(earlier.items, []);
  });

  it('leaves calendars, orders and claims in agreement', async () => {
    await stage.app.pass(3 * minute);
    assert.deepEqual(await stage.app.application.features.orders.audit(0), {
      overlaps: [],
      orphans: [],
      lost: [],
    });
  });
});
