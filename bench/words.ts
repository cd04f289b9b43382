// npm run bench -- words [--tenfold] [--million]: a word of one or two characters over all cards of the read model, beside
// minisearch over the same cards, and a page of the shelf at ten and a hundred times as many; the store is left out.
import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import MiniSearch from 'minisearch';
import { seedEntries } from '../src/features/categories/category.seed.ts';
import { CategoryTree } from '../src/features/categories/category.ts';
import type { Circle } from '../src/features/reach/index.ts';
import { Browse, type BrowseDeps } from '../src/features/shelf/browse.ts';
import { CardMemory } from '../src/features/shelf/card.memory.ts';
import type { Card } from '../src/features/shelf/card.ts';
import { catalogueCards } from './support/catalogue.ts';
import { median } from './support/programs.ts';

const WORDS = ['修', '表', '鞋', '锁', '剪发', '理发', '空调', '磨刀', '开锁', '换锁', '洗衣', '电脑'];
const CARDS = 10_000;
const CARDS_PER_GRID = 10_000 / 5814;
/** Of two micro-grids that stand side by side. */
const APART_METRES = 60;
const CIRCLE_METRES = 1005;
const PLACES = 50;
const ROUNDS = 7;
const LIMIT = 20;
const GOALS = { faster: 20, memory: 0.5, tenfold: 1.3, hundredfold: 1.6 };

const tree = new CategoryTree(1, seedEntries());
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
function heapMb(): number {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** Micro-grids on the corners of a square of streets: whoever walks goes along and up. */
function squareOf(count: number) {
  const side = Math.ceil(Math.sqrt(count));
  const codeAt = (x: number, y: number) => `5101${String(y * side + x).padStart(8, '0')}`;
  const most = Math.floor(CIRCLE_METRES / APART_METRES);
  const circleAt = (x: number, y: number): Circle => {
    const found: { code: string; metres: number }[] = [];
    for (let dx = -most; dx <= most; dx += 1)
      for (let dy = Math.abs(dx) - most; dy <= most - Math.abs(dx); dy += 1)
        if (x + dx >= 0 && x + dx < side && y + dy >= 0 && y + dy < side)
          found.push({ code: codeAt(x + dx, y + dy), metres: APART_METRES * (Math.abs(dx) + Math.abs(dy)) });
    found.sort((a, b) => a.metres - b.metres);
    return {
      codes: found.map(({ code }) => code),
      metres: Uint16Array.from(found.map(({ metres }) => metres)),
    };
  };
  const codes = Array.from({ length: side * side }, (_, at) => codeAt(at % side, Math.floor(at / side)));
  // away from the border, so that each size sees as many
  const places = Array.from({ length: PLACES }, (_, nth) => {
    const [x, y] = [most + ((nth * 7919) % (side - 2 * most)), most + ((nth * 104_729) % (side - 2 * most))];
    return [codeAt(x, y), circleAt(x, y)] as const;
  });
  return { codes, circles: new Map(places) };
}

/** As the store gives them: no text is shared between two cards. */
const ownTexts = (card: Card): Card => structuredClone(card);

interface Neighbourhood {
  memory: CardMemory;
  browse: Browse;
  circles: ReadonlyMap<string, Circle>;
}
function neighbourhoodOf(cards: readonly Card[], circles: ReadonlyMap<string, Circle>): Neighbourhood {
  const memory = new CardMemory();
  memory.fill(cards);
  const deps = {
    feed: { reader: () => Promise.resolve(memory) },
    catalogue: { kindOf: () => ({ horizon: 'horizonDays' }) },
    categories: { treeOf: () => tree },
    reach: { circle: (place: string) => Promise.resolve(circles.get(place)) },
    clock: { now: () => new Date() },
    settings: { of: () => ({ horizonDays: 14 }) },
  } as unknown as BrowseDeps;
  return { memory, browse: new Browse(deps), circles };
}

const unitsOf = (text: string): string[] => {
  const runs = text.match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? [];
  return runs.flatMap((run) => {
    if (!/\p{Script=Han}/u.test(run)) return [run];
    const chars = [...run];
    return [...chars, ...chars.slice(1).map((char, at) => `${chars[at]}${char}`)];
  });
};
interface Indexed {
  id: string;
  title: string;
  provider: string;
  text: string;
}
function miniSearchOf(cards: readonly Card[]): MiniSearch<Indexed> {
  const index = new MiniSearch<Indexed>({
    fields: ['title', 'provider', 'text'],
    tokenize: unitsOf,
    processTerm: (term) => term,
    searchOptions: { tokenize: (text) => [text] },
  });
  index.addAll(
    cards.map(({ _id, searchTitle, searchProvider, searchText }) => ({
      ...{ id: _id, title: searchTitle.text, provider: searchProvider.text, text: searchText },
    })),
  );
  return index;
}

type Search = readonly [place: string, word: string];
const questions = (circles: ReadonlyMap<string, Circle>): Search[] =>
  [...circles.keys()].map((place, nth) => [place, WORDS[nth % WORDS.length] ?? '']);

function visibleAt({ circles }: Neighbourhood, place: string) {
  const { codes = [], metres = new Uint16Array() } = circles.get(place) ?? {};
  const metresTo = new Map(codes.map((code, at) => [code, metres[at] ?? 0]));
  return (card: Card | undefined) =>
    card !== undefined && (metresTo.get(card.grid ?? '') ?? Infinity) <= card.reachMetres;
}

/** Whatever has the word in it and can be seen is found by both, by minisearch nothing else. */
async function checkRight(here: Neighbourhood, cards: readonly Card[], index: MiniSearch<Indexed>) {
  const byId = new Map(cards.map((card) => [card._id, card]));
  let met = 0;
  for (const [place, q] of questions(here.circles)) {
    const isVisible = visibleAt(here, place);
    const right = cards
      .filter((card) => isVisible(card))
      .filter((one) =>
        [one.searchTitle.text, one.searchProvider.text, one.searchText].some((text) => text.includes(q)),
      )
      .map(({ _id }) => _id);
    const { items } = await here.browse.list({ place, q, limit: 10_000 });
    const ours = new Set(items.map(({ card }) => card._id));
    for (const id of right) assert.ok(ours.has(id), `${q} from ${place} finds ${id}`);
    const theirs = index.search(q, { filter: ({ id }) => isVisible(byId.get(id as string)) });
    assert.deepEqual(theirs.map(({ id }) => id as string).sort(), right.sort(), `${q} from ${place}`);
    met += right.length;
  }
  return met / here.circles.size;
}

async function msEach(asked: readonly Search[], ask: (one: Search) => unknown): Promise<number> {
  const before = process.cpuUsage();
  for (const one of asked) await ask(one);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / asked.length;
}

const print = (what: string, said: string, isHeld?: boolean, goal = '') => {
  const verdict = isHeld === undefined ? '' : `  goal ${goal} ${isHeld ? 'held' : 'MISSED'}`;
  console.log(`${what.padEnd(58)}${said.padStart(14)}${verdict}`);
  return isHeld ?? true;
};

async function besideMiniSearch(times: number): Promise<boolean> {
  const square = squareOf((CARDS * times) / CARDS_PER_GRID);
  const before = heapMb();
  const cards = catalogueCards(square.codes, CARDS * times).map(ownTexts);
  const withCards = heapMb();
  const here = neighbourhoodOf(cards, square.circles);
  const asked = questions(here.circles);
  for (const [place, q] of asked) await here.browse.list({ place, q, limit: LIMIT });
  const withOurs = heapMb();
  const index = miniSearchOf(cards);
  const withTheirs = heapMb();
  const met = await checkRight(here, cards, index);
  const byId = new Map(cards.map((card) => [card._id, card]));
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await msEach(asked, ([place, q]) => here.browse.list({ place, q, limit: LIMIT })));
    theirs.push(
      await msEach(asked, ([place, q]) => {
        const isVisible = visibleAt(here, place);
        return index.search(q, { filter: ({ id }) => isVisible(byId.get(id as string)) }).slice(0, LIMIT);
      }),
    );
  }
  const [own, other] = [withOurs - withCards, withTheirs - withOurs];
  print(`${CARDS * times} cards, ${met.toFixed(1)} answers a word; all found`, '');
  print('the cards themselves', `${(((withCards - before) * 1024) / cards.length).toFixed(1)} kB each`);
  print('minisearch, a word', `${median(theirs).toFixed(3)} ms`);
  const faster = median(theirs) / median(ours);
  print('minisearch, its index', `${other.toFixed(0)} MB`);
  const isLean = print(
    'the read model, what it adds to the cards',
    `${own.toFixed(0)} MB`,
    own <= GOALS.memory * other,
    `${GOALS.memory}x`,
  );
  const isFast = print(
    'the read model, a word',
    `${median(ours).toFixed(3)} ms`,
    faster >= GOALS.faster,
    `${GOALS.faster}x faster, is ${faster.toFixed(1)}x:`,
  );
  return isLean && isFast;
}

