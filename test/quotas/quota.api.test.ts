import assert from 'node:assert/strict';
import { community } from '../../seeds/demo/cast.ts';
import type { SettingKey } from '../../src/features/settings/setting.keys.ts';
import { day, hour, after as later, minute } from '../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../support/app.ts';
import {
  bookingOf,
  freeStarts,
  givenArtisan,
  givenBooked,
  givenNeighbourhood,
  type Neighbourhood,
  type Order,
  pay,
} from '../support/given.ts';
import { refundsArrived } from '../support/refunded.ts';

describe('how much one person may do', () => {
  let app: TestApp;
  let near: Neighbourhood;
  beforeEach(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  afterEach(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  const resident = () => app.as(near.resident);
  const barber = () => app.as(near.barber);
  async function limit(key: SettingKey, most: number): Promise<void> {
    const { settings } = app.application.features;
    const by = { byId: null, as: 'command', reason: '测试' };
    await settings.change(community, key, most, settings.versionOf(community), by);
  }
  const starts = () => freeStarts(app, near.haircut, near.place, 14);
  const bookingAt = async (startAt: string, listing = near.haircut) => ({
    body: await bookingOf(app, listing, startAt, near.place),
  });
  const isNamed = (refused: object, order: Pick<Order, 'id'>) =>
    assert.equal((refused as { orderId?: string }).orderId, order.id);

  it('two orders at a time wait for their payment, however many are asked for at once', async () => {
    await limit('orders.mostUnpaid', 2);
    const all = await starts();
    // an hour apart, so that only the limit stands between them
    const apart = all.filter((_, index) => index % 6 === 0).slice(0, 12);
    assert.equal(apart.length, 12);
    const bodies = await Promise.all(apart.map((startAt) => bookingAt(startAt)));
    const answers = await Promise.all(bodies.map((booking) => resident().raw.bookOrder(booking)));
    const booked = answers.filter(({ status }) => status === 201).map(({ body }) => body);
    assert.equal(booked.length, 2);
    for (const { status, body } of answers) {
      if (status !== 201) assert.equal((body as unknown as { code: string }).code, 'limit_reached');
    }
    assert.equal((await starts()).length > all.length - 24, true, 'what was refused has claimed nothing');
    const [first, second] = booked as [Order, Order];
    const [free = ''] = await starts();
    const refused = await resident().refused.bookOrder(await bookingAt(free));
    assert.match(refused.detail, /未付款订单/);
    assert.ok([first.id, second.id].includes(String(refused['orderId'])));
    await pay(app, near.resident, first);
    const third = await resident().bookOrder(await bookingAt(free));
    await app.pass(16 * minute);
    assert.equal((await resident().getOrder(third.id)).state, 'lapsed');
    const [next = ''] = await starts();
    await resident().bookOrder(await bookingAt(next));
  });

  it('an unpaid order of one’s own is offered again instead of a time that is taken', async () => {
    const order = await givenBooked(app, near, near.haircut);
    const again = await resident().refused.bookOrder(await bookingAt(order.startAt));
    assert.deepEqual([again.status, again.code], [409, 'order_unpaid']);
    isNamed(again, order);
    await limit('orders.mostUnpaid', 1);
    isNamed(await resident().refused.bookOrder(await bookingAt(order.startAt)), order);
    const other = await app.as(near.neighbour).refused.bookOrder(await bookingAt(order.startAt));
    assert.equal(other.code, 'slot_taken');
    await pay(app, near.resident, order);
    assert.equal(
      (await resident().refused.bookOrder(await bookingAt(order.startAt))).code,
      'slot_taken',
      'what is paid is no order to pay',
    );
  });

  it('so many of a day are given up, by hand or by the clock; what is paid is none of them', async () => {
    await limit('orders.dropsPerDay', 3);
    await pay(app, near.resident, await givenBooked(app, near, near.haircut, { nth: 40 }));
    const [startAt = ''] = await starts();
    const dropped = await resident().bookOrder(await bookingAt(startAt));
    await resident().dropOrder(dropped.id);
    await resident().bookOrder(await bookingAt(startAt));
    await app.pass(16 * minute);
    const [next = ''] = await starts();
    const last = await resident().bookOrder(await bookingAt(next));
    await resident().dropOrder(last.id);
    assert.match((await resident().refused.bookOrder(await bookingAt(next))).detail, /没付款/);
    await app.as(near.neighbour).bookOrder(await bookingAt(next));
    await app.pass(day);
    const [tomorrow = ''] = await starts();
    await resident().bookOrder(await bookingAt(tomorrow));
  });

  it('so many visits a week with one artisan; another one is another matter', async () => {
    await limit('orders.perProviderWeek', 2);
    const first = await givenBooked(app, near, near.haircut, { nth: 2 });
    await resident().dropOrder(first.id);
    const retracted: string[] = [];
    for (const nth of [2, 12]) {
      const order = await givenBooked(app, near, near.haircut, { nth });
      await pay(app, near.resident, order);
      await resident().retractOrder(order.id);
      retracted.push(order.id);
    }
    const [startAt = ''] = await starts();
    const refused = await resident().refused.bookOrder(await bookingAt(startAt));
    assert.match(refused.detail, /同一位达人/);
    const { listing } = await givenArtisan(app, 'he');
    await givenBooked(app, near, listing);
    await refundsArrived(app, near.resident, retracted);
    await app.pass(7 * day + hour);
    const [later = ''] = await starts();
    await resident().bookOrder(await bookingAt(later));
  });

  it('so many payments are opened of one order; the open one stays', async () => {
    await limit('payments.perOrder', 3);
    const order = await givenBooked(app, near, near.haircut);
    await resident().payOrder(order.id, { payWay: 'h5' });
    const open = await resident().payOrder(order.id, { payWay: 'native' });
    for (let round = 0; round < 5; round += 1)
      assert.equal((await resident().refused.payOrder(order.id, { payWay: 'h5' })).code, 'limit_reached');
    assert.equal((await resident().payOrder(order.id, { payWay: 'native' })).payment?.id, open.payment?.id);
    assert.equal((await app.application.features.payments.ofSubject('order', order.id)).length, 3);
    assert.equal((await pay(app, near.resident, open)).state, 'requested');
  });

  it('so many people are put forward in a day', async () => {
    await limit('nominations.perDay', 2);
    const nominate = (at: number) => ({
      body: { name: '王建国', phone: `1390000${5000 + at}`, grid: near.place, skills: ['haircut'] },
    });
    const checker = app.as(near.checker);
    for (const at of [1, 2]) await checker.nominateArtisan(nominate(at));
    assert.equal((await checker.refused.nominateArtisan(nominate(3))).code, 'limit_reached');
    await app.pass(day);
    await checker.nominateArtisan(nominate(3));
  });

  it('so many offers are drafted and submitted in a day', async () => {
    const draft = {
      ...{ kind: 'service' as const, category: 'haircut', title: '剪发', durationMinutes: 30 },
      ...{ way: 'at_home' as const, priceKind: 'market' as const, priceFen: 1200 },
    };
    // what he offers already was drafted today
    await app.pass(day);
    await limit('listings.draftsPerDay', 2);
    await limit('listings.submissionsPerDay', 2);
    await limit('listings.editsPerDay', 2);
    const { id } = await barber().createListing({ body: draft });
    await barber().createListing({ body: draft });
    assert.equal((await barber().refused.createListing({ body: draft })).code, 'limit_reached');
    const edit = async (priceFen: number) => {
      const { version } = await barber().getListing(id);
      const body = { kind: 'service' as const, priceFen };
      return { params: { id }, headers: { 'If-Match': `"${version}"` }, body };
    };
    for (let round = 0; round < 2; round += 1) {
      await barber().submitListing(id);
      await barber().updateListing(await edit(1300 + round));
    }
    assert.equal((await barber().refused.updateListing(await edit(1400))).code, 'limit_reached');
    assert.equal((await barber().refused.submitListing(id)).code, 'limit_reached');
    await app.pass(day);
    await barber().updateListing(await edit(1400));
    await barber().submitListing(id);
    await barber().createListing({ body: draft });
  });

  it('so many times are kept for oneself in a day', async () => {
    await limit('calendar.blocksPerDay', 2);
    const from = later(app.application.clock.now(), 3 * day);
    const block = (at: number) => ({
      body: {
        startAt: later(from, at * hour).toISOString(),
        endAt: later(from, at * hour + 10 * minute).toISOString(),
      },
    });
    const kept = await barber().addBlock(block(0));
    await barber().addBlock(block(1));
    await barber().removeBlock(kept.id);
    assert.equal((await barber().refused.addBlock(block(2))).code, 'limit_reached');
    await app.pass(day);
    await barber().addBlock(block(2));
  });
});
