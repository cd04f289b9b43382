import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Pending } from '../../src/features/orders/index.ts';
import { hour, minute } from '../../src/kernel/clock.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { barber, resident, staff, startOrders, type TestOrders } from './order.given.ts';
import { bookedModel, type Model, nextStart, type Who } from './order.model.acts.ts';
import { payModel, pendingByModel, rules, shownByModel, takeModel, tickModel } from './order.model.ts';

const runs = Number(process.env.ORDER_RUNS ?? 8);
const people = { resident, artisan: barber, staff } as const;

type Move =
  | { kind: 'take'; step: string; who: Who; fen: number }
  | { kind: 'open'; who: Who; pick: number; fen: number }
  | { kind: 'pay' }
  | { kind: 'pass'; ms: number };

const whoever = fc.constantFrom<Who>('resident', 'artisan', 'staff');
const fen = fc.constantFrom(0, 1, 3000, 8800, 8801, 20000);
const move: fc.Arbitrary<Move> = fc.oneof(
  // any step by anybody …
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('take' as const),
      step: fc.constantFrom(...Object.keys(rules)),
      who: whoever,
      fen,
    }),
  },
  // … and, so that orders get far, one of those that somebody is shown
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('open' as const), who: whoever, pick: fc.nat(20), fen }),
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

