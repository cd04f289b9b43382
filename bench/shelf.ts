// npm run bench -- shelf [--tenfold]: what a look at the shelf costs, CPU of server and store, beside a bare handler
// that sends the same bytes; 5,814 micro-grids and 10,000 listings, and with --tenfold ten times as many.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { connectMongo } from '../src/adapters/mongo.ts';
import { withDatabase } from '../src/config.ts';
import { makeGrids } from '../src/features/grids/index.ts';
import { makeReach, type Reach } from '../src/features/reach/index.ts';
import type { Card } from '../src/features/shelf/card.ts';
import { makeCardStore } from '../src/features/shelf/shelf.store.ts';
import { catalogueCards } from './support/catalogue.ts';
import { cityGrids, makeCity, makePoints } from './support/city.ts';
import {
  addressOf,
  cpuMs,
  launch,
  median,
  type Program,
  type Stops,
  startGround,
  startServer,
} from './support/programs.ts';

const ROUNDS = 7;
const REQUESTS = 300;
const WARMING = 600;
const PLACES = 100;
const LIMIT = 20;
const GRIDS = 5814;
const CARDS = 10_000;
/** Streets of a city in which micro-grids stand as close as in Porto. */
const SIDE = 90;
const GOALS = { browse: 2, search: 1.5, tenfold: 1.3 };
const WORDS = ['理发', '修空调', '磨刀', '通下水道', '裁裤脚', '家电', '开锁', 'lifa', '剪头发', '换纱窗'];
const root = join(import.meta.dirname, '..');

interface Shelf {
  server: Program;
  store: Program;
  places: string[];
  cards: Card[];
  reach: Reach;
}
interface Cost {
  cpu: number;
  p50: number;
}

/** A city with its listings in a store of its own, and a server on it. */
async function startShelf(stops: Stops, folder: string, times: number): Promise<Shelf> {
  const { store, env } = await startGround(stops, join(root, 'dist'), folder);
  const connection = await connectMongo({
    uri: withDatabase(String(store.ready.uri)),
    poolSize: 8,
    waitMs: 4000,
  });
  stops.push(() => connection.close());
  const side = Math.round(SIDE * Math.sqrt(times));
  const grids = cityGrids(makePoints(side, GRIDS * times), false);
  const reach = makeReach({ connection, grids: makeGrids({ connection }).api }).api;
  await reach.importGround({ osm: makeCity(side), grids });
  const codes = grids.filter(({ level }) => level === 'micro').map(({ code }) => code);
  const cards = catalogueCards(codes, CARDS * times);
  const { models } = makeCardStore(connection);
  for (let from = 0; from < cards.length; from += 1000)
    await models[0]?.insertMany(cards.slice(from, from + 1000), { lean: true });
  const server = await startServer(stops, join(root, 'dist'), env);
  const places = Array.from({ length: PLACES }, (_, at) => codes[(at * 7919) % codes.length] ?? '');
  return { server, store, places, cards, reach };
}

/** Every answer equal to what plain arithmetic over all cards gives. */
async function checkRight({ server, places, cards, reach }: Shelf): Promise<number> {
  let shown = 0;
  for (const place of places) {
    const from = await reach.from(place);
    const right = cards
      .flatMap((card) => {
        const walkMetres = from.get(card.grid ?? '');
        const isSeen = walkMetres !== undefined && walkMetres <= card.reachMetres;
        return isSeen ? [{ id: card._id, walkMetres }] : [];
      })
      .sort((a, b) => a.walkMetres - b.walkMetres || (a.id < b.id ? -1 : 1));
    const answer = await fetch(`${addressOf(server)}/api/shelf?place=${place}&limit=${LIMIT}`);
    assert.equal(answer.status, 200, await answer.clone().text());
    const { items } = (await answer.json()) as { items: { id: string; walkMetres: number }[] };
    const seen = items.map(({ id, walkMetres }) => ({ id, walkMetres }));
    assert.deepEqual(seen, right.slice(0, LIMIT), `what is seen from ${place}`);
    shown += right.length;
  }
  return shown / places.length;
}

