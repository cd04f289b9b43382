// npm run bench -- desk [--orders=60000]: what a page of the staff's list of orders costs, CPU of server and store, filtered
// and sorted in every way, beside plain arithmetic over all orders, to which every answer must be equal; and what the
// console around it asks for.
import assert from 'node:assert/strict';
import { connectMongo } from '../src/adapters/mongo.ts';
import { withDatabase } from '../src/config.ts';
import { numberOf, searchKeysOf } from '../src/features/orders/engine/order.search.ts';
import { inOrder, orderOf, positionIn } from '../src/features/orders/engine/order.sort.ts';
import type { Order } from '../src/features/orders/index.ts';
import { day } from '../src/kernel/clock.ts';
import { withDemo } from './support/demo.ts';
import { addressOf, cpuMs, median, type Program } from './support/programs.ts';

const AT_MOST_MS = 300;
const ROUNDS = 3;
const REQUESTS = 5;
const LIMIT = 50;
const BATCH = 100;
const SPREAD = 97;

type Query = Record<string, string>;
type WaitingOrder = Order & { wakeAt: Date | null };
interface Desk {
  at: string;
  cookie: string;
  grids: string[];
  orders: Order[];
}
interface Look {
  says: string;
  query: Query;
  holds: (order: Order) => boolean;
  /** How many orders stand before the page. */
  skip?: number;
}

/** Orders of a year, like those of the demo; nineteen of twenty are over. */
function likeThose(those: readonly WaitingOrder[], count: number): Order[] {
  const ended = those.filter(({ wakeAt }) => wakeAt === null);
  const newest = Date.now();
  return Array.from({ length: count }, (_, nth) => {
    const among = nth % 20 === 0 || ended.length === 0 ? those : ended;
    const like = among[(nth * SPREAD) % among.length] as WaitingOrder;
    const bookedAt = new Date(newest - ((nth * 7919) % count) * ((365 * day) / count) - 1);
    const lasts = like.endAt.getTime() - like.startAt.getTime();
    const startAt = new Date(bookedAt.getTime() + ((nth % 6) + 1) * day);
    const _id = `ord_bench${String(nth).padStart(8, '0')}`;
    const made = {
      ...like,
      ...{ _id, bookedAt, startAt, endAt: new Date(startAt.getTime() + lasts) },
      ...{ number: numberOf(_id, bookedAt), advanceFen: ((nth * 31) % 400) * 50, wakeAt: null },
    };
    return { ...made, searchKeys: searchKeysOf(made, []) } as Order;
  });
}

async function fill(store: Program, count: number): Promise<Order[]> {
  const connection = await connectMongo({
    uri: withDatabase(String(store.ready.uri)),
    poolSize: 4,
    waitMs: 4000,
  });
  try {
    const collection = connection.collection<WaitingOrder>('orders');
    const made = likeThose(await collection.find().toArray(), count);
    for (let from = 0; from < made.length; from += BATCH)
      await collection.insertMany(made.slice(from, from + BATCH) as never);
    return await collection.find().toArray();
  } finally {
    await connection.close();
  }
}

