import assert from 'node:assert/strict';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { barber, neighbour, resident, staff, startOrders, type TestOrders } from './order.given.ts';

async function refused(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (thrown) {
    if (isAppError(thrown)) return thrown.code;
    throw thrown;
  }
  return 'taken';
}

describe('a service order', () => {
  let test: TestOrders;
  before(async () => {
    test = await startOrders();
  });
  after(() => test.stop());

  const take = (who: typeof resident, id: string, step: string, input = {}) =>
    test.orders.take(who, id, step as 'accept', input, undefined);

  it('goes from the booking to the settlement', async () => {
    const booked = await test.book();
    assert.equal(booked.state, 'unpaid');
    assert.equal(booked.due?.amountFen, 8800);
    const paid = await test.pay(booked._id);
    assert.equal(paid.state, 'requested');
    await take(barber, booked._id, 'accept');
    const seen = await test.orders.see(resident, booked._id);
    assert.match(seen.order.checkInCode ?? '', /^\d{6}$/);
    assert.deepEqual(seen.steps, ['cancel', 'propose_time']);
    await test.orders.takeWithCode(
      barber,
      booked._id,
      'start',
      { code: seen.order.checkInCode ?? '' },
      undefined,
    );
    await take(barber, booked._id, 'finish');
    await take(resident, booked._id, 'confirm');
    await test.pass(8 * day);
    const { order } = await test.orders.see(resident, booked._id);
    assert.equal(order.state, 'settled');
    assert.equal(order.payableFen, 8800);
    assert.equal(order.refundFen, 0);
    assert.deepEqual(
      order.timeline.map((row) => row.step),
      ['book', 'pay', 'accept', 'start', 'finish', 'confirm', 'settle'],
    );
    const audit = await test.orders.audit(0);
    assert.deepEqual(audit, { overlaps: [], orphans: [], lost: [] });
  });

  it('lapses unpaid after 15 minutes, closes its payment and frees its time', async () => {
    const booked = await test.book();
    const [payment] = await test.payments.ofSubject('order', booked._id);
    await test.pass(16 * minute);
    assert.equal((await test.orders.find(booked._id)).state, 'lapsed');
    assert.equal((await test.payments.find(payment?._id ?? '')).state, 'closed');
    assert.equal((await test.book({ startAt: booked.startAt })).state, 'unpaid');
  });

  it('is paid by money that came at the last moment instead of lapsing', async () => {
    const booked = await test.book();
    const [payment] = await test.payments.ofSubject('order', booked._id);
    test.provider.pay(payment?.outTradeNo ?? '');
    await test.pass(15 * minute);
    assert.equal((await test.orders.find(booked._id)).state, 'requested');
  });

  it('does not lapse while nobody can say whether it was paid', async () => {
    const booked = await test.book();
    test.provider.away = true;
    await test.pass(16 * minute);
    assert.equal((await test.orders.find(booked._id)).state, 'unpaid');
    assert.deepEqual((await test.orders.see(resident, booked._id)).steps, []);
    test.provider.away = false;
    await test.pass(10 * minute);
    assert.equal((await test.orders.find(booked._id)).state, 'lapsed');
  });

  it('books once for one key, and refuses another the same time', async () => {
    const booked = await test.book({ key: 'the same key' });
    const again = await test.book({ key: 'the same key' });
    assert.equal(again._id, booked._id);
    const other = test.book({ residentId: 'per_neighbour', startAt: booked.startAt });
    assert.equal(await refused(other), 'slot_taken');
  });

  it('is nothing to strangers, and to the artisan nothing before it is paid', async () => {
    const booked = await test.book();
    assert.equal(await refused(test.orders.see(neighbour, booked._id)), 'not_found');
    assert.equal(await refused(test.orders.see(barber, booked._id)), 'not_found');
    await test.pay(booked._id);
    assert.deepEqual((await test.orders.see(barber, booked._id)).steps, [
      'accept',
      'decline',
      'propose_time',
    ]);
    assert.equal(await refused(take(resident, booked._id, 'accept')), 'forbidden');
    assert.equal(await refused(take(neighbour, booked._id, 'accept')), 'not_found');
  });

  it('counts five tries of the code, then asks for a new one', async () => {
    const { _id: id } = await test.book();
    await test.pay(id);
    await take(barber, id, 'accept');
    const { checkInCode } = await test.orders.find(id);
    const wrong = checkInCode === '000000' ? '111111' : '000000';
    const start = (code: string) =>
      refused(test.orders.takeWithCode(barber, id, 'start', { code }, undefined));
    for (let tries = 0; tries < 4; tries += 1) assert.equal(await start(wrong), 'check_in_code_wrong');
    assert.equal(await start(wrong), 'check_in_code_locked');
    assert.equal(await start(checkInCode ?? ''), 'check_in_code_locked');
    assert.deepEqual((await test.orders.see(resident, id)).steps, ['cancel', 'propose_time', 'renew_code']);
    await take(resident, id, 'renew_code');
    const renewed = (await test.orders.find(id)).checkInCode ?? '';
    assert.equal(await start(renewed), 'taken');
  });

  it('counts five tries of the code, however many are made at once', async () => {
    const { _id: id } = await test.book();
    await test.pay(id);
    await take(barber, id, 'accept');
    const { checkInCode } = await test.orders.find(id);
    const wrong = checkInCode === '000000' ? '111111' : '000000';
    const start = () => refused(test.orders.takeWithCode(barber, id, 'start', { code: wrong }, undefined));
    const answers = await Promise.all(Array.from({ length: 12 }, start));
    assert.equal(answers.filter((code) => code === 'check_in_code_wrong').length, 4);
    assert.ok(answers.every((code) => code !== 'taken'));
    assert.equal((await test.orders.find(id)).codeTries, 5);
  });

  it('gives back by policy what a cancellation gives back, and keeps the rest for the artisan', async () => {
    const booked = await test.book();
    await test.pay(booked._id);
    await take(barber, booked._id, 'accept');
    await test.pass(booked.startAt.getTime() - test.clock.now().getTime() - 3 * hour);
    const shown = take(resident, booked._id, 'cancel', { refundFen: 8800 });
    assert.equal(await refused(shown), 'refund_changed');
    const { order } = await take(resident, booked._id, 'cancel', { refundFen: 4400 });
    assert.deepEqual([order.state, order.refundFen, order.payableFen], ['cancelled', 4400, 4400]);
    const [paid] = await test.payments.ofSubject('order', booked._id);
    assert.equal(test.provider.accounts.get(paid?.outTradeNo ?? '')?.givenBackFen, 4400);
  });

  it('leaves a mark where the artisan withdraws, and all goes back', async () => {
    const { _id: id } = await test.book();
    await test.pay(id);
    await take(barber, id, 'accept');
    const { order } = await take(barber, id, 'withdraw', { reason: '生病了' });
    assert.deepEqual([order.refundFen, order.payableFen], [8800, 0]);
    assert.ok(test.strikes.some((key) => key.startsWith(id)));
  });

  it('is decided by staff of the grid when disputed, and rises when nobody decides', async () => {
    const { _id: id, startAt } = await test.book();
    await test.pay(id);
    await take(barber, id, 'accept');
    await test.pass(startAt.getTime() + 20 * minute - test.clock.now().getTime());
    await take(resident, id, 'miss_artisan');
    await take(barber, id, 'dispute', { reason: '我在门口等了' });
    await test.pass(3 * day);
    assert.equal((await test.orders.find(id)).escalationLevel, 1);
    const tooMuch = take(staff, id, 'resolve', { reason: '各付一半', refundFen: 8801 });
    assert.equal(await refused(tooMuch), 'refund_too_much');
    const { order } = await take(staff, id, 'resolve', { reason: '各付一半', refundFen: 4400 });
    assert.deepEqual([order.state, order.refundFen, order.payableFen], ['settled', 4400, 4400]);
  });
});
