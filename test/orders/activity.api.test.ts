import assert from 'node:assert/strict';
import { chinaDate, day, hour, minute } from '../../src/kernel/clock.ts';
import {
  asActivity,
  givenActivity,
  givenSeats,
  givenSession,
  seatsBookingOf,
  sessionTime,
} from '../support/given.activities.ts';
import { micro } from '../support/given.ts';
import { refundsArrived } from '../support/refunded.ts';
import { reason, stageOrders } from './order.stage.ts';

const sure = { reason: '看了之后决定' };

/** Seats taken through their table by the people themselves, over HTTP. */
describe('bookings of activities through the API', function () {
  this.timeout(60_000);
  const { stage, as, resident, barber, unchanged } = stageOrders();
  const staff = () => as(stage.near.approver);
  const seats = (listing: string, session: string, more: { seats?: number; paid?: boolean } = {}) =>
    givenSeats(stage.app, stage.near, { listing, session, seats: more.seats ?? 1 }, more.paid ?? true);
  const opened = async (more: Parameters<typeof givenActivity>[2] = {}, session = {}) => {
    const listing = await givenActivity(stage.app, stage.near, more);
    return { listing, session: await givenSession(stage.app, stage.near, listing, session) };
  };
  const seen = async (id: string) => asActivity(await resident().getOrder(id));
  const left = async (id: string) => (await stage.app.application.features.sessions.find(id)).left;
  const passTo = (date: string, ms: number) =>
    stage.app.pass(Date.parse(date) + ms - stage.app.application.clock.now().getTime());
  async function isClosed(...ids: string[]): Promise<void> {
    const { ledger, sessions, orders } = stage.app.application.features;
    await refundsArrived(stage.app, stage.near.resident, ids);
    for (const id of ids) assert.equal(await ledger.balanceOf(`escrow:${id}`), 0);
    assert.deepEqual(await sessions.audit(), []);
    assert.deepEqual(await orders.audit(0), { overlaps: [], orphans: [], lost: [] });
  }
  const code = async (id: string) => (await resident().getOrder(id)).checkInCode ?? '';

  it('is offered with what belongs to it, and refused for what does not', async () => {
    const { listing, session } = await opened();
    const query = { place: stage.near.place };
    const { items } = await as(null).listSessions({ params: { id: listing }, query });
    assert.deepEqual(
      items.map(({ id, seats: all, left: free }) => [id, all, free]),
      [[session.id, 12, 12]],
    );
    await stage.app.settle();
    const { items: cards } = await as(null).getShelf({ query: { ...query, limit: 50 } });
    const card = cards.find(({ id }) => id === listing) as unknown as Record<string, unknown>;
    assert.deepEqual([card['nextStartAt'], card['seatsLeft']], [session.startAt, 12]);
    const body = { kind: 'activity', category: 'activity_evening_school', title: '夜校', venue: '活动室' };
    const more = { durationMinutes: 60, seats: 2, priceKind: 'market', priceFen: 100 };
    const bad = [{ priceKind: 'quote' }, { mostPerPerson: 3 }, { seats: 0 }, { durationMinutes: 7 }];
    await unchanged(async () => {
      for (const each of bad) {
        const refused = await barber().refused.createListing({ body: { ...body, ...more, ...each } });
        assert.equal(refused.code, 'invalid', JSON.stringify(each));
      }
      const far = { params: { id: listing }, query: { place: micro(14) } };
      assert.equal((await resident().refused.listSessions(far)).code, 'out_of_reach');
    });
  });

  it('runs weekly without some dates, and never beside what its host does already', async () => {
    const listing = await givenActivity(stage.app, stage.near);
    const params = { id: listing };
    const first = sessionTime(stage.app);
    const dateOf = (week: number) => chinaDate(new Date(Date.parse(first) + week * 7 * day));
    const body = { startAt: first, weeks: 5, except: [dateOf(1)] };
    const headers = { 'Idempotency-Key': 'five-weeks' };
    for (let again = 0; again < 2; again += 1) {
      const { items } = await barber().openSessions({ params, body, headers });
      const days = items.map(({ startAt }) => chinaDate(new Date(startAt)));
      assert.deepEqual(days, [0, 2, 3, 4].map(dateOf));
      assert.ok(items.every(({ inSeries }) => inSeries));
    }
    await unchanged(async () => {
      const again = await barber().refused.openSessions({ params, body: { startAt: first, weeks: 3 } });
      assert.equal(again.code, 'sessions_collide');
      assert.ok(again.detail.includes(`${dateOf(0)}、${dateOf(2)}`), again.detail);
      assert.ok(!again.detail.includes(dateOf(1)));
    });
    // what was refused has left nothing behind: the week between is still free
    const between = new Date(Date.parse(first) + 7 * day).toISOString();
    await barber().openSessions({ params, body: { startAt: between } });
    const haircuts = await stage.app.application.features.calendars.findOverlaps();
    assert.deepEqual(haircuts, []);
    const wrong = [{ startAt: new Date(0).toISOString() }, { startAt: first, except: [dateOf(0)] }];
    for (const each of wrong)
      assert.equal((await barber().refused.openSessions({ params, body: each })).code, 'session_time_wrong');
    const service = { params: { id: stage.near.haircut }, body };
    assert.equal((await barber().refused.openSessions(service)).code, 'not_found');
    const { busy } = await barber().getMyCalendar({ query: { from: dateOf(0), days: 1 } });
    const entry = busy.find(({ startAt }) => startAt === first);
    assert.deepEqual([entry?.kind, entry?.orderId, entry?.note], ['session', null, '青年夜校']);
  });

  it('is refused clearly where it cannot be had, and a refusal leaves no trace', async () => {
    const { listing, session } = await opened({ seats: 4 });
    const far = { startAt: new Date(Date.parse(sessionTime(stage.app)) + 21 * day).toISOString() };
    const later = await givenSession(stage.app, stage.near, listing, far);
    const what = { listing, session: session.id, place: stage.near.place };
    const body = await seatsBookingOf(stage.app, what);
    const booking = async (more: object) =>
      (await resident().refused.bookOrder({ body: { ...body, ...more } })).code;
    await seats(listing, session.id, { seats: 2 });
    await unchanged(async () => {
      assert.equal(await booking({ seats: 2 }), 'too_many_seats');
      assert.equal(await booking({ seats: 0 }), 'invalid');
      assert.equal(await booking({ sessionId: later.id }), 'session_gone');
      assert.equal(await booking({ sessionId: 'ses_0' }), 'session_gone');
      assert.equal(await booking({ place: micro(14) }), 'out_of_reach');
      const other = { ...body, seats: 3 };
      assert.equal(
        (await as(stage.near.neighbour).refused.bookOrder({ body: other })).code,
        'seats_sold_out',
      );
    });
    assert.equal(await left(session.id), 2);
    await barber().cancelSession({ params: { id: session.id }, body: reason });
    assert.equal(await booking({}), 'session_gone');
  });

  it('counts each session by itself, and gives back what came to nothing', async () => {
    const { listing, session } = await opened({ seats: 3 });
    const other = await givenSession(stage.app, stage.near, listing);
    const lapsing = await seats(listing, session.id, { seats: 3, paid: false });
    assert.deepEqual([await left(session.id), await left(other.id)], [0, 3]);
    await seats(listing, other.id, { seats: 3 });
    await stage.app.pass(16 * minute);
    assert.equal((await seen(lapsing.id)).state, 'lapsed');
    assert.deepEqual([await left(session.id), await left(other.id)], [3, 0]);
    const dropped = await seats(listing, session.id, { seats: 2, paid: false });
    await resident().dropOrder(dropped.id);
    assert.equal(await left(session.id), 3);
    await isClosed(lapsing.id, dropped.id);
  });

  it('goes from the booking by code to the review and the settlement', async () => {
    const { listing, session } = await opened();
    const { id, ...booked } = await seats(listing, session.id, { seats: 2 });
    assert.deepEqual([booked.state, booked.amounts.paidFen, booked.seats], ['booked', 4000, 2]);
    const host = await barber().getOrder(id);
    assert.deepEqual([host.contact?.phone, host.checkInCode], [null, null]);
    assert.ok(host.contact?.name, 'the host knows who comes');
    assert.equal((await barber().refused.attendOrder(id, {})).code, 'step_closed');
    await passTo(session.startAt, -20 * minute);
    const right = await code(id);
    const wrong = { code: right === '000000' ? '000001' : '000000' };
    for (let tries = 0; tries < 4; tries += 1)
      assert.equal((await barber().refused.attendOrder(id, wrong)).code, 'check_in_code_wrong');
    assert.equal((await barber().refused.attendOrder(id, wrong)).code, 'check_in_code_locked');
    await resident().renewCheckInCode(id);
    const attended = await barber().attendOrder(id, { code: await code(id) });
    assert.deepEqual([attended.state, attended.phase, attended.reviewable], ['attended', 'attended', false]);
    await passTo(session.endAt, minute);
    assert.equal((await seen(id)).reviewable, true);
    await resident().writeReview(id, { stars: 5, text: '讲得清楚' });
    await passTo(session.endAt, 50 * hour + minute);
    const { state, amounts } = await seen(id);
    assert.deepEqual([state, amounts.payableFen], ['settled', 4000]);
    await isClosed(id);
  });

  it('costs nothing where it is free, and is ticked on the list', async () => {
    const { listing, session } = await opened({ priceKind: 'free', priceFen: 0 });
    const { id, state } = await seats(listing, session.id);
    assert.equal(state, 'booked');
    await passTo(session.startAt, 5 * minute);
    assert.equal((await barber().attendOrder(id, {})).state, 'attended');
    await passTo(session.endAt, 51 * hour);
    assert.equal((await seen(id)).state, 'settled');
    await isClosed(id);
  });

  it('pays who was absent back only where the host did not look', async () => {
    const { listing, session } = await opened();
    const other = await givenSession(stage.app, stage.near, listing);
    const [looked, unlooked] = [await seats(listing, session.id), await seats(listing, other.id)];
    await passTo(session.startAt, 5 * minute);
    assert.equal((await barber().keepSessionList(session.id)).listKept, true);
    assert.equal((await barber().refused.keepSessionList(session.id)).code, 'step_closed');
    await passTo(session.endAt, 2 * hour + minute);
    const absent = await seen(looked.id);
    assert.deepEqual([absent.state, absent.listKept], ['absent', true]);
    await passTo(other.endAt, 2 * hour + minute);
    await passTo([session.endAt, other.endAt].sort()[1] ?? '', 51 * hour);
    const amountsOf = async (id: string) => (await seen(id)).amounts;
    assert.deepEqual(
      [(await amountsOf(looked.id)).payableFen, (await amountsOf(unlooked.id)).refundFen],
      [2000, 2000],
    );
    await isClosed(looked.id, unlooked.id);
  });

  it('is cancelled, or made smaller, by its policy', async () => {
    const { listing, session } = await opened();
    const { id } = await seats(listing, session.id, { seats: 3 });
    await passTo(session.startAt, -20 * hour);
    const body = (kept: number, refundFen: number) => ({ params: { id }, body: { seats: kept, refundFen } });
    await unchanged(async () => {
      assert.equal((await resident().refused.reduceOrder(body(3, 0))).code, 'seats_not_fewer');
      assert.equal((await resident().refused.reduceOrder(body(2, 1))).code, 'refund_changed');
      assert.equal((await barber().refused.reduceOrder(body(2, 1000))).code, 'forbidden');
    });
    const fewer = asActivity(await resident().reduceOrder(body(2, 1000)));
    assert.deepEqual([fewer.seats, fewer.amounts.refundFen, fewer.cancelRefundFen], [2, 1000, 2000]);
    assert.equal(await left(session.id), 10);
    const cancelled = await resident().cancelOrder({ params: { id }, body: { refundFen: 2000 } });
    assert.deepEqual([cancelled.amounts.refundFen, cancelled.amounts.payableFen], [3000, 3000]);
    assert.equal(await left(session.id), 12);
    const late = await seats(listing, session.id);
    await passTo(session.startAt, minute);
    const refused = await resident().refused.cancelOrder({ params: { id: late.id }, body: {} });
    assert.equal(refused.code, 'step_closed');
    await isClosed(id);
  });

  it('that does not take place gives everybody all back, paid or not', async () => {
    const { listing, session } = await opened();
    const paid = await seats(listing, session.id, { seats: 2 });
    const unpaid = await seats(listing, session.id, { paid: false });
    const cancel = { params: { id: session.id }, body: { reason: '老师病了' } };
    assert.equal((await resident().refused.cancelSession(cancel)).code, 'not_found');
    const cancelled = await staff().cancelSession(cancel);
    assert.deepEqual([cancelled.state, cancelled.reason], ['cancelled', '老师病了']);
    assert.equal((await barber().refused.cancelSession(cancel)).code, 'step_closed');
    const ended = await seen(paid.id);
    assert.deepEqual([ended.state, ended.amounts.refundFen], ['cancelled', 4000]);
    assert.equal((await seen(unpaid.id)).state, 'lapsed');
    await isClosed(paid.id, unpaid.id);
    // the host's time is free again
    await givenSession(stage.app, stage.near, listing, { startAt: session.startAt });
    const { items } = await barber().listOwnSessions(listing);
    assert.deepEqual(items.map(({ state }) => state).sort(), ['cancelled', 'open']);
  });

  it('moves with its session, and costs nothing to cancel for two days', async () => {
    const { listing, session } = await opened();
    const paid = await seats(listing, session.id, { seats: 2 });
    const unpaid = await seats(listing, session.id, { paid: false });
    const startAt = new Date(Date.parse(sessionTime(stage.app)) + 5 * day).toISOString();
    const move = (more: object) => ({ params: { id: session.id }, body: { startAt, ...reason, ...more } });
    await unchanged(async () => {
      assert.equal((await staff().refused.moveSession(move({}))).code, 'forbidden');
      assert.equal((await resident().refused.moveSession(move({}))).code, 'not_found');
      const past = move({ startAt: new Date(0).toISOString() });
      assert.equal((await barber().refused.moveSession(past)).code, 'session_time_wrong');
    });
    const other = await givenSession(stage.app, stage.near, listing);
    const taken = move({ startAt: other.startAt });
    assert.equal((await barber().refused.moveSession(taken)).code, 'sessions_collide');
    const moved = await barber().moveSession(move({}));
    assert.equal(moved.startAt, startAt);
    // the old time is free, and the new one is not
    const again = await givenSession(stage.app, stage.near, listing, { startAt: session.startAt });
    assert.equal(again.startAt, session.startAt);
    const booked = await seen(paid.id);
    assert.deepEqual([booked.startAt, booked.cancelRefundFen], [startAt, 4000]);
    const until = Date.parse(booked.cancelRefundUntil ?? '') - stage.app.application.clock.now().getTime();
    assert.ok(Math.abs(until - 48 * hour) < minute);
    assert.equal((await seen(unpaid.id)).startAt, startAt);
    const cancelled = await resident().cancelOrder({ params: { id: paid.id }, body: { refundFen: 4000 } });
    assert.equal(cancelled.amounts.refundFen, 4000);
    await barber().cancelSession({ params: { id: session.id }, body: reason });
    assert.equal((await barber().refused.moveSession(move({}))).code, 'step_closed');
    await isClosed(paid.id, unpaid.id);
  });

  it('is called off by staff, and a dispute is decided by them', async () => {
    const { listing, session } = await opened();
    const { id } = await seats(listing, session.id, { seats: 2 });
    const off = await staff().callOffOrder(id, { ...sure, refundFen: 1000 });
    assert.deepEqual([off.state, off.amounts.payableFen], ['cancelled', 3000]);
    const other = await seats(listing, session.id);
    await passTo(session.endAt, 2 * hour + minute);
    assert.equal((await seen(other.id)).state, 'absent');
    assert.equal((await barber().disputeOrder(other.id, { reason: '人来了' })).state, 'disputed');
    const resolved = await staff().resolveOrder(other.id, { ...sure, refundFen: 500 });
    assert.deepEqual([resolved.state, resolved.amounts.payableFen], ['settled', 1500]);
    await isClosed(id, other.id);
  });

  it('ends by the written default where nobody decides', async () => {
    const { listing, session } = await opened();
    const { id } = await seats(listing, session.id);
    await passTo(session.startAt, 0);
    await barber().attendOrder(id, {});
    await passTo(session.endAt, minute);
    await resident().disputeOrder(id, { reason: '没讲完' });
    for (let round = 0; round < 4; round += 1) await stage.app.pass(3 * day + minute);
    const { state, amounts } = await seen(id);
    assert.deepEqual([state, amounts.payableFen], ['settled', 2000]);
    await isClosed(id);
  });
});
