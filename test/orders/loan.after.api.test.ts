import assert from 'node:assert/strict';
import { after, chinaDay, day, hour, minute, startOfChinaDay } from '../../src/kernel/clock.ts';
import {
  asLoan,
  givenLoan,
  givenTool,
  handOut,
  type LoanReached,
  loanBookingOf,
  loanDate,
  passUntil,
} from '../support/given.loans.ts';
import { type Order, pay } from '../support/given.ts';
import { refundsArrived } from '../support/refunded.ts';
import { reason, stageOrders } from './order.stage.ts';

/** What happens to a loan that does not go smoothly, and to those who come after it. */
describe('loans that are renewed, broken, lost or in the way', function () {
  this.timeout(90_000);
  const { stage, as, resident, barber, unchanged } = stageOrders();
  const neighbour = () => as(stage.near.neighbour);
  const loan = (state: LoanReached, more = {}) => givenLoan(stage.app, stage.near, state, more);
  const seen = async (id: string) => asLoan(await barber().getOrder(id));
  const until = (at: Date) => passUntil(stage.app, at);
  const features = () => stage.app.application.features;
  const unitsOf = async (listing: string) => (await barber().listUnits(listing)).units;
  const strikes = async () => (await barber().getMyArtisan()).strikes;
  async function isClosed(id: string, person = stage.near.resident): Promise<void> {
    await refundsArrived(stage.app, person, [id]);
    for (const account of ['escrow', 'deposit'])
      assert.equal(await features().ledger.balanceOf(`${account}:${id}`), 0, account);
    assert.deepEqual(await features().units.audit(), []);
    assert.ok(!(await features().units.standing()).some((claim) => claim.id === id));
  }
  /** Gives back what went to the resident, and lets the days go by until all is settled. */
  async function settles(id: string): Promise<void> {
    await refundsArrived(stage.app, stage.near.resident, [id]);
    await stage.app.pass(7 * day + minute);
    assert.equal((await seen(id)).state, 'settled');
    await isClosed(id);
  }

  /** What the neighbour has borrowed of a listing from some day on. */
  async function later(listing: string, from: number, days = 2) {
    const body = await loanBookingOf(stage.app, listing, stage.near.place, days, from);
    const order = asLoan(await neighbour().bookOrder({ body: body as never }));
    await pay(stage.app, stage.near.neighbour, order as unknown as Order);
    return asLoan(await neighbour().getOrder(order.id));
  }

  it('is renewed out of the deposit, as often as the listing lets it', async () => {
    const order = await loan('borrowed');
    await unchanged(async () => {
      for (const days of [0, 3, 31])
        assert.equal((await resident().refused.renewLoan(order.id, { days })).code, 'invalid');
      assert.equal((await barber().refused.renewLoan(order.id, { days: 1 })).code, 'forbidden');
    });
    await resident().renewLoan(order.id, { days: 2 });
    const renewed = await seen(order.id);
    assert.deepEqual(
      [renewed.state, renewed.renewedFen, renewed.deductions?.backFen],
      ['borrowed', 1000, 9000],
    );
    assert.equal(Date.parse(renewed.endAt) - Date.parse(order.endAt), 2 * day);
    assert.equal((await resident().refused.renewLoan(order.id, { days: 1 })).code, 'step_closed');
    await until(new Date(order.endAt));
    assert.equal((await seen(order.id)).state, 'borrowed', 'it ends when the last of its days ends');
    await barber().takeBackLoan(order.id);
    const back = await seen(order.id);
    assert.deepEqual([back.keptFen, back.amounts.refundFen], [1000, 9000]);
    await settles(order.id);
    assert.equal((await seen(order.id)).amounts.payableFen, 2000);
  });

  it('is not renewed past somebody who has the days, nor above the deposit', async () => {
    const listing = await givenTool(stage.app, stage.near, { firstUnits: 1 });
    const order = await loan('borrowed', { listing });
    const next = await later(listing, 2);
    await unchanged(async () => {
      assert.equal((await resident().refused.renewLoan(order.id, { days: 1 })).code, 'units_taken');
    });
    await neighbour().cancelOrder(next.id, {});
    await isClosed(next.id, stage.near.neighbour);
    await resident().renewLoan(order.id, { days: 1 });
    await barber().takeBackLoan(order.id);
    const dear = await givenTool(stage.app, stage.near, { priceFen: 2000, depositFen: 3000 });
    const poor = await loan('borrowed', { listing: dear });
    assert.equal((await resident().refused.renewLoan(poor.id, { days: 2 })).code, 'invalid');
    await resident().renewLoan(poor.id, { days: 1 });
    await barber().takeBackLoan(poor.id);
    await settles(poor.id);
  });

  it('comes back broken: what is recorded goes back once the resident agrees, and the unit is repaired', async () => {
    const order = await loan('borrowed');
    await unchanged(async () => {
      const refused = barber().refused;
      const high = await refused.takeBackDamagedLoan(order.id, { reason: '坏了', amountFen: 10001 });
      const silent = await refused.takeBackDamagedLoan(order.id, { reason: ' ', amountFen: 1 });
      assert.deepEqual([high.code, silent.code], ['invalid', 'invalid']);
    });
    await barber().takeBackDamagedLoan(order.id, { reason: '钻头断了', amountFen: 3000 });
    const assessed = await seen(order.id);
    assert.deepEqual([assessed.state, assessed.deductions?.backFen], ['assessed', 7000]);
    const [unit] = await unitsOf(order.listingId);
    assert.deepEqual([unit?.state, unit?.changes.at(-1)?.note], ['in_repair', '钻头断了']);
    await resident().acceptLoanDamage(order.id);
    assert.equal((await seen(order.id)).keptFen, 3000);
    await settles(order.id);
    assert.equal((await seen(order.id)).amounts.payableFen, 4000);
  });

  it('is settled as recorded where the resident says nothing, and disputed where they do not agree', async () => {
    const silent = await loan('assessed');
    await stage.app.pass(2 * day + minute);
    assert.equal((await seen(silent.id)).state, 'returned');
    await settles(silent.id);
    const disputed = await loan('assessed');
    await resident().disputeOrder(disputed.id, { reason: '本来就断的' });
    for (let level = 0; level < 3; level += 1) await stage.app.pass(3 * day + minute);
    const ended = await seen(disputed.id);
    assert.deepEqual(
      [ended.state, ended.amounts.refundFen, ended.amounts.payableFen],
      ['settled', 7000, 4000],
    );
    await isClosed(disputed.id);
  });

  it('is given up after 14 days: the deposit is kept, unless it is found', async () => {
    const listing = await givenTool(stage.app, stage.near, { firstUnits: 2 });
    const lost = await loan('lost', { listing });
    assert.equal((await unitsOf(listing))[0]?.state, 'lost');
    assert.ok(lost.timeline.some(({ step }) => step === 'give_up'));
    await stage.app.pass(7 * day + minute);
    assert.equal((await seen(lost.id)).amounts.payableFen, 11000);
    await isClosed(lost.id);
    const found = await loan('lost', { listing });
    await barber().findLoan(found.id);
    const back = await seen(found.id);
    assert.deepEqual([back.state, back.keptFen], ['returned', 10000], 'fourteen days late are above it');
    assert.equal((await unitsOf(listing))[1]?.state, 'free');
    await settles(found.id);
  });

  it('gets another unit by its provider, and none where none is free', async () => {
    const listing = await givenTool(stage.app, stage.near);
    const order = await loan('ready', { listing });
    await barber().swapLoan(order.id);
    assert.equal((await seen(order.id)).unitNumber, 2);
    const [first, second] = await unitsOf(listing);
    assert.deepEqual([first?.claims.length, second?.claims.length], [0, 1]);
    const other = await later(listing, 0);
    assert.equal(other.unitNumber, 1, 'the old unit is free again');
    await unchanged(async () => {
      assert.equal((await barber().refused.swapLoan(order.id)).code, 'units_taken');
    });
    await neighbour().cancelOrder(other.id, {});
    await resident().cancelOrder(order.id, {});
    await isClosed(order.id);
  });

  it('moves who comes after to another unit where it is not back', async () => {
    const listing = await givenTool(stage.app, stage.near);
    const late = await loan('borrowed', { listing });
    const next = await later(listing, 4);
    assert.equal(next.unitNumber, 1);
    await until(new Date(late.endAt));
    await stage.app.settle();
    const moved = await seen(next.id);
    assert.deepEqual([moved.state, moved.unitNumber], ['ready', 2]);
    await neighbour().cancelOrder(next.id, {});
    await barber().takeBackLoan(late.id);
    await settles(late.id);
  });

  it('calls off who comes after in the evening before, without a strike, where there is no other', async () => {
    const listing = await givenTool(stage.app, stage.near, { firstUnits: 1 });
    const late = await loan('borrowed', { listing });
    const next = await later(listing, 4);
    await until(new Date(late.endAt));
    await stage.app.settle();
    assert.equal((await seen(next.id)).state, 'ready', 'it may still come back');
    const was = await strikes();
    const firstDay = startOfChinaDay(chinaDay(new Date(next.startAt)));
    await until(after(firstDay, -6 * hour + minute));
    await stage.app.settle();
    const called = asLoan(await neighbour().getOrder(next.id));
    assert.deepEqual([called.state, called.amounts.refundFen], ['cancelled', 11000]);
    assert.equal(await strikes(), was);
    await isClosed(next.id, stage.near.neighbour);
    await barber().takeBackLoan(late.id);
    await refundsArrived(stage.app, stage.near.resident, [late.id]);
  });

  it('counts no strike where the unit is broken, and one where it is not', async () => {
    const listing = await givenTool(stage.app, stage.near);
    const broken = await loan('ready', { listing, from: 3 });
    const fine = await loan('ready', { listing, from: 3 });
    const [unit] = await unitsOf(listing);
    const was = await strikes();
    await barber().changeUnit(unit?.id ?? '', { state: 'in_repair' });
    const own = [broken, fine].find(({ unitNumber }) => unitNumber === unit?.number);
    await barber().withdrawOrder(own?.id ?? '', reason);
    assert.equal(await strikes(), was);
    const other = [broken, fine].find(({ id }) => id !== own?.id);
    await barber().withdrawOrder(other?.id ?? '', reason);
    assert.equal(await strikes(), was + 1);
    await isClosed(broken.id);
    await isClosed(fine.id);
  });

  it('takes nothing out of circulation: every way out gives its days back', async () => {
    const listing = await givenTool(stage.app, stage.near, { firstUnits: 1, instant: false });
    const ways: Record<string, (id: string) => Promise<unknown>> = {
      decline: (id) => barber().declineOrder(id, reason),
      retract: (id) => resident().retractOrder(id),
      withdraw: async (id) => {
        await barber().acceptOrder(id);
        return barber().withdrawOrder(id, reason);
      },
      cancel: async (id) => {
        await barber().acceptOrder(id);
        return resident().cancelOrder(id, {});
      },
      take_back: async (id) => {
        await barber().acceptOrder(id);
        await handOut(stage.app, stage.near, stage.near.resident, await seen(id));
        return barber().takeBackLoan(id);
      },
    };
    for (const [way, go] of Object.entries(ways)) {
      const { id } = await loan('requested', { listing });
      await go(id);
      assert.deepEqual((await unitsOf(listing))[0]?.claims, [], way);
    }
    const dropped = await loan('unpaid', { listing });
    await resident().dropOrder(dropped.id);
    const query = { place: stage.near.place };
    const { days } = await resident().getFreeDays({ params: { id: listing }, query });
    assert.ok(days?.some(({ date, untilDate }) => date === loanDate(stage.app) && untilDate !== null));
  });
});