/** A member of staff of the demo, signed in. */
async function signIn(at: string): Promise<{ cookie: string; grids: string[] }> {
  const { items } = (await (await fetch(`${at}/api/local/people`)).json()) as {
    items: { id: string; role: string }[];
  };
  const one = items.find(({ role }) => role === 'staff');
  if (!one) throw new Error('the demo has no staff');
  const answer = await fetch(`${at}/api/local/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId: one.id }),
  });
  assert.equal(answer.ok, true, await answer.clone().text());
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const session = (await (await fetch(`${at}/api/session`, { headers: { cookie } })).json()) as {
    roles: { role: string; grid: string }[];
  };
  const grids = session.roles.filter(({ role }) => role === 'staff').map(({ grid }) => grid);
  return { cookie, grids };
}

/** What most orders have, and what fewest have. */
function byCount(orders: readonly Order[], field: 'state' | 'kind'): string[] {
  const counts = new Map<string, number>();
  for (const order of orders) counts.set(order[field], (counts.get(order[field]) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
  return [sorted[0], sorted.at(-1)].filter((value) => value !== undefined);
}

function looksOf(orders: readonly Order[]): Look[] {
  const now = Date.now();
  const month = (ago: number) => ({
    from: new Date(now - ago * 30 * day),
    to: new Date(now - (ago - 1) * 30 * day),
  });
  const during =
    ({ from, to }: { from: Date; to: Date }) =>
    (order: Order) =>
      order.startAt >= from && order.startAt < to;
  const said = ({ from, to }: { from: Date; to: Date }) => ({
    from: from.toISOString(),
    to: to.toISOString(),
  });
  const [old, late] = [month(11), month(1)];
  const aDay = { from: old.from, to: new Date(old.from.getTime() + day) };
  const all = () => true;
  const grid = orders.at(-1)?.grid ?? '';
  const sorts = ['created', '-created', 'start', '-start', 'amount', '-amount'];
  return [
    ...sorts.map((sort) => ({ says: `everything, ${sort}`, query: { sort }, holds: all })),
    ...sorts.map((sort) => ({
      says: `its middle, ${sort}`,
      query: { sort },
      holds: all,
      skip: orders.length >> 1,
    })),
    ...['-created', 'start', '-amount'].flatMap((sort): Look[] => [
      ...byCount(orders, 'state').map((state) => ({
        says: `${state}, ${sort}`,
        query: { sort, state },
        holds: (order: Order) => order.state === state,
      })),
      ...byCount(orders, 'kind').map((kind) => ({
        says: `${kind}, ${sort}`,
        query: { sort, kind },
        holds: (order: Order) => order.kind === kind,
      })),
      { says: `of no kind, ${sort}`, query: { sort, kind: 'nothing' }, holds: () => false },
      { says: `last month, ${sort}`, query: { sort, ...said(late) }, holds: during(late) },
      { says: `a month long ago, ${sort}`, query: { sort, ...said(old) }, holds: during(old) },
      { says: `a day long ago, ${sort}`, query: { sort, ...said(aDay) }, holds: during(aDay) },
      {
        says: `of a micro-grid, ${sort}`,
        query: { sort, grid },
        holds: ({ gridPath }) => gridPath.includes(grid),
      },
    ]),
  ];
}

async function ask({ at, cookie }: Desk, query: Query) {
  const words = new URLSearchParams({ as: 'staff', limit: String(LIMIT), ...query });
  const answer = await fetch(`${at}/api/orders?${words}`, { headers: { cookie } });
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as { items: { id: string }[]; next: string | null };
}

/** The look as it is asked for, once its answer was the right one. */
async function checked(desk: Desk, { says, query, holds, skip = 0 }: Look): Promise<Query> {
  const order = orderOf(query['sort'] as 'created');
  const theirs = desk.orders.filter(
    (one) => one.gridPath.some((code) => desk.grids.includes(code)) && holds(one),
  );
  const right = theirs.sort(inOrder(order));
  const before = right[skip - 1];
  const position = before && positionIn(order, before);
  const cursor = position && Buffer.from(JSON.stringify([position.key, position.id])).toString('base64url');
  const asked = { ...query, ...(cursor && { cursor }) };
  const { items, next } = await ask(desk, asked);
  assert.deepEqual(
    items.map(({ id }) => id),
    right.slice(skip, skip + LIMIT).map(({ _id }) => _id),
    says,
  );
  assert.equal(next !== null, right.length > skip + LIMIT, says);
  return asked;
}

async function costOf(request: () => Promise<unknown>, programs: readonly Program[]): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = programs.map(cpuMs);
    for (let nth = 0; nth < REQUESTS; nth += 1) await request();
    const used = programs.reduce((sum, each, at) => sum + cpuMs(each) - (before[at] ?? 0), 0);
    rounds.push(used / REQUESTS);
  }
  return median(rounds);
}

/** What the console around every page asks for. */
const around = [
  { says: 'what waits', path: '/api/desk/waiting' },
  ...['师傅', '李', '0001', '没有的人'].map((q) => ({
    says: `search for ${q}`,
    path: `/api/desk/search?${new URLSearchParams({ q })}`,
  })),
];
async function askAround({ at, cookie }: Desk, path: string): Promise<void> {
  const answer = await fetch(at + path, { headers: { cookie } });
  assert.equal(answer.status, 200, await answer.text());
}

/** Answers whether every look held its bound. */
export async function run(args: readonly string[]): Promise<boolean> {
  const count = Number(args.find((arg) => arg.startsWith('--orders='))?.split('=')[1] ?? 60_000);
  return withDemo(async (server, store) => {
    const orders = await fill(store, count);
    const at = addressOf(server);
    const desk: Desk = { at, orders, ...(await signIn(at)) };
    console.log(
      `${orders.length} orders, pages of ${LIMIT}; CPU of server and store, at most ${AT_MOST_MS} ms`,
    );
    let held = true;
    const measure = async (says: string, request: () => Promise<unknown>) => {
      const cost = await costOf(request, [server, store]);
      const isHeld = cost <= AT_MOST_MS;
      console.log(`${says.padEnd(36)}${cost.toFixed(0).padStart(6)} ms  ${isHeld ? 'held' : 'MISSED'}`);
      held &&= isHeld;
    };
    for (const { says, path } of around) await measure(says, () => askAround(desk, path));
    for (const look of looksOf(orders)) {
      const query = await checked(desk, look);
      await measure(look.says, () => ask(desk, query));
    }
    return held;
  });
}
