import assert from 'node:assert/strict';
import fc from 'fast-check';
import { connectMongo, ensureIndexes } from '../../src/adapters/mongo.ts';
import { balancesAreStored, makeLedger } from '../../src/features/ledger/index.ts';
import { Balances } from '../../src/features/ledger/ledger.balances.ts';
import { checkBalances } from '../../src/features/ledger/ledger.check.ts';
import { makeLedgerStore } from '../../src/features/ledger/ledger.store.ts';
import { ownDatabase } from '../support/app.ts';

type Connection = Awaited<ReturnType<typeof connectMongo>>;
interface Sum {
  _id: string;
  n: number;
  fen: number;
  entryId: string | null;
}
interface Booked {
  _id: string;
  at: Date;
  lines: { account: string; fen: number }[];
  why: string;
  source: string;
  gridPath: string[];
  positions?: string[];
}
const at = new Date(Date.UTC(2026, 10, 25));
const entry = (_id: string, from: string, to: string, fen: number): Booked => ({
  ...{ _id, at, why: 'test', source: _id, gridPath: ['51'] },
  lines: [
    { account: to, fen },
    { account: from, fen: -fen },
  ],
});

describe('the balances of the books', () => {
  const alarms: { kind: string; thing: string; facts: Readonly<Record<string, string | number>> }[] = [];
  const connections: Connection[] = [];
  let uri: string;
  /** A server's books; every call is another server on the same store. */
  const server = async () => {
    const connection = await connectMongo({ uri, poolSize: 8, waitMs: 4000 });
    connections.push(connection);
    const { api, parts } = makeLedger({
      connection,
      clock: { now: () => at },
      payments: {
        on: () => undefined,
        onRefunds: () => undefined,
        raise: async (kind, thing, facts) => void alarms.push({ kind, thing, facts }),
      },
      orders: { onAny: () => undefined, pendingOf: async () => ({ fen: 0, count: 0, orders: [] }) },
      providerOf: async () => null,
      placesOf: async () => [],
      ratesOf: async () => null,
      pathOf: () => [],
    });
    await ensureIndexes(parts.models);
    return { connection, ledger: api, watch: () => parts.jobs[0]?.run() };
  };
  /** The stores alone, as another server has them. */
  const beside = async () => {
    const connection = await connectMongo({ uri, poolSize: 2, waitMs: 4000 });
    connections.push(connection);
    const entries = makeLedgerStore(connection);
    return { entries, balances: new Balances(connection, entries) };
  };
  const balancesIn = (connection: Connection) =>
    connection.collection<Sum>('balances').find().sort({ _id: 1 }).toArray();
  const entriesIn = (connection: Connection) => connection.collection<Booked>('ledger').find().toArray();
  /** Once more from the entries alone. */
  const sumsOf = (entries: readonly Booked[]) => {
    const sums = new Map<string, { n: number; fen: number }>();
    for (const { lines } of entries)
      for (const { account, fen } of lines) {
        const { n, fen: before } = sums.get(account) ?? { n: 0, fen: 0 };
        sums.set(account, { n: n + 1, fen: before + fen });
      }
    return sums;
  };

  beforeEach(() => {
    uri = ownDatabase();
    alarms.length = 0;
  });
  afterEach(async () => {
    await connections[0]?.dropDatabase();
    for (const connection of connections.splice(0)) await connection.close();
  });

  it('are the sums over their entries, whatever two servers book at once, and name the last one', async () => {
    const [one, other] = [await server(), await server()];
    const accounts = ['wechat:clearing', 'escrow:a', 'escrow:b', 'payable:artisan:c'];
    const account = fc.constantFrom(...accounts);
    const move = fc.record({ from: account, to: account, fen: fc.integer({ min: 1, max: 9_999 }) });
    const moves = fc.array(
      move.filter(({ from, to }) => from !== to),
      { minLength: 1, maxLength: 25 },
    );
    let round = 0;
    const property = fc.asyncProperty(moves, async (all) => {
      round += 1;
      const booked = all.map(({ from, to, fen }, index) => entry(`e:${round}:${index}`, from, to, fen));
      // both servers hear of each event
      await Promise.all([one, other].flatMap(({ ledger }) => booked.map((each) => ledger.post(each))));
      const entries = await entriesIn(one.connection);
      const sums = sumsOf(entries);
      for (const [name, { n, fen }] of sums)
        assert.equal(await other.ledger.balanceOf(name), fen, `${name} ${n}`);
      for (const { _id, n, fen, entryId } of await balancesIn(one.connection)) {
        assert.deepEqual({ n, fen }, sums.get(_id));
        const last = entries.find(({ positions }) => positions?.includes(`${_id}#${n}`));
        assert.equal(entryId, last?._id);
      }
      assert.deepEqual(await one.ledger.check(), []);
    });
    await fc.assert(property, { numRuns: 12 });
  });

  it('are right at once where a server died between an entry and its sums', async () => {
    const { connection, ledger } = await server();
    await ledger.post(entry('e:1', 'escrow:a', 'wechat:clearing', 500));
    const left = connection.collection<Booked>('ledger');
    const orphaned = {
      ...entry('e:2', 'escrow:b', 'wechat:clearing', 70),
      positions: ['escrow:b#1', 'wechat:clearing#2'],
    };
    await left.insertOne(orphaned);
    assert.equal(await ledger.clearingBalance(), 570);
    assert.equal((await balancesIn(connection)).find(({ _id }) => _id === 'wechat:clearing')?.entryId, 'e:2');
    // the handler runs again, as it does after a crash; and the next entry comes behind it
    await ledger.post(entry('e:2', 'escrow:b', 'wechat:clearing', 70));
    await ledger.post(entry('e:3', 'escrow:b', 'wechat:clearing', 7));
    assert.equal(await ledger.balanceOf('escrow:b'), -77);
    await left.insertOne({ ...entry('e:4', 'escrow:c', 'cash:d', 9), positions: ['escrow:c#1', 'cash:d#1'] });
    assert.deepEqual(await ledger.check(), []);
    const named = (await ledger.accounts('', ['51', '*'], { limit: 50 })).items;
    assert.deepEqual(
      named.map((each) => [each.account, each.fen]),
      [
        ['cash:d', 9],
        ['escrow:a', -500],
        ['escrow:b', -77],
        ['escrow:c', -9],
        ['wechat:clearing', 577],
      ],
    );
  });

  it('raise an alarm where they are not what their entries come to, and none otherwise', async () => {
    const { connection, ledger, watch } = await server();
    for (const n of [1, 2, 3]) await ledger.post(entry(`e:${n}`, 'escrow:a', 'wechat:clearing', n));
    await watch();
    assert.deepEqual(alarms, []);
    const stored = connection.collection<Sum>('balances');
    await stored.updateOne({ _id: 'escrow:a' }, { $set: { fen: -7 } });
    await watch();
    const facts = { account: 'escrow:a', storedFen: -7, entriesFen: -6 };
    assert.deepEqual(alarms, [{ kind: 'books_differ', thing: 'escrow:a:-7:-6', facts }]);
    await stored.updateOne({ _id: 'escrow:a' }, { $set: { fen: -6 } });
    await connection.collection<Booked>('ledger').deleteOne({ _id: 'e:2' });
    const found = await ledger.check();
    assert.deepEqual(
      found.map(({ account, count }) => [account, count]),
      [
        ['escrow:a', 2],
        ['wechat:clearing', 2],
      ],
    );
  });

  it('go forward only: who comes late with an older one writes nothing over a newer', async () => {
    const { connection, ledger } = await server();
    const { balances } = await beside();
    await ledger.post(entry('e:1', 'escrow:a', 'wechat:clearing', 5));
    const held = await balances.read(['escrow:a', 'wechat:clearing']);
    await ledger.post(entry('e:2', 'escrow:a', 'wechat:clearing', 60));
    await ledger.post(entry('e:3', 'escrow:a', 'wechat:clearing', 700));
    const newest = await balancesIn(connection);
    const second = (await entriesIn(connection)).find(({ _id }) => _id === 'e:2');
    assert.ok(second);
    await balances.follow(held, second);
    assert.deepEqual(await balancesIn(connection), newest);
    assert.deepEqual(
      newest.map(({ n, fen }) => [n, fen]),
      [
        [3, -765],
        [3, 765],
      ],
    );
  });

  it('are checked while others go on booking: what came since is no difference', async () => {
    const { ledger } = await server();
    await ledger.post(entry('e:1', 'escrow:a', 'wechat:clearing', 5));
    const { balances, entries } = await beside();
    const page = balances.page.bind(balances);
    balances.page = async (...asked) => {
      const stored = await page(...asked);
      await ledger.post(entry('e:2', 'escrow:a', 'wechat:clearing', 60));
      return stored;
    };
    assert.deepEqual(await checkBalances(entries, balances), []);
    assert.equal(await ledger.clearingBalance(), 65);
  });

  it('of before are counted once, also after a crash half way, and go on from there', async () => {
    const { connection, ledger } = await server();
    const old = connection.collection<Booked>('ledger');
    const later = (minute: number) => new Date(at.getTime() + minute * 60_000);
    await old.insertMany([
      { ...entry('z', 'escrow:a', 'wechat:clearing', 500), at: later(1) },
      { ...entry('a', 'payable:artisan:c', 'escrow:a', 300), at: later(3) },
      { ...entry('m', 'escrow:b', 'wechat:clearing', 40), at: later(2) },
    ]);
    await balancesAreStored.run(connection);
    await connection.collection<Sum>('balances').deleteOne({ _id: 'escrow:b' });
    await balancesAreStored.run(connection);
    assert.deepEqual(await balancesIn(connection), [
      { _id: 'escrow:a', n: 2, fen: -200, entryId: 'a', gridPath: [] },
      { _id: 'escrow:b', n: 1, fen: -40, entryId: 'm', gridPath: [] },
      { _id: 'payable:artisan:c', n: 1, fen: -300, entryId: 'a', gridPath: [] },
      { _id: 'wechat:clearing', n: 2, fen: 540, entryId: 'm', gridPath: [] },
    ]);
    await ledger.post(entry('new', 'escrow:b', 'wechat:clearing', 1));
    // an event of before, heard once more
    await ledger.post(entry('z', 'escrow:a', 'wechat:clearing', 500));
    assert.equal(await ledger.clearingBalance(), 541);
    assert.deepEqual(await ledger.check(), []);
  });
});
