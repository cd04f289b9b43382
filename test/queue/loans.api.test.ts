import assert from 'node:assert/strict';
import { chinaDate, chinaDay, day, hour, startOfChinaDay } from '../../src/kernel/clock.ts';
import { stageOrders } from '../orders/order.stage.ts';
import type { Someone } from '../support/app.ts';
import { asLoan, givenTool, handOut, loanBookingOf, loanDate } from '../support/given.loans.ts';
import { micro, pay, termsShown } from '../support/given.ts';

/** People who wait for days of what is lent. */
describe('the queue for what is lent, through the API', function () {
  this.timeout(60_000);
  const { stage, as, resident, barber, unchanged } = stageOrders();
  const people: Someone[] = [];
  before(async () => {
    for (let index = 0; index < 3; index += 1)
      people.push(await stage.app.application.features.people.ensureByPhone(`1340000001${index}`, '邻居'));
  });
  const [neighbour, first, second] = [() => people[0], () => people[1], () => people[2]].map(
    (who) => () => as(who() ?? null),
  ) as [typeof resident, typeof resident, typeof resident];
  const features = () => stage.app.application.features;
  const date = (days: number) => loanDate(stage.app, days);
  /** Noon of the next day in Asia/Shanghai, when phones may ring for long. */
  const toNoon = () => {
    const now = stage.app.application.clock.now();
    return stage.app.pass(startOfChinaDay(chinaDay(now) + 1).getTime() + 12 * hour - now.getTime());
  };
  const booking = async (listing: string, days: number, from: number, entryId?: string) => ({
    ...(await loanBookingOf(stage.app, listing, stage.near.place, days, from)),
    ...(entryId && { entryId }),
  });
  const join = (listing: string, units: number, from: number, to: number) => ({
    body: {
      subject: { kind: 'listing' as const, id: listing },
      ...{ place: stage.near.place, units, within: { fromDate: date(from), toDate: date(to) } },
    },
  });
  /** One drill, lent for four days from the first that can be had. */
  async function allLent() {
    await toNoon();
    const listing = await givenTool(stage.app, stage.near, { firstUnits: 1, mostDays: 4 });
    const order = asLoan(await resident().bookOrder({ body: (await booking(listing, 4, 0)) as never }));
    return { listing, order };
  }
  const mine = async (who: typeof resident, listing: string) =>
    (await who().listMyQueueEntries()).items.find(({ listingId }) => listingId === listing);
  async function isSound(): Promise<void> {
    const { units, orders } = features();
    assert.deepEqual(await units.audit(), []);
    assert.deepEqual(await orders.audit(0), { overlaps: [], orphans: [], lost: [] });
  }

  it('is for days that nobody can have now, and for nothing else', async () => {
    const { listing } = await allLent();
    await unchanged(async () => {
      const refused = async (body: ReturnType<typeof join>) => (await first().refused.joinQueue(body)).code;
      assert.equal(await refused(join(listing, 2, 3, 6)), 'queue_unneeded');
      assert.equal(await refused(join(listing, 5, 0, 6)), 'days_not_lent', 'more than are lent at once');
      assert.equal(await refused(join(listing, 3, 0, 1)), 'days_not_lent', 'more than the span holds');
      assert.equal(await refused(join(listing, 1, 0, 14)), 'days_not_lent', 'too long a span');
      assert.equal(await refused(join(listing, 1, -9, -3)), 'days_not_lent', 'what is over');
      const { body } = join(listing, 1, 0, 2);
      assert.equal(await refused({ body: { ...body, place: micro(14) } }), 'out_of_reach');
      const { within: _, ...undated } = body;
      assert.equal(await refused({ body: undated as typeof body }), 'days_not_lent');
      assert.equal((await as(null).refused.joinQueue({ body })).code, 'unauthenticated');
    });
    const entry = await first().joinQueue(join(listing, 1, 0, 2));
    assert.deepEqual([entry.state, entry.ahead, entry.units, entry.steps], ['waiting', 0, 1, ['leave']]);
    assert.deepEqual(entry.within, { fromDate: date(0), toDate: date(2) });
    assert.equal((await first().refused.joinQueue(join(listing, 1, 0, 1))).code, 'queued_already');
    assert.equal((await second().joinQueue(join(listing, 2, 0, 3))).ahead, 1);
    await first().leaveQueue(entry.id);
    assert.equal((await mine(second, listing))?.ahead, 0);
    await isSound();
  });

  it('offers what comes back strictly in order; nobody passes, and nobody keeps it longer past them', async () => {
    const { listing, order } = await allLent();
    // days are counted from the first that was free then, however time passes
    const of = (body: ReturnType<typeof join>['body'], from: number, to: number) => ({
      body: { ...body, within: { fromDate: dates[from] ?? '', toDate: dates[to] ?? '' } },
    });
    const dates = [0, 1, 2, 3, 4, 5, 6].map(date);
    await pay(stage.app, stage.near.resident, order as never);
    await handOut(stage.app, stage.near, stage.near.resident, order);
    const renewal = { params: { id: order.id }, body: { days: 1 } };
    await first().joinQueue(of(join(listing, 3, 0, 0).body, 2, 5));
    assert.equal((await mine(first, listing))?.state, 'waiting', 'three days do not fit yet');
    await second().joinQueue(of(join(listing, 1, 0, 0).body, 4, 5));
    assert.deepEqual(
      [(await mine(second, listing))?.state, (await mine(second, listing))?.ahead],
      ['waiting', 1],
      'a day that is free is not theirs before it is the first one’s turn',
    );
    assert.equal((await resident().refused.renewLoan(renewal)).code, 'units_taken');
    await first().leaveQueue((await mine(first, listing))?.id ?? '');
    const offered = await mine(second, listing);
    const offeredDate = chinaDate(new Date(offered?.offeredAt ?? 0));
    assert.deepEqual([offered?.state, offered?.offered, offeredDate], ['offered', 1, dates[4]]);
    const terms = await termsShown(stage.app, listing);
    const on = (day: number, entryId?: string) =>
      ({
        kind: 'loan',
        listingId: listing,
        place: stage.near.place,
        ...{ terms, payWay: 'native' },
        ...{ fromDate: dates[day], toDate: dates[day], ...(entryId && { entryId }) },
      }) as never;
    await unchanged(async () => {
      const { refused } = neighbour();
      assert.equal((await refused.bookOrder({ body: on(4, offered?.id) })).code, 'offer_gone');
      assert.equal((await refused.bookOrder({ body: on(4) })).code, 'units_taken');
      assert.equal((await second().refused.bookOrder({ body: on(5, offered?.id) })).code, 'offer_gone');
    });
    const taken = await second().bookOrder({ body: on(4, offered?.id) });
    assert.deepEqual([taken.id, taken.state], [offered?.id, 'unpaid']);
    assert.equal((await pay(stage.app, people[2] as Someone, taken)).state, 'ready');
    assert.equal((await mine(second, listing))?.state, 'taken');
    await barber().takeBackLoan(order.id);
    await isSound();
  });

  it('keeps days free for who waits, however many units there are', async () => {
    const { listing, order } = await allLent();
    await first().joinQueue(join(listing, 3, 0, 3));
    await second().joinQueue(join(listing, 1, 1, 1));
    await barber().addUnit(listing);
    const [one, other] = [await mine(first, listing), await mine(second, listing)];
    assert.deepEqual([one?.state, other?.state], ['offered', 'waiting'], 'the new one is theirs in order');
    await resident().dropOrder(order.id);
    assert.equal((await mine(second, listing))?.state, 'offered');
    const { units } = await barber().listUnits(listing);
    assert.deepEqual(
      units.map(({ claims }) => claims.length),
      [1, 1],
    );
    await isSound();
  });

  it('passes an offer on after a day, and ends when nothing can begin any more or nothing is lent', async () => {
    const { listing, order } = await allLent();
    await first().joinQueue(join(listing, 1, 2, 3));
    await second().joinQueue(join(listing, 1, 2, 3));
    await neighbour().joinQueue(join(listing, 4, 0, 4));
    await resident().dropOrder(order.id);
    assert.deepEqual(
      [(await mine(first, listing))?.state, (await mine(second, listing))?.state],
      ['offered', 'offered'],
      'two days, one each',
    );
    // thirteen hours of a day run while phones may ring
    await stage.app.pass(2 * day);
    assert.equal((await mine(first, listing))?.state, 'lapsed');
    assert.equal((await mine(neighbour, listing))?.state, 'lapsed', 'four days do not fit any more');
    const lent = await allLent();
    await first().joinQueue(join(lent.listing, 1, 0, 1));
    await barber().retireListing(lent.listing);
    assert.equal((await mine(first, lent.listing))?.state, 'left');
    await isSound();
  });
});
