import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RoomBooking } from '../../src/features/orders/index.ts';
import { hour, minute } from '../../src/kernel/clock.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { barber, resident, staff, startOrders, type TestOrders } from './order.given.ts';
import type { Who } from './order.model.acts.ts';
import {
  bookedRoomModel,
  payRoom,
  type RoomModel,
  roomRules,
  shownOfRoom,
  takeRoom,
  tickRoom,
} from './room.model.ts';

const runs = Number(process.env.ORDER_RUNS ?? 8);
const people = { resident, artisan: barber, staff } as const;
const hourFen = 2000;

type Move =
  | { kind: 'take'; step: string; who: Who; fen: number }
  | { kind: 'open'; who: Who; pick: number; fen: number }
  | { kind: 'pay' }
  | { kind: 'pass'; ms: number };

const who = fc.constantFrom<Who>('resident', 'artisan', 'staff');
const fen = fc.constantFrom(0, 1, 2000, 4000, 4001);
const step = fc.constantFrom(...Object.keys(roomRules));
const spans = [minute, 14 * minute, hour, 3 * hour, 23 * hour, 31 * hour, 49 * hour, 73 * hour];
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('take' as const), step, who, fen }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('open' as const), who, pick: fc.nat(20), fen }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'pay' as const }) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(...spans).map((ms) => ({ kind: 'pass' as const, ms })),
  },
);

async function refusal(promise: Promise<unknown>): Promise<string | null> {
  try {
    await promise;
    return null;
  } catch (thrown) {
    if (!isAppError(thrown)) throw thrown;
    return ['invalid', 'refund_too_much'].includes(thrown.code) ? 'input' : thrown.code;
  }
}

/** One order and its model, moved side by side. */
class Pair {
  readonly #test: TestOrders;
  readonly #id: string;
  readonly #model: RoomModel;
  constructor(test: TestOrders, id: string, model: RoomModel) {
    this.#test = test;
    this.#id = id;
    this.#model = model;
  }
  get #now(): number {
    return this.#test.clock.now().getTime();
  }

  async make(each: Move): Promise<void> {
    if (each.kind === 'pass') {
      await this.#test.pass(each.ms);
      tickRoom(this.#model, this.#now);
    } else if (each.kind === 'pay') {
      await this.#test.pay(this.#id);
      payRoom(this.#model, this.#now);
    } else if (each.kind === 'take') await this.#take(each.step, each.who, each.fen);
    else {
      const shown = shownOfRoom(this.#model, each.who, this.#now);
      const open = shown[each.pick % Math.max(shown.length, 1)];
      if (open) await this.#take(open, each.who, each.fen);
    }
    await this.#compare(JSON.stringify(each));
  }

  async #take(name: string, by: Who, amount: number): Promise<void> {
    const { orders } = this.#test;
    const { checkInCode } = await orders.find(this.#id);
    const said = { reason: '说明原因', refundFen: amount, code: checkInCode ?? '' };
    const taken = orders.take(people[by], this.#id, name, name === 'cancel' ? {} : said, undefined);
    const expected = takeRoom(this.#model, name, { who: by, now: this.#now, fen: amount });
    assert.equal(await refusal(taken), expected, `${name} by ${by} in ${this.#model.state}`);
    await this.#test.settle();
  }

  async #compare(after: string): Promise<void> {
    const { orders, resource } = this.#test;
    const order = await orders.find(this.#id);
    const paid = order.paid.reduce((sum, part) => sum + part.fen, 0);
    const { state, paid: modelPaid, back, payable, recorded } = this.#model;
    assert.deepEqual(
      [order.state, paid, order.refundFen, order.payableFen, order.recordedRefundFen ?? 0],
      [state, modelPaid, back, payable, recorded],
      `after ${after}`,
    );
    const pending = await orders.pendingOf(this.#test.listing.provider, barber.personId ?? '');
    const waits = ['booked', 'used', 'missed', 'disputed'].includes(state) ? paid - recorded : 0;
    const mine = pending.orders.find(({ id }) => id === this.#id);
    assert.equal(mine?.fen ?? 0, waits, `pending after ${after}`);
    for (const each of ['resident', 'staff'] as const) {
      const steps = (await orders.see(people[each], this.#id)).steps.filter((one) => one !== 'pay');
      assert.deepEqual(steps.sort(), shownOfRoom(this.#model, each, this.#now), `${each} after ${after}`);
    }
    if (order.startAt > this.#test.clock.now()) {
      const busy = await this.#test.calendars.busyBlocks(resource, order);
      const holds = ['unpaid', 'booked', 'used'].includes(state);
      assert.equal(
        busy.some(({ id }) => id === this.#id),
        holds,
        `its hours after ${after}`,
      );
    }
  }

  /** After everything that the clock still does, money and calendar agree. */
  async conclude(strikesBefore: number): Promise<void> {
    for (let round = 0; round < 6; round += 1) await this.make({ kind: 'pass', ms: 73 * hour });
    const { orders, payments, provider, strikes } = this.#test;
    const order = await orders.find(this.#id);
    assert.ok(['lapsed', 'cancelled', 'settled'].includes(order.state), order.state);
    let held = 0;
    for (const { outTradeNo } of await payments.ofSubject('order', this.#id)) {
      const account = provider.accounts.get(outTradeNo);
      if (account?.state === 'paid') held += account.request.totalFen - account.givenBackFen;
      assert.notEqual(account?.state, 'open', 'a payment of a finished order is still open');
    }
    assert.equal(held, order.payableFen, 'what WeChat still holds is what the keeper is owed');
    assert.equal(strikes.length - strikesBefore, this.#model.strikes);
    assert.deepEqual(await orders.audit(0), { overlaps: [], orphans: [], lost: [] });
  }
}

function property(test: TestOrders, priceFen: number) {
  return fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 16 }), async (moves) => {
    const chosen: Partial<RoomBooking> = { hourCount: 2, guestCount: 3 };
    const order = await test.book(chosen as never);
    const [startMs, endMs] = [order.startAt.getTime(), order.endAt.getTime()];
    const facts = { startMs, endMs, bookedMs: order.bookedAt.getTime(), advance: priceFen * 2 };
    const pair = new Pair(test, order._id, bookedRoomModel(facts));
    const strikesBefore = test.strikes.length;
    for (const each of moves) await pair.make(each);
    await pair.conclude(strikesBefore);
  });
}

const room = (priceFen: number) => ({
  ...{ _id: 'lst_room', kind: 'room', title: '会客厅', roomAddress: '2 楼', policy: 'moderate' },
  ...{ priceKind: priceFen > 0 ? 'lowfee' : 'free', priceFen, mostGuests: 10, mostHours: 3 },
  ...{ doorCode: '314159', firstHours: [] },
});

describe(`the table of rooms against a plain model, ${runs} runs`, function () {
  this.timeout(600_000);
  let test: TestOrders;
  afterEach(() => test.stop());

  for (const priceFen of [hourFen, 0]) {
    it(`moves as the model does: ${priceFen} fen an hour`, async () => {
      test = await startOrders(room(priceFen) as never);
      await fc.assert(property(test, priceFen), { numRuns: runs });
    });
  }

  it('goes red where a rule of the model says something else', async () => {
    test = await startOrders(room(hourFen) as never);
    const rule = roomRules['cancel'];
    assert.ok(rule);
    const { act } = rule;
    rule.act = (model) => {
      model.state = 'missed';
    };
    try {
      const options = { numRuns: 60, seed: 7, endOnFailure: true };
      assert.ok((await fc.check(property(test, hourFen), options)).failed);
    } finally {
      rule.act = act;
    }
  });
});
