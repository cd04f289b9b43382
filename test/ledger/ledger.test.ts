import assert from 'node:assert/strict';
import { connectMongo, ensureIndexes } from '../../src/adapters/mongo.ts';
import { type EarningOrder, type LedgerFeature, makeLedger } from '../../src/features/ledger/index.ts';
import type { TimelineRow } from '../../src/kernel/process.ts';
import { ownDatabase } from '../support/app.ts';

type Run = (order: EarningOrder, row: TimelineRow) => Promise<void>;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 2, minute));
const entry = (_id: string, lines: [string, number][], minute = 0) => ({
  _id,
  at: at(minute),
  lines: lines.map(([account, fen]) => ({ account, fen })),
  why: 'test',
  source: _id,
});

describe('The ledger', () => {
  let connection: Awaited<ReturnType<typeof connectMongo>>;
  let books: LedgerFeature;
  const handlers = new Map<string, Run>();
  const take = async (step: string, n: number, data: Record<string, unknown>, id = 'ord_1') => {
    const row = { n, step, from: null, to: 'x', at: at(n), by: { kind: 'system' as const }, data };
    await handlers.get(step)?.({ _id: id, artisanId: 'art_1' }, row);
  };

  before(async () => {
    connection = await connectMongo({ uri: ownDatabase(), poolSize: 4, waitMs: 4000 });
    const silent = { on: () => undefined, onRefund: () => undefined };
    books = makeLedger({ connection, payments: silent, artisanOf: async () => 'art_1' });
    books.subscribeToOrders({ on: (step, _name, run) => void handlers.set(step, run as Run) });
    await ensureIndexes(books.models);
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
    await take('cash_balance', 6, { fen: 1200 });
    await take('settle', 9, { payableFen: 10_000, refundFen: 0 });
    await take('settle', 9, { payableFen: 10_000, refundFen: 0 });
    assert.equal(await ledger.balanceOf('escrow:ord_1'), 0);
    assert.equal(await ledger.balanceOf('payable:art_1'), -10_000);
    assert.equal(await ledger.balanceOf('cash:art_1'), 1200);
    await take('cancel', 3, { payableFen: 0, refundFen: 500 }, 'ord_2');
    assert.equal((await ledger.entries()).filter((each) => each.source === 'ord_2').length, 0);
    await assert.rejects(
      take('resolve', 4, {}, 'ord_2'),
      'a row that says no amount is not a row of nothing',
    );
    for (const step of ['cancel', 'call_off', 'settle', 'settle_missed', 'resolve', 'default']) {
      assert.ok(handlers.has(step), step);
    }
  });

  it('tells what is owed, newest first, in pages', async () => {
    for (let n = 10; n < 15; n += 1) await take('settle', n, { payableFen: n }, `ord_${n}`);
    const first = await books.ledger.incomeOf('art_1', { limit: 4 });
    assert.deepEqual([first.owedFen, first.cashFen], [10_060, 1200]);
    assert.deepEqual(
      first.entries.items.map((item) => item.fen),
      [14, 13, 12, 11],
    );
    const cursor = first.entries.next ?? undefined;
    const second = await books.ledger.incomeOf('art_1', { limit: 4, cursor });
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
    const whole = await books.ledger.accounts('', { limit: 50 });
    const rebuilt = new Map<string, number>();
    for (const { lines } of await books.ledger.entries()) {
      for (const { account, fen } of lines) rebuilt.set(account, (rebuilt.get(account) ?? 0) + fen);
    }
    assert.deepEqual(new Map(whole.items.map(({ account, fen }) => [account, fen])), rebuilt);
    const names = whole.items.map(({ account }) => account);
    assert.deepEqual(names, [...names].sort());
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await books.ledger.accounts('', { limit: 3, ...(cursor ? { cursor } : {}) });
      paged.push(...page.items.map(({ account }) => account));
      cursor = page.next;
    }
    assert.deepEqual(paged, names);
    const escrows = await books.ledger.accounts('escrow:', { limit: 50 });
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
