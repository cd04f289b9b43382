import assert from 'node:assert/strict';
import { chinaDay, hour, minute, startOfChinaDay } from '../../src/kernel/clock.ts';
import { type ServerProcess, startServer } from '../orders/two-servers.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenActivity, givenSeats, givenSession, seatsBookingOf } from '../support/given.activities.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { bundled } from '../support/programs.ts';

const seeds = Number(process.env.RACE_SEEDS ?? 2);
const holders = 6;
const waiters = 10;
const walkIns = 16;
/** How many of the holders let their two seats go. */
const leavers = 4;

interface Outcome {
  /** Of those who wait, in the order of the line: how many seats each is offered. */
  offered: number[];
  /** Who did not wait and has a seat all the same. */
  passed: number;
  unclear: string[];
}

describe(`two server processes, one line of ${waiters} and ${walkIns} who do not wait, ${seeds} seeds`, function () {
  this.timeout(180_000 + seeds * 15_000);
  let app: TestApp;
  let near: Neighbourhood;
  let servers: ServerProcess[] = [];
  const people: Someone[] = [];
  const at = (index: number) => people[index] as Someone;

  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    const now = app.application.clock.now();
    // by day, when offers are held for two hours
    await app.pass(startOfChinaDay(chinaDay(now) + 1).getTime() + 11 * hour - now.getTime());
    const { people: all } = app.application.features;
    for (let index = 0; index < holders + waiters + walkIns; index += 1)
      people.push(await all.ensureByPhone(`1330900${String(index).padStart(4, '0')}`, '邻居'));
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  afterEach(async () => {
    for (const server of servers) await server.stop();
    servers = [];
  });
  const callAt = (index: number, who: number) => {
    const server = servers[index % servers.length];
    assert.ok(server);
    return server.as(at(who));
  };

  /** Seats are let go on both servers while others, who never waited, try to book them. */
  async function race(): Promise<{ session: string; outcome: Outcome }> {
    const listing = await givenActivity(app, near, { priceKind: 'free', priceFen: 0, seats: holders * 2 });
    const { id: session } = await givenSession(app, near, listing);
    const orders: string[] = [];
    for (let index = 0; index < holders; index += 1)
      orders.push((await givenSeats(app, near, { listing, session, seats: 2, by: at(index) })).id);
    const subject = { kind: 'session' as const, id: session };
    for (let index = 0; index < waiters; index += 1) {
      const body = { subject, place: near.place, units: 1 + (index % 2) };
      await callAt(index, holders + index).joinQueue({ body });
    }
    const body = await seatsBookingOf(app, { listing, session, place: near.place });
    const outcome: Outcome = { offered: [], passed: 0, unclear: [] };
    const goes = orders
      .slice(0, leavers)
      .map((id, index) => callAt(index, index).cancelOrder({ params: { id }, body: {} }));
    const comes = Array.from({ length: walkIns }, async (_one, index) => {
      const { status, body: said } = await callAt(index, holders + waiters + index).raw.bookOrder({ body });
      const { code } = said as { code?: string };
      if (status === 201) outcome.passed += 1;
      else if (code !== 'seats_sold_out') outcome.unclear.push(`${status} ${code}`);
    });
    await Promise.all([...goes, ...comes]);
    await app.settle();
    for (let index = 0; index < waiters; index += 1) {
      const { items } = await app.as(at(holders + index)).listMyQueueEntries();
      outcome.offered.push(items.find((each) => each.subject.id === session)?.offered ?? 0);
    }
    return { session, outcome };
  }
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

  it('offers what comes back strictly in order, and to nobody who did not wait', async () => {
    servers = [await startServer(app), await startServer(app)];
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { session, outcome } = await race();
      const { offered } = outcome;
      const last = offered.findLastIndex((each) => each > 0);
      assert.deepEqual(outcome.unclear, [], `seed ${seed}: a refusal that is not clear`);
      assert.equal(outcome.passed, 0, `seed ${seed}: somebody passed`);
      assert.equal(sum(offered), leavers * 2, `seed ${seed}: all that came back is offered: ${offered}`);
      assert.ok(
        offered.slice(0, last + 1).every((each) => each > 0),
        `seed ${seed}: in order: ${offered}`,
      );
      const { sessions, orders } = app.application.features;
      assert.equal((await sessions.find(session)).line.length, waiters - last - 1);
      assert.deepEqual(await sessions.audit(), []);
      assert.deepEqual(await orders.audit(minute), { overlaps: [], orphans: [], lost: [] });
    }
  });

  it('goes red where what was read is written without the condition', async () => {
    const wrong = bundled('test/orders/variants/line-read-then-write.ts');
    servers = [await startServer(app, wrong), await startServer(app, wrong)];
    const { session } = await race();
    const wrongly = await app.application.features.sessions.find(session);
    const claims = wrongly.claims.map(({ id }) => id);
    const isTwice = new Set(claims).size < claims.length;
    assert.ok(isTwice || wrongly.left < 0, `${wrongly.left} are left, ${claims} hold seats`);
  });
});
