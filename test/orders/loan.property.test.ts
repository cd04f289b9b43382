import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ensureIndexes } from '../../src/adapters/mongo.ts';
import { makeLedger } from '../../src/features/ledger/index.ts';
import { chinaDate, chinaDay, chinaWeekday, startOfChinaDay } from '../../src/kernel/clock.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { bookedLoan, hour, type LoanModel, minute, payLoan, type Tool, type Who } from './loan.model.acts.ts';
import { loanRules, pendingByLoan, shownByLoan, takeLoan, tickLoan } from './loan.model.ts';
import { barber, resident, staff, startOrders, type TestOrders } from './order.given.ts';

const runs = Number(process.env.ORDER_RUNS ?? 6);
const people = { resident, artisan: barber, staff } as const;
const closedOn = 3;
const hours = [0, 1, 2, 4, 5, 6].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 540, toMinute: 1080 }));

type Move =
  | { kind: 'take'; step: string; who: Who; fen: number }
  | { kind: 'open'; who: Who; pick: number; fen: number }
  | { kind: 'pay' }
  | { kind: 'pass'; ms: number };
const whoever = fc.constantFrom<Who>('resident', 'artisan', 'staff');
const fen = fc.constantFrom(0, 1, 700, 3000, 3001, 4000, 4001);
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('take' as const),
      step: fc.constantFrom(...Object.keys(loanRules)),
      who: whoever,
      fen,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('open' as const), who: whoever, pick: fc.nat(20), fen }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'pay' as const }) },
  {
    weight: 5,
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
type Books = ReturnType<typeof makeLedger>['api'];

/** One loan and its model, moved side by side. */
class Pair {
  readonly #test: TestOrders;
  readonly #books: Books;
  readonly #id: string;
  readonly #model: LoanModel;
  constructor(test: TestOrders, books: Books, id: string, model: LoanModel) {
    this.#test = test;
    this.#books = books;
    this.#id = id;
    this.#model = model;
  }
  get #now(): number {
    return this.#test.clock.now().getTime();
  }

  async make(move: Move): Promise<void> {
    if (move.kind === 'pass') {
      await this.#test.pass(move.ms);
      tickLoan(this.#model, this.#now);
    } else if (move.kind === 'pay') {
      await this.#test.pay(this.#id);
      payLoan(this.#model, this.#now);
    } else {
      const shown = move.kind === 'open' ? shownByLoan(this.#model, move.who, this.#now) : [move.step];
      const step = shown[move.kind === 'open' ? move.pick % Math.max(shown.length, 1) : 0];
      if (step) await this.#take(step, move.who, move.fen);
    }
    await this.#compare(JSON.stringify(move));
  }

  async #take(step: string, who: Who, amount: number): Promise<void> {
    const { orders } = this.#test;
    const order = await orders.find(this.#id);
    const money = step === 'cancel' ? {} : { refundFen: amount, amountFen: amount };
    const input = { reason: '说明原因', ...money, days: 1, code: order.checkInCode ?? '000000' };
    const taken = orders.take(people[who], this.#id, step, input, undefined);
    const expected = takeLoan(this.#model, step, who, this.#now, amount);
    assert.equal(await refusal(taken), expected, `${step} by ${who} in ${order.state}`);
    await this.#test.settle();
  }

  async #compare(after: string): Promise<void> {
    const { orders, resource } = this.#test;
    const order = await orders.find(this.#id);
    const model = this.#model;
    const paid = order.paid.reduce((sum, part) => sum + part.fen, 0);
    assert.deepEqual(
      [order.state, order.endAt.getTime(), paid, order.refundFen, order.payableFen, order.depositHeldFen],
      [model.state, model.endMs, model.paid, model.back, model.payable, model.held],
      `after ${after}`,
    );
    assert.equal(
      await this.#books.balanceOf(`deposit:${this.#id}`),
      0 - model.held,
      `deposit after ${after}`,
    );
    const pending = await orders.pendingOf(resource, barber.personId ?? '');
    const own = pending.orders.find(({ id }) => id === this.#id);
    assert.equal(own?.fen ?? 0, pendingByLoan(model), `pending after ${after}`);
    for (const who of ['resident', 'staff'] as const) {
      const { steps } = await orders.see(people[who], this.#id);
      const shown = steps.filter((step) => !['pay', 'renew_code'].includes(step)).sort();
      assert.deepEqual(shown, shownByLoan(model, who, this.#now), `shown to ${who} after ${after}`);
    }
  }

  /** At the end, after everything the clock still does, nothing is left in its accounts and nobody holds a day. */
  async conclude(strikesBefore: number): Promise<void> {
    const { orders, strikes, units } = this.#test;
    const finals = ['lapsed', 'declined', 'cancelled', 'settled'];
    for (let round = 0; round < 16 && !finals.includes(this.#model.state); round += 1)
      await this.make({ kind: 'pass', ms: 73 * hour });
    await this.#test.pass(minute);
    const order = await orders.find(this.#id);
    assert.ok(finals.includes(order.state), order.state);
    for (const account of ['escrow', 'deposit'])
      assert.equal(await this.#books.balanceOf(`${account}:${this.#id}`), 0, account);
    assert.equal(strikes.length - strikesBefore, this.#model.strikes);
    assert.ok(!(await units.standing()).some(({ id }) => id === this.#id), 'nobody holds its days');
    assert.deepEqual(await units.audit(), []);
  }
}

/** The first day in two days or more from which on as many days are followed by an open one. */
function daysFrom(now: Date, days: number): [string, string] {
  const isOpen = (number: number) => chinaWeekday(startOfChinaDay(number)) !== closedOn;
  let first = chinaDay(now) + 2;
  while (!isOpen(first) || !isOpen(first + days - 1)) first += 1;
  return [chinaDate(startOfChinaDay(first)), chinaDate(startOfChinaDay(first + days - 1))];
}

/** Random moves over a loan of this tool, beside the model. */
function property(test: TestOrders, books: Books, tool: Tool) {
  return fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 18 }), async (moves) => {
    const [fromDate, toDate] = daysFrom(test.clock.now(), tool.days);
    const startAt = test.clock.now();
    const order = await test.book({ kind: 'loan', fromDate, toDate, startAt } as never);
    const times = { startMs: order.startAt.getTime(), endMs: order.endAt.getTime() };
    const model = bookedLoan(tool, { ...times, bookedMs: order.bookedAt.getTime() });
    const pair = new Pair(test, books, order._id, model);
    const strikesBefore = test.strikes.length;
    for (const each of moves) await pair.make(each);
    await pair.conclude(strikesBefore);
    // what nobody has brought back does not keep the next one from its unit
    for (const { _id } of await test.units.ofListing(barber, test.listing._id))
      await test.units.change(_id, 'free', null, `${order._id}:${_id}`);
    assert.deepEqual(await test.orders.audit(0), { overlaps: [], orphans: [], lost: [] });
  });
}

const plain: Tool = {
  ...{ feePerDay: 500, days: 2, deposit: 3000, lateFee: 700, mostRenewals: 1 },
  ...{ closedOn, instant: false },
};
const tools: Readonly<Record<string, Tool>> = {
  'at a price': plain,
  'agreed at once': { ...plain, instant: true },
  'for nothing': { ...plain, feePerDay: 0, deposit: 0, lateFee: 0 },
};

describe(`the table of loans against a plain model, ${runs} runs`, function () {
  this.timeout(600_000);
  let test: TestOrders;
  afterEach(() => test.stop());

  async function start(tool: Tool): Promise<Books> {
    const priceKind = tool.feePerDay > 0 ? 'market' : 'free';
    test = await startOrders({
      ...{
        kind: 'loan',
        title: '冲击钻',
        pickUpAddress: '杏林店',
        firstUnits: 2,
        mostDays: 7,
        hours,
        priceKind,
      },
      ...{ priceFen: tool.feePerDay, depositFen: tool.deposit, lateFeePerDayFen: tool.lateFee },
      ...{ mostRenewals: tool.mostRenewals, instant: tool.instant },
    } as never);
    const { connection, payments, orders, resource } = test;
    const providerOf = async () => resource;
    const made = makeLedger({
      connection,
      clock: test.clock,
      payments,
      orders,
      providerOf,
      placesOf: async () => [],
      ratesOf: async () => null,
      pathOf: () => [],
    });
    await ensureIndexes(made.parts.models);
    return made.api;
  }

  for (const [name, tool] of Object.entries(tools)) {
    it(`moves as the model does: ${name}`, async () => {
      const books = await start(tool);
      await fc.assert(property(test, books, tool), { numRuns: runs });
    });
  }

  it('goes red where a rule of the model says something else', async () => {
    const books = await start(plain);
    const { accept: rule } = loanRules;
    assert.ok(rule);
    const { act } = rule;
    rule.act = (model, now, amount, who) => {
      act(model, now, amount, who);
      model.held -= 1;
    };
    try {
      const accepted: Move[] = [{ kind: 'pay' }, { kind: 'take', step: 'accept', who: 'artisan', fen: 0 }];
      const found = await fc.check(property(test, books, plain), { numRuns: 1, examples: [[accepted]] });
      assert.ok(found.failed);
    } finally {
      rule.act = act;
    }
  });
});
