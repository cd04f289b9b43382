import assert from 'node:assert/strict';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import {
  asRoom,
  doorCode,
  freeHours,
  givenRoom,
  givenRoomOrder,
  passToDate,
  roomBookingOf,
} from '../support/given.rooms.ts';
import { micro } from '../support/given.ts';
import { refundsArrived } from '../support/refunded.ts';
import { stageOrders } from './order.stage.ts';

const sure = { reason: '看了之后决定' };

/** Rooms taken through their table by the people themselves, over HTTP. */
describe('orders of rooms through the API', function () {
  this.timeout(60_000);
  const { stage, as, resident, barber, unchanged } = stageOrders();
  const staff = () => as(stage.near.approver);
  type More = Parameters<typeof givenRoomOrder>[3];
  const order = (state: Parameters<typeof givenRoomOrder>[2], more: More = {}) =>
    givenRoomOrder(stage.app, stage.near, state, more);
  const room = (more = {}) => givenRoom(stage.app, stage.near, more);
  const free = (id: string, hours?: number) => freeHours(stage.app, id, stage.near.place, hours);
  const seen = async (id: string) => asRoom(await resident().getOrder(id));
  const passTo = (date: string, ms: number) => passToDate(stage.app, date, ms);
  const balance = (account: string) => stage.app.application.features.ledger.balanceOf(account);
  async function isClosed(id: string): Promise<void> {
    await refundsArrived(stage.app, stage.near.resident, [id]);
    assert.equal(await balance(`escrow:${id}`), 0);
    const { orders, calendars } = stage.app.application.features;
    await calendars.sweep();
    assert.deepEqual(await orders.audit(0), { overlaps: [], orphans: [], lost: [] });
  }

  it('is offered with what belongs to it, and refused for what does not', async () => {
    const id = await room();
    const query = { place: stage.near.place };
    const card = await resident().getShelfListing({ params: { id }, query });
    const shown = card as unknown as Record<string, unknown>;
    assert.deepEqual([shown['kind'], shown['mostGuests'], shown['mostHours']], ['room', 10, 3]);
    assert.ok(card.nextStartAt, 'its card names the next free hour');
    assert.ok(!JSON.stringify(card).includes(doorCode), 'what stands at the door is told to nobody');
    const hours = { dayOfWeek: 1, fromMinute: 540, toMinute: 660 };
    const body = {
      ...{ kind: 'room', category: 'room_meeting', title: '会议室', roomAddress: '2 楼', mostGuests: 8 },
      ...{ firstHours: [hours], priceKind: 'free', priceFen: 0 },
    } as const;
    const bad = [
      { firstHours: [{ ...hours, toMinute: 540 }] },
      { firstHours: [hours, { ...hours, fromMinute: 600, toMinute: 720 }] },
      { firstHours: [] },
      { priceKind: 'market', priceFen: 100 },
      { priceKind: 'quote', priceFen: 100 },
      { doorCode: '12345' },
      { mostGuests: 0 },
    ];
    await unchanged(async () => {
      for (const each of bad) {
        const refused = await barber().refused.createListing({ body: { ...body, ...each } as never });
        assert.equal(refused.code, 'invalid', JSON.stringify(each));
      }
    });
  });

  it('is free by day for as long as one asks, and for nobody else once it is booked', async () => {
    const id = await room();
    const [first] = await free(id, 3);
    assert.ok(first);
    await order('booked', { listing: id, startAt: first, hours: 3 });
    const later = (hours: number) => new Date(Date.parse(first) + hours * hour).toISOString();
    const [one, three] = [await free(id, 1), await free(id, 3)];
    for (const hours of [0, 1, 2]) assert.ok(!one.includes(later(hours)), `hour ${hours} is taken`);
    assert.ok(one.includes(later(3)), 'the next party may come at once');
    assert.ok(!three.includes(later(2)));
    assert.deepEqual(await free(id, 5), one, 'what is longer than it can be had is one hour');
    const { haircut, place } = stage.near;
    const minutes = { params: { id: haircut }, query: { place, minutes: 240 } };
    assert.equal(
      (await as(null).listSlots(minutes)).durationMinutes,
      45,
      'a haircut lasts as long as it does',
    );
  });

  it('is refused clearly where it cannot be had, and a refusal leaves no trace', async () => {
    const listing = await room();
    const body = await roomBookingOf(stage.app, listing, stage.near.place);
    const booking = async (more: object) =>
      (await resident().refused.bookOrder({ body: { ...body, ...more } })).code;
    const taken = await as(stage.near.neighbour).bookOrder({ body });
    const next = (await free(listing, 2))[0] ?? '';
    await unchanged(async () => {
      assert.equal(await booking({}), 'slot_taken');
      assert.equal(await booking({ startAt: next, guestCount: 11 }), 'room_too_small');
      assert.equal(await booking({ startAt: next, hourCount: 4 }), 'too_many_hours');
      assert.equal(await booking({ startAt: next, hourCount: 0 }), 'invalid');
      assert.equal(await booking({ startAt: next, guestCount: 0 }), 'invalid');
      const odd = new Date(Date.parse(next) + minute).toISOString();
      assert.equal(await booking({ startAt: odd }), 'start_not_offered');
      const far = new Date(Date.parse(next) + 40 * day).toISOString();
      assert.equal(await booking({ startAt: far }), 'start_not_offered');
      assert.equal(await booking({ place: micro(14) }), 'out_of_reach');
      assert.equal((await barber().refused.bookOrder({ body })).code, 'own_listing');
      assert.equal((await as(null).refused.bookOrder({ body })).code, 'unauthenticated');
    });
    await as(stage.near.neighbour).dropOrder(taken.id);
    assert.ok((await free(listing, 2)).includes(body.startAt), 'what was dropped is free again');
  });

  it('lapses unpaid, and its hours are free again', async () => {
    const listing = await room();
    const { id, startAt } = await order('unpaid', { listing, nth: 20 });
    assert.equal((await barber().refused.getOrder(id)).code, 'not_found', 'it has not come to the keeper');
    await stage.app.pass(16 * minute);
    assert.equal((await seen(id)).state, 'lapsed');
    assert.ok((await free(listing, 2)).includes(startAt));
    await isClosed(id);
  });

  it('costs its hours, or nothing at all, and is booked without waiting for anybody', async () => {
    const paid = await order('booked', { hours: 3 });
    assert.deepEqual([paid.amounts.paidFen, paid.hourFen, paid.hourCount], [6000, 2000, 3]);
    assert.equal(Date.parse(paid.endAt) - Date.parse(paid.startAt), 3 * hour);
    assert.ok(paid.provider.phone, 'both have each other’s number');
    const listing = await room({ priceKind: 'free', priceFen: 0, doorCode: null });
    const free = await order('booked', { listing });
    assert.deepEqual([free.state, free.due, free.hasDoorCode], ['booked', null, false]);
    assert.ok(!free.steps.includes('check_in'));
    const told = await barber().listNotices();
    assert.ok(told.items.some(({ text }) => text.startsWith('新预约')));
  });

  it('is cancelled by the policy, with the amount that was shown', async () => {
    const { id, startAt } = await order('booked', { nth: 200 });
    await stage.app.pass(11 * minute);
    const cancel = (refundFen: number) => ({ params: { id }, body: { refundFen } });
    assert.equal((await seen(id)).cancelRefundFen, 4000);
    assert.equal((await resident().refused.cancelOrder(cancel(1))).code, 'refund_changed');
    await passTo(startAt, -3 * hour);
    assert.equal((await seen(id)).cancelRefundFen, 2000);
    const cancelled = await resident().cancelOrder(cancel(2000));
    const { refundFen, payableFen } = cancelled.amounts;
    assert.deepEqual([cancelled.state, refundFen, payableFen], ['cancelled', 2000, 2000]);
    await isClosed(id);
    const late = await order('booked');
    await passTo(late.startAt, 0);
    const refused = await resident().refused.cancelOrder({ params: { id: late.id }, body: {} });
    assert.equal(refused.code, 'step_closed', 'nobody cancels what has begun');
  });

  it('is withdrawn by the keeper or called off by staff', async () => {
    const { id } = await order('booked');
    assert.equal((await barber().refused.withdrawOrder(id, { reason: '  ' })).code, 'invalid');
    const withdrawn = await barber().withdrawOrder(id, { reason: '水管爆了' });
    assert.deepEqual([withdrawn.state, withdrawn.amounts.refundFen], ['cancelled', 4000]);
    const other = await order('booked');
    const much = { ...sure, refundFen: 4001 };
    assert.equal((await staff().refused.callOffOrder(other.id, much)).code, 'refund_too_much');
    const off = await staff().callOffOrder(other.id, { ...sure, refundFen: 1000 });
    assert.deepEqual([off.state, off.amounts.payableFen], ['cancelled', 3000]);
    for (const each of [id, other.id]) await isClosed(each);
  });

  it('is used by the code at the door, reviewed when its time is over, and settled', async () => {
    const { id, startAt, endAt } = await order('booked');
    const say = (code: string) => ({ params: { id }, body: { code } });
    assert.equal((await resident().getOrder(id)).checkInCode, null, 'it stands at the door, not here');
    assert.equal((await barber().getOrder(id)).checkInCode, doorCode);
    assert.equal((await resident().refused.checkInOrder(say(doorCode))).code, 'step_closed', 'far too early');
    await passTo(startAt, -10 * minute);
    assert.equal((await resident().refused.checkInOrder(say('000000'))).code, 'check_in_code_wrong');
    assert.equal((await resident().refused.checkInOrder(id)).code, 'check_in_code_wrong');
    const used = await resident().checkInOrder(say(doorCode));
    assert.deepEqual([used.state as string, used.phase, used.reviewable], ['used', 'used', false]);
    const early = await resident().refused.writeReview(id, { stars: 5, text: '宽敞' });
    assert.equal(early.code, 'not_found', 'the window is not open yet');
    await passTo(endAt, minute);
    await resident().writeReview(id, { stars: 5, text: '宽敞' });
    await stage.app.pass(48 * hour);
    const { state, phase, amounts } = await seen(id);
    assert.deepEqual([state, phase, amounts.payableFen], ['settled', 'settled', 4000]);
    await isClosed(id);
  });

  it('is opened by the keeper where a party has tried too often', async () => {
    const { id, startAt } = await order('booked');
    await passTo(startAt, 0);
    const wrong = { params: { id }, body: { code: '000000' } };
    for (let tries = 0; tries < 4; tries += 1)
      assert.equal((await resident().refused.checkInOrder(wrong)).code, 'check_in_code_wrong');
    assert.equal((await resident().refused.checkInOrder(wrong)).code, 'check_in_code_locked');
    const right = { params: { id }, body: { code: doorCode } };
    assert.equal((await resident().refused.checkInOrder(right)).code, 'step_closed');
    assert.ok((await seen(id)).checkInLocked);
    assert.equal((await barber().checkInOrder({ params: { id }, body: {} })).state as string, 'used');
  });

  it('that was not opened is paid back whole, and counts against its keeper', async () => {
    const { id, startAt } = await order('booked');
    assert.equal((await resident().refused.missKeeper(id)).code, 'step_closed');
    await passTo(startAt, 16 * minute);
    assert.equal((await resident().missKeeper(id)).state, 'missed');
    await stage.app.pass(49 * hour);
    const { state, phase, amounts } = await seen(id);
    assert.deepEqual([state, phase, amounts.refundFen, amounts.payableFen], ['settled', null, 4000, 0]);
    await isClosed(id);
    const artisan = await stage.app.application.features.artisans.ofPerson(stage.near.barber._id);
    assert.ok(artisan?.strikes.some((each) => JSON.stringify(each).includes(id)));
  });

  it('to which nobody came is settled by the policy', async () => {
    const { id, endAt } = await order('booked');
    await passTo(endAt, hour + minute);
    assert.equal((await seen(id)).state, 'missed');
    assert.equal((await barber().refused.checkInOrder({ params: { id }, body: {} })).code, 'step_closed');
    await stage.app.pass(49 * hour);
    const { state, amounts } = await seen(id);
    assert.deepEqual([state, amounts.refundFen, amounts.payableFen], ['settled', 0, 4000]);
    await isClosed(id);
  });

  it('is disputed within two days, and decided by staff or as written', async () => {
    const { id } = await order('used');
    assert.equal((await resident().disputeOrder(id, sure)).state, 'disputed');
    const resolved = await staff().resolveOrder(id, { ...sure, refundFen: 1500 });
    assert.deepEqual([resolved.state, resolved.amounts.payableFen], ['settled', 2500]);
    await isClosed(id);
    const missed = await order('booked');
    await passTo(missed.startAt, 16 * minute);
    await resident().missKeeper(missed.id);
    assert.equal((await barber().disputeOrder(missed.id, sure)).state, 'disputed');
    // community, street and district have three days each
    for (let level = 0; level < 3; level += 1) await stage.app.pass(3 * day + minute);
    const { state, amounts } = await seen(missed.id);
    assert.deepEqual([state, amounts.refundFen], ['settled', 4000], 'as it was recorded');
    await isClosed(missed.id);
    const late = await order('used');
    await passTo(late.endAt, 48 * hour + minute);
    assert.equal((await resident().refused.disputeOrder(late.id, sure)).code, 'step_closed');
  });

  it('has a calendar of its own, which its keeper alone sets', async () => {
    const listing = await room();
    const query = { listing };
    const own = await barber().getMyCalendar({ query: { ...query, days: 14 } });
    assert.deepEqual(own.hours[1], [{ fromMinute: 480, toMinute: 1320 }], 'as it was first offered');
    const { startAt } = await order('booked', { listing, nth: 100 });
    const { busy } = await barber().getMyCalendar({ query: { ...query, days: 14 } });
    assert.deepEqual(
      busy.map((each) => each.startAt),
      [startAt],
    );
    const artisans = await barber().getMyCalendar({ query: { days: 14 } });
    assert.ok(!artisans.busy.some((each) => each.startAt === startAt), 'and not in that of its keeper');
    const hours = Array.from({ length: 7 }, () => [{ fromMinute: 540, toMinute: 600 }]);
    const version = { 'If-Match': `"${own.version}"` };
    await barber().setHours({ query, headers: version, body: { hours } });
    const starts = await free(listing);
    assert.ok(starts.every((each) => new Date(each).getUTCHours() === 1 && each.includes(':00:00')));
    const block = {
      startAt: starts[3] ?? '',
      endAt: new Date(Date.parse(starts[3] ?? '') + hour).toISOString(),
    };
    const { id } = await barber().addBlock({ query, body: block });
    assert.ok(!(await free(listing)).includes(block.startAt));
    await barber().removeBlock({ params: { id }, query });
    assert.ok((await free(listing)).includes(block.startAt));
    const date = new Date(Date.parse(block.startAt) + 8 * hour).toISOString().slice(0, 10);
    await barber().setException({ params: { date }, query, body: { spans: [] } });
    assert.ok(!(await free(listing)).includes(block.startAt));
    await barber().removeException({ params: { date }, query });
    for (const each of [resident(), staff()])
      assert.equal((await each.refused.getMyCalendar({ query })).code, 'calendar_missing');
    const ofHaircut = await barber().getMyCalendar({ query: { listing: stage.near.haircut, days: 7 } });
    assert.equal(
      ofHaircut.version,
      (await barber().getMyCalendar()).version,
      'a haircut is in its artisan’s',
    );
  });

  it('that stands when its keeper is stopped goes to staff; what is not paid ends', async () => {
    const standing = await order('booked');
    const unpaid = await order('unpaid');
    const { artisans } = stage.app.application.features;
    const artisan = await artisans.ofPerson(stage.near.barber._id);
    assert.ok(artisan);
    await as(stage.near.checker).suspendArtisan(artisan._id, { reason: '有人投诉' });
    await stage.app.application.settle();
    assert.deepEqual([(await seen(unpaid.id)).state, (await seen(standing.id)).state], ['lapsed', 'booked']);
    assert.ok((await staff().getOrder(standing.id)).providerStopped);
    await as(stage.near.checker).restoreArtisan(artisan._id);
    await stage.app.application.settle();
    assert.equal((await resident().cancelOrder(standing.id, {})).state, 'cancelled');
  });
});
