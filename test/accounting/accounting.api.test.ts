import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { community } from '../../seeds/demo/cast.ts';
import { TrialSum } from '../../src/features/accounting/accounting.ts';
import { chinaMonth, monthAfter, startOfChinaMonth } from '../../src/kernel/clock.ts';
import { someone } from '../contract/actors.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { giveFund } from '../support/funds.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { assertUnchanged } from '../support/trace.ts';

const top = '510115';

describe('the books as accountants read them', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let accountant: Someone;
  let month: string;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    accountant = await someone(app, '会计', [{ role: 'auditor', grid: top }]);
    month = chinaMonth(app.application.clock.now());
    await givenOrder(app, near, 'completed');
    await giveFund(app, 301);
  });
  after(() => app.stop());

  const trial = (of = month, who = accountant, grid?: string) =>
    app.as(who).getTrialBalance({ query: { month: of, ...(grid && { grid }) } });

  it('balance to the fen in every month and grid, and say what the ledger says', async () => {
    const { rows, totals } = await trial();
    assert.ok(rows.length >= 4);
    assert.equal(totals.debitFen, totals.creditFen);
    assert.equal(totals.closingDebitFen, totals.closingCreditFen);
    assert.equal(totals.openingDebitFen, totals.openingCreditFen);
    const { ledger } = app.application.features;
    const held = new Map<string, number>();
    for (const { lines } of await ledger.entries())
      for (const { account, fen } of lines) {
        const group = account.startsWith('fee:') ? account : String(account.split(':')[0]);
        held.set(group, (held.get(group) ?? 0) + fen);
      }
    assert.deepEqual(new Map(rows.map(({ group, closingFen }) => [group, closingFen])), held);
    const next = await trial(monthAfter(month));
    assert.deepEqual(
      next.rows.map(({ group, openingFen, debitFen, closingFen }) => [
        group,
        openingFen,
        debitFen,
        closingFen,
      ]),
      rows.map(({ group, closingFen }) => [group, closingFen, 0, closingFen]),
    );
    assert.deepEqual((await trial('2020-01')).rows, []);
  });

  it('cut a month at midnight in Beijing', async () => {
    const { ledger } = app.application.features;
    const turn = startOfChinaMonth('2021-03');
    const entry = (id: string, at: Date) => ({
      ...{ _id: id, at, why: 'order.settle', source: id, gridPath: [top, community] },
      lines: [
        { account: 'escrow:turn', fen: 7 },
        { account: 'payable:artisan:turn', fen: -7 },
      ],
    });
    await ledger.post(entry('turn:1', new Date(turn.getTime() - 1)));
    await ledger.post(entry('turn:2', turn));
    const query = { account: 'escrow:turn' };
    const before = await app.as(accountant).getAccountStatement({ query: { ...query, month: '2021-02' } });
    const after = await app.as(accountant).getAccountStatement({ query: { ...query, month: '2021-03' } });
    assert.deepEqual(
      [before.openingFen, before.items.map(({ id }) => id), before.closingFen],
      [0, ['turn:1'], 7],
    );
    assert.deepEqual(
      [after.openingFen, after.items.map(({ id }) => id), after.closingFen],
      [7, ['turn:2'], 14],
    );
    assert.deepEqual(after.items[0]?.others, ['payable:artisan:turn']);
  });

  it('lead from an account to each of its lines, in pages, with what it holds behind each', async () => {
    const query = { month, account: 'payable' };
    const whole = await app.as(accountant).getAccountStatement({ query: { ...query, limit: 50 } });
    const first = await app
      .as(accountant)
      .getAccountStatement({ query: { ...query, account: 'wechat', limit: 1 } });
    assert.equal(whole.closingFen, whole.openingFen + whole.debitFen - whole.creditFen);
    assert.equal(first.items.at(0)?.behindFen, first.openingFen + (first.items[0]?.debitFen ?? 0));
    if (first.next) {
      const more = { ...query, account: 'wechat', limit: 50, cursor: first.next };
      const second = await app.as(accountant).getAccountStatement({ query: more });
      assert.equal(second.items.at(-1)?.behindFen, second.closingFen);
      assert.ok(!second.items.some(({ id }) => id === first.items[0]?.id));
    }
    const fund = await app
      .as(accountant)
      .getAccountStatement({ query: { month, account: `fund:${community}` } });
    assert.deepEqual([fund.creditFen, fund.closingFen, fund.items[0]?.others], [301, -301, ['own:operator']]);
  });

  it('are those of one’s grids alone', async () => {
    const elsewhere = await someone(app, '别处', [{ role: 'staff', grid: '510106' }]);
    assert.deepEqual((await trial(month, elsewhere)).rows, []);
    const staff = await someone(app, '本社区', [{ role: 'staff', grid: community }]);
    const own = await trial(month, staff);
    assert.ok(own.rows.length >= 4);
    assert.equal(own.totals.debitFen, own.totals.creditFen);
    assert.deepEqual((await trial(month, accountant, community)).rows, own.rows);
    await assertUnchanged(app, async () => {
      const query = { month, grid: community };
      assert.equal((await app.as(elsewhere).refused.getTrialBalance({ query })).code, 'forbidden');
      assert.equal((await app.as(elsewhere).refused.exportLedger({ query })).code, 'forbidden');
      assert.equal(
        (await app.as(near.resident).refused.getTrialBalance({ query: { month } })).code,
        'forbidden',
      );
      const account = { ...query, account: 'escrow' };
      assert.equal(
        (await app.as(elsewhere).refused.getAccountStatement({ query: account })).code,
        'forbidden',
      );
    });
  });

  it('leave as a workbook whose sheets add up to what the page says; that they left is on the trail', async () => {
    const { body, headers } = await app.as(accountant).raw.exportLedger({ query: { month } });
    assert.equal(headers['content-disposition'], `attachment; filename="ledger-${month}.xlsx"`);
    const file = body as unknown as Buffer;
    const [, ...balances] = await readSheet(file, 1);
    const [, ...lines] = await readSheet(file, 2);
    const { totals } = await trial();
    const fen = (cell: unknown) => Math.round(Number(cell ?? 0) * 100);
    assert.deepEqual(balances.at(-1)?.slice(3, 5).map(fen), [totals.debitFen, totals.creditFen]);
    const sum = (column: number) => lines.reduce((total, row) => total + fen(row[column]), 0);
    assert.deepEqual([sum(6), sum(7)], [totals.debitFen, totals.creditFen]);
    const own = await app.as(accountant).raw.exportLedger({ query: { month, account: `fund:${community}` } });
    const statement = await readSheet(own.body as unknown as Buffer);
    assert.deepEqual(statement.at(-1)?.slice(6).map(fen), [301, -301]);
    const { items } = await app.as(accountant).listAudit({ query: { action: 'ledger.export' } });
    assert.deepEqual(items.map(({ after }) => (after as { account: unknown }).account).sort(), [
      `fund:${community}`,
      null,
    ]);
  });

  it('add up for whatever was booked: beginning, both sides and end, against plain sums', () => {
    const account = fc.constantFrom(
      'wechat:clearing',
      'escrow:a',
      'escrow:b',
      'fee:platform',
      'payable:artisan:x',
      'walk:x',
    );
    const move = fc.record({
      from: account,
      to: account,
      fen: fc.integer({ min: 1, max: 1e9 }),
      isBefore: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const sum = new TrialSum();
        for (const { from, to, fen, isBefore } of moves)
          sum.add(
            [
              { account: to, fen },
              { account: from, fen: -fen },
            ],
            isBefore,
          );
        const { rows, totals } = sum.result();
        const all = moves
          .filter(({ isBefore }) => !isBefore)
          .reduce((total, { fen }) => total + BigInt(fen), 0n);
        assert.equal(BigInt(totals.debitFen), all);
        assert.equal(BigInt(totals.creditFen), all);
        assert.equal(totals.openingDebitFen, totals.openingCreditFen);
        assert.equal(totals.closingDebitFen, totals.closingCreditFen);
        for (const row of rows)
          assert.equal(row.closingFen, row.openingFen + row.debitFen - row.creditFen, row.group);
      }),
      { numRuns: 300 },
    );
  });
});
