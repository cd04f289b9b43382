import assert from 'node:assert/strict';
import { after, day, minute } from '../../src/kernel/clock.ts';
import {
  allWeek,
  asLoan,
  givenLoan,
  givenTool,
  type LoanOrder,
  type LoanReached,
  loanBookingOf,
  loanDate,
  passUntil,
} from '../support/given.loans.ts';
import { micro } from '../support/given.ts';
import { refundsArrived } from '../support/refunded.ts';
import { reason, stageOrders } from './order.stage.ts';

/** Loans taken through their table by the people themselves, over HTTP. */
describe('loans through the API', function () {
  this.timeout(90_000);
  const { stage, as, resident, barber, unchanged } = stageOrders();
  const staff = () => as(stage.near.approver);
  const loan = (state: LoanReached, more = {}) => givenLoan(stage.app, stage.near, state, more);
  const seen = async (id: string) => asLoan(await resident().getOrder(id));
  const booking = (listing: string, days?: number, from?: number) =>
    loanBookingOf(stage.app, listing, stage.near.place, days, from);
  const until = (date: string, ms = 0) => passUntil(stage.app, after(new Date(date), ms));
  const features = () => stage.app.application.features;
  const balance = (account: string) => features().ledger.balanceOf(account);
  const held = async (id: string) => [await balance(`escrow:${id}`), await balance(`deposit:${id}`)];
  const owed = async (order: LoanOrder) => -(await balance(`payable:artisan:${order.provider.id}`));
  /** Nothing is left in its accounts, and nobody holds its days. */
  async function isClosed(id: string): Promise<void> {
    await refundsArrived(stage.app, stage.near.resident, [id]);
    assert.deepEqual(await held(id), [0, 0]);
    assert.deepEqual(await features().units.audit(), []);
    const standing = await features().units.standing();
    assert.ok(!standing.some((claim) => claim.id === id), 'nothing is held for it any more');
  }
  const free = async (listing: string) => {
    const query = { place: stage.near.place };
    return (await resident().getFreeDays({ params: { id: listing }, query })).days ?? [];
  };
  const isFree = async (listing: string, date: string) =>
    (await free(listing)).some((each) => each.date === date && each.untilDate !== null);

  it('is offered with what belongs to it, and refused for what does not', async () => {
    const id = await givenTool(stage.app, stage.near);
    const query = { place: stage.near.place };
    const card = await resident().getShelfListing({ params: { id }, query });
    const shown = card as unknown as Record<string, unknown>;
    assert.deepEqual(
      [shown['kind'], shown['depositFen'], shown['mostDays'], shown['pickUpAddress']],
      ['loan', 10000, 7, '柳岸 3 号铺'],
    );
    const { units } = await barber().listUnits(id);
    assert.deepEqual(
      units.map(({ number, state }) => [number, state]),
      [
        [1, 'free'],
        [2, 'free'],
      ],
    );
    const body = {
      kind: 'loan',
      category: 'loan_drill',
      title: '电钻',
      way: 'at_shop',
      pickUpAddress: '3 号铺',
    };
    const more = { firstUnits: 1, priceKind: 'market', priceFen: 100, depositFen: 100 };
    const hours = { dayOfWeek: 1, fromMinute: 540, toMinute: 660 };
    const bad = [
      { hours: [] },
      { hours: [{ ...hours, toMinute: 540 }] },
      { hours: [hours, { ...hours, fromMinute: 600, toMinute: 720 }] },
      { hours: [hours], priceKind: 'quote' },
      { hours: [hours], lateFeePerDayFen: 101 },
      { hours: [hours], firstUnits: 0 },
    ];
    await unchanged(async () => {
      for (const each of bad) {
        const refused = await barber().refused.createListing({ body: { ...body, ...more, ...each } });
        assert.equal(refused.code, 'invalid', JSON.stringify(each));
      }
    });
  });

  it('keeps where an artisan lives for the resident, until it is agreed', async () => {
    const listing = await givenTool(stage.app, stage.near, {
      ...{ way: 'at_artisan', pickUpAddress: '柳岸1号 1 栋', instant: false },
    });
    const params = { id: listing };
    const card = await as(null).getShelfListing({ params, query: { place: stage.near.place } });
    assert.ok(!JSON.stringify(card).includes('1 栋'));
    const requested = await loan('requested', { listing });
    assert.deepEqual([requested.pickUpAddress, requested.provider.phone], [null, null]);
    await barber().acceptOrder(requested.id);
    assert.equal((await seen(requested.id)).pickUpAddress, '柳岸1号 1 栋');
    await resident().cancelOrder(requested.id, {});
    await isClosed(requested.id);
  });

  it('is refused clearly where it cannot be had, and a refusal leaves no trace', async () => {
    const workdays = allWeek.filter(({ dayOfWeek }) => dayOfWeek !== 0);
    const listing = await givenTool(stage.app, stage.near, { mostDays: 3, firstUnits: 1, hours: workdays });
    const sunday = [0, 1, 2, 3, 4, 5, 6]
      .map((days) => loanDate(stage.app, days))
      .find((date) => new Date(`${date}T00:00:00Z`).getUTCDay() === 0);
    const body = await booking(listing);
    const refusal = async (more: object) =>
      (await resident().refused.bookOrder({ body: { ...body, ...more } })).code;
    // opens the units, which a refusal then leaves alone
    await free(listing);
    await unchanged(async () => {
      const on = (from: number, to: number) => ({
        ...{ fromDate: loanDate(stage.app, from), toDate: loanDate(stage.app, to) },
      });
      assert.equal(await refusal(on(1, 0)), 'days_not_offered');
      assert.equal(await refusal(on(0, 3)), 'days_not_offered');
      assert.equal(await refusal(on(-2, -1)), 'days_not_offered');
      assert.equal(await refusal(on(40, 41)), 'days_not_offered');
      assert.equal(await refusal({ fromDate: sunday, toDate: sunday }), 'days_not_offered');
      assert.equal(await refusal({ fromDate: '2026-02-31', toDate: '2026-02-31' }), 'days_not_offered');
      assert.equal(await refusal({ place: micro(14) }), 'out_of_reach');
      assert.equal((await as(null).refused.bookOrder({ body })).code, 'unauthenticated');
    });
  });

  it('lends one unit to one borrower at a time, the first that is free', async () => {
    const listing = await givenTool(stage.app, stage.near);
    const first = await loan('ready', { listing });
    const second = asLoan(
      await as(stage.near.neighbour).bookOrder({ body: (await booking(listing)) as never }),
    );
    assert.deepEqual([first.unitNumber, second.unitNumber], [1, 2]);
    assert.equal(await isFree(listing, loanDate(stage.app)), false);
    assert.equal(await isFree(listing, loanDate(stage.app, 2)), true);
    const refused = await as(stage.near.approver).refused.bookOrder({ body: await booking(listing, 1, 1) });
    assert.equal(refused.code, 'units_taken');
    await as(stage.near.neighbour).dropOrder(second.id);
    assert.equal(await isFree(listing, loanDate(stage.app)), true);
    const lapsing = await loan('unpaid', { listing });
    await stage.app.pass(16 * minute);
    assert.equal((await seen(lapsing.id)).state, 'lapsed');
    assert.equal(await isFree(listing, loanDate(stage.app)), true);
    await resident().cancelOrder(first.id, {});
    await isClosed(first.id);
  });

  it('takes fee and deposit together and keeps them apart', async () => {
    const order = await loan('ready');
    assert.deepEqual([order.feeFen, order.depositFen, order.amounts.paidFen], [1000, 10000, 11000]);
    assert.deepEqual(await held(order.id), [-1000, -10000]);
    await staff().callOffOrder(order.id, { ...reason, refundFen: 10000 });
    const before = await staff().refused.callOffOrder(order.id, { ...reason, refundFen: 10000 });
    assert.equal(before.code, 'step_closed');
    await isClosed(order.id);
  });

  it('is answered, or all goes back', async () => {
    const listing = await givenTool(stage.app, stage.near, { instant: false, firstUnits: 6 });
    const declined = await loan('requested', { listing });
    const retracted = await loan('requested', { listing });
    assert.equal(retracted.cancelRefundFen, 11000);
    await barber().declineOrder(declined.id, reason);
    await resident().retractOrder(retracted.id);
    const called = await loan('requested', { listing });
    const little = await staff().refused.callOffOrder(called.id, { ...reason, refundFen: 9999 });
    assert.equal(little.code, 'invalid');
    await staff().callOffOrder(called.id, { ...reason, refundFen: 11000 });
    const expired = await loan('requested', { listing, from: 3 });
    await stage.app.pass(day + minute);
    assert.equal((await seen(expired.id)).state, 'declined');
    for (const { id } of [declined, retracted, called, expired]) await isClosed(id);
  });

  it('is cancelled by the policy, the deposit back whole; and withdrawn with a strike', async () => {
    const listing = await givenTool(stage.app, stage.near, { firstUnits: 4, policy: 'moderate' });
    const order = await loan('ready', { listing, from: 3 });
    assert.equal(order.cancelRefundFen, 11000);
    const wrong = await resident().refused.cancelOrder(order.id, { refundFen: 10999 });
    assert.equal(wrong.code, 'refund_changed');
    await until(order.startAt, minute);
    const late = await seen(order.id);
    assert.ok((late.cancelRefundFen ?? 0) >= 10000, 'the deposit goes back whole');
    const kept = 11000 - (late.cancelRefundFen ?? 0);
    const was = await owed(order);
    await resident().cancelOrder(order.id, { refundFen: late.cancelRefundFen ?? 0 });
    await isClosed(order.id);
    assert.equal((await owed(order)) - was, kept);
    const withdrawn = await loan('ready', { listing });
    assert.equal((await barber().refused.withdrawOrder(withdrawn.id, { reason: '' })).code, 'invalid');
    await barber().withdrawOrder(withdrawn.id, reason);
    await isClosed(withdrawn.id);
  });
});
