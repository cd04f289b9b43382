import assert from 'node:assert/strict';
import { freeStarts, givenBooked, givenOrder, type Order, pay } from '../support/given.ts';
import { refundsArrived } from '../support/refunded.ts';
import { payOnPhone } from '../support/standin.ts';
import { reason, stageOrders } from './order.stage.ts';

describe('an artisan who is stopped', () => {
  const { stage, as, resident, barber, unchanged } = stageOrders();
  const artisans = () => stage.app.connection.collection<{ _id: string }>('artisans');
  const idOf = async () => (await barber().getMyArtisan()).id;
  const suspend = async () => as(stage.near.checker).suspendArtisan(await idOf(), reason);
  const restore = async () => as(stage.near.checker).restoreArtisan(await idOf());
  const stateOf = async ({ id }: Order) => (await resident().getOrder(id)).state;
  const strikes = async () => (await barber().getMyArtisan()).strikes;
  const stopped = async () =>
    (await as(stage.near.approver).listOrders({ query: { as: 'staff', stopped: true } })).items.map(
      ({ id }) => id,
    );
  const told = async (who = stage.near.resident) =>
    (await as(who).listNotices()).items.map(({ text }) => text);
  /** As between the write of a suspension and what follows from it. */
  const stateAlone = async (state: string) =>
    artisans().updateOne({ _id: await idOf() }, { $set: { state } });

  it('loses what is not agreed, with all back and no strike; what is agreed stands on staff’s list', async () => {
    const before = await strikes();
    const unpaid = await givenBooked(stage.app, stage.near, stage.near.haircut);
    const requested = await givenOrder(stage.app, stage.near, 'requested', { nth: 3 });
    const free = await givenBooked(stage.app, stage.near, stage.free, { nth: 6 });
    const confirmed = await givenOrder(stage.app, stage.near, 'confirmed', { nth: 9 });
    assert.equal(free.state, 'requested');
    assert.deepEqual(await stopped(), []);
    await suspend();
    assert.deepEqual(await Promise.all([unpaid, requested, free, confirmed].map(stateOf)), [
      'lapsed',
      'declined',
      'declined',
      'confirmed',
    ]);
    await refundsArrived(stage.app, stage.near.resident, [requested.id]);
    const [refund] = (await resident().getOrder(requested.id)).refunds;
    assert.equal(refund?.amountFen, requested.amounts.paidFen);
    assert.equal(await strikes(), before, 'whoever is stopped did not fail to come');
    assert.deepEqual(await stopped(), [confirmed.id]);
    const payment = await stage.app.application.features.payments.find(unpaid.payment?.id ?? '');
    assert.equal(payment.state, 'closed');
    assert.ok((await told()).some((text) => text.includes('暂时不接单了，已取消，付过的钱全额退回')));
    assert.ok((await told(stage.near.approver)).some((text) => text.includes('还有 1 单已经约好的')));
    await restore();
    assert.deepEqual(await stopped(), []);
    await barber().withdrawOrder(confirmed.id, reason);
    assert.equal(await strikes(), before + 1, 'by their own hand it counts');
  });

  it('accepts nothing, and an instant order that is paid then is not confirmed', async () => {
    const requested = await givenOrder(stage.app, stage.near, 'requested', { nth: 12 });
    const instant = await givenBooked(stage.app, stage.near, stage.instant, { nth: 15 });
    const [startAt = ''] = (await freeStarts(stage.app, stage.near.haircut, stage.near.place, 14)).slice(-1);
    const { proposal } = await resident().proposeOrderTime(requested.id, { startAt });
    const shown = { proposal: proposal?.id ?? '' };
    await stateAlone('suspended');
    await unchanged(async () => {
      assert.equal((await barber().refused.acceptOrder(requested.id)).code, 'provider_stopped');
      const agreed = await barber().refused.acceptOrderTime(requested.id, shown);
      assert.equal(agreed.code, 'provider_stopped');
    });
    await pay(stage.app, stage.near.resident, instant);
    assert.equal(await stateOf(instant), 'declined');
    await refundsArrived(stage.app, stage.near.resident, [instant.id]);
    const { refunds } = await resident().getOrder(instant.id);
    assert.deepEqual(
      refunds.map(({ amountFen }) => amountFen),
      [1500],
    );
    assert.ok(!JSON.stringify(await barber().getOrder(instant.id)).includes('13900000001'));
    await stateAlone('active');
    await barber().dropOrderTime(requested.id, shown);
    await stateAlone('suspended');
    const moving = await barber().refused.proposeOrderTime(requested.id, { startAt });
    assert.equal(moving.code, 'provider_stopped');
    await stateAlone('active');
    await barber().acceptOrder(requested.id);
    await barber().withdrawOrder(requested.id, reason);
  });

  it('in the very moment of a payment or an answer leaves nothing between the two', async () => {
    for (const [at, listing] of [stage.near.haircut, stage.instant, stage.near.haircut].entries()) {
      const order = await givenBooked(stage.app, stage.near, listing, { nth: 18 + 3 * at });
      const { outTradeNo } = await stage.app.application.features.payments.find(order.payment?.id ?? '');
      await payOnPhone(outTradeNo);
      await Promise.all([suspend(), as(stage.near.resident).checkPayment(order.payment?.id ?? '')]);
      await stage.app.settle();
      const state = await stateOf(order);
      // agreed before the suspension it stands and is listed; otherwise it has ended
      assert.deepEqual(await stopped(), state === 'confirmed' ? [order.id] : [], state);
      assert.ok(['confirmed', 'declined'].includes(state), state);
      await restore();
      if (state === 'confirmed') await barber().withdrawOrder(order.id, reason);
    }
  });

  it('by an administrator who takes the role away is suspended, and has it again when restored', async () => {
    const requested = await givenOrder(stage.app, stage.near, 'requested', { nth: 30 });
    const { _id: id } = stage.near.barber;
    const { roles } = await stage.app.application.features.people.find(id);
    await as(stage.near.admin).setRoles(id, { roles: roles.filter(({ role }) => role !== 'artisan') });
    assert.equal((await barber().getMyArtisan()).state, 'suspended');
    assert.equal(await stateOf(requested), 'declined');
    assert.ok((await told(stage.near.barber)).some((text) => text.includes('管理员收回了达人身份')));
    await restore();
    assert.deepEqual((await stage.app.application.features.people.find(id)).roles, roles);
  });

  it('withdraws a listing: what is not agreed of it ends, what is agreed stands', async () => {
    const requested = await givenBooked(stage.app, stage.near, stage.free, { nth: 33 });
    const other = await givenOrder(stage.app, stage.near, 'requested', { nth: 36 });
    await barber().retireListing(stage.free);
    assert.deepEqual(await Promise.all([requested, other].map(stateOf)), ['declined', 'requested']);
    assert.deepEqual(await stopped(), []);
  });
});
