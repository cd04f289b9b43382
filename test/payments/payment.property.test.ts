import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeLedger } from '../../src/features/ledger/index.ts';
import { makePayments, type Opening } from '../../src/features/payments/index.ts';
import { day } from '../../src/kernel/clock.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { idOf } from '../../src/kernel/ids.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { memoryAudit } from '../support/audit.ts';
import { type Ending, MemoryWechat } from './memory-wechat.ts';
import { noOrders, notify, startPayments, type TestPayments } from './payment.given.ts';

const runs = Number(process.env['PROPERTY_RUNS'] ?? 12);
const priceFen = 1000;

type Act =
  | { do: 'open' | 'close' | 'check' | 'notify'; which: number }
  | { do: 'pay'; which: number; fen: number; evenIfClosed: boolean }
  | { do: 'refund'; which: number; fen: number; key: number }
  | { do: 'finish'; how: 'refunded' | 'closed' | 'abnormal' }
  | { do: 'pass'; ms: number };

const which = fc.nat({ max: 1 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('open' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('check' as const, 'notify' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      which,
      fen: fc.constantFrom(priceFen, priceFen, priceFen, 999, 1001),
      evenIfClosed: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      which,
      fen: fc.integer({ min: 1, max: 700 }),
      key: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('finish' as const),
      how: fc.constantFrom('refunded' as const, 'closed' as const, 'abnormal' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(3_000, 60_000, 1_000_000) }),
  },
);
/** Rounds of acts that happen at once, each at one of two servers. */
const script = fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 10 });
const endings = fc.array(fc.constantFrom<Ending>('well', 'well', 'well', 'unknown_before', 'unknown_after'), {
  maxLength: 30,
});

describe('Payments under any order of events', () => {
  let given: TestPayments;
  let worldOf: (how: Ending[]) => Promise<World>;
  before(async () => {
    given = await startPayments();
    worldOf = await makeWorlds(given);
  });
  after(() => given.stop());

  it('end with every fen where it belongs', async () => {
    await fc.assert(
      fc.asyncProperty(script, endings, async (rounds, how) => {
        const world = await worldOf(how);
        for (const round of rounds) {
          await Promise.all(round.map((each, index) => world.play(each, index % 2)));
        }
        await world.comeToRest();
        await world.verify();
      }),
      { numRuns: runs },
    );
  }).timeout(300_000);
});

/** Two servers over one store, and a WeChat that sometimes does not say what it did. */
class World {
  readonly wechat = new MemoryWechat();
  readonly handled = new Set<string>();
  readonly #given: TestPayments;
  readonly #servers: Server[];
  readonly #openings: Opening[];

  constructor(given: TestPayments, servers: (provider: MemoryWechat) => Server[], how: Ending[]) {
    this.#given = given;
    this.wechat.endings = [...how];
    this.#servers = servers(this.wechat);
    this.#openings = [0, 1].map(() => given.opening({ amountFen: priceFen }));
    for (const { payments } of this.#servers) {
      payments.on('take', 'people', 'test: listen', async (payment) => void this.handled.add(payment._id));
    }
  }

  numberOf(which: number): string {
    return idOf('pay', this.#openings[which]?.key ?? '');
  }

  async play(act: Act, server: number): Promise<void> {
    const { payments, parts } = this.#servers[server] as Server;
    if (act.do === 'pass') return this.#pass(act.ms, server);
    if (act.do === 'finish') return this.wechat.finish(act.how);
    const id = this.numberOf(act.which);
    if (act.do === 'open') await payments.open(this.#openings[act.which] as Opening);
    else if (act.do === 'pay') this.wechat.pay(id, act.fen, act.evenIfClosed);
    else if (act.do === 'notify') await notify(parts, {}, Buffer.from(id));
    else if (await payments.seek(id)) await this.#ask(act, id, payments);
  }

  async #ask(act: Act & { which: number }, id: string, payments: Server['payments']): Promise<void> {
    if (act.do === 'close') await payments.close(id);
    if (act.do === 'check') await payments.check(id);
    if (act.do !== 'refund') return;
    const request = { paymentId: id, amountFen: act.fen, reason: 'test', key: `${act.key}:${act.fen}` };
    await payments.refund(request).catch((thrown: unknown) => {
      const isRefusal = ['refund_exceeds', 'refund_unpaid'].some((code) => isAppError(thrown, code));
      if (!isRefusal) throw thrown;
    });
  }

  async #pass(ms: number, server: number): Promise<void> {
    const { clock } = this.#given;
    clock.setOffset(clock.offsetMs() + ms);
    const { parts } = this.#servers[server] as Server;
    for (const runner of parts.runners) await runner.tick();
    for (const job of parts.jobs) await job.run();
  }

