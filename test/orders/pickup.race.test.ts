import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { minute } from '../../src/kernel/clock.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { everyMorning, givenCollector, pickupBookingOf } from '../support/given.pickups.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { faultsIn, History } from '../support/history.ts';
import { bundled } from '../support/programs.ts';
import { type ServerProcess, startServer } from './two-servers.ts';

const seeds = Number(process.env.RACE_SEEDS ?? 2);
const requestCount = 48;
const capacity = 20;
const refusals = new Map([
  ['window_full', 'refused'],
  ['window_held', 'held'],
] as const);

interface Outcome {
  taken: { resident: Someone; orderId: string }[];
  refused: number;
  unclear: string[];
  history: History;
}

describe(`two server processes, 48 residents and a window for 20, ${seeds} seeds`, function () {
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
      residents.push(await people.ensureByPhone(`1370000${String(index).padStart(4, '0')}`, '居民'));
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  afterEach(async () => {
    for (const server of servers) await server.stop();
    servers = [];
  });

  /** Everybody asks for the same window at once, some of them twice. */
  async function race(): Promise<{ listing: string; left: () => Promise<number>; outcome: Outcome }> {
    const listing = await givenCollector(app, near, { visitWindows: everyMorning(capacity) });
    const body = await pickupBookingOf(app, listing, near.place);
    const outcome: Outcome = { taken: [], refused: 0, unclear: [], history: new History() };
    const ask = async (resident: Someone, index: number) => {
      const said = { process: `${index}`, does: 'claim', units: { [listing]: 1 } } as const;
      outcome.history.add({ ...said, type: 'invoke' });
      const answer = await servers[index % servers.length]?.as(resident).raw.bookOrder({ body });
      const { code } = (answer?.body ?? {}) as { code?: string };
      const type = answer?.status === 201 ? 'ok' : refusals.get(code as 'window_full');
      outcome.history.add({ ...said, type: type ?? 'unclear' });
      if (answer?.status === 201) outcome.taken.push({ resident, orderId: answer.body.id });
      else if (type) outcome.refused += 1;
      else outcome.unclear.push(`${answer?.status} ${code}`);
    };
    await Promise.all([...residents, ...residents.slice(0, 8)].map(ask));
    outcome.history.write('windows');
    const left = async () => {
      const { items } = await app
        .as(null)
        .listWindows({ params: { id: listing }, query: { place: near.place } });
      return items.find(({ startAt }) => startAt === body.startAt)?.left ?? -1;
    };
    return { listing, left, outcome };
  }

  async function passEverywhere(ms: number): Promise<void> {
    await app.pass(ms);
    const offsetMs = app.application.clock.offsetMs();
    for (const server of servers)
      while ((await server.as(near.resident).getLocalClock()).offsetMs !== offsetMs) await sleep(50);
  }

  it('takes as many as fit and no more, nobody twice, and nobody is refused while there is room', async () => {
    servers = [await startServer(app), await startServer(app)];
    const { windows, orders } = app.application.features;
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { listing, left, outcome } = await race();
      assert.deepEqual(faultsIn(outcome.history.lines, { [listing]: capacity }), [], `seed ${seed}`);
      assert.deepEqual(outcome.unclear, [], `seed ${seed}: a refusal that is not clear`);
      assert.equal(outcome.taken.length, capacity, `seed ${seed}: all places are taken`);
      assert.equal(new Set(outcome.taken.map(({ resident }) => resident._id)).size, capacity);
      assert.equal(await left(), 0);
      await passEverywhere(3 * minute);
      assert.deepEqual(await orders.audit(0), { overlaps: [], orphans: [], lost: [] });
      for (const { resident, orderId } of outcome.taken)
        await app.as(resident).cancelOrder({ params: { id: orderId }, body: {} });
      assert.equal(await left(), capacity, `seed ${seed}: what was cancelled is free again`);
      assert.deepEqual(await windows.audit(), []);
    }
  });

  it('goes red where what was read is written without the condition', async () => {
    const wrong = bundled('test/orders/variants/windows-read-then-write.ts');
    servers = [await startServer(app, wrong), await startServer(app, wrong)];
    const { outcome } = await race();
    assert.ok(outcome.taken.length > capacity, `${outcome.taken.length} of ${capacity} were taken`);
    for (const { resident, orderId } of outcome.taken)
      await app.as(resident).cancelOrder({ params: { id: orderId }, body: {} });
  });
});
