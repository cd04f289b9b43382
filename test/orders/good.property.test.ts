import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { GoodBooking } from '../../src/features/orders/index.ts';
import { articleOf } from '../../src/features/stock/index.ts';
import { chinaDate, chinaDay, startOfChinaDay } from '../../src/kernel/clock.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import {
  day,
  type Given,
  hour,
  jarsReturned,
  leftByModel,
  loavesPacked,
  type Model,
  minute,
  payModel,
  rules,
  shownByModel,
  sumFen,
  takeModel,
  tickModel,
  type Who,
} from './good.model.ts';
import { termsNow } from './order.facts.ts';
import { barber, resident, staff, startOrders, type TestOrders } from './order.given.ts';

const runs = Number(process.env.ORDER_RUNS ?? 8);
const people = { resident, provider: barber, staff } as const;
const [jars, loaves] = ['lst_haircut', 'lst_loaves'] as const;
const firstUnits = 50;
type Way = 'fetched' | 'brought' | 'a meal' | 'a meal, brought';

type Move =
  | { kind: 'take'; step: string; who: Who; given: Given }
  | { kind: 'open'; who: Who; pick: number; given: Given }
  | { kind: 'pay' }
  | { kind: 'pass'; ms: number };

const whoever = fc.constantFrom<Who>('resident', 'provider', 'staff');
const given = fc.record({ n: fc.nat(7), fen: fc.constantFrom(0, 1, 600, 3000, sumFen, 20_000) });
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('take' as const),
      step: fc.constantFrom(...Object.keys(rules)),
      who: whoever,
      given,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('open' as const), who: whoever, pick: fc.nat(20), given }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'pay' as const }) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(minute, 14 * minute, 3 * hour, 23 * hour, 31 * hour, 49 * hour, 73 * hour)
      .map((ms) => ({ kind: 'pass' as const, ms })),
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

const everyDay = [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 540, toMinute: 660 }));
const isMeal = (way: Way) => way.startsWith('a meal');
const isBrought = (way: Way) => way.endsWith('brought');

/** What both listings say, beside what every listing of these tests does. */
const offerOf = (way: Way) => ({
  kind: 'good',
  ...{
    way: 'at_shop',
    pickUpAddress: '3 号铺',
    unit: '份',
    firstUnits,
    mostPerPerson: 99,
    windows: everyDay,
  },
  delivery: { feeFen: 500, windows: everyDay },
  meal: isMeal(way) ? { cutOffMinutes: 120, nutrition: null } : null,
});

const inputOf = (step: string, { n, fen }: Given, code: string | null): Record<string, unknown> => {
  const reason = '说明原因';
  const lines = { pack: loavesPacked({ n, fen }), return: jarsReturned({ n, fen }) };
  if (step === 'pack') return { cartLines: [{ listingId: loaves, units: lines.pack }] };
  if (step === 'return') return { cartLines: [{ listingId: jars, units: lines.return }], reason };
  if (step === 'take_back') return { restock: n % 2 === 0 };
  return step === 'cancel' ? {} : { reason, refundFen: fen, code: code ?? '000000' };
};

async function orderOf(test: TestOrders, way: Way): Promise<{ id: string; model: Model }> {
  const { clock, listing } = test;
  const startAt = new Date(startOfChinaDay(chinaDay(clock.now()) + 2).getTime() + 540 * minute);
  const terms = termsNow(listing).fingerprint;
  const other = test.listingOf(loaves);
  const visit = { address: '1 栋', contactName: '王小明', contactPhone: '13800000001' };
  const request: GoodBooking = {
    ...{ kind: 'good', residentId: 'per_resident', listingId: jars, terms, units: 2 },
    moreLines: [{ listingId: loaves, terms: termsNow(other).fingerprint, units: 3 }],
    ...{
      startAt: startAt.toISOString(),
      place: '11111',
      note: null,
      key: `${way} ${startAt.getTime()} ${Math.random()}`,
    },
    payRequest: { way: 'native', ip: '127.0.0.1' },
    ...(isBrought(way) && { visit }),
  };
  const order = await test.orders.book(request);
  const [startMs, endMs, bookedMs] = [order.startAt, order.endAt, order.bookedAt].map((at) => at.getTime());
  assert.ok(startMs && endMs && bookedMs);
  const model: Model = {
    ...{ state: 'unpaid', startMs, endMs, bookedMs, sinceMs: bookedMs },
    cutOffMs: isMeal(way) ? startMs - 2 * hour : null,
    ...{ isBrought: isBrought(way), feeFen: isBrought(way) ? 500 : 0 },
    ...{ paid: 0, back: 0, payable: 0, recorded: 0, strikes: 0, level: 0 },
    heard: [],
    ...{ packed: null, handedMs: null, returned: 0, restocked: false },
  };
  return { id: order._id, model };
}

