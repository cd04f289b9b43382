import assert from 'node:assert/strict';
import { community } from '../../seeds/demo/cast.ts';
import { connectMongo, ensureIndexes } from '../../src/adapters/mongo.ts';
import { TurnoverSum } from '../../src/features/accounting/accounting.ts';
import { makeLedger } from '../../src/features/ledger/index.ts';
import { chinaMonth, day, startOfChinaMonth } from '../../src/kernel/clock.ts';
import { someone } from '../contract/actors.ts';
import { ownDatabase, type Someone, startApp, type TestApp } from '../support/app.ts';
import { assertUnchanged } from '../support/trace.ts';
import { hastyMonths } from './variants/hasty-closing.ts';

const top = '510115';
const late = (id: string, at: Date, gridPath = [top, community]) => ({
  ...{ _id: id, at, why: 'order.settle', source: id, gridPath },
  lines: [
    { account: 'escrow:late', fen: 7 },
    { account: 'payable:artisan:late', fen: -7 },
  ],
});

describe('closing a month', () => {
  let app: TestApp;
  let accountant: Someone;
  before(async () => {
    app = await startApp();
    accountant = await someone(app, '会计', [{ role: 'supervisor', grid: top }]);
  });
  after(() => app.stop());

  const ledger = () => app.application.features.ledger;
  const trial = (month: string, who = accountant) => app.as(who).getTrialBalance({ query: { month } });
  const close = (month: string) => app.as(accountant).closeMonth({ params: { month } });
  const entry = async (id: string) => (await ledger().entries()).find(({ _id }) => _id === id);

  it('is done in order, by those at the top, and never before it is over', async () => {
    const month = chinaMonth(app.application.clock.now());
    await ledger().post(late('in:02', startOfChinaMonth('2021-02')));
    await ledger().post(late('in:03', startOfChinaMonth('2021-03')));
    const below = await someone(app, '街道', [{ role: 'supervisor', grid: community }]);
    await assertUnchanged(app, async () => {
      const refused = async (who: Someone, of: string) =>
        (await app.as(who).refused.closeMonth({ params: { month: of } })).code;
      assert.equal(await refused(accountant, month), 'month_not_over');
      assert.equal(await refused(accountant, '2021-03'), 'earlier_month_open');
      assert.equal(await refused(below, '2021-02'), 'forbidden');
    });
    assert.deepEqual([(await trial('2021-02')).canClose, (await trial('2021-03')).canClose], [true, false]);
    assert.equal((await trial('2021-02', below)).canClose, false);
    const closed = await close('2021-02');
    assert.deepEqual([closed.closedBy, closed.canClose, closed.totals.debitFen], ['会计', false, 7]);
    assert.deepEqual(await close('2021-02'), closed, 'again it is the same closing');
    assert.equal((await ledger().closings()).length, 1);
    assert.equal((await trial('2021-03')).canClose, true);
  });

  it('takes nothing more: what is late stands in the first open month, and says when it was', async () => {
    const before = await trial('2021-02');
    const at = new Date(startOfChinaMonth('2021-02').getTime() + day);
    await ledger().post(late('too:late', at));
    assert.deepEqual(await trial('2021-02'), before);
    const booked = await entry('too:late');
    assert.deepEqual([booked?.at, booked?.happenedAt], [startOfChinaMonth('2021-03'), at]);
    const query = { month: '2021-03', account: 'escrow:late' };
    const { items, openingFen } = await app.as(accountant).getAccountStatement({ query });
    assert.equal(openingFen, 7);
    assert.equal(items.find(({ id }) => id === 'too:late')?.happenedAt, at.toISOString());
    await ledger().post(late('too:late', at));
    assert.equal(await ledger().balanceOf('escrow:late'), 21, 'booked twice it is booked once');
    const { totals } = await close('2021-03');
    assert.equal(totals.debitFen, 14);
    assert.deepEqual(await ledger().check(), []);
    const sums = (await trial('2021-04')).rows.map(({ group, openingFen: fen }) => [group, fen]);
    assert.deepEqual(sums, [
      ['escrow', 21],
      ['payable', -21],
    ]);
  });

  /** Two servers book into a month while it is closed; answers by how much the month and its closing differ. */
  async function raced(hasty: boolean): Promise<number> {
    const uri = ownDatabase();
    const connections = [
      await connectMongo({ uri, poolSize: 8, waitMs: 4000 }),
      await connectMongo({ uri, poolSize: 8, waitMs: 4000 }),
    ];
    try {
      const none = { on: () => undefined, onRefunds: () => undefined, raise: async () => undefined };
      const servers = connections.map((connection) => {
        const made = makeLedger({
          ...{ connection, clock: { now: () => new Date('2026-11-28T00:00:00Z') }, payments: none },
          orders: { onAny: () => undefined, pendingOf: async () => ({ fen: 0, count: 0, orders: [] }) },
          ...{ providerOf: async () => null, ratesOf: async () => null, pathOf: () => [] },
          placesOf: async () => [],
        });
        return hasty ? { ...made, api: hastyMonths(connection) } : made;
      });
      const [one, other] = servers;
      assert.ok(one && other);
      await ensureIndexes(one.parts.models);
      const at = new Date('2026-10-20T00:00:00Z');
      const ofMonth = async () => {
        const sum = new TurnoverSum();
        const to = startOfChinaMonth('2026-11');
        const span = { from: startOfChinaMonth('2026-10'), to, grids: [top] };
        for await (const { lines, gridPath } of one.api.between(span)) sum.add(lines, gridPath);
        return sum.result();
      };
      const closing = { month: '2026-10', by: 'per_1', gridPath: [top] };
      const all = Array.from({ length: 24 }, (_, n) =>
        (n % 2 ? one : other).api.post(late(`e:${n}`, at, [top])),
      );
      const closed = await Promise.all([
        one.api.close(closing, ofMonth),
        other.api.close(closing, ofMonth),
        ...all,
      ]).then(([first]) => first);
      assert.deepEqual([(await one.api.closings()).length, await one.api.balanceOf('escrow:late')], [1, 168]);
      const sides = (all: readonly { debitFen: number }[] = []) =>
        all.reduce((total, { debitFen }) => total + debitFen, 0);
      return sides(await ofMonth()) - sides(closed.turnovers);
    } finally {
      await connections[0]?.dropDatabase();
      await Promise.all(connections.map((each) => each.close()));
    }
  }

  it('takes exactly what it was closed with, however many servers book into it meanwhile', async () => {
    assert.equal(await raced(false), 0);
  });

  it('would take more where a late entry had no place of its own', async () => {
    let most = 0;
    for (let tries = 0; tries < 10 && most === 0; tries += 1) most = await raced(true);
    assert.ok(most > 0, 'the race finds what it looks for');
  });
});