type PendingOrder = Pending['orders'][number];
const extraSteps = ['pay', 'renew_code'];

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
    if (move.kind === 'pass') {
      const [promised] = await this.#pending();
      await this.#test.pass(move.ms);
      tickModel(this.#model, this.#now);
      await this.#keepsPromise(promised);
    } else if (move.kind === 'pay') {
      await this.#test.pay(this.#id);
      payModel(this.#model, this.#now);
    } else if (move.kind === 'take') {
      await this.#take(move.step, move.who, move.fen);
    } else {
      const shown = shownByModel(this.#model, move.who, this.#now);
      const step = shown[move.pick % Math.max(shown.length, 1)];
      if (step) await this.#take(step, move.who, move.fen);
    }
    await this.#compare(JSON.stringify(move));
  }

  /** What the artisan is told to wait for, of this order. */
  async #pending(): Promise<PendingOrder[]> {
    const pending = await this.#test.orders.pendingOf(this.#test.resource, barber.personId ?? '');
    const sum = pending.orders.reduce((total, { fen }) => total + fen, 0);
    assert.equal(pending.fen, sum, 'the sum is that of its orders');
    return pending.orders.filter(({ id }) => id === this.#id);
  }

  /** Where nobody does anything, what was said to become payable becomes so when it was said, to the fen. */
  async #keepsPromise(promised: PendingOrder | undefined): Promise<void> {
    if (!promised?.payableAt) return;
    const order = await this.#test.orders.find(this.#id);
    const isTime = promised.payableAt.getTime() <= this.#now;
    assert.equal(order.state === 'settled', isTime, `said for ${promised.payableAt.toISOString()}`);
    const [still] = await this.#pending();
    assert.equal(isTime ? order.payableFen : still?.fen, promised.fen);
  }

  async #take(step: string, who: Who, amount: number): Promise<void> {
    const { orders } = this.#test;
    const order = await orders.find(this.#id);
    const input = {
      reason: '说明原因',
      refundFen: amount,
      amountFen: amount,
      code: order.checkInCode ?? '000000',
      startAt: await this.#otherStart(order.startAt),
    };
    nextStart.ms = Date.parse(input.startAt);
    const given = step === 'cancel' ? {} : input;
    const taken = orders.take(people[who], this.#id, step as 'accept', given, undefined);
    // both clocks are read within the same moment; no due time of the model lies that near
    const expected = takeModel(this.#model, step, who, this.#now, amount);
    assert.equal(await refusal(taken), expected, `${step} by ${who} in ${this.#model.state}`);
    await this.#test.settle();
  }

  /** A free start a day or more from now, and not the one that is agreed. */
  async #otherStart(agreed: Date): Promise<string> {
    const { free } = this.#test;
    const start = (await free()).find((each) => Math.abs(each.getTime() - agreed.getTime()) > 2 * hour);
    assert.ok(start);
    return start.toISOString();
  }

  async #compare(after: string): Promise<void> {
    const { orders } = this.#test;
    const order = await orders.find(this.#id);
    const paid = order.paid.reduce((sum, part) => sum + part.fen, 0);
    const startMs = order.startAt.getTime();
    const is = [order.state, startMs, paid, order.cashFen, order.refundFen, order.payableFen];
    const { state, startMs: modelStart, paid: modelPaid, cash, back, payable } = this.#model;
    assert.deepEqual(is, [state, modelStart, modelPaid, cash, back, payable], `after ${after}`);
    const [pending] = await this.#pending();
    assert.equal(pending?.fen ?? 0, pendingByModel(this.#model), `pending after ${after}`);
    for (const who of ['resident', 'staff'] as const) {
      const steps = (await orders.see(people[who], this.#id)).steps.filter(
        (step) => !extraSteps.includes(step),
      );
      assert.deepEqual(
        steps.sort(),
        shownByModel(this.#model, who, this.#now),
        `shown to ${who} after ${after}`,
      );
    }
  }

  /** At the end, after everything the clock still does: the provider's books and the calendar agree. */
  async conclude(strikesBefore: number): Promise<void> {
    for (let week = 0; week < 4; week += 1) await this.make({ kind: 'pass', ms: 73 * hour });
    for (let week = 0; week < 4; week += 1) await this.make({ kind: 'pass', ms: 73 * hour });
    const { orders, payments, provider, strikes } = this.#test;
    const order = await orders.find(this.#id);
    assert.ok(['lapsed', 'declined', 'cancelled', 'settled'].includes(order.state), order.state);
    let held = 0;
    for (const payment of await payments.ofSubject('order', this.#id)) {
      const account = provider.accounts.get(payment.outTradeNo);
      if (account?.state === 'paid') held += account.request.totalFen - account.givenBackFen;
      assert.notEqual(account?.state, 'open', 'a payment of a finished order is still open');
    }
    assert.equal(
      held,
      order.payableFen - order.cashFen,
      'what WeChat still holds is what the artisan is owed',
    );
    assert.equal(strikes.length - strikesBefore, this.#model.strikes);
  }
}

/** Random moves over an order of this kind, beside the model. */
function property(test: TestOrders, isQuoteKind: boolean, advance: number) {
  const lists = fc.array(move, { minLength: 4, maxLength: 18 });
  return fc.asyncProperty(lists, async (moves) => {
    const order = await test.book();
    const startMs = order.startAt.getTime();
    const facts = { startMs, endMs: order.endAt.getTime(), bookedMs: order.bookedAt.getTime() };
    const pair = new Pair(test, order._id, bookedModel({ ...facts, advance, isQuoteKind }));
    const strikesBefore = test.strikes.length;
    for (const each of moves) await pair.make(each);
    await pair.conclude(strikesBefore);
    assert.deepEqual(await test.orders.audit(0), { overlaps: [], orphans: [], lost: [] });
  });
}

describe(`the service table against a plain model, ${runs} runs`, function () {
  this.timeout(600_000);
  let test: TestOrders;
  afterEach(() => test.stop());

  for (const priceKind of ['market', 'quote', 'free'] as const) {
    it(`moves as the model does: ${priceKind}`, async () => {
      const priceFen = { market: 8800, quote: 3000, free: 0 }[priceKind];
      test = await startOrders({ priceKind, priceFen });
      await fc.assert(property(test, priceKind === 'quote', priceFen), { numRuns: runs });
    });
  }

  it('goes red where a rule of the model says something else', async () => {
    test = await startOrders({ priceKind: 'market', priceFen: 8800 });
    const { accept } = rules;
    assert.ok(accept);
    accept.act = (model) => {
      model.state = 'underway';
    };
    try {
      const found = await fc.check(property(test, false, 8800), { numRuns: 60, seed: 7, endOnFailure: true });
      assert.ok(found.failed);
    } finally {
      accept.act = (model) => {
        model.state = 'confirmed';
      };
    }
  });
});
