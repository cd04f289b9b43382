import assert from 'node:assert/strict';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { eventually } from '../support/eventually.ts';
import { fingerprint } from '../support/fingerprint.ts';
import {
  freeStarts,
  givenBooked,
  givenNeighbourhood,
  givenOrder,
  micro,
  type Neighbourhood,
  type Order,
  pay,
} from '../support/given.ts';
import { type Someone, startHouse, type TestHouse } from '../support/house.ts';

const visit = { address: '柳岸小区 5 栋 2 单元 301', contactName: '李芳', contactPhone: '13900000099' };
const reason = { reason: '家里有急事' };

/** An order taken through its table by the people themselves, over HTTP. */
describe('orders through the API', () => {
  let house: TestHouse;
  let near: Neighbourhood;
  let quoted: string;
  let instant: string;
  let free: string;
  before(async () => {
    house = await startHouse();
    near = await givenNeighbourhood(house);
    quoted = await offer({ priceKind: 'quote', priceFen: 2000 });
    instant = await offer({ priceKind: 'market', priceFen: 1500, instant: true });
    free = await offer({ priceKind: 'free', priceFen: 0 });
  });
  after(async () => {
    assert.deepEqual(house.errors, []);
    await house.stop();
  });

  const as = (person: Someone | null) => house.as(person);
  const resident = () => as(near.resident);
  const barber = () => as(near.barber);
  async function offer(more: {
    priceKind: 'quote' | 'market' | 'free';
    priceFen: number;
    instant?: boolean;
  }) {
    const body = {
      category: 'haircut',
      title: '理发',
      way: 'at_shop' as const,
      address: '3 号铺',
      durationMinutes: 30,
    };
    const { id } = await barber().createListing({ body: { ...body, ...more } });
    await barber().submitListing(id);
    await as(near.approver).approveListing(id);
    return id;
  }
  async function unchanged(refusals: () => Promise<void>): Promise<void> {
    const before = await fingerprint(house.connection);
    await refusals();
    assert.equal(await fingerprint(house.connection), before);
  }
  /** Moves business time to so long after the appointed start. */
  const passTo = (order: Order, ms: number) =>
    house.pass(Date.parse(order.startAt) + ms - house.house.clock.now().getTime());
  const underway = async (listing?: string) =>
    givenOrder(house, near, 'underway', listing ? { listing } : {});

  describe('booking', () => {
    it('is refused clearly, and a refusal leaves no trace', async () => {
      const [startAt = ''] = await freeStarts(house, near.haircut, near.place);
      const body = { listingId: near.haircut, startAt, place: near.place, payWay: 'native' as const };
      const booking = (more: object) => resident().refused.bookOrder({ body: { ...body, ...more } });
      const draft = await barber().createListing({
        body: {
          category: 'haircut',
          title: '草稿',
          way: 'at_shop',
          address: '3 号铺',
          durationMinutes: 30,
          priceKind: 'free',
          priceFen: 0,
        },
      });
      const [homeStart = ''] = await freeStarts(house, near.homeHaircut, near.place);
      await unchanged(async () => {
        assert.equal((await booking({ listingId: 'lst_none' })).code, 'out_of_reach');
        assert.equal((await booking({ listingId: draft.id })).code, 'out_of_reach');
        assert.equal((await booking({ place: micro(14) })).code, 'out_of_reach');
        assert.equal((await booking({ visit })).code, 'visit_unwanted');
        const atHome = { listingId: near.homeHaircut, startAt: homeStart };
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
      const [startAt = ''] = await freeStarts(house, near.haircut, near.place);
      const body = { listingId: near.haircut, startAt, place: near.place, payWay: 'native' as const };
      const headers = { 'Idempotency-Key': 'one-booking-only' };
      const order = await resident().bookOrder({ headers, body });
      assert.equal((await resident().bookOrder({ headers, body })).id, order.id);
      assert.equal(order.state, 'unpaid');
      assert.deepEqual(order.steps, ['pay', 'drop']);
      assert.equal((await as(near.neighbour).refused.bookOrder({ body })).code, 'slot_taken');
      const dropped = await resident().dropOrder(order.id);
      assert.equal(dropped.state, 'lapsed');
      assert.deepEqual([dropped.steps, dropped.payment], [[], null]);
      assert.equal((await resident().refused.dropOrder(order.id)).code, 'step_closed');
      assert.equal((await freeStarts(house, near.haircut, near.place))[0], startAt);
    });

    it('is refused for a listing that is paused meanwhile', async () => {
      const [startAt = ''] = await freeStarts(house, free, near.place);
      await barber().pauseListing(free);
      const body = { listingId: free, startAt, place: near.place, payWay: 'native' as const };
      assert.equal((await resident().refused.bookOrder({ body })).code, 'listing_not_live');
      await barber().resumeListing(free);
    });

    it('of something free is a request at once, of an instant listing confirmed with its payment', async () => {
      const asked = await givenBooked(house, near, free);
      assert.deepEqual([asked.state, asked.payment], ['requested', null]);
      assert.deepEqual((await resident().retractOrder(asked.id)).state, 'cancelled');
      let paid = await pay(house, near.resident, await givenBooked(house, near, instant));
      // the acceptance follows the payment, which the provider's notification may be taking just now
      await eventually(async () => {
        paid = await resident().getOrder(paid.id);
        return paid.state === 'confirmed';
      });
      assert.match(paid.checkInCode ?? '', /^\d{6}$/);
    });
  });

  it('is told with its date: a notice is read on other days as well', async () => {
    const { id, startAt } = await givenOrder(house, near, 'confirmed');
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

  it('is paid in the other way where somebody asks for it', async () => {
    const order = await givenBooked(house, near, near.haircut);
    const again = await resident().payOrder(order.id, { payWay: 'native' });
    assert.equal(again.payment?.id, order.payment?.id);
    const other = await resident().payOrder(order.id, { payWay: 'h5' });
    assert.notEqual(other.payment?.id, order.payment?.id);
    assert.equal((await resident().getPayment(order.payment?.id ?? '')).state, 'closed');
    assert.match((await resident().getPayment(other.payment?.id ?? '')).h5Url ?? '', /^http/);
    assert.equal((await pay(house, near.resident, other)).state, 'requested');
    assert.equal((await resident().refused.payOrder(order.id, { payWay: 'h5' })).code, 'step_closed');
    await unchanged(async () => {
      assert.equal((await barber().refused.payOrder(order.id, { payWay: 'h5' })).code, 'forbidden');
      assert.equal((await as(near.neighbour).refused.payOrder(order.id, { payWay: 'h5' })).code, 'not_found');
    });
  });

  it('shows each side what is theirs to see, from the request to a week after the end', async () => {
    const [startAt = ''] = await freeStarts(house, near.homeHaircut, near.place);
    const body = {
      listingId: near.homeHaircut,
      startAt,
      place: near.place,
      payWay: 'native' as const,
      visit,
      note: '门铃坏了',
    };
    const booked = await resident().bookOrder({ body });
    assert.equal((await barber().refused.getOrder(booked.id)).code, 'not_found');
    const own = await barber().listOrders({ query: { as: 'artisan' } });
    assert.ok(own.items.every((each) => each.id !== booked.id));
    await pay(house, near.resident, booked);

    const asked = await barber().getOrder(booked.id);
    assert.deepEqual(
      [asked.place, asked.contact, asked.note, asked.checkInCode],
      [near.place, null, null, null],
    );
    assert.deepEqual(asked.steps, ['accept', 'decline']);
    assert.ok(!JSON.stringify(asked).includes('301'));
    await barber().acceptOrder(booked.id);
    const confirmed = await barber().getOrder(booked.id);
    const contact = { name: visit.contactName, phone: visit.contactPhone, address: visit.address };
    assert.deepEqual([confirmed.contact, confirmed.note, confirmed.checkInCode], [contact, '门铃坏了', null]);

    const staff = await as(near.checker).getOrder(booked.id);
    assert.deepEqual([staff.contact, staff.note, staff.payment, staff.checkInCode], [null, null, null, null]);
    assert.deepEqual(staff.steps, ['call_off']);
    const looked = await as(near.checker).revealOrderContact(booked.id, { reason: '居民来电核实' });
    assert.deepEqual(looked, contact);
    assert.equal(
      (await as(near.checker).refused.revealOrderContact(booked.id, { reason: ' ' })).code,
      'invalid',
    );
    assert.equal((await resident().refused.revealOrderContact(booked.id, reason)).code, 'forbidden');
    const looks = house.connection.collection('order_contact_looks');
    assert.equal(await looks.countDocuments({ orderId: booked.id, personId: near.checker._id }), 1);

    const mine = await resident().getOrder(booked.id);
    assert.match(mine.checkInCode ?? '', /^\d{6}$/);
    await barber().startOrder(booked.id, { code: mine.checkInCode ?? '' });
    await passTo(booked, 30 * minute + 7 * day - minute);
    assert.deepEqual((await barber().getOrder(booked.id)).contact, contact);
    await house.pass(2 * minute);
    assert.equal((await barber().getOrder(booked.id)).contact, null);
    assert.deepEqual((await resident().getOrder(booked.id)).contact, contact);
  });

  it('hides the resident at once in a cancelled order', async () => {
    const order = await givenOrder(house, near, 'confirmed');
    assert.ok((await barber().getOrder(order.id)).contact);
    const shown = await resident().getOrder(order.id);
    const hoursLeft = (Date.parse(order.startAt) - house.house.clock.now().getTime()) / hour;
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
    const declined = await givenOrder(house, near, 'requested');
    assert.equal((await barber().refused.declineOrder(declined.id, { reason: '' })).code, 'invalid');
    await barber().declineOrder(declined.id, reason);
    const { state, amounts, timeline } = await resident().getOrder(declined.id);
    assert.deepEqual([state, amounts.refundFen, timeline.at(-1)?.reason], ['declined', 2500, reason.reason]);
    const withdrawn = await givenOrder(house, near, 'confirmed');
    assert.equal((await barber().withdrawOrder(withdrawn.id, reason)).amounts.refundFen, 2500);
    const called = await givenOrder(house, near, 'underway');
    const decide = (refundFen: number) => ({ ...reason, refundFen });
    assert.equal(
      (await as(near.checker).refused.callOffOrder(called.id, decide(2501))).code,
      'refund_too_much',
    );
    assert.equal((await resident().refused.callOffOrder(called.id, decide(2500))).code, 'forbidden');
    const off = await as(near.checker).callOffOrder(called.id, decide(1000));
    assert.deepEqual([off.amounts.refundFen, off.amounts.payableFen], [1000, 1500]);
    for (const id of [declined.id, withdrawn.id, called.id]) {
      assert.equal((await as(near.checker).refused.callOffOrder(id, decide(0))).code, 'step_closed');
      assert.equal((await barber().refused.declineOrder(id, reason)).code, 'step_closed');
      assert.equal((await barber().refused.withdrawOrder(id, reason)).code, 'step_closed');
      assert.equal((await resident().refused.retractOrder(id)).code, 'step_closed');
      assert.equal((await barber().refused.acceptOrder(id)).code, 'step_closed');
    }
  });

  it('starts with the resident’s code: five tries are counted, then a new one is needed', async () => {
    const order = await givenOrder(house, near, 'confirmed');
    assert.equal((await resident().refused.renewCheckInCode(order.id)).code, 'check_in_code_open');
    const wrong = order.checkInCode === '000000' ? '111111' : '000000';
    for (let left = 4; left >= 0; left -= 1) {
      const refused = await barber().refused.startOrder(order.id, { code: wrong });
      assert.equal(refused.code, 'check_in_code_wrong');
      assert.ok(refused.detail.includes(String(left)), refused.detail);
    }
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
    const order = await underway(quoted);
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
    const paid = await pay(house, near.resident, agreed);
    assert.deepEqual([paid.balance, paid.amounts.paidFen], ['paid', 7000]);

    await barber().quoteOrder(order.id, { amountFen: 800, reason: '再加一个垫圈' });
    await resident().agreeOrder(order.id, { payWay: 'native' });
    const cash = await barber().cashBalance(order.id);
    assert.deepEqual([cash.balance, cash.amounts.cashFen], ['cash', 800]);
    assert.equal((await barber().refused.cashBalance(order.id)).code, 'step_closed');
    await barber().finishOrder(order.id);
    await resident().confirmOrder(order.id);
    await house.pass(8 * day);
    const settled = await resident().getOrder(order.id);
    assert.deepEqual([settled.state, settled.amounts.payableFen], ['settled', 7800]);
    assert.equal((await resident().refused.confirmOrder(order.id)).code, 'step_closed');
    assert.equal((await resident().refused.disputeOrder(order.id, reason)).code, 'step_closed');
  });

  it('ends with the call-out fee where the quote is refused', async () => {
    const order = await underway(quoted);
    await barber().quoteOrder(order.id, { amountFen: 5000, reason: '要换零件' });
    assert.equal((await resident().refuseQuote(order.id)).state, 'done');
    assert.equal((await resident().refused.refuseQuote(order.id)).code, 'step_closed');
    assert.equal((await resident().refused.agreeOrder(order.id, { payWay: 'h5' })).code, 'step_closed');
  });

  it('is missed by one side, disputed by the other and decided by staff who are not involved', async () => {
    const order = await givenOrder(house, near, 'confirmed');
    assert.equal((await barber().refused.missResident(order.id)).code, 'step_closed');
    assert.equal((await resident().refused.missArtisan(order.id)).code, 'step_closed');
    await passTo(order, 16 * minute);
    const missed = await barber().missResident(order.id);
    assert.deepEqual([missed.state, missed.amounts.refundFen, missed.amounts.payableFen], ['missed', 0, 0]);
    const disputed = await resident().disputeOrder(order.id, reason);
    assert.deepEqual([disputed.state, disputed.escalation?.level], ['disputed', 'community']);
    await house.pass(3 * day + minute);
    const risen = await as(near.supervisor).getOrder(order.id);
    assert.deepEqual([risen.escalation?.level, risen.steps], ['street', ['resolve']]);
    const decide = (refundFen: number) => ({ ...reason, refundFen });
    assert.equal(
      (await as(near.checker).refused.resolveOrder(order.id, decide(2501))).code,
      'refund_too_much',
    );
    assert.equal((await barber().refused.resolveOrder(order.id, decide(0))).code, 'forbidden');
    const resolved = await as(near.checker).resolveOrder(order.id, decide(2000));
    assert.deepEqual([resolved.state, resolved.amounts.refundFen], ['settled', 2000]);
    assert.equal((await as(near.checker).refused.resolveOrder(order.id, decide(0))).code, 'step_closed');
    const other = await givenOrder(house, near, 'confirmed');
    await passTo(other, 16 * minute);
    assert.equal((await resident().missArtisan(other.id)).state, 'missed');
    await house.pass(2 * day + minute);
    const settled = await resident().getOrder(other.id);
    assert.deepEqual([settled.state, settled.amounts.refundFen], ['settled', 2500]);
  });

  it('staff who booked it themselves are its resident and nothing else', async () => {
    const order = await givenOrder(house, { ...near, resident: near.checker }, 'completed');
    const mine = await as(near.checker).disputeOrder(order.id, reason);
    assert.deepEqual([mine.as, mine.steps], ['resident', []]);
    const decide = { ...reason, refundFen: 0 };
    assert.equal((await as(near.checker).refused.resolveOrder(order.id, decide)).code, 'forbidden');
    assert.equal((await as(near.approver).resolveOrder(order.id, decide)).state, 'settled');
  });

  it('lists: a resident’s last first, an artisan’s by their start, staff’s of their grids', async () => {
    const mine = await resident().listOrders({ query: { as: 'resident', limit: 3 } });
    const booked = mine.items.map(({ bookedAt }) => bookedAt);
    assert.deepEqual(booked, [...booked].sort().reverse());
    assert.ok(mine.next);
    const more = await resident().listOrders({ query: { as: 'resident', limit: 3, cursor: mine.next } });
    assert.ok(more.items.every(({ id }) => mine.items.every((each) => each.id !== id)));
    const jobs = await barber().listOrders({ query: { as: 'artisan', limit: 50 } });
    const starts = jobs.items.map(({ startAt }) => startAt);
    assert.deepEqual(starts, [...starts].sort());
    const queue = await as(near.checker).listOrders({ query: { as: 'staff', state: 'settled', limit: 50 } });
    assert.ok(queue.items.length > 0 && queue.items.every(({ state }) => state === 'settled'));
    const none = await as(near.neighbour).listOrders({ query: { as: 'artisan' } });
    assert.deepEqual(none.items, []);
    assert.equal((await resident().refused.listOrders({ query: { as: 'staff' } })).code, 'list_not_yours');
    const from = new Date(house.house.clock.now().getTime() + 60 * day).toISOString();
    const later = await barber().listOrders({ query: { as: 'artisan', from } });
    assert.deepEqual(later.items, []);
    const to = new Date(house.house.clock.now().getTime() - 300 * hour * 24).toISOString();
    const earlier = await barber().listOrders({ query: { as: 'artisan', to } });
    assert.deepEqual(earlier.items, []);
  });

  it('leaves calendars, orders and claims in agreement', async () => {
    await house.pass(3 * minute);
    assert.deepEqual(await house.house.features.orders.audit(0), { overlaps: [], orphans: [], lost: [] });
  });
});
