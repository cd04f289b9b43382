import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { minute } from '../../src/kernel/clock.ts';
import { randomFrom } from '../calendars/random.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenGood, goodBookingOf } from '../support/given.goods.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { faultsIn, History } from '../support/history.ts';
import { bundled } from '../support/programs.ts';
import { type ServerProcess, startServer } from './two-servers.ts';

const seeds = Number(process.env.RACE_SEEDS ?? 3);
const leastWrongSeeds = 20;
const requestCount = 64;
const firstUnits = 60;
const articleCount = 3;

interface Outcome {
  taken: { resident: Someone; orderId: string; units: number }[];
  refused: number[];
  unclear: string[];
}
type Cart = Record<string, number>;

describe(`two server processes, 64 residents and one stock, ${seeds} seeds`, function () {
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

  /** Everybody wants one to three at once; together about twice what there is. */
  async function race(seed: number): Promise<{ listing: string; outcome: Outcome }> {
    const listing = await givenGood(app, near, { firstUnits });
    const random = randomFrom(seed);
    const wanted = residents.map((resident) => ({ resident, units: 1 + random(3) }));
    const body = await goodBookingOf(app, listing, near.place);
    const outcome: Outcome = { taken: [], refused: [], unclear: [] };
    const order = async ({ resident, units }: (typeof wanted)[number], index: number) => {
      const server = servers[index % servers.length];
      const answer = await server?.as(resident).raw.bookOrder({ body: { ...body, units } });
      const { code } = (answer?.body ?? {}) as { code?: string };
      if (answer?.status === 201) outcome.taken.push({ resident, orderId: answer.body.id, units });
      else if (answer?.status === 409 && code === 'out_of_stock') outcome.refused.push(units);
      else outcome.unclear.push(`${answer?.status} ${code}`);
    };
    await Promise.all(wanted.map(order));
    return { listing, outcome };
  }
  const sold = ({ taken }: Outcome) => taken.reduce((sum, { units }) => sum + units, 0);
  const leftOf = async (id: string) =>
    (await app.as(null).getStock({ params: { id }, query: { place: near.place } })).left ?? -1;

  async function passEverywhere(ms: number): Promise<void> {
    await app.pass(ms);
    const offsetMs = app.application.clock.offsetMs();
    for (const server of servers)
      while ((await server.as(near.resident).getLocalClock()).offsetMs !== offsetMs) await sleep(50);
  }

  /** Everybody wants some articles at once, and whoever has an even number drops them again. */
  async function raceCarts(seed: number, drops = true) {
    const articles: string[] = [];
    for (let nth = 0; nth < articleCount; nth += 1)
      articles.push(await givenGood(app, near, { firstUnits: firstUnits - 15 * nth, title: `第 ${nth} 样` }));
    const first = Object.fromEntries(articles.map((id, nth) => [id, firstUnits - 15 * nth]));
    const random = randomFrom(seed);
    const bodies = await Promise.all(articles.map((id) => goodBookingOf(app, id, near.place)));
    const history = new History();
    const order = async (resident: Someone, index: number) => {
      const caller = servers[index % servers.length]?.as(resident);
      const wanted = bodies.filter(() => random(3) > 0).map((body) => ({ ...body, units: 1 + random(3) }));
      const [body, ...more] = wanted.sort(() => random(3) - 1);
      if (!body || !caller) return;
      const units: Cart = Object.fromEntries(wanted.map((each) => [each.listingId, each.units]));
      const said = { process: `${index}`, units };
      history.add({ ...said, type: 'invoke', does: 'claim' });
      const lines = more.map(({ listingId, terms, units: count }) => ({ listingId, terms, units: count }));
      const answer = await caller.raw.bookOrder({ body: { ...body, moreLines: lines } });
      const isOut = answer.status === 409 && (answer.body as { code?: string }).code === 'out_of_stock';
      const type = answer.status === 201 ? 'ok' : isOut ? 'refused' : 'unclear';
      history.add({ ...said, type, does: 'claim' });
      if (type !== 'ok' || !drops || index % 2 === 1) return;
      history.add({ ...said, type: 'invoke', does: 'release' });
      await caller.dropOrder(answer.body.id);
      history.add({ ...said, type: 'ok', does: 'release' });
    };
    await Promise.all(residents.map(order));
    history.write('stock');
    return { first, history };
  }

  it('sells carts whole or not at all, while others are given back, and refuses nobody for whom all is there', async () => {
    servers = [await startServer(app), await startServer(app)];
    const { stock, orders } = app.application.features;
    for (let seed = 1; seed <= Math.ceil(seeds / 3); seed += 1) {
      const { first, history } = await raceCarts(seed);
      const { lines } = history;
      assert.deepEqual(
        lines.filter(({ type }) => type === 'unclear'),
        [],
        `seed ${seed}`,
      );
      assert.deepEqual(faultsIn(lines, first), [], `seed ${seed}`);
      assert.ok(
        lines.some(({ type }) => type === 'refused'),
        `seed ${seed}: no race`,
      );
      const held = (id: string) =>
        lines
          .filter(({ type }) => type === 'ok')
          .reduce((sum, { does, units }) => sum + (does === 'claim' ? 1 : -1) * (units[id] ?? 0), 0);
      for (const [id, units] of Object.entries(first)) assert.equal(await leftOf(id), units - held(id));
      await passEverywhere(3 * minute);
      assert.deepEqual(await orders.audit(0), { overlaps: [], orphans: [], lost: [] });
      assert.deepEqual(await stock.audit(), []);
      await passEverywhere(15 * minute);
      for (const [id, units] of Object.entries(first))
        assert.equal(await leftOf(id), units, 'unpaid ones lapse');
    }
  });

  it('sells what there is and no more, refuses nobody whose units are left, and gets dropped ones back', async () => {
    servers = [await startServer(app), await startServer(app)];
    const { stock, orders } = app.application.features;
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { listing, outcome } = await race(seed);
      assert.deepEqual(outcome.unclear, [], `seed ${seed}: a refusal that is not clear`);
      const left = await leftOf(listing);
      assert.equal(left, firstUnits - sold(outcome), `seed ${seed}: sold and left`);
      assert.deepEqual(
        outcome.refused.filter((units) => units <= left),
        [],
        `seed ${seed}: wrongly refused`,
      );
      assert.ok(outcome.refused.length > 0, `seed ${seed}: no race`);
      await passEverywhere(3 * minute);
      assert.deepEqual(await orders.audit(0), { overlaps: [], orphans: [], lost: [] });
      await Promise.all(outcome.taken.map(({ resident, orderId }) => app.as(resident).dropOrder(orderId)));
      assert.equal(await leftOf(listing), firstUnits, `seed ${seed}: what was dropped is there again`);
      assert.deepEqual(await stock.audit(), []);
    }
  });

  it('goes red where what was read is written without the condition', async () => {
    const wrong = bundled('test/orders/variants/stock-read-then-write.ts');
    servers = [await startServer(app, wrong), await startServer(app, wrong)];
    // one race need not show it: two have to read before either writes
    let most = 0;
    for (let seed = 1001; seed <= 1000 + leastWrongSeeds && most <= firstUnits; seed += 1) {
      const { outcome } = await race(seed);
      most = Math.max(most, sold(outcome));
      for (const { resident, orderId } of outcome.taken) await app.as(resident).dropOrder(orderId);
    }
    assert.ok(most > firstUnits, `${most} of ${firstUnits} were sold`);
    let found = 0;
    for (let seed = 2001; seed <= 2000 + leastWrongSeeds && found === 0; seed += 1) {
      const { first, history } = await raceCarts(seed, false);
      found = faultsIn(history.lines, first).length;
    }
    assert.ok(found > 0, 'carts are sold twice');
  });
});
