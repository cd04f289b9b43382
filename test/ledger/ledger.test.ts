import assert from 'node:assert/strict';
import { connectMongo, ensureIndexes } from '../../src/adapters/mongo.ts';
import { makeLedger } from '../../src/features/ledger/index.ts';
import type { Order, Orders } from '../../src/features/orders/index.ts';
import { cashOf, escrowOf, type Posting, payableTo } from '../../src/kernel/postings.ts';
import { ownDatabase } from '../support/app.ts';

type Run = Parameters<Orders['onAny']>[2];
const nothingPending = async () => ({ fen: 0, count: 0, orders: [] });
const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 2, minute));
const entry = (_id: string, lines: [string, number][], minute = 0) => ({
  _id,
  at: at(minute),
  lines: lines.map(([account, fen]) => ({ account, fen })),
  why: 'test',
  source: _id,
  gridPath: ['51'],
});

describe('The ledger', () => {
  let connection: Awaited<ReturnType<typeof connectMongo>>;
  let books: { ledger: ReturnType<typeof makeLedger>['api'] };
  const handlers: Run[] = [];
  const take = async (step: string, n: number, data: { postings?: Posting[] }, id = 'ord_1') => {
    const row = { n, step, from: null, to: 'x', at: at(n), by: { kind: 'system' as const }, data };
    for (const run of handlers) await run({ _id: id, gridPath: ['51'] } as Order, row);
  };
  const provider = { kind: 'artisan', id: 'art_1' };
  const person = 'per_1';
  const earned = (id: string, fen: number) => ({
    postings: [{ from: payableTo(provider), to: escrowOf({ id }), fen }],
  });

  before(async () => {
    connection = await connectMongo({ uri: ownDatabase(), poolSize: 4, waitMs: 4000 });
    const silent = { on: () => undefined, onRefunds: () => undefined, raise: async () => undefined };
    const orders = {
      onAny: (_group: string, _name: string, run: Run) => void handlers.push(run),
      pendingOf: nothingPending,
    };
    const made = makeLedger({
      connection,
      clock: { now: () => at(59) },
      payments: silent,
      orders,
      providerOf: async () => provider,
      placesOf: async () => [],
      ratesOf: async () => null,
      pathOf: () => [],
    });
    books = { ledger: made.api };
    await ensureIndexes(made.parts.models);
  });
  after(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  it('takes no entry that does not balance', async () => {
    const { ledger } = books;
    await assert.rejects(
      ledger.post(
        entry('a', [
          ['x', 1],
          ['y', -2],
        ]),
      ),
    );
    await assert.rejects(
      ledger.post(
        entry('b', [
          ['x', 0.5],
          ['y', -0.5],
        ]),
      ),
    );
    await assert.rejects(
      ledger.post(
        entry('c', [
          ['x', 0],
          ['y', 0],
        ]),
      ),
    );
    await assert.rejects(ledger.post(entry('d', [])));
    assert.equal((await ledger.entries()).length, 0);
  });

  it('books an event once, and notices where the same event says something else', async () => {
    const { ledger } = books;
    const paid = entry('payment:1', [
      ['wechat:clearing', 8800],
      ['escrow:ord_1', -8800],
    ]);
    await Promise.all(Array.from({ length: 20 }, () => ledger.post(paid)));
    assert.equal(await ledger.balanceOf('escrow:ord_1'), -8800);
    assert.equal(await ledger.clearingBalance(), 8800);
    await assert.rejects(
      ledger.post({
        ...paid,
        lines: entry('x', [
          ['a', 1],
          ['b', -1],
        ]).lines,
      }),
      /differently/,
    );
  });

  it('makes payable what orders earn, by row, and keeps cash with who received it', async () => {
    const { ledger } = books;
    const cash = { from: escrowOf({ id: 'ord_1' }), to: cashOf(person), fen: 1200 };
    await take('cash_balance', 6, { postings: [cash] });
    await take('settle', 9, earned('ord_1', 10_000));
    await take('settle', 9, earned('ord_1', 10_000));
    assert.equal(await ledger.balanceOf('escrow:ord_1'), 0);
    assert.equal(await ledger.balanceOf('payable:artisan:art_1'), -10_000);
    assert.equal(await ledger.balanceOf('cash:per_1'), 1200);
    await take('cancel', 3, { postings: [] }, 'ord_2');
    await take('accept', 4, {}, 'ord_2');
    assert.equal((await ledger.entries()).filter((each) => each.source === 'ord_2').length, 0);
    const nothing = { from: payableTo(provider), to: escrowOf({ id: 'ord_2' }), fen: 0 };
    await assert.rejects(
      take('resolve', 5, { postings: [nothing] }, 'ord_2'),
      'a posting of nothing is none',
    );
    await assert.rejects(take('settle', 9, earned('ord_1', 9_999)), /differently/);
  });

  it('tells what is owed, newest first, in pages', async () => {
    for (let n = 10; n < 15; n += 1) await take('settle', n, earned(`ord_${n}`, n), `ord_${n}`);
    const first = await books.ledger.incomeOf(provider, person, { limit: 4 });
    assert.deepEqual([first.owedFen, first.cashFen], [10_060, 1200]);
    assert.deepEqual(
      first.entries.items.map((item) => item.fen),
      [14, 13, 12, 11],
    );
    const cursor = first.entries.next ?? undefined;
    const second = await books.ledger.incomeOf(provider, person, { limit: 4, cursor });
    assert.deepEqual(
      second.entries.items.map((item) => [item.fen, item.entry.why]),
      [
        [10, 'order.settle'],
        [10_000, 'order.settle'],
      ],
    );
    assert.equal(second.entries.next, null);
  });

  it('lists accounts by name, whose balances are sums over entries', async () => {
    const whole = await books.ledger.accounts('', ['51', '*'], { limit: 50 });
    const rebuilt = new Map<string, number>();
    for (const { lines } of await books.ledger.entries()) {
      for (const { account, fen } of lines) rebuilt.set(account, (rebuilt.get(account) ?? 0) + fen);
    }
    assert.deepEqual(new Map(whole.items.map(({ account, fen }) => [account, fen])), rebuilt);
    const names = whole.items.map(({ account }) => account);
    assert.deepEqual(names, [...names].sort());
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await books.ledger.accounts('', ['51', '*'], { limit: 3, ...(cursor ? { cursor } : {}) });
      paged.push(...page.items.map(({ account }) => account));
      cursor = page.next;
    }
    assert.deepEqual(paged, names);
    const escrows = await books.ledger.accounts('escrow:', ['51', '*'], { limit: 50 });
    assert.deepEqual(
      escrows.items.map(({ account }) => account),
      names.filter((name) => name.startsWith('escrow:')),
    );
  });

  it('lets nothing change or remove an entry', async () => {
    const model = connection.model('ledger');
    const changes = [
      () => model.updateOne({ _id: 'payment:1' }, { $set: { why: 'x' } }),
      () => model.updateMany({}, { $set: { why: 'x' } }),
      () => model.replaceOne({ _id: 'payment:1' }, { why: 'x' }),
      () => model.findOneAndUpdate({ _id: 'payment:1' }, { $set: { why: 'x' } }),
      () => model.findOneAndReplace({ _id: 'payment:1' }, { why: 'x' }),
      () => model.findOneAndDelete({ _id: 'payment:1' }),
      () => model.deleteOne({ _id: 'payment:1' }),
      () => model.deleteMany({}),
    ];
    const before = await books.ledger.entries();
    for (const change of changes) await assert.rejects(async () => change(), /append-only/);
    assert.deepEqual(await books.ledger.entries(), before);
  });
});
