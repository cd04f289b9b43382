import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { hour, minute } from '../../src/kernel/clock.ts';
import { randomFrom } from '../calendars/random.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { freeHours, givenRoom, roomBookingOf } from '../support/given.rooms.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { faultsIn, History, onceEach, stepsOf } from '../support/history.ts';
import { bundled } from '../support/programs.ts';
import { type ServerProcess, startServer } from './two-servers.ts';

const seeds = Number(process.env.RACE_SEEDS ?? 2);
const leastWrongSeeds = 20;
const requestCount = 32;
const quarter = 15 * minute;

interface Outcome {
  listing: string;
  history: History;
  booked: { resident: Someone; orderId: string }[];
  starts: string[];
  refusals: string[];
}
/** Each quarter of an hour belongs to one party, and nobody is refused for whom all of theirs were free all the while. */
const faultsOf = ({ history: { lines } }: Outcome) => faultsIn(lines, onceEach(lines));

describe(`two server processes, ${requestCount} parties and one room, ${seeds} seeds`, function () {
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
      residents.push(await people.ensureByPhone(`1360000${String(index).padStart(4, '0')}`, '居民'));
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  afterEach(async () => {
    for (const server of servers) await server.stop();
    servers = [];
  });

  /** Everybody wants one to three hours of the same half day at once. */
  async function race(seed: number): Promise<Outcome> {
    const listing = await givenRoom(app, near, { priceFen: 500 });
    const random = randomFrom(seed);
    // at nine, whenever this runs: the last of them must end before the room closes
    const tomorrow = app.application.clock.now().getTime() + 24 * hour;
    const nine = (await freeHours(app, listing, near.place, 3)).find(
      (each) => Date.parse(each) > tomorrow && each.slice(11, 16) === '01:00',
    );
    assert.ok(nine);
    const body = await roomBookingOf(app, listing, near.place, { startAt: nine, hours: 3 });
    const outcome: Outcome = { listing, history: new History(), booked: [], starts: [], refusals: [] };
    const { history, booked, starts, refusals } = outcome;
    await Promise.all(
      residents.map(async (resident, index) => {
        const hourCount = 1 + random(3);
        const from = Date.parse(body.startAt) + random(12) * 15 * minute;
        const startAt = new Date(from).toISOString();
        const units = stepsOf(listing, from, from + hourCount * hour, quarter);
        const said = { process: `${index}`, does: 'claim', units } as const;
        history.add({ ...said, type: 'invoke' });
        const server = servers[index % servers.length];
        const got = await server?.as(resident).raw.bookOrder({ body: { ...body, startAt, hourCount } });
        const { code = '' } = (got?.body ?? {}) as { code?: string };
        const type = got?.status === 201 ? 'ok' : code === 'slot_taken' ? 'refused' : 'unclear';
        history.add({ ...said, type });
        starts.push(startAt);
        if (got?.status === 201) booked.push({ resident, orderId: got.body.id });
        else refusals.push(code);
      }),
    );
    history.write('rooms');
    return outcome;
  }
  async function dropAll({ booked }: Outcome): Promise<void> {
    for (const { resident, orderId } of booked) await app.as(resident).dropOrder(orderId);
  }
  async function passEverywhere(ms: number): Promise<void> {
    await app.pass(ms);
    const offsetMs = app.application.clock.offsetMs();
    for (const server of servers)
      while ((await server.as(near.resident).getLocalClock()).offsetMs !== offsetMs) await sleep(50);
  }

  it('lets in one party at a time, refuses nobody for whom it is free, and is free again', async () => {
    servers = [await startServer(app), await startServer(app)];
    for (let seed = 1; seed <= seeds; seed += 1) {
      const outcome = await race(seed);
      const { listing, booked, refusals, starts } = outcome;
      assert.deepEqual(
        refusals.filter((code) => code !== 'slot_taken'),
        [],
        `seed ${seed}: a refusal that is not clear`,
      );
      assert.deepEqual(faultsOf(outcome), [], `seed ${seed}`);
      assert.ok(refusals.length > 0 && booked.length > 0, `seed ${seed}: no race`);
      await passEverywhere(3 * minute);
      assert.deepEqual(await app.application.features.orders.audit(0), {
        ...{ overlaps: [], orphans: [], lost: [] },
      });
      await dropAll(outcome);
      const free = await freeHours(app, listing, near.place);
      for (const start of starts) assert.ok(free.includes(start), `${start} is free again`);
    }
  });

  it('goes red where what was read is written without the condition', async () => {
    const wrong = bundled('test/orders/variants/read-then-write.ts');
    servers = [await startServer(app, wrong), await startServer(app, wrong)];
    let found: string[] = [];
    // one race need not show it: two have to read before either writes
    for (let seed = 1; seed <= leastWrongSeeds && found.length === 0; seed += 1) {
      const outcome = await race(1000 + seed);
      found = faultsOf(outcome);
      await dropAll(outcome);
    }
    assert.ok(
      found.some((fault) => fault.includes('2 of 1')),
      found.join('\n'),
    );
  });
});
