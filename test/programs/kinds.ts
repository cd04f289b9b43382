import assert from 'node:assert/strict';
import type { components } from '../../src/contract/types.gen.ts';
import { chinaDay, minute, startOfChinaDay } from '../../src/kernel/clock.ts';
import { until } from './launched.ts';
import type { Case } from './operations.ts';
import { aBooking, booksOf, type Order, outTradeNoOf, patiently, untilState, type World } from './world.ts';

type Schemas = components['schemas'];
type Kind = Order['kind'];

/** What one resident orders of one kind, and how much of it is there for the next. */
export interface KindCase extends Omit<Case, 'booking'> {
  kind: Kind;
  booking: { listingId: string };
  /** What is left of what the booking asks for: units, seats, places, or one start, as everybody sees it. */
  left: () => Promise<number>;
  /** How much of that the booking takes. */
  takes: number;
}

const states = {
  service: 'requested',
  good: 'placed',
  loan: 'requested',
  activity: 'booked',
  room: 'booked',
  pickup: 'requested',
} as const satisfies Record<Kind, Order['state']>;
export const allKinds = Object.keys(states) as Kind[];

/** One of the demo's listings of each kind but services, of which the resident has ordered nothing. */
const titles = {
  good: '散养土鸡蛋',
  loan: '手锯',
  activity: '周六磨刀日',
  room: '健身角（乒乓球台）',
  pickup: '上门收纸板旧书',
} as const;

type Look = <T>(path: string) => Promise<T>;
/** Reads what is free, as a guest at the resident's place would. */
function looking({ resident, place }: World): Look {
  return async <T>(path: string) => {
    const at = `${path}${path.includes('?') ? '&' : '?'}place=${place}`;
    const { status, body, text } = await patiently(path, () => resident.call<T>('GET', at));
    assert.equal(status, 200, `${path}: ${text}`);
    return body;
  };
}

type Chosen = Pick<KindCase, 'left' | 'takes'> & { chooses: Record<string, unknown> };
type Choose = (look: Look, id: string) => Promise<Chosen>;
const visit = { address: '柳城街道 1 栋 2 单元 301', contactName: '王阿姨', contactPhone: '13900000001' };

/** The demo sells every evening; the units of all days are one stock. */
const ofGood: Choose = async (look, id) => {
  const day = startOfChinaDay(chinaDay(new Date()) + 3);
  const left = async () => (await look<Schemas['Stock']>(`/api/listings/${id}/stock`)).left ?? 0;
  const startAt = new Date(day.getTime() + 1020 * minute).toISOString();
  return { chooses: { startAt, units: 1 }, left, takes: 1 };
};
const ofLoan: Choose = async (look, id) => {
  type Days = { days: Schemas['FreeDay'][] };
  const free = async () => (await look<Days>(`/api/listings/${id}/free-days`)).days;
  const date = (await free()).filter(({ untilDate }) => untilDate !== null)[4]?.date;
  const left = async () =>
    (await free()).some((day) => day.date === date && day.untilDate !== null) ? 1 : 0;
  return { chooses: { fromDate: date, toDate: date }, left, takes: 1 };
};
const ofActivity: Choose = async (look, id) => {
  type Sessions = { items: Schemas['BookableSession'][] };
  const all = async () => (await look<Sessions>(`/api/listings/${id}/sessions`)).items;
  const sessionId = (await all()).at(-1)?.id;
  const left = async () => (await all()).find((session) => session.id === sessionId)?.left ?? 0;
  return { chooses: { sessionId, seats: 1 }, left, takes: 1 };
};
const ofPickup: Choose = async (look, id) => {
  type Windows = { items: Schemas['OpenWindow'][] };
  const all = async () => (await look<Windows>(`/api/listings/${id}/windows`)).items;
  const startAt = (await all()).at(-1)?.startAt;
  const left = async () => (await all()).find((window) => window.startAt === startAt)?.left ?? 0;
  return { chooses: { startAt, roughly: '纸板一捆', visit }, left, takes: 1 };
};
const startsOf = async (look: Look, id: string, minutes: string) => {
  const { days } = await look<Schemas['Slots']>(`/api/listings/${id}/slots?days=14${minutes}`);
  return days.flatMap((day) => day.starts);
};
const ofRoom: Choose = async (look, id) => {
  const starts = () => startsOf(look, id, '&minutes=60');
  const startAt = (await starts()).at(-1) ?? '';
  const left = async () => ((await starts()).includes(startAt) ? 1 : 0);
  return { chooses: { startAt, hourCount: 1, guestCount: 2 }, left, takes: 1 };
};
const choices = { good: ofGood, loan: ofLoan, activity: ofActivity, pickup: ofPickup, room: ofRoom };

