import assert from 'node:assert/strict';
import { after, day, hour, minute } from '../../src/kernel/clock.ts';
import {
  allWeek,
  asLoan,
  givenLoan,
  givenTool,
  handOut,
  type LoanOrder,
  type LoanReached,
  loanBookingOf,
  loanDate,
  passUntil,
  passUntilDay,
} from '../support/given.loans.ts';
import { micro, type Order, pay } from '../support/given.ts';
import { drawn, upload } from '../support/pictures.ts';
import { refundsArrived } from '../support/refunded.ts';
import { stageOrders } from './order.stage.ts';

/** Loans that are out, and what becomes of fee and deposit. */
describe('loans that are handed out, through the API', function () {
  this.timeout(90_000);
  const { stage, as, resident, barber } = stageOrders();
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

  it('goes out by the code with a picture, and comes back: the deposit at once, the fee after seven days', async () => {
    const order = await loan('ready');
    await passUntilDay(stage.app, order.startAt);
    assert.equal(
      (await barber().refused.handOutLoan(order.id, { code: '000000' })).code,
      'check_in_code_wrong',
    );
    await handOut(stage.app, stage.near, stage.near.resident, order);
    const out = await seen(order.id);
    assert.equal(out.state, 'borrowed');
    assert.deepEqual([out.deductions?.keptFen, out.deductions?.backFen, out.steps], [0, 10000, ['renew']]);
    const was = await owed(order);
    await barber().takeBackLoan(order.id);
    const back = await seen(order.id);
    assert.deepEqual([back.state, back.keptFen, back.amounts.refundFen], ['returned', 0, 10000]);
    assert.equal(back.reviewable, true);
    await refundsArrived(stage.app, stage.near.resident, [order.id]);
    assert.deepEqual(await held(order.id), [-1000, 0]);
    await stage.app.pass(7 * day + minute);
    assert.equal((await seen(order.id)).state, 'settled');
    await isClosed(order.id);
    assert.equal((await owed(order)) - was, 1000);
  });

  it('shows how a unit looked when it went out beside how it came back', async () => {
    const { app, near } = stage;
    const order = await loan('ready');
    await passUntilDay(app, order.startAt);
    const { checkInCode } = await resident().getOrder(order.id);
    const [out, back] = [
      await upload(app, near.barber, await drawn(), 'finish'),
      await upload(app, near.barber, await drawn(), 'finish'),
    ];
    await barber().handOutLoan(order.id, { code: checkInCode ?? '', pictures: [out.id] });
    await barber().takeBackLoan({ params: { id: order.id }, body: { pictures: [back.id] } });
    const { timeline } = await seen(order.id);
    const pictured = timeline.flatMap(({ step, pictures = [] }) => pictures.map(({ id }) => [step, id]));
    assert.deepEqual(pictured, [
      ['hand_out', out.id],
      ['take_back', back.id],
    ]);
    const look = (by: typeof near.resident) => as(by).raw.getFile({ params: { id: back.id, width: '320' } });
    assert.deepEqual([(await look(near.resident)).status, (await look(near.neighbour)).status], [200, 404]);
  });

  it('is not handed out before its first day', async () => {
    const order = await loan('ready', { from: 2 });
    const { checkInCode } = await resident().getOrder(order.id);
    const early = await barber().refused.handOutLoan(order.id, { code: checkInCode ?? '' });
    assert.equal(early.code, 'step_closed');
    await resident().cancelOrder(order.id, {});
  });

  it('becomes overdue at its end; what is late comes out of the deposit, day by day', async () => {
    const listing = await givenTool(stage.app, stage.near, { firstUnits: 1 });
    const order = await loan('overdue', { listing });
    assert.equal(order.deductions?.lateDays, 1, 'it ended at midnight: a new day has begun');
    assert.equal(await isFree(listing, loanDate(stage.app, 5)), false, 'no day is offered until it is back');
    const more = await resident().refused.bookOrder({
      body: await booking(await givenTool(stage.app, stage.near)),
    });
    assert.deepEqual([more.code, more.orderId], ['order_outstanding', order.id]);
    await until(order.endAt, 2 * day + hour);
    const late = await seen(order.id);
    assert.deepEqual(
      [late.deductions?.lateDays, late.deductions?.lateFen, late.deductions?.backFen],
      [3, 6000, 4000],
    );
    assert.ok(late.timeline.filter(({ step }) => step === 'remind').length >= 1);
    await barber().takeBackLoan(order.id);
    const back = await seen(order.id);
    assert.deepEqual([back.keptFen, back.amounts.refundFen], [6000, 4000]);
    assert.equal(await isFree(listing, loanDate(stage.app, 5)), true);
    await refundsArrived(stage.app, stage.near.resident, [order.id]);
    await stage.app.pass(7 * day + minute);
    await isClosed(order.id);
    assert.equal((await seen(order.id)).amounts.payableFen, 7000);
  });

  it('counts only days on which it could have been brought back, and never above the deposit', async () => {
    const today = new Date(`${loanDate(stage.app)}T00:00:00Z`).getUTCDay();
    const hours = allWeek.filter(({ dayOfWeek }) => dayOfWeek === today);
    const listing = await givenTool(stage.app, stage.near, { hours, depositFen: 3000 });
    const order = await loan('overdue', { listing, days: 1 });
    assert.equal(order.deductions?.lateDays, 0);
    await until(order.endAt, 6 * day + hour);
    assert.deepEqual(
      [(await seen(order.id)).deductions?.lateDays, (await seen(order.id)).deductions?.keptFen],
      [1, 2000],
    );
    await until(order.endAt, 13 * day + hour);
    assert.equal((await seen(order.id)).deductions?.keptFen, 3000);
    await barber().takeBackLoan(order.id);
    assert.equal((await seen(order.id)).amounts.refundFen, 0);
    await stage.app.pass(7 * day + minute);
    await isClosed(order.id);
  });

  it('is missed on either side, and settled as recorded', async () => {
    const listing = await givenTool(stage.app, stage.near, { firstUnits: 4 });
    const nobody = await loan('ready', { listing });
    assert.equal((await resident().refused.missProvider(nobody.id)).code, 'step_closed');
    await until(nobody.startAt, minute);
    await resident().missProvider(nobody.id);
    const unfetched = await loan('ready', { listing });
    await until(unfetched.startAt, day + minute);
    assert.equal((await seen(unfetched.id)).state, 'missed');
    await stage.app.pass(2 * day + minute);
    for (const [{ id }, payableFen] of [
      [nobody, 0],
      [unfetched, 500],
    ] as const) {
      await isClosed(id);
      assert.equal((await seen(id)).amounts.payableFen, payableFen);
    }
  });

  it('is disputed and decided', async () => {
    const order = await loan('overdue');
    await resident().disputeOrder(order.id, { reason: '已经还了' });
    await stage.app.pass(2 * day);
    const disputed = await seen(order.id);
    assert.equal(disputed.state, 'disputed');
    await staff().resolveOrder(order.id, { reason: '问过了，只扣一天', refundFen: 8000 });
    await isClosed(order.id);
    assert.equal((await seen(order.id)).amounts.payableFen, 3000);
    const { units } = await barber().listUnits(order.listingId);
    const [unit] = units;
    assert.equal(unit?.overdueOf, order.id, 'it offers no day until somebody says that it is there');
    await staff().changeUnit(unit?.id ?? '', { state: 'free', note: '在店里找到了' });
    assert.equal(await isFree(order.listingId, loanDate(stage.app)), true);
  });

  it('ends by the written default: what stood still when it was disputed', async () => {
    const order = await loan('overdue');
    await barber().disputeOrder(order.id, { reason: '说还了，没有' });
    for (let level = 0; level < 3; level += 1) await stage.app.pass(3 * day + minute);
    const ended = await seen(order.id);
    assert.equal(ended.state, 'settled');
    assert.deepEqual([ended.amounts.refundFen, ended.amounts.payableFen], [8000, 3000]);
    await isClosed(order.id);
  });

  it('is lent for nothing, without a deposit', async () => {
    const listing = await givenTool(stage.app, stage.near, {
      ...{ priceKind: 'free', priceFen: 0, depositFen: 0, lateFeePerDayFen: 0 },
    });
    const order = await loan('returned', { listing });
    assert.deepEqual([order.amounts.paidFen, order.keptFen], [0, 0]);
    await stage.app.pass(7 * day + minute);
    assert.equal((await seen(order.id)).state, 'settled');
    await isClosed(order.id);
  });

  it('has its units kept by who lends them', async () => {
    const listing = await givenTool(stage.app, stage.near, { firstUnits: 1 });
    const { units } = await barber().addUnit(listing);
    assert.deepEqual(
      units.map(({ number }) => number),
      [1, 2],
    );
    const broken = await barber().changeUnit(units[0]?.id ?? '', { state: 'in_repair', note: '换碳刷' });
    assert.equal(broken.units[0]?.changes.at(-1)?.note, '换碳刷');
    const { app, near } = stage;
    const picture = await upload(app, near.barber, await drawn(), 'unit');
    const said = (pictures: string[]) => ({ state: 'in_repair' as const, note: '还在修', pictures });
    const foreign = await upload(app, near.neighbour, await drawn(), 'unit');
    const id = units[0]?.id ?? '';
    assert.equal((await barber().refused.changeUnit(id, said([foreign.id]))).code, 'picture_refused');
    assert.deepEqual((await barber().changeUnit(id, said([picture.id]))).units[0]?.pictures, [picture]);
    await barber().changeUnit(id, said([]));
    assert.deepEqual(
      (await barber().listUnits(listing)).units[0]?.pictures,
      [picture],
      'the newest that there are',
    );
    const look = async (by: typeof near.resident) =>
      (await as(by).raw.getFile({ params: { id: picture.id, width: '320' } })).status;
    assert.deepEqual([await look(near.checker), await look(near.resident)], [200, 404]);
    assert.equal((await loan('ready', { listing })).unitNumber, 2, 'what is in repair is not lent');
    assert.equal((await resident().refused.listUnits(listing)).code, 'not_found');
    const refused = await resident().refused.changeUnit(units[0]?.id ?? '', { state: 'free' });
    assert.equal(refused.code, 'not_found');
    assert.equal((await barber().refused.addUnit('lst_none')).code, 'not_found');
    const query = { place: micro(14) };
    assert.equal(
      (await resident().refused.getFreeDays({ params: { id: listing }, query })).code,
      'out_of_reach',
    );
    const haircut = { params: { id: stage.instant }, query: { place: stage.near.place } };
    assert.equal((await resident().getFreeDays(haircut)).days, null);
    for (let count = 2; count < 50; count += 1) await barber().addUnit(listing);
    assert.equal((await barber().refused.addUnit(listing)).code, 'too_many_units');
  });

  it('is told to whom it concerns, in yuan', async () => {
    const order = await loan('returned');
    const { items } = await resident().listNotices({ query: { limit: 20 } });
    const own = items.filter(({ about }) => about?.id === order.id).map(({ text }) => text);
    assert.ok(
      own.some((text) => text.includes('押金退回 100')),
      own.join('\n'),
    );
  });

  it('pays once however often it is asked', async () => {
    const order = await loan('unpaid');
    const paying = order as unknown as Order;
    await pay(stage.app, stage.near.resident, paying);
    const again = () => resident().checkPayment(paying.payment?.id ?? '');
    await Promise.all(Array.from({ length: 5 }, again));
    assert.deepEqual(await held(order.id), [-1000, -10000]);
    await resident().cancelOrder(order.id, {});
    await isClosed(order.id);
  });
});