/** One order and its model, moved side by side. */
class Pair {
  readonly #test: TestOrders;
  readonly #id: string;
  readonly #model: Model;
  constructor(test: TestOrders, id: string, model: Model) {
    this.#test = test;
    this.#id = id;
    this.#model = model;
  }
  get #now(): number {
    return this.#test.clock.now().getTime();
  }

  async make(move: Move): Promise<void> {
    const model = this.#model;
    if (move.kind === 'pass') {
      await this.#test.pass(move.ms);
      tickModel(model, this.#now);
    } else if (move.kind === 'pay') {
      await this.#test.pay(this.#id);
      payModel(model, this.#now);
    } else if (move.kind === 'take') await this.#take(move.step, move.who, move.given);
    else {
      const shown = shownByModel(model, move.who, this.#now);
      const step = shown[move.pick % Math.max(shown.length, 1)];
      if (step) await this.#take(step, move.who, move.given);
    }
    await this.#compare(JSON.stringify(move));
  }

  async #take(step: string, who: Who, said: Given): Promise<void> {
    const { orders } = this.#test;
    const { checkInCode } = await orders.find(this.#id);
    const input = inputOf(step, said, checkInCode);
    const taken = orders.take(people[who], this.#id, step, input, undefined);
    const expected = takeModel(this.#model, step, who, this.#now, said);
    assert.equal(await refusal(taken), expected, `${step} by ${who} in ${this.#model.state}`);
    await this.#test.settle();
  }

  async #compare(after: string): Promise<void> {
    const { orders } = this.#test;
    const order = await orders.find(this.#id);
    const paid = order.paid.reduce((sum, part) => sum + part.fen, 0);
    const { state, paid: modelPaid, back, payable } = this.#model;
    const is = [order.state, paid, order.refundFen, order.payableFen];
    assert.deepEqual(is, [state, modelPaid, back, payable], `after ${after}`);
    for (const who of ['resident', 'staff'] as const) {
      const { steps } = await orders.see(people[who], this.#id);
      const own = steps.filter((step) => !['pay', 'renew_code'].includes(step)).sort();
      assert.deepEqual(own, shownByModel(this.#model, who, this.#now), `shown to ${who} after ${after}`);
    }
  }

  /** At the end, after everything the clock still does: WeChat, the strikes and the stock agree. */
  async conclude(before: { strikes: number; left: number[] }): Promise<void> {
    for (let half = 0; half < 8; half += 1) await this.make({ kind: 'pass', ms: 73 * hour });
    const { orders, payments, provider, strikes } = this.#test;
    const order = await orders.find(this.#id);
    assert.ok(['lapsed', 'cancelled', 'settled'].includes(order.state), order.state);
    let held = 0;
    for (const payment of await payments.ofSubject('order', this.#id)) {
      const account = provider.accounts.get(payment.outTradeNo);
      if (account?.state === 'paid') held += account.request.totalFen - account.givenBackFen;
      assert.notEqual(account?.state, 'open', 'a payment of a finished order is still open');
    }
    assert.equal(held, order.payableFen, 'what WeChat still holds is what the provider is owed');
    assert.equal(strikes.length - before.strikes, this.#model.strikes);
    const [jarsBefore = 0, loavesBefore = 0] = before.left;
    const on = this.#model.cutOffMs === null ? null : chinaDate(order.startAt);
    const [jarsLeft, loavesLeft] = leftByModel(this.#model, 0);
    const expected = [jarsBefore + jarsLeft, loavesBefore + loavesLeft];
    const isForgotten = on !== null && on < chinaDate(new Date(this.#now - 30 * day));
    const left = isForgotten ? [firstUnits, firstUnits] : expected;
    assert.deepEqual(await leftOf(this.#test, on), left, 'what is left of both');
  }
}

/** What is left of both articles; a day's units that nobody has asked for are all there; a day is forgotten a month later. */
async function leftOf({ stockOf }: TestOrders, on: string | null): Promise<number[]> {
  const all = await Promise.all([jars, loaves].map((id) => stockOf(articleOf(id, on))));
  return all.map((stock) => stock?.left ?? firstUnits);
}

function property(test: TestOrders, way: Way) {
  const lists = fc.array(move, { minLength: 4, maxLength: 18 });
  return fc.asyncProperty(lists, async (moves) => {
    const on = isMeal(way) ? chinaDate(new Date(test.clock.now().getTime() + 2 * day)) : null;
    const before = { strikes: test.strikes.length, left: await leftOf(test, on) };
    const { id, model } = await orderOf(test, way);
    const pair = new Pair(test, id, model);
    for (const each of moves) await pair.make(each);
    await pair.conclude(before);
    assert.deepEqual(await test.orders.audit(0), { overlaps: [], orphans: [], lost: [] });
    assert.deepEqual(await test.stock.audit(), []);
  });
}

describe(`the table of goods against a plain model, ${runs} runs`, function () {
  this.timeout(600_000);
  let test: TestOrders;
  afterEach(() => test.stop());
  const start = (way: Way) => {
    const other = { _id: loaves, title: '馒头', priceFen: 600, returnDays: 0 };
    const returnDays = isMeal(way) ? 0 : 3;
    return startOrders({ ...offerOf(way), title: '蜂蜜', priceFen: 3000, returnDays } as never, undefined, [
      { ...offerOf(way), ...other } as never,
    ]);
  };

  for (const way of ['fetched', 'brought', 'a meal', 'a meal, brought'] as const) {
    it(`moves as the model does: ${way}`, async () => {
      test = await start(way);
      await fc.assert(property(test, way), { numRuns: Math.ceil(runs / 2) });
    });
  }

  it('goes red where a rule of the model says something else', async () => {
    test = await start('fetched');
    const { pack } = rules;
    assert.ok(pack);
    const right = pack.act;
    pack.act = (model, now, said) => {
      right(model, now, said);
      model.state = 'handed_over';
    };
    try {
      const found = await fc.check(property(test, 'fetched'), { numRuns: 60, seed: 7, endOnFailure: true });
      assert.ok(found.failed);
    } finally {
      pack.act = right;
    }
  });
});
