import assert from 'node:assert/strict';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { freeStarts, givenBooked, givenOrder, type Order, pay } from '../support/given.ts';
import { refundsArrived } from '../support/refunded.ts';
import { stageOrders } from './order.stage.ts';

/** Another time for an order: proposed, accepted, dropped; the calendar keeps both meanwhile. */
describe('moving an order through the API', () => {
  const { stage, as, resident, barber, unchanged, passTo } = stageOrders();
  const at = (iso: string) => Date.parse(iso);
  const starts = () => freeStarts(stage.app, stage.near.haircut, stage.near.place, 14);
  const lastStart = async () => (await starts()).at(-1) ?? '';
  const proposalOf = (order: Order) => ({ proposal: order.proposal?.id ?? '' });

  /** The starts that the barber's calendar keeps for an order. */
  async function kept(id: string): Promise<number[]> {
    const { busy } = await barber().getMyCalendar({ query: { days: 14 } });
    return busy.filter(({ orderId }) => orderId === id).map(({ startAt }) => at(startAt));
  }
  async function isSound(): Promise<void> {
    const { orders, calendars } = stage.app.application.features;
    await calendars.sweep();
    assert.deepEqual(await orders.audit(0), { overlaps: [], orphans: [], lost: [] });
  }

  it('a proposal keeps both times; the other side agrees, the old time is free, price and code stay', async () => {
    const order = await givenOrder(stage.app, stage.near, 'confirmed');
    const { checkInCode } = await resident().getOrder(order.id);
    const startAt = await lastStart();
    const proposed = await resident().proposeOrderTime(order.id, { startAt });
    assert.deepEqual([proposed.state, proposed.proposal?.by], ['confirmed', 'resident']);
    assert.equal(at(proposed.proposal?.startAt ?? ''), at(startAt));
    assert.equal(proposed.startAt, order.startAt);
    assert.equal((await kept(order.id)).length, 2);
    assert.ok(!(await starts()).includes(startAt), 'nobody else can book the proposed time');
    const refused = await resident().refused.acceptOrderTime(order.id, proposalOf(proposed));
    assert.equal(refused.code, 'step_closed', 'nobody agrees with themselves');
    const moved = await barber().acceptOrderTime(order.id, proposalOf(proposed));
    assert.deepEqual([moved.state, at(moved.startAt), moved.proposal], ['confirmed', at(startAt), null]);
    const [row] = moved.timeline.slice(-1);
    assert.deepEqual([row?.step, at(row?.newStartAt ?? '')], ['accept_time', at(startAt)]);
    const seen = await resident().getOrder(order.id);
    assert.deepEqual(
      [seen.amounts, seen.policy, seen.checkInCode],
      [order.amounts, order.policy, checkInCode],
    );
    assert.equal(at(seen.endAt) - at(seen.startAt), at(order.endAt) - at(order.startAt));
    assert.equal((await kept(order.id)).length, 1);
    assert.ok((await starts()).includes(order.startAt), 'the old time is free');
    await isSound();
    await resident().cancelOrder(order.id, {});
    assert.deepEqual(await kept(order.id), []);
    assert.ok((await starts()).includes(startAt), 'the moved claim is freed too');
  });

  it('the artisan accepts a request with the time that was asked for, the policy counts from there', async () => {
    const order = await givenOrder(stage.app, stage.near, 'requested');
    const startAt = await lastStart();
    const proposed = await resident().proposeOrderTime(order.id, { startAt });
    const accepted = await barber().acceptOrderTime(order.id, proposalOf(proposed));
    assert.deepEqual([accepted.state, at(accepted.startAt)], ['confirmed', at(startAt)]);
    const seen = await resident().getOrder(order.id);
    assert.match(seen.checkInCode ?? '', /^\d{6}$/);
    await stage.app.pass(15 * minute);
    const { cancelRefundFen, amounts } = await resident().getOrder(order.id);
    assert.equal(cancelRefundFen, amounts.paidFen, 'over a day before the new start all goes back');
    await resident().cancelOrder(order.id, {});
  });

  it('the resident agrees to the artisan’s time and the request goes on waiting', async () => {
    const order = await givenOrder(stage.app, stage.near, 'requested');
    const startAt = await lastStart();
    const proposed = await barber().proposeOrderTime(order.id, { startAt });
    const agreed = await resident().acceptOrderTime(order.id, proposalOf(proposed));
    assert.deepEqual([agreed.state, at(agreed.startAt)], ['requested', at(startAt)]);
    await resident().retractOrder(order.id);
    await isSound();
  });

  it('either side drops it, at most three a side, and only the proposal that was shown is answered', async () => {
    const order = await givenOrder(stage.app, stage.near, 'confirmed');
    const startAt = await lastStart();
    for (let round = 0; round < 3; round += 1) {
      const proposed = await resident().proposeOrderTime(order.id, { startAt });
      const again = await barber().refused.proposeOrderTime(order.id, { startAt: (await starts())[0] ?? '' });
      assert.equal(again.code, 'step_closed', 'one is open already');
      const other = { proposal: order.id };
      assert.equal((await barber().refused.acceptOrderTime(order.id, other)).code, 'step_closed');
      assert.equal((await barber().refused.dropOrderTime(order.id, other)).code, 'step_closed');
      const by = round === 0 ? resident() : barber();
      const dropped = await by.dropOrderTime(order.id, proposalOf(proposed));
      assert.deepEqual([dropped.proposal, dropped.startAt], [null, order.startAt]);
      assert.equal((await kept(order.id)).length, 1);
    }
    await unchanged(async () => {
      assert.equal((await resident().refused.proposeOrderTime(order.id, { startAt })).code, 'step_closed');
      const gone = { proposal: order.id };
      assert.equal((await resident().refused.dropOrderTime(order.id, gone)).code, 'step_closed');
    });
    assert.ok((await barber().getOrder(order.id)).steps.includes('propose_time'), 'the other side may still');
    await resident().cancelOrder(order.id, {});
  });

  it('refuses a start that is taken, or that no page offers', async () => {
    const order = await givenOrder(stage.app, stage.near, 'confirmed');
    const taken = await givenBooked(stage.app, stage.near, stage.near.haircut, { nth: 9 });
    const far = new Date(at(order.startAt) + 200 * day).toISOString();
    await unchanged(async () => {
      const on = (startAt: string) => resident().refused.proposeOrderTime(order.id, { startAt });
      assert.equal((await on(taken.startAt)).code, 'slot_taken');
      assert.equal((await on(order.startAt)).code, 'slot_taken');
      assert.equal((await on(far)).code, 'start_not_offered');
      assert.equal(
        (await as(null).refused.proposeOrderTime(order.id, { startAt: far })).code,
        'unauthenticated',
      );
    });
    await resident().dropOrder(taken.id);
    await resident().cancelOrder(order.id, {});
  });

  it('any step that leaves the state drops it: accepting the old time, calling it off', async () => {
    const order = await givenOrder(stage.app, stage.near, 'requested');
    await resident().proposeOrderTime(order.id, { startAt: await lastStart() });
    const accepted = await barber().acceptOrder(order.id);
    assert.deepEqual(
      [accepted.state, accepted.proposal, accepted.startAt],
      ['confirmed', null, order.startAt],
    );
    assert.equal((await kept(order.id)).length, 1);
    await barber().proposeOrderTime(order.id, { startAt: await lastStart() });
    assert.equal((await kept(order.id)).length, 2);
    await resident().cancelOrder(order.id, {});
    assert.deepEqual(await kept(order.id), []);
    await isSound();
  });

  it('the same request again proposes nothing twice', async () => {
    const order = await givenOrder(stage.app, stage.near, 'confirmed');
    const call = {
      params: { id: order.id },
      headers: { 'Idempotency-Key': 'move-it-once' },
      body: { startAt: await lastStart() },
    };
    const first = await resident().proposeOrderTime(call);
    const second = await resident().proposeOrderTime(call);
    assert.deepEqual(second.proposal, first.proposal);
    assert.equal((await kept(order.id)).length, 2);
    await resident().cancelOrder(order.id, {});
  });

  it('the clock drops what nobody answers, after a day; within an hour of the start nothing is moved', async () => {
    const order = await givenOrder(stage.app, stage.near, 'confirmed', { nth: 40 });
    const proposed = await resident().proposeOrderTime(order.id, { startAt: await lastStart() });
    const until = at(proposed.proposal?.until ?? '');
    assert.ok(until <= at(order.startAt) - hour);
    const { items } = await resident().listOrders({ query: { as: 'resident', limit: 50 } });
    const ids = items.map(({ id }) => id);
    await refundsArrived(stage.app, stage.near.resident, ids);
    await stage.app.pass(until - stage.app.application.clock.now().getTime() + minute);
    const dropped = await resident().getOrder(order.id);
    assert.deepEqual([dropped.proposal, dropped.startAt], [null, order.startAt]);
    assert.equal(dropped.timeline.at(-1)?.by, 'clock');
    assert.equal((await kept(order.id)).length, 1);
    await passTo(order, -59 * minute);
    for (const side of [resident(), barber()])
      assert.ok(!(await side.getOrder(order.id)).steps.includes('propose_time'));
    const paid = await givenBooked(stage.app, stage.near, stage.instant, { nth: 30 });
    await pay(stage.app, stage.near.resident, paid);
    await isSound();
  });
});
