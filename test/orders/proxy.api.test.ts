import assert from 'node:assert/strict';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import type { Someone } from '../support/app.ts';
import { givenGood, goodBookingOf } from '../support/given.goods.ts';
import { givenRoom, roomBookingOf } from '../support/given.rooms.ts';
import { bookingOf, freeStarts, givenBooked, micro, type Order, pay } from '../support/given.ts';
import { refundsArrived } from '../support/refunded.ts';
import { codeTo } from '../support/standin.ts';
import { stageOrders } from './order.stage.ts';

let next = 0;
const newPhone = () =>
  `135${String(Date.now() % 100_000).padStart(5, '0')}${String(next++).padStart(3, '0')}`;

/** Somebody orders for somebody else: with their word, for their own money. */
describe('ordering for somebody else', function () {
  this.timeout(60_000);
  const { stage, as, barber, unchanged, passTo } = stageOrders();
  const people = () => stage.app.application.features.people;
  const person = async (name: string, more = {}): Promise<Someone & { phone: string }> => {
    const phone = newPhone();
    return { ...(await people().ensureByPhone(phone, name, { homeGrid: micro(2), ...more })), phone };
  };
  const haircut = async (onBehalf: object, nth = 0) => {
    const starts = await freeStarts(stage.app, stage.near.haircut, stage.near.place, 14);
    const body = await bookingOf(stage.app, stage.near.haircut, starts[nth] ?? '', stage.near.place);
    return { body: { ...body, onBehalf } };
  };
  const balance = (account: string) => stage.app.application.features.ledger.balanceOf(account);

  /** A daughter and her mother, who has passed on her code. */
  async function family() {
    const [daughter, mother] = [await person('李芳'), await person('王桂珍')];
    const body = { phone: mother.phone, name: '王桂珍', called: '妈妈' };
    let id = '';
    const code = await codeTo(mother.phone, async () => {
      id = (await as(daughter).askRelative({ body })).id;
    });
    return { daughter, mother, id, code };
  }
  async function agreedFamily() {
    const all = await family();
    await as(all.daughter).agreeRelative({ params: { id: all.id }, body: { code: all.code } });
    return { ...all, relativeId: all.id };
  }
  async function ordered(paid: boolean, accepted = false) {
    const all = await agreedFamily();
    let order = await as(all.daughter).bookOrder(await haircut({ relativeId: all.relativeId }, 60));
    if (paid) order = await pay(stage.app, all.daughter, order);
    if (accepted) await as(stage.near.barber).acceptOrder(order.id);
    return { ...all, id: order.id, order: await as(all.daughter).getOrder(order.id) };
  }
  const toldOf = async (who: Someone, order: Order | { id: string }) =>
    (await as(who).listNotices()).items.filter(({ about }) => about?.id === order.id).map(({ text }) => text);
  async function isClosed(id: string, payer: Someone): Promise<void> {
    await refundsArrived(stage.app, payer, [id]);
    assert.equal(await balance(`escrow:${id}`), 0);
    const { orders, calendars } = stage.app.application.features;
    await calendars.sweep();
    assert.deepEqual(await orders.audit(0), { overlaps: [], orphans: [], lost: [] });
  }

  it('takes both: asked, agreed by the code or in one’s own account, ended by either', async () => {
    const { daughter, mother, id, code } = await family();
    const { items } = await as(daughter).listRelatives();
    assert.deepEqual(
      items.map(({ state, as: who, name, called }) => [state, who, name, called]),
      [['asked', 'orderer', '', '妈妈']],
      'nobody learns by a number what somebody is called here',
    );
    const wrong = { params: { id }, body: { code: code === '000000' ? '000001' : '000000' } };
    assert.equal((await as(daughter).refused.agreeRelative(wrong)).code, 'proxy_code_wrong');
    assert.equal((await as(stage.near.neighbour).refused.agreeRelative(id)).code, 'not_found');
    assert.equal((await as(stage.near.neighbour).refused.endRelative(id)).code, 'not_found');
    assert.equal((await as(daughter).refused.agreeRelative(id)).code, 'forbidden', 'not without her');
    const agreed = await as(mother).agreeRelative(id);
    assert.deepEqual([agreed.state, agreed.as, agreed.name], ['agreed', 'person', '李芳']);
    assert.equal((await as(mother).endRelative(id)).state, 'ended');
    assert.equal((await as(daughter).refused.endRelative(id)).code, 'step_closed');
    assert.equal((await as(mother).refused.agreeRelative(id)).code, 'step_closed');
    const again = { phone: daughter.phone, name: '李芳', called: '我' };
    assert.equal((await as(daughter).refused.askRelative({ body: again })).code, 'own_relative');
    const twice = { phone: newPhone(), name: '爷爷', called: '爷爷' };
    const { id: first } = await as(daughter).askRelative({ body: twice });
    assert.equal(
      (await as(daughter).refused.askRelative({ body: twice })).code,
      'too_many',
      'a minute apart',
    );
    await stage.app.pass(7 * day + minute);
    assert.equal((await as(daughter).refused.endRelative(first)).code, 'step_closed', 'it lapsed');
  });

  it('claims nothing without the person’s word, nor after they have taken it back', async () => {
    const { daughter, mother, id, code } = await family();
    const request = await haircut({ relativeId: id });
    await unchanged(async () => {
      assert.equal((await as(daughter).refused.bookOrder(request)).code, 'proxy_not_agreed');
      for (const onBehalf of [{}, { personId: mother._id, inPerson: true }, { relativeId: 'rel_0' }]) {
        const refused = await as(daughter).refused.bookOrder(await haircut(onBehalf));
        assert.equal(refused.code, 'proxy_not_agreed', JSON.stringify(onBehalf));
      }
    });
    await as(daughter).agreeRelative({ params: { id }, body: { code } });
    assert.equal((await as(stage.near.neighbour).refused.bookOrder(request)).code, 'proxy_not_agreed');
    const order = await as(daughter).bookOrder(request);
    await as(mother).endRelative(id);
    const other = await haircut({ relativeId: id }, 8);
    assert.equal((await as(daughter).refused.bookOrder(other)).code, 'proxy_not_agreed');
    assert.equal((await as(mother).getOrder(order.id)).state, 'unpaid', 'what stands stands');
    assert.equal((await as(mother).dropOrder(order.id)).state, 'lapsed', 'and she may drop it');
  });

  it('says for whom on both sides; the contact is the person’s, the payment that of who orders', async () => {
    const { daughter, mother, id, order } = await ordered(false);
    assert.deepEqual(order.orderedBy, {
      ...{ as: 'family', consent: 'relative', own: true, name: '李芳', person: '王桂珍' },
    });
    assert.deepEqual(order.contact, { name: '王桂珍', phone: mother.phone, address: null });
    const seen = await as(mother).getOrder(id);
    assert.deepEqual([seen.as, seen.due, seen.payment, seen.orderedBy?.own], ['resident', null, null, false]);
    const paying = { params: { id }, body: { payWay: 'native' } } as const;
    assert.equal((await as(mother).refused.payOrder(paying)).code, 'step_closed');
    const payment = order.payment?.id ?? '';
    assert.equal((await as(mother).refused.getPayment(payment)).code, 'not_found');
    assert.ok((await toldOf(mother, { id })).some((text) => text.startsWith('李芳替您下了单')));
    await pay(stage.app, daughter, order);
    const before = await barber().getOrder(id);
    assert.deepEqual([before.orderedBy?.as, before.orderedBy?.name, before.contact], ['family', null, null]);
    await barber().acceptOrder(id);
    const after = await barber().getOrder(id);
    assert.deepEqual([after.orderedBy?.name, after.contact?.phone], ['李芳', mother.phone]);
    for (const who of [daughter, mother]) {
      const mine = await as(who).listOrders({ query: { as: 'resident' } });
      assert.ok(mine.items.some((each) => each.id === id));
      assert.ok((await toldOf(who, { id })).some((text) => text.includes('已接单')));
    }
    await as(mother).cancelOrder(id, {});
    await isClosed(id, daughter);
  });

  it('is cancelled by the person at each stage, and what goes back goes to who paid', async () => {
    const asked = await ordered(true);
    const retracted = await as(asked.mother).retractOrder(asked.id);
    assert.deepEqual([retracted.state, retracted.amounts.refundFen], ['cancelled', 2500]);
    assert.deepEqual(await refundedTo(asked.id), [asked.daughter._id]);
    await isClosed(asked.id, asked.daughter);
    const agreed = await ordered(true, true);
    await stage.app.pass(11 * minute);
    await passTo(agreed.order, -3 * hour);
    const { cancelRefundFen: shown } = await as(agreed.mother).getOrder(agreed.id);
    const cancelled = await as(agreed.mother).cancelOrder(agreed.id, { refundFen: shown ?? -1 });
    assert.deepEqual([cancelled.amounts.refundFen, cancelled.amounts.payableFen], [1250, 1250]);
    assert.deepEqual(await refundedTo(agreed.id), [agreed.daughter._id]);
    await isClosed(agreed.id, agreed.daughter);
    const mine = await ordered(true, true);
    assert.equal((await as(mine.daughter).cancelOrder(mine.id, {})).state, 'cancelled', 'who orders may too');
    await isClosed(mine.id, mine.daughter);
  });
  async function refundedTo(id: string): Promise<string[]> {
    const all = await stage.app.connection.collection('refunds').find({ 'subject.id': id }).toArray();
    return all.map((each) => String(each['payerId']));
  }

  it('is done by leaders for their own micro-grid and by staff for their community, with a code or in person', async () => {
    const { leader, checker, barber: owner } = stage.near;
    const near = await person('赵大爷', { homeGrid: micro(3) });
    const far = await person('钱大爷', { homeGrid: micro(4) });
    const query = (phone: string) => ({ body: { phone } });
    const found = await as(leader).findProxyResident(query(near.phone));
    assert.deepEqual([found.id, found.name], [near._id, '赵大爷']);
    assert.equal((await as(leader).refused.findProxyResident(query(far.phone))).code, 'not_found');
    assert.equal((await as(leader).refused.findProxyResident(query(newPhone()))).code, 'not_found');
    assert.equal((await as(leader).refused.sendProxyCode(far._id)).code, 'not_found');
    assert.equal((await as(checker).findProxyResident(query(far.phone))).id, far._id);
    const code = await codeTo(near.phone, () => as(leader).sendProxyCode(near._id));
    assert.equal((await as(leader).refused.sendProxyCode(near._id)).code, 'too_many');
    const wrong = await haircut({ personId: near._id, code: code === '000000' ? '000001' : '000000' });
    assert.equal((await as(leader).refused.bookOrder(wrong)).code, 'proxy_code_wrong');
    const taken = await givenBooked(stage.app, stage.near, stage.near.haircut, { nth: 20 });
    const late = await haircut({ personId: near._id, code });
    const refused = await as(leader).refused.bookOrder({ body: { ...late.body, startAt: taken.startAt } });
    assert.equal(refused.code, 'slot_taken', 'the code is still good where nothing came of it');
    const booked = await as(leader).bookOrder(await haircut({ personId: near._id, code }));
    assert.deepEqual([booked.orderedBy?.as, booked.orderedBy?.consent], ['leader', 'code']);
    const again = await haircut({ personId: near._id, code }, 9);
    assert.equal((await as(leader).refused.bookOrder(again)).code, 'proxy_code_wrong', 'and for one order');
    const outside = await haircut({ personId: far._id, inPerson: true });
    assert.equal((await as(leader).refused.bookOrder(outside)).code, 'proxy_not_agreed');
    const inPerson = await as(checker).bookOrder(await haircut({ personId: far._id, inPerson: true }, 4));
    assert.deepEqual([inPerson.orderedBy?.as, inPerson.orderedBy?.consent], ['staff', 'in_person']);
    const { items } = await as(stage.near.approver).listAudit({ query: { action: 'order.order_for' } });
    assert.ok(items.some(({ target }) => target.id === inPerson.id));
    for (const [who, id] of [
      [near, booked.id],
      [far, inPerson.id],
    ] as const)
      assert.equal((await as(who).dropOrder(id)).state, 'lapsed');
    const own = await haircut({ personId: far._id, inPerson: true });
    assert.equal(
      (await as(owner).refused.bookOrder(own)).code,
      'proxy_not_agreed',
      'no artisan for a resident',
    );
  });

  it('passes every check that the person would: stock, the most for one, the walk and the terms', async () => {
    const { checker } = stage.near;
    const resident = await person('孙婆婆', { homeGrid: micro(3) });
    const listing = await givenGood(stage.app, stage.near, { firstUnits: 2, mostPerPerson: 4 });
    const body = await goodBookingOf(stage.app, listing, stage.near.place);
    const onBehalf = { personId: resident._id, inPerson: true };
    // opens the stock, which a refusal then leaves alone
    await as(checker).getStock({ params: { id: listing }, query: { place: stage.near.place } });
    const refused = async (more: object) =>
      (await as(checker).refused.bookOrder({ body: { ...body, onBehalf, ...more } })).code;
    await unchanged(async () => {
      assert.equal(await refused({ units: 3 }), 'out_of_stock');
      assert.equal(await refused({ units: 5 }), 'too_many_for_one');
      assert.equal(await refused({ place: micro(14) }), 'out_of_reach');
      assert.equal(await refused({ terms: 'f'.repeat(body.terms.length) }), 'terms_changed');
      const odd = new Date(Date.parse(body.startAt) + minute).toISOString();
      assert.equal(await refused({ startAt: odd }), 'window_not_offered');
    });
  });

  it('holds for every kind: a room for one’s mother, dropped by her', async () => {
    const { daughter, mother, relativeId } = await agreedFamily();
    const listing = await givenRoom(stage.app, stage.near);
    const body = await roomBookingOf(stage.app, listing, stage.near.place, { nth: 40 });
    const order = await as(daughter).bookOrder({ body: { ...body, onBehalf: { relativeId } } });
    const booked = await pay(stage.app, daughter, order);
    assert.deepEqual([booked.state as string, booked.contact?.name], ['booked', '王桂珍']);
    assert.equal((await as(mother).cancelOrder(order.id, {})).amounts.refundFen, 4000);
    await isClosed(order.id, daughter);
  });
});