  /** WeChat answers again, refunds arrive, and time goes by. */
  async comeToRest(): Promise<void> {
    this.wechat.endings = [];
    this.wechat.refundsBegin = 'refunded';
    for (let round = 0; round < 8; round += 1) {
      this.wechat.finish('refunded');
      await this.#pass(day, round % 2);
    }
  }

  async verify(): Promise<void> {
    const { books } = this.#servers[0] as Server;
    assert.equal(await books.clearingBalance(), this.wechat.takenFen() - this.wechat.refundedFen());
    for (const which of [0, 1]) await this.#judgeOne(this.numberOf(which));
  }

  async #judgeOne(id: string): Promise<void> {
    const { payments, books } = this.#servers[0] as Server;
    const payment = await payments.seek(id);
    const paidFen = this.wechat.orders.get(id)?.paidFen;
    if (!payment) return assert.equal(paidFen, undefined);
    const takings = payment.timeline.filter((row) => takingSteps.includes(row.step));
    assert.equal(takings.length, paidFen === undefined ? 0 : 1, 'money has one effect');
    if (paidFen === undefined) return assert.equal(payment.state, 'closed');
    assert.ok(['paid', 'mismatched', 'late'].includes(payment.state), payment.state);
    if (payment.state === 'paid') assert.equal(paidFen, priceFen);
    assert.equal(this.handled.has(id), payment.state === 'paid');
    const refunds = await payments.refundsOf(id);
    for (const refund of refunds) assert.equal(refund.state, 'refunded');
    const backFen = refunds.reduce((sum, refund) => sum + refund.amountFen, 0);
    assert.equal(backFen, this.wechat.refundedOfFen(id));
    assert.equal(payment.refundableFen, paidFen - backFen);
    if (payment.state !== 'paid') assert.equal(backFen, paidFen, 'mismatched and late money goes back whole');
    assert.equal(await books.balanceOf(`mismatched:${id}`), 0);
    const heldFen = payment.state === 'paid' ? paidFen - backFen : 0;
    assert.equal(await books.balanceOf(`escrow:${payment.subject.id}`), 0 - heldFen);
  }
}

const takingSteps = ['take', 'receive_mismatched', 'receive_late'];

type Server = Pick<TestPayments, 'payments' | 'parts' | 'books'>;

/** Two servers on connections that stay, emptied for each run. */
async function makeWorlds(given: TestPayments): Promise<(how: Ending[]) => Promise<World>> {
  const connections = [await given.connect(), await given.connect()];
  const serversOf = (provider: MemoryWechat) =>
    connections.map((connection) => {
      // A connection takes each model once.
      connection.deleteModel(/.*/);
      const { api, parts } = makePayments({
        connection,
        clock: given.clock,
        provider,
        log: silentLog,
        audit: memoryAudit(),
        topGrids: async () => ['51'],
        openidOf: async () => null,
      });
      const { api: books } = makeLedger({
        connection,
        clock: given.clock,
        payments: api,
        orders: noOrders,
        providerOf: async () => null,
        placesOf: async () => [],
        ratesOf: async () => null,
        pathOf: () => [],
      });
      return { payments: api, parts, books };
    });
  return async (how) => {
    for (const name of ['payments', 'refunds', 'alarms', 'ledger', 'balances']) {
      await given.connection.collection(name).deleteMany({});
    }
    return new World(given, serversOf, how);
  };
}
