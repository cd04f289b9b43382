import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { day, minute } from '../../src/kernel/clock.ts';
import { randomFrom } from '../calendars/random.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenTool, loanBookingOf } from '../support/given.loans.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { faultsIn, History, onceEach, stepsOf } from '../support/history.ts';
import { bundled } from '../support/programs.ts';
import { type ServerProcess, startServer } from './two-servers.ts';

const seeds = Number(process.env.RACE_SEEDS ?? 2);
const leastWrongSeeds = 20;
const requestCount = 48;
const firstUnits = 3;

interface Wanted {
  resident: Someone;
  fromDate: string;
  toDate: string;
}
interface Outcome {
  listing: string;
  taken: (Wanted & { orderId: string })[];
  refused: Wanted[];
  unclear: string[];
  /** What was answered, in the order in which it came. */
  story: string[];
  history: History;
}
/** The days that somebody wants, of any unit or of the one that they got. */
const daysOf = (name: string, { fromDate, toDate }: Omit<Wanted, 'resident'>) =>
  stepsOf(name, Date.parse(fromDate), Date.parse(toDate) + day, day);

describe(`two server processes, ${requestCount} residents and ${firstUnits} drills, ${seeds} seeds`, function () {
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

  /** Everybody wants one to four days of the coming ten at once; together more than there are. */
  async function race(seed: number): Promise<Outcome> {
    const listing = await givenTool(app, near, { firstUnits });
    const random = randomFrom(seed);
    const outcome: Outcome = {
      listing,
      taken: [],
      refused: [],
      unclear: [],
      story: [],
      history: new History(),
    };
    type Body = Awaited<ReturnType<typeof loanBookingOf>>;
    const bodies: { resident: Someone; body: Body }[] = [];
    for (const resident of residents) {
      const body = await loanBookingOf(app, listing, near.place, 1 + random(4), random(10));
      bodies.push({ resident, body });
    }
    const borrow = async ({ resident, body }: (typeof bodies)[number], index: number) => {
      const at = index % servers.length;
      const claim = { process: `${index}`, does: 'claim' } as const;
      outcome.history.add({ ...claim, type: 'invoke', units: daysOf(listing, body) });
      const answer = await servers[at]?.as(resident).raw.bookOrder({ body });
      const said = (answer?.body ?? {}) as { code?: string; unitNumber?: number };
      const { fromDate, toDate } = body;
      const wanted = { resident, fromDate, toDate };
      const got = said.code ?? `unit ${said.unitNumber}`;
      const isOut = answer?.status === 409 && said.code === 'units_taken';
      if (answer?.status === 201)
        outcome.history.add({ ...claim, type: 'ok', units: daysOf(`${listing}/${said.unitNumber}`, body) });
      else
        outcome.history.add({
          ...claim,
          type: isOut ? 'refused' : 'unclear',
          units: daysOf(listing, body),
        });
      outcome.story.push(`resident ${index} at server ${at}: ${fromDate} to ${toDate}: ${got}`);
      if (answer?.status === 201) outcome.taken.push({ ...wanted, orderId: answer.body.id });
      else if (isOut) outcome.refused.push(wanted);
      else outcome.unclear.push(`${answer?.status} ${said.code}`);
    };
    await Promise.all(bodies.map(borrow));
    outcome.history.write('loans');
    return outcome;
  }

  async function passEverywhere(ms: number): Promise<void> {
    await app.pass(ms);
    const offsetMs = app.application.clock.offsetMs();
    for (const server of servers)
      while ((await server.as(near.resident).getLocalClock()).offsetMs !== offsetMs) await sleep(50);
  }

  /** Refused although a unit is free on all of the days at the end. */
  async function wronglyRefused({ listing, refused }: Outcome): Promise<Wanted[]> {
    const { units } = await app.as(near.barber).listUnits(listing);
    const isFreeOf = ({ fromDate, toDate }: Wanted) =>
      units.some(({ claims }) => claims.every((claim) => claim.toDate < fromDate || toDate < claim.fromDate));
    return refused.filter(isFreeOf);
  }

  async function clear({ taken, listing, story }: Outcome): Promise<void> {
    await Promise.all(taken.map(({ resident, orderId }) => app.as(resident).dropOrder(orderId)));
    const { units } = await app.as(near.barber).listUnits(listing);
    assert.deepEqual(
      units.flatMap(({ claims }) => claims),
      [],
      `what was dropped is free again\n${story.join('\n')}`,
    );
  }

  it('lends one unit to one borrower, refuses nobody for whom one is free, and leaves no hold behind', async () => {
    servers = [await startServer(app), await startServer(app)];
    const { units, orders } = app.application.features;
    for (let seed = 1; seed <= seeds; seed += 1) {
      const outcome = await race(seed);
      const story = `seed ${seed}\n${outcome.story.join('\n')}`;
      assert.deepEqual(faultsIn(outcome.history.lines, onceEach(outcome.history.claimed())), [], story);
      assert.deepEqual(outcome.unclear, [], story);
      assert.deepEqual(await units.audit(), [], story);
      assert.deepEqual(await wronglyRefused(outcome), [], story);
      assert.ok(outcome.refused.length > 0 && outcome.taken.length > firstUnits, story);
      // past the time that a claim waits for its order
      await passEverywhere(3 * minute);
      assert.deepEqual(await orders.audit(0), { overlaps: [], orphans: [], lost: [] }, story);
      await clear(outcome);
    }
  });

  it('goes red where what was read is written without the condition', async () => {
    const wrong = bundled('test/orders/variants/units-read-then-write.ts');
    servers = [await startServer(app, wrong), await startServer(app, wrong)];
    let found = 0;
    for (let seed = 1; seed <= leastWrongSeeds && found === 0; seed += 1) {
      const outcome = await race(1000 + seed);
      found = (await app.application.features.units.audit()).length;
      await clear(outcome);
    }
    assert.ok(found > 0);
  });
});
