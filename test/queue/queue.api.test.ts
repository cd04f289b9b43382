import assert from 'node:assert/strict';
import { chinaDay, day, hour, minute, startOfChinaDay } from '../../src/kernel/clock.ts';
import { reason, stageOrders } from '../orders/order.stage.ts';
import type { Someone } from '../support/app.ts';
import {
  asActivity,
  givenActivity,
  givenSeats,
  givenSession,
  seatsBookingOf,
} from '../support/given.activities.ts';
import { community, micro, pay } from '../support/given.ts';

/** People who wait for what is sold out, taken through their table by themselves, over HTTP. */
describe('the queue through the API', function () {
  this.timeout(60_000);
  const { stage, as, resident, barber, unchanged } = stageOrders();
  const people: Someone[] = [];
  before(async () => {
    for (let index = 0; index < 3; index += 1)
      people.push(await stage.app.application.features.people.ensureByPhone(`1340000000${index}`, '邻居'));
  });
  const [neighbour, first, second] = [() => people[0], () => people[1], () => people[2]].map(
    (who) => () => as(who() ?? null),
  ) as [typeof resident, typeof resident, typeof resident];
  const features = () => stage.app.application.features;
  const sessionOf = (id: string) => features().sessions.find(id);
  /** Sold out to the resident, at ten in the morning some days ahead. */
  async function soldOut(seats = 2) {
    const listing = await givenActivity(stage.app, stage.near, { seats, mostPerPerson: seats });
    const session = await givenSession(stage.app, stage.near, listing);
    const order = await givenSeats(stage.app, stage.near, { listing, session: session.id, seats });
    return { listing, session, order };
  }
  const joining = (session: string, units = 1) => ({
    body: { subject: { kind: 'session' as const, id: session }, place: stage.near.place, units },
  });
  async function booking(listing: string, session: string, more: { seats?: number; entryId?: string } = {}) {
    const { seats = 1, ...entry } = more;
    return {
      ...(await seatsBookingOf(stage.app, { listing, session, place: stage.near.place, seats })),
      ...entry,
    };
  }
  const cancel = (id: string) => resident().cancelOrder({ params: { id }, body: {} });
  /** Noon of the next day in Asia/Shanghai, when phones may ring for long. */
  const toNoon = () => {
    const now = stage.app.application.clock.now();
    return stage.app.pass(startOfChinaDay(chinaDay(now) + 1).getTime() + 12 * hour - now.getTime());
  };
  async function isSound(): Promise<void> {
    const { sessions, orders } = features();
    assert.deepEqual(await sessions.audit(), []);
    assert.deepEqual(await orders.audit(0), { overlaps: [], orphans: [], lost: [] });
  }
  const mine = async (who: typeof resident, session: string) =>
    (await who().listMyQueueEntries()).items.find(({ subject }) => subject.id === session);

  it('is offered to who comes after everything is sold, and to nobody before', async () => {
    const { listing, session } = await soldOut();
    const open = await givenSession(stage.app, stage.near, listing);
    await unchanged(async () => {
      assert.equal((await first().refused.joinQueue(joining(open.id))).code, 'queue_unneeded');
      assert.equal((await first().refused.joinQueue(joining(session.id, 3))).code, 'too_many_seats');
      const far = joining(session.id);
      far.body.place = micro(14);
      assert.equal((await first().refused.joinQueue(far)).code, 'out_of_reach');
      assert.equal((await first().refused.joinQueue(joining('ses_0'))).code, 'out_of_reach');
      assert.equal((await as(null).refused.joinQueue(joining(session.id))).code, 'unauthenticated');
    });
    const { refused } = first();
    assert.equal(
      (await refused.bookOrder({ body: await booking(listing, session.id) })).code,
      'seats_sold_out',
    );
    const headers = { 'Idempotency-Key': 'waits-once' };
    for (let again = 0; again < 2; again += 1) {
      const entry = await first().joinQueue({ ...joining(session.id), headers });
      assert.deepEqual([entry.state, entry.ahead, entry.steps], ['waiting', 0, ['leave']]);
    }
    assert.equal((await first().refused.joinQueue(joining(session.id))).code, 'queued_already');
    assert.equal((await second().joinQueue(joining(session.id))).ahead, 1);
    const query = { place: stage.near.place };
    const { items } = await as(null).listSessions({ params: { id: listing }, query });
    const shown = items.find(({ id }) => id === session.id);
    assert.deepEqual([shown?.left, shown?.waiting], [0, 2]);
    await barber().cancelSession({ params: { id: open.id }, body: reason });
    assert.equal((await first().refused.joinQueue(joining(open.id))).code, 'session_gone');
  });

  it('is joined so many times a day by one person, also where they leave it again', async () => {
    await stage.app.pass(day);
    await toNoon();
    const [one, other] = [await soldOut(), await soldOut()];
    const { settings } = features();
    const by = { byId: null, as: 'command', reason: '测试' };
    const limit = (most: number) =>
      settings.change(community, 'queue.joinsPerDay', most, settings.versionOf(community), by);
    await limit(1);
    const { id } = await first().joinQueue(joining(one.session.id));
    assert.equal((await first().refused.joinQueue(joining(one.session.id))).code, 'queued_already');
    await first().leaveQueue(id);
    await unchanged(async () => {
      assert.equal((await first().refused.joinQueue(joining(other.session.id))).code, 'limit_reached');
    });
    await second().joinQueue(joining(other.session.id));
    await limit(20);
  });

  it('serves strictly in order what comes back, and lets nobody pass', async () => {
    await toNoon();
    const { listing, session, order } = await soldOut(3);
    await first().joinQueue(joining(session.id, 2));
    await second().joinQueue(joining(session.id, 2));
    await resident().reduceOrder({ params: { id: order.id }, body: { seats: 2 } });
    const offered = await mine(first, session.id);
    assert.deepEqual(
      [offered?.state, offered?.offered],
      ['offered', 1],
      'fewer than they asked for are theirs',
    );
    await cancel(order.id);
    const next = await mine(second, session.id);
    assert.deepEqual([next?.state, next?.offered], ['offered', 2]);
    const { refused } = neighbour();
    assert.equal(
      (await refused.bookOrder({ body: await booking(listing, session.id) })).code,
      'seats_sold_out',
    );
    const entryId = offered?.id ?? '';
    await unchanged(async () => {
      const theirs = await booking(listing, session.id, { entryId });
      assert.equal((await second().refused.bookOrder({ body: theirs })).code, 'offer_gone');
      const more = await booking(listing, session.id, { entryId, seats: 2 });
      assert.equal((await first().refused.bookOrder({ body: more })).code, 'offer_gone');
    });
    const taken = await first().bookOrder({ body: await booking(listing, session.id, { entryId }) });
    assert.deepEqual([taken.id, taken.state], [entryId, 'unpaid']);
    assert.equal((await pay(stage.app, people[1] as Someone, taken)).state, 'booked');
    assert.equal((await mine(first, session.id))?.state, 'taken');
    const fewer = await booking(listing, session.id, { entryId: next?.id ?? '', seats: 1 });
    await second().bookOrder({ body: fewer });
    assert.equal((await sessionOf(session.id)).left, 1, 'what they did not take is free for everybody');
    await isSound();
  });

  it('passes an offer on when it lapses, not while phones are quiet', async () => {
    await toNoon();
    const { session, order } = await soldOut(1);
    await first().joinQueue(joining(session.id));
    await second().joinQueue(joining(session.id));
    // eight in the evening: one hour runs before nine, the other from eight in the morning
    await stage.app.pass(8 * hour);
    await cancel(order.id);
    const offered = await mine(first, session.id);
    const held = Date.parse(offered?.offerUntil ?? '') - stage.app.application.clock.now().getTime();
    assert.ok(Math.abs(held - 13 * hour) < minute, `held for ${held / hour} h`);
    await stage.app.pass(12 * hour + 50 * minute);
    assert.equal((await mine(first, session.id))?.state, 'offered');
    await stage.app.pass(20 * minute);
    assert.equal((await mine(first, session.id))?.state, 'lapsed');
    const next = await mine(second, session.id);
    assert.equal(next?.state, 'offered');
    await second().leaveQueue(next?.id ?? '');
    assert.equal((await sessionOf(session.id)).left, 1);
    assert.equal((await second().refused.leaveQueue(next?.id ?? '')).code, 'step_closed');
    assert.equal((await first().refused.leaveQueue(next?.id ?? '')).code, 'not_found');
    await isSound();
  });

  it('ends with the session, and an order that lapses puts nobody back', async () => {
    await toNoon();
    const { listing, session, order } = await soldOut(1);
    for (const who of [first, second]) await who().joinQueue(joining(session.id));
    await cancel(order.id);
    const entryId = (await mine(first, session.id))?.id ?? '';
    const taken = asActivity(
      await first().bookOrder({ body: await booking(listing, session.id, { entryId }) }),
    );
    await stage.app.pass(16 * minute);
    assert.equal((await first().getOrder(taken.id)).state, 'lapsed');
    assert.equal((await mine(first, session.id))?.state, 'taken');
    assert.equal((await mine(second, session.id))?.state, 'offered');
    const again = await booking(listing, session.id, { entryId });
    assert.equal(
      (await first().bookOrder({ body: again })).state,
      'lapsed',
      'the same entry is the same order',
    );
    await first().joinQueue(joining(session.id));
    await barber().cancelSession({ params: { id: session.id }, body: reason });
    for (const who of [first, second]) assert.equal((await mine(who, session.id))?.state, 'left');
    const expiring = await soldOut(1);
    await first().joinQueue(joining(expiring.session.id));
    await stage.app.pass(16 * day);
    assert.equal((await mine(first, expiring.session.id))?.state, 'lapsed');
    await isSound();
  });
});