async function ask(paths: readonly string[], programs: readonly Program[], count: number): Promise<Cost> {
  const before = programs.map(cpuMs);
  const times: number[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const since = performance.now();
    const answer = await fetch(paths[nth % paths.length] ?? '', {
      headers: { 'accept-encoding': 'identity' },
    });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${paths[nth % paths.length]} answered ${answer.status}`);
    times.push(performance.now() - since);
  }
  const used = programs.reduce((sum, each, at) => sum + cpuMs(each) - (before[at] ?? 0), 0);
  return { cpu: used / count, p50: median(times) };
}

/** A bare handler for as many bytes as a page of this shelf has. */
async function startBare(stops: Stops, folder: string, { server, places }: Shelf): Promise<Program> {
  const page = await fetch(`${addressOf(server)}/api/shelf?place=${places[0]}&limit=${LIMIT}`);
  const body = join(folder, 'page.json');
  writeFileSync(body, await page.text());
  const outfile = join(root, 'dist/bench/shelf.js');
  const entryPoints = [join(root, 'bench/reference/shelf.ts')];
  await build({ entryPoints, outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm' });
  return launch(stops, outfile, [], { ...process.env, NODE_ENV: 'production', BODY: body });
}

async function measure(stops: Stops, shelf: Shelf, folder: string) {
  const { server, store, places } = shelf;
  const at = addressOf(server);
  const browse = places.map((place) => `${at}/api/shelf?place=${place}&limit=${LIMIT}`);
  const search = places.map(
    (_place, nth) => `${browse[nth]}&q=${encodeURIComponent(WORDS[nth % WORDS.length] ?? '')}`,
  );
  const bare = await startBare(stops, folder, shelf);
  const plain = [`${addressOf(bare)}/shelf`];
  for (const [paths, programs] of [
    [browse, [server]],
    [search, [server]],
    [plain, [bare]],
  ] as const)
    await ask(paths, programs, WARMING);
  const costs = { bare: [] as Cost[], browse: [] as Cost[], search: [] as Cost[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    costs.bare.push(await ask(plain, [bare], REQUESTS));
    costs.browse.push(await ask(browse, [server, store], REQUESTS));
    costs.search.push(await ask(search, [server, store], REQUESTS));
  }
  const of = (all: Cost[], which: keyof Cost) => median(all.map((each) => each[which]));
  return {
    bare: { cpu: of(costs.bare, 'cpu'), p50: of(costs.bare, 'p50') },
    browse: { cpu: of(costs.browse, 'cpu'), p50: of(costs.browse, 'p50') },
    search: { cpu: of(costs.search, 'cpu'), p50: of(costs.search, 'p50') },
  };
}

const row = (what: string, { cpu, p50 }: Cost, times?: number, goal?: number) => {
  const held = times === undefined || goal === undefined ? '' : times <= goal ? 'held' : 'MISSED';
  const said = times === undefined ? '' : `${times.toFixed(2)}x`;
  console.log(
    `${what.padEnd(44)}${cpu.toFixed(3).padStart(9)}${p50.toFixed(2).padStart(9)}${said.padStart(9)}${goal ? `  goal ${goal}x ${held}` : ''}`,
  );
  return held !== 'MISSED';
};

async function oneSize(times: number) {
  const stops: Stops = [];
  const parent = mkdtempSync(join(tmpdir(), 'bench-shelf-'));
  try {
    const shelf = await startShelf(stops, join(parent, 'data'), times);
    const shown = await checkRight(shelf);
    console.log(
      `${GRIDS * times} micro-grids, ${CARDS * times} listings, ${shown.toFixed(0)} visible from a place; answers are right`,
    );
    return await measure(stops, shelf, parent);
  } finally {
    for (const each of stops.reverse()) await each();
    rmSync(parent, { recursive: true, force: true });
  }
}

/** CPU ms a request of server and store together, and median ms; alternating rounds, after equal answers. */
export async function run(args: readonly string[] = []): Promise<boolean> {
  const once = await oneSize(1);
  console.log(`${''.padEnd(44)}   CPU ms   p50 ms`);
  let held = row('a bare handler that sends the same bytes', once.bare);
  held = row('a page of the shelf', once.browse, once.browse.cpu / once.bare.cpu, GOALS.browse) && held;
  held = row('a search', once.search, once.search.cpu / once.browse.cpu, GOALS.search) && held;
  if (!args.includes('--tenfold')) return held;
  const tenfold = await oneSize(10);
  held =
    row('a page, ten times as much', tenfold.browse, tenfold.browse.p50 / once.browse.p50, GOALS.tenfold) &&
    held;
  return (
    row('a search, ten times as much', tenfold.search, tenfold.search.p50 / once.search.p50, GOALS.tenfold) &&
    held
  );
}