/** A booking of a kind, not sent yet. */
export async function aCaseOf(world: World, kind: Kind, nth: number, key: string): Promise<KindCase> {
  const look = looking(world);
  const empty = { kind, key, orderId: '', outTradeNo: '' };
  if (kind === 'service') {
    const booking = await aBooking(world, nth);
    const left = async () =>
      (await startsOf(look, booking.listingId, '')).includes(booking.startAt) ? 1 : 0;
    return { ...empty, booking, left, takes: 1 };
  }
  type Shelf = { items: Schemas['Card'][] };
  const { items } = await look<Shelf>(`/api/shelf?q=${encodeURIComponent(titles[kind])}&limit=50`);
  const listingId = items.find((card) => card.kind === kind && card.title === titles[kind])?.id ?? '';
  const { terms } = await look<Schemas['ShelfListing']>(`/api/shelf/${listingId}`);
  const { chooses, ...rest } = await choices[kind](look, listingId);
  const said = { kind, listingId, terms: terms.fingerprint, place: world.place, payWay: 'native' };
  return { ...empty, booking: { ...said, ...chooses }, ...rest };
}

interface KindOperation {
  attempt(world: World, one: KindCase): Promise<number>;
  holds(world: World, one: KindCase, before: number): Promise<void>;
}

const liveOf = async ({ resident }: World, { booking, kind }: KindCase): Promise<string[]> => {
  const path = '/api/orders?as=resident&limit=50';
  const list = await patiently('orders', () => resident.call<{ items: Order[] }>('GET', path));
  const live = ['unpaid', states[kind]];
  return list.body.items
    .filter((order) => order.listingId === booking.listingId && live.includes(order.state))
    .map(({ id }) => id);
};

/** @throws unless exactly so much is left */
export async function leaves(one: KindCase, wanted: number, waitMs: number): Promise<void> {
  let left = Number.NaN;
  const asWanted = async () => {
    left = await one.left();
    return left === wanted;
  };
  await until('what is left', asWanted, waitMs).catch(() =>
    assert.fail(`${one.kind}: ${left} are left, not ${wanted}`),
  );
}

/** Placed once under its key, and exactly that is claimed. */
export const placeKind: KindOperation = {
  async attempt({ resident }, one) {
    const { status, body, text } = await resident.call<Order>('POST', '/api/orders', one.booking, one.key);
    one.answer = text;
    if (status === 201 && one.orderId !== '')
      assert.equal(body.id, one.orderId, 'the same key is the same order');
    if (status === 201) one.orderId = body.id;
    return status;
  },
  async holds(world, one, before) {
    assert.notEqual(one.orderId, '', one.answer);
    if (one.kind !== 'service')
      assert.deepEqual(await liveOf(world, one), [one.orderId], `${one.kind} is ordered once`);
    await leaves(one, before - one.takes, 5000);
    if (one.kind !== 'pickup') one.outTradeNo = await outTradeNoOf(world, one.orderId);
  },
};

/** Paid once, as WeChat and the order say; what costs nothing waits as it is. */
export const payKind: KindOperation = {
  async attempt({ programs }, one) {
    const { outTradeNo } = one;
    if (outTradeNo === '') return 200;
    const answer = await fetch(`${programs.standinUrl}/standin/wechat/pay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outTradeNo }),
    });
    one.answer = await answer.text();
    return one.answer.includes('ORDERPAID') ? 200 : answer.status;
  },
  async holds(world, one, before) {
    const order = await untilState(world.resident, one.orderId, states[one.kind]);
    const paid = order.timeline.filter(({ step }) => step === 'pay');
    const { transactions } = await booksOf(world);
    const taken = transactions.filter(({ outTradeNo }) => outTradeNo === one.outTradeNo && outTradeNo !== '');
    assert.equal(paid.length, one.kind === 'pickup' ? 0 : 1, `${one.kind} paid once`);
    assert.deepEqual(
      taken.map(({ payerFen }) => payerFen),
      one.kind === 'pickup' ? [] : [order.amounts.paidFen],
      one.kind,
    );
    await leaves(one, before - one.takes, 5000);
  },
};

/** Given up once: all that was paid goes back once, and what was claimed is there again. */
export const giveUpKind: KindOperation = {
  async attempt({ resident }, one) {
    const step = states[one.kind] === 'requested' && one.kind !== 'pickup' ? 'retract' : 'cancel';
    const path = `/api/orders/${one.orderId}/${step}`;
    const { status, text } = await resident.call('POST', path, undefined, one.key);
    one.answer = text;
    return status;
  },
  async holds(world, one, before) {
    const order = await untilState(world.resident, one.orderId, 'cancelled');
    await leaves(one, before, 20_000);
    const back = async () =>
      (await booksOf(world)).refunds.filter(({ outTradeNo }) => outTradeNo === one.outTradeNo);
    if (one.kind === 'pickup') return assert.equal((await back()).length, 0);
    const arrived = async () => (await back()).some(({ status }) => status === 'SUCCESS');
    await until(`the refund of ${one.kind}`, arrived, 90_000);
    assert.deepEqual(
      (await back()).map(({ fen }) => fen),
      [order.amounts.paidFen],
      `${one.kind}: one refund of all`,
    );
  },
};
