import assert from 'node:assert/strict';
import { day, minute, after as plus } from '../../src/kernel/clock.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { barber, neighbour, resident, startOrders, type TestOrders } from './order.given.ts';

const rounds = Number(process.env.RACE_SEEDS ?? 3);

/** Whoever answers first has answered; the time that nobody keeps is free, and nobody has two. */
describe('another time: accepted, dropped, forgotten and booked at once', () => {
  let test: TestOrders;
  beforeEach(async () => {
    test = await startOrders();
  });
  afterEach(() => test.stop());

  const codeOf = async (promise: Promise<unknown>) => {
    try {
      await promise;
      return 'done';
    } catch (thrown) {
      if (!isAppError(thrown)) throw thrown;
      return thrown.code;
    }
  };
  async function proposed(until: 'fresh' | 'due') {
    const order = await test.book();
    await test.pay(order._id);
    await test.orders.take(barber, order._id, 'accept', {}, undefined);
    const startAt = (await test.free()).at(20)?.toISOString() ?? '';
    await test.orders.take(resident, order._id, 'propose_time', { startAt }, undefined);
    const { proposal } = await test.find(order._id);
    assert.ok(proposal);
    if (until === 'due') test.clock.setOffset(test.clock.offsetMs() + day);
    return { id: order._id, order, proposal };
  }
  const kept = async () => {
    const span = { startAt: test.clock.now(), endAt: plus(test.clock.now(), 30 * day) };
    return (await test.calendars.busyBlocks(test.resource, span)).map(({ id }) => id);
  };
  const isSound = async () => {
    await test.pass(3 * minute);
    assert.deepEqual(await test.orders.audit(0), { overlaps: [], orphans: [], lost: [] });
  };

  for (const until of ['fresh', 'due'] as const) {
    it(`one answer stands, while it is ${until}`, async () => {
      for (let round = 0; round < rounds; round += 1) {
        const { id, order, proposal } = await proposed(until);
        const input = { proposal: proposal.id };
        const [accepted, dropped, , wanted] = await Promise.all([
          codeOf(test.orders.take(barber, id, 'accept_time', input, undefined)),
          codeOf(test.orders.take(resident, id, 'drop_time', input, undefined)),
          test.settle(),
          codeOf(test.book({ residentId: neighbour.personId ?? '', startAt: proposal.startAt })),
        ]);
        const now = await test.find(id);
        const isMoved = now.startAt.getTime() === proposal.startAt.getTime();
        assert.equal(isMoved, accepted === 'done', `${accepted} ${dropped}`);
        assert.ok(accepted !== 'done' || dropped !== 'done', 'both answered');
        if (until === 'due') assert.equal(isMoved, false, 'the day is over');
        if (isMoved) assert.equal(wanted, 'slot_taken', 'somebody else has the agreed time');
        assert.equal(now.proposal, null);
        const claims = await kept();
        assert.equal(claims.includes(proposal.id), isMoved);
        assert.equal(claims.includes(order._id), !isMoved);
        await isSound();
        await test.orders.take(resident, id, 'cancel', {}, undefined);
        await test.pass(day);
      }
    });
  }

  it('of two who propose at once one does, and no claim of the other stays', async () => {
    const order = await test.book();
    await test.pay(order._id);
    const [first, second] = (await test.free()).slice(-8).filter((_start, index) => index % 7 === 0);
    const startsAt = [first, second].map((start) => ({ startAt: start?.toISOString() ?? '' }));
    const answers = await Promise.all([
      codeOf(test.orders.take(barber, order._id, 'propose_time', startsAt[0] ?? {}, undefined)),
      codeOf(test.orders.take(resident, order._id, 'propose_time', startsAt[1] ?? {}, undefined)),
    ]);
    assert.deepEqual(answers.toSorted(), ['done', 'step_closed']);
    await isSound();
    const { proposal } = await test.find(order._id);
    assert.deepEqual((await kept()).toSorted(), [order._id, proposal?.id ?? ''].toSorted());
  });

  it('a claim whose proposal was never written is swept, and a swept one drops its proposal', async () => {
    const order = await test.book();
    await test.pay(order._id);
    const [startAt] = (await test.free()).slice(-1);
    assert.ok(startAt);
    const buffers = { beforeMinutes: 0, afterMinutes: 15 };
    const endAt = plus(startAt, 45 * minute);
    const until = plus(test.clock.now(), 2 * minute);
    const claim = { resource: test.resource, startAt, endAt, buffers, place: '11110', until };
    // the server dies between the claim and the step
    await test.calendars.claim({ ...claim, id: 'tim_died', holder: order._id });
    assert.deepEqual((await kept()).toSorted(), [order._id, 'tim_died'].toSorted());
    await isSound();
    assert.deepEqual(await kept(), [order._id]);
    // it dies between the step and what follows, and the sweep comes first
    const { keep } = test.calendars;
    test.calendars.keep = async (resource, id) => {
      await test.calendars.free(resource, id);
      return keep(resource, id);
    };
    await test.orders.take(
      resident,
      order._id,
      'propose_time',
      { startAt: startAt.toISOString() },
      undefined,
    );
    test.calendars.keep = keep;
    const now = await test.find(order._id);
    assert.deepEqual([now.proposal, now.timeline.at(-1)?.by.kind], [null, 'system']);
    assert.deepEqual(await kept(), [order._id]);
    await isSound();
  });
});
