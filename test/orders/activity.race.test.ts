import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { minute } from '../../src/kernel/clock.ts';
import { randomFrom } from '../calendars/random.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenActivity, givenSession, seatsBookingOf } from '../support/given.activities.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { faultsIn, History } from '../support/history.ts';
import { bundled } from '../support/programs.ts';
import { type ServerProcess, startServer } from './two-servers.ts';

const seeds = Number(process.env.RACE_SEEDS ?? 3);
const leastWrongSeeds = 20;
const requestCount = 64;
const capacity = 60;

interface Outcome {
  taken: { resident: Someone; orderId: string; seats: number }[];
  refused: number[];
  unclear: string[];
  history: History;
}

describe(`two server processes, 64 residents and one session, ${seeds} seeds`, function () {
  this.timeout(120_000 + seeds * 30_000);
  let app: TestApp;
  let near: Neighbourhood;
  let servers: ServerProcess[] = [];
  const residents: Someone[] = [];

  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    const { people } = app.application.features;
    for (let index = 0; index < requestCount; index += 1)
      residents.push(await people.ensureByPhone(`1350000${String(index).padStart(4, '0')}`, '居民'));
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  afterEach(async () => {
    for (const server of servers) await server.stop();
    servers = [];
  });

  /** Everybody wants one to three seats at once; together about twice what there is. */
  async function race(seed: number): Promise<{ session: string; outcome: Outcome }> {
    const listing = await givenActivity(app, near, { seats: capacity });
    const { id: session } = await givenSession(app, near, listing);
    const random = randomFrom(seed);
    const wanted = residents.map((resident) => ({ resident, seats: 1 + random(3) }));
    const body = await seatsBookingOf(app, { listing, session, place: near.place });
    const outcome: Outcome = { taken: [], refused: [], unclear: [], history: new History() };
    const order = async ({ resident, seats }: (typeof wanted)[number], index: number) => {
      const server = servers[index % servers.length];
      const said = { process: `${index}`, does: 'claim', units: { [session]: seats } } as const;
      outcome.history.add({ ...said, type: 'invoke' });
      const answer = await server?.as(resident).raw.bookOrder({ body: { ...body, seats } });
      const { code } = (answer?.body ?? {}) as { code?: string };
      const isOut = answer?.status === 409 && code === 'seats_sold_out';
      const type = answer?.status === 201 ? 'ok' : isOut ? 'refused' : 'unclear';
      outcome.history.add({ ...said, type });
      if (answer?.status === 201) outcome.taken.push({ resident, orderId: answer.body.id, seats });
      else if (isOut) outcome.refused.push(seats);
      else outcome.unclear.push(`${answer?.status} ${code}`);
    };
    await Promise.all(wanted.map(order));
    outcome.history.write('seats');
    return { session, outcome };
  }
  const sold = ({ taken }: Outcome) => taken.reduce((sum, { seats }) => sum + seats, 0);
  const leftOf = async (id: string) => (await app.application.features.sessions.find(id)).left;

  async function passEverywhere(ms: number): Promise<void> {
    await app.pass(ms);
    const offsetMs = app.application.clock.offsetMs();
    for (const server of servers)
      while ((await server.as(near.resident).getLocalClock()).offsetMs !== offsetMs) await sleep(50);
  }

  it('sells exactly the seats there are, refuses nobody whose seats are left, and gets dropped ones back', async () => {
    servers = [await startServer(app), await startServer(app)];
    const { sessions, orders } = app.application.features;
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { session, outcome } = await race(seed);
      assert.deepEqual(outcome.unclear, [], `seed ${seed}: a refusal that is not clear`);
      assert.deepEqual(faultsIn(outcome.history.lines, { [session]: capacity }), [], `seed ${seed}`);
      const left = await leftOf(session);
      assert.equal(left, capacity - sold(outcome), `seed ${seed}: sold and left`);
      assert.deepEqual(
        outcome.refused.filter((seats) => seats <= left),
        [],
        `seed ${seed}: wrongly refused`,
      );
      assert.ok(outcome.refused.length > 0, `seed ${seed}: no race`);
      await passEverywhere(3 * minute);
      assert.deepEqual(await orders.audit(0), { overlaps: [], orphans: [], lost: [] });
      await Promise.all(outcome.taken.map(({ resident, orderId }) => app.as(resident).dropOrder(orderId)));
      assert.equal(await leftOf(session), capacity, `seed ${seed}: what was dropped is there again`);
      assert.deepEqual(await sessions.audit(), []);
    }
  });

  it('goes red where what was read is written without the condition', async () => {
    const wrong = bundled('test/orders/variants/seats-read-then-write.ts');
    servers = [await startServer(app, wrong), await startServer(app, wrong)];
    // one race need not show it: two have to read before either writes
    let most = 0;
    for (let seed = 1001; seed <= 1000 + leastWrongSeeds && most <= capacity; seed += 1) {
      const { outcome } = await race(seed);
      most = Math.max(most, sold(outcome));
      for (const { resident, orderId } of outcome.taken) await app.as(resident).dropOrder(orderId);
    }
    assert.ok(most > capacity, `${most} of ${capacity} were sold`);
  });
});
