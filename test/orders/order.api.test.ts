import assert from 'node:assert/strict';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { eventually } from '../support/eventually.ts';
import { bookingOf, freeStarts, givenBooked, givenOrder, micro, pay, termsShown } from '../support/given.ts';
import { reason, stageOrders } from './order.stage.ts';

const visit = { address: '柳岸小区 5 栋 2 单元 301', contactName: '李芳', contactPhone: '13900000099' };

/** An order taken through its table by the people themselves, over HTTP. */
describe('orders through the API', () => {
  const { stage, as, resident, barber, unchanged, passTo } = stageOrders();

  describe('booking', () => {
    it('is refused clearly, and a refusal leaves no trace', async () => {
      const [startAt = ''] = await freeStarts(stage.app, stage.near.haircut, stage.near.place);
      const body = await bookingOf(stage.app, stage.near.haircut, startAt, stage.near.place);
      const booking = (more: object) => resident().refused.bookOrder({ body: { ...body, ...more } });
      const draft = await barber().createListing({
        body: {
          kind: 'service' as const,
          category: 'haircut',
          title: '草稿',
          way: 'at_shop',
          address: '3 号铺',
          durationMinutes: 30,
          priceKind: 'free',
          priceFen: 0,
        },
      });
      const homeTerms = await termsShown(stage.app, stage.near.homeHaircut);
      const [homeStart = ''] = await freeStarts(stage.app, stage.near.homeHaircut, stage.near.place);
      await unchanged(async () => {
        assert.equal(
          (await booking({ kind: 'service' as const, listingId: 'lst_none' })).code,
          'out_of_reach',
        );
        assert.equal((await booking({ kind: 'service' as const, listingId: draft.id })).code, 'out_of_reach');
        assert.equal((await booking({ place: micro(14) })).code, 'out_of_reach');
        assert.equal((await booking({ visit })).code, 'visit_unwanted');
        const atHome = {
          kind: 'service' as const,
          listingId: stage.near.homeHaircut,
          terms: homeTerms,
          startAt: homeStart,
        };
        assert.equal((await booking(atHome)).code, 'visit_required');
        const odd = new Date(Date.parse(startAt) + minute).toISOString();
        assert.equal((await booking({ startAt: odd })).code, 'start_not_offered');
        const soon = new Date(Date.parse(startAt) - 14 * day).toISOString();
        assert.equal((await booking({ startAt: soon })).code, 'start_not_offered');
        assert.equal((await booking({ payWay: 'cash' })).code, 'invalid');
        assert.equal((await barber().refused.bookOrder({ body })).code, 'own_listing');
        assert.equal((await as(null).refused.bookOrder({ body })).code, 'unauthenticated');
      });
    });

    it('takes the time, once for one key, until it is dropped', async () => {
      const [startAt = ''] = await freeStarts(stage.app, stage.near.haircut, stage.near.place);
      const body = await bookingOf(stage.app, stage.near.haircut, startAt, stage.near.place);
      const headers = { 'Idempotency-Key': 'one-booking-only' };
      const order = await resident().bookOrder({ headers, body });
      assert.equal((await resident().bookOrder({ headers, body })).id, order.id);
      assert.equal(order.state, 'unpaid');
      assert.deepEqual(order.steps, ['pay', 'drop']);
      assert.equal((await as(stage.near.neighbour).refused.bookOrder({ body })).code, 'slot_taken');
      const dropped = await resident().dropOrder(order.id);
      assert.equal(dropped.state, 'lapsed');
      assert.deepEqual([dropped.steps, dropped.payment], [[], null]);
      assert.equal((await resident().refused.dropOrder(order.id)).code, 'step_closed');
      assert.equal((await freeStarts(stage.app, stage.near.haircut, stage.near.place))[0], startAt);
    });

    it('is refused for a listing that is paused meanwhile', async () => {
      const [startAt = ''] = await freeStarts(stage.app, stage.free, stage.near.place);
      await barber().pauseListing(stage.free);
      const body = await bookingOf(stage.app, stage.free, startAt, stage.near.place);
      assert.equal((await resident().refused.bookOrder({ body })).code, 'listing_not_live');
      await barber().resumeListing(stage.free);
    });

    it('of something free is a request at once, of an instant listing confirmed with its payment', async () => {
      const asked = await givenBooked(stage.app, stage.near, stage.free);
      assert.deepEqual([asked.state, asked.payment], ['requested', null]);
      assert.deepEqual((await resident().retractOrder(asked.id)).state, 'cancelled');
      let paid = await pay(
        stage.app,
        stage.near.resident,
        await givenBooked(stage.app, stage.near, stage.instant),
      );
      // the acceptance follows the payment, which the provider's notification may be taking just now
      await eventually(async () => {
        paid = await resident().getOrder(paid.id);
        return paid.state === 'confirmed';
      });
      assert.match(paid.checkInCode ?? '', /^\d{6}$/);
    });
  });

  it('is told with its date: a notice is read on other days as well', async () => {
    const { id, startAt } = await givenOrder(stage.app, stage.near, 'confirmed');
    const when = new Intl.DateTimeFormat('zh-CN', {
      timeZone: 'Asia/Shanghai',
      month: 'long',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).formatToParts(new Date(startAt));
    const part = (type: string) => when.find((each) => each.type === type)?.value;
    const said = `${part('month')}月${part('day')}日（${part('weekday')}）${part('hour')}:${part('minute')}`;
    for (const person of [resident(), barber()]) {
      const { items } = await person.listNotices();
      const [notice] = items.filter((each) => each.about?.id === id);
      assert.ok(notice?.text.includes(said), `${notice?.text} does not name ${said}`);
    }
  });

  it('is told whole, however long the reason is', async () => {
    const order = await givenOrder(stage.app, stage.near, 'requested');
    const long = '一'.repeat(300);
    await barber().declineOrder(order.id, { reason: long });
    const { items } = await resident().listNotices({ query: {} });
    assert.ok(items.some(({ text }) => text.includes(`：${long}。`)));
  });

  it('is told to the artisan with the time until which to answer', async () => {
    const { id, nextDueAt } = await givenOrder(stage.app, stage.near, 'requested');
    const due = new Date(Date.parse(nextDueAt ?? '') + 8 * hour).toISOString();
    const [month, date] = [Number(due.slice(5, 7)), Number(due.slice(8, 10))];
    const { items } = await barber().listNotices();
    const said = items.find((each) => each.about?.id === id)?.text ?? '';
    assert.match(said, new RegExp(`请在 ${month}月${date}日（周.）${due.slice(11, 16)} 前答复`));
  });

  it('is paid in the other way where somebody asks for it', async () => {
    const order = await givenBooked(stage.app, stage.near, stage.near.haircut);
    const again = await resident().payOrder(order.id, { payWay: 'native' });
    assert.equal(again.payment?.id, order.payment?.id);
    const other = await resident().payOrder(order.id, { payWay: 'h5' });
    assert.notEqual(other.payment?.id, order.payment?.id);
    assert.equal((await resident().getPayment(order.payment?.id ?? '')).state, 'closed');
    assert.match((await resident().getPayment(other.payment?.id ?? '')).h5Url ?? '', /^http/);
    assert.equal((await pay(stage.app, stage.near.resident, other)).state, 'requested');
    assert.equal((await resident().refused.payOrder(order.id, { payWay: 'h5' })).code, 'step_closed');
    await unchanged(async () => {
      assert.equal((await barber().refused.payOrder(order.id, { payWay: 'h5' })).code, 'forbidden');
      assert.equal(
        (await as(stage.near.neighbour).refused.payOrder(order.id, { payWay: 'h5' })).code,
        'not_found',
      );
    });
  });

  it('shows each side what is theirs to see, from the request to a week after the end', async () => {
    const [startAt = ''] = await freeStarts(stage.app, stage.near.homeHaircut, stage.near.place);
    const body = {
      ...(await bookingOf(stage.app, stage.near.homeHaircut, startAt, stage.near.place)),
      visit,
      note: '门铃坏了',
    };
    const booked = await resident().bookOrder({ body });
    assert.equal((await barber().refused.getOrder(booked.id)).code, 'not_found');
    const own = await barber().listOrders({ query: { as: 'provider' } });
    assert.ok(own.items.every((each) => each.id !== booked.id));
    await pay(stage.app, stage.near.resident, booked);

    const asked = await barber().getOrder(booked.id);
    assert.deepEqual(
      [asked.place, asked.contact, asked.note, asked.checkInCode],
      [stage.near.place, null, null, null],
    );
    assert.deepEqual(asked.steps, ['accept', 'decline', 'propose_time']);
    assert.ok(!JSON.stringify(asked).includes('301'));
    await barber().acceptOrder(booked.id);
    const confirmed = await barber().getOrder(booked.id);
    const contact = { name: visit.contactName, phone: visit.contactPhone, address: visit.address };
    assert.deepEqual([confirmed.contact, confirmed.note, confirmed.checkInCode], [contact, '门铃坏了', null]);

    const staff = await as(stage.near.checker).getOrder(booked.id);
    assert.deepEqual([staff.contact, staff.note, staff.payment, staff.checkInCode], [null, null, null, null]);
    assert.deepEqual(staff.steps, ['call_off']);
    const looked = await as(stage.near.checker).revealOrderContact(booked.id, { reason: '居民来电核实' });
    assert.deepEqual(looked, contact);
    assert.equal(
      (await as(stage.near.checker).refused.revealOrderContact(booked.id, { reason: ' ' })).code,
      'invalid',
    );
    assert.equal((await resident().refused.revealOrderContact(booked.id, reason)).code, 'forbidden');
    const looks = await as(stage.near.checker).listAudit({ query: { action: 'order.reveal_contact' } });
    const ofOrder = looks.items.filter(({ target }) => target.id === booked.id);
    assert.deepEqual(
      ofOrder.map(({ actor, subjectId }) => [actor?.id, subjectId]),
      [[stage.near.checker._id, stage.near.resident._id]],
    );

    const mine = await resident().getOrder(booked.id);
    assert.match(mine.checkInCode ?? '', /^\d{6}$/);
    await barber().startOrder(booked.id, { code: mine.checkInCode ?? '' });
    await passTo(booked, 30 * minute + 7 * day - minute);
    assert.deepEqual((await barber().getOrder(booked.id)).contact, contact);
    await stage.app.pass(2 * minute);
    assert.equal((await barber().getOrder(booked.id)).contact, null);
    assert.deepEqual((await resident().getOrder(booked.id)).contact, contact);
  });

  it('hides the resident at once in a cancelled order', async () => {
    const order = await givenOrder(stage.app, stage.near, 'confirmed');
    assert.ok((await barber().getOrder(order.id)).contact);
    const atFirst = await resident().getOrder(order.id);
    assert.equal(atFirst.cancelRefundFen, 2500, 'who has just paid gets all back');
    assert.ok(Date.parse(atFirst.cancelRefundUntil ?? '') <= Date.parse(order.bookedAt) + 11 * minute);
    await stage.app.pass(11 * minute);
    const shown = await resident().getOrder(order.id);
    const hoursLeft = (Date.parse(order.startAt) - stage.app.application.clock.now().getTime()) / hour;
    const back = hoursLeft >= 24 ? 2500 : hoursLeft >= 2 ? 1250 : 0;
    assert.equal(shown.cancelRefundFen, back);
    const changed = await resident().refused.cancelOrder(order.id, { refundFen: 1 });
    assert.equal(changed.code, 'refund_changed');
    const cancelled = await resident().cancelOrder(order.id, { refundFen: shown.cancelRefundFen ?? 0 });
    assert.deepEqual([cancelled.state, cancelled.amounts.refundFen], ['cancelled', back]);
    assert.equal((await barber().getOrder(order.id)).contact, null);
    assert.equal((await resident().refused.cancelOrder(order.id)).code, 'step_closed');
  });

  it('is declined, withdrawn and called off with a reason, and the money goes back', async () => {
    const declined = await givenOrder(stage.app, stage.near, 'requested');
    assert.equal((await barber().refused.declineOrder(declined.id, { reason: '' })).code, 'invalid');
    await barber().declineOrder(declined.id, reason);
    const { state, amounts, timeline } = await resident().getOrder(declined.id);
    assert.deepEqual([state, amounts.refundFen, timeline.at(-1)?.reason], ['declined', 2500, reason.reason]);
    const withdrawn = await givenOrder(stage.app, stage.near, 'confirmed');
    assert.equal((await barber().withdrawOrder(withdrawn.id, reason)).amounts.refundFen, 2500);
    const called = await givenOrder(stage.app, stage.near, 'underway');
    const decide = (refundFen: number) => ({ ...reason, refundFen });
    assert.equal(
      (await as(stage.near.checker).refused.callOffOrder(called.id, decide(2501))).code,
      'refund_too_much',
    );
    assert.equal((await resident().refused.callOffOrder(called.id, decide(2500))).code, 'forbidden');
    const off = await as(stage.near.checker).callOffOrder(called.id, decide(1000));
    assert.deepEqual([off.amounts.refundFen, off.amounts.payableFen], [1000, 1500]);
    for (const id of [declined.id, withdrawn.id, called.id]) {
      assert.equal((await as(stage.near.checker).refused.callOffOrder(id, decide(0))).code, 'step_closed');
      assert.equal((await barber().refused.declineOrder(id, reason)).code, 'step_closed');
      assert.equal((await barber().refused.withdrawOrder(id, reason)).code, 'step_closed');
      assert.equal((await resident().refused.retractOrder(id)).code, 'step_closed');
      assert.equal((await barber().refused.acceptOrder(id)).code, 'step_closed');
    }
  });
});