/** Median ms of a page and of a search, over so many cards. */
async function pagesOf(times: number) {
  const square = squareOf((CARDS * times) / CARDS_PER_GRID);
  const here = neighbourhoodOf(catalogueCards(square.codes, CARDS * times), square.circles);
  const asked = questions(here.circles);
  const [browse, search]: [number[], number[]] = [[], []];
  for (let round = -3; round < ROUNDS; round += 1)
    for (const [place, q] of asked) {
      const from = performance.now();
      await here.browse.list({ place, limit: LIMIT, gathered: true });
      const between = performance.now();
      await here.browse.list({ place, q, limit: LIMIT, gathered: true });
      if (round < 0) continue;
      browse.push(between - from);
      search.push(performance.now() - between);
    }
  return { browse: median(browse), search: median(search) };
}

/** CPU ms a question in alternating rounds, after equal answers; then medians at more of the same density. */
export async function run(args: readonly string[] = []): Promise<boolean> {
  let held = await besideMiniSearch(args.includes('--tenfold') ? 10 : 1);
  const once = await pagesOf(1);
  print(`a page over ${CARDS} cards`, `${once.browse.toFixed(3)} ms`);
  print(`a search over ${CARDS} cards`, `${once.search.toFixed(3)} ms`);
  const sizes = [[10, GOALS.tenfold], ...(args.includes('--million') ? [[100, GOALS.hundredfold]] : [])] as [
    number,
    number,
  ][];
  for (const [times, goal] of sizes) {
    const many = await pagesOf(times);
    for (const what of ['browse', 'search'] as const) {
      const ratio = many[what] / once[what];
      const title = `a ${what === 'browse' ? 'page' : 'search'} over ${CARDS * times} cards, ${ratio.toFixed(2)}x`;
      held = print(title, `${many[what].toFixed(3)} ms`, ratio <= goal, `${goal}x`) && held;
    }
  }
  return held;
}
