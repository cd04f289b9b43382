import assert from 'node:assert/strict';
import { until } from './launched.ts';
import {
  type aBooking,
  balancesOf,
  booksOf,
  type Order,
  orderOf,
  outTradeNoOf,
  patiently,
  type ReviewWindow,
  untilState,
  type World,
} from './world.ts';

/** What an operation works on: one order, and the key that its retries carry. */
export interface Case {
  orderId: string;
  key: string;
  outTradeNo: string;
  booking: Awaited<ReturnType<typeof aBooking>>;
  /** What the server said to it last. */
  answer?: string;
}

export interface CaseOperation {
  name: string;
  /** Does it once. The status, or a throw where the connection was cut. */
  attempt(world: World, one: Case): Promise<number>;
  /** Does it again until it has been answered, as a person or a client would. */
  again(world: World, one: Case): Promise<void>;
  /** Waits until it has happened, exactly once. @throws where it was lost or happened twice */
  holds(world: World, one: Case, waitMs?: number): Promise<void>;
}

/** How often the order's timeline holds a step. */
function times(order: Order, step: string): number {
  return order.timeline.filter((event) => event.step === step).length;
}

/** A step of the order by one of its sides. */
function stepOperation(
  name: string,
  side: 'artisan' | 'resident',
  state: Order['state'],
  body?: (order: Order) => unknown,
): CaseOperation {
  const call = async (world: World, one: Case) => {
    const given = body?.(await orderOf(world.resident, one.orderId));
    return world[side].call('POST', `/api/orders/${one.orderId}/${name}`, given, one.key);
  };
  return {
    name,
    async attempt(world, one) {
      const { status, text } = await call(world, one);
      one.answer = text;
      return status;
    },
    async again(world, one) {
      const { status, text } = await patiently(name, () => call(world, one));
      assert.ok(status === 200, `${name} ended with ${status} ${text}`);
    },
    async holds(world, one, waitMs) {
      const order = await untilState(world[side], one.orderId, state, waitMs);
      assert.equal(times(order, name), 1, `${name} once in ${JSON.stringify(order.timeline)}`);
    },
  };
}

export const book: CaseOperation = {
  name: 'book',
  async attempt({ resident }, one) {
    const { status, body, text } = await resident.call<Order>('POST', '/api/orders', one.booking, one.key);
    one.answer = text;
    if (status === 201) one.orderId = body.id;
    return status;
  },
  async again({ resident }, one) {
    const acknowledged = one.orderId;
    const request = () => resident.call<Order>('POST', '/api/orders', one.booking, one.key);
    const { status, body, text } = await patiently('book', request);
    assert.equal(status, 201, text);
    if (acknowledged !== '') assert.equal(body.id, acknowledged, 'the same key is the same order');
    one.orderId = body.id;
  },
  async holds(world, one) {
    const list = await patiently('orders', () =>
      world.resident.call<{ items: Order[] }>('GET', '/api/orders?as=resident&limit=50'),
    );
    const live = ['unpaid', 'requested', 'confirmed'];
    const { listingId: wanted, startAt: at } = one.booking;
    const same = list.body.items.filter(
      ({ listingId, startAt, state }) =>
        listingId === wanted && Date.parse(startAt) === Date.parse(at) && live.includes(state),
    );
    assert.deepEqual(
      same.map(({ id }) => id),
      [one.orderId],
      'one order for one request',
    );
    one.outTradeNo = await outTradeNoOf(world, one.orderId);
  },
};

async function payOnPhone({ programs }: World, { outTradeNo }: Case) {
  const answer = await fetch(`${programs.standinUrl}/standin/wechat/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ outTradeNo }),
  });
  return { status: answer.status, text: await answer.text(), body: undefined };
}

export const pay: CaseOperation = {
  name: 'pay',
  attempt: async (world, one) => (await payOnPhone(world, one)).status,
  async again(world, one) {
    const { status, text } = await patiently('pay', () => payOnPhone(world, one));
    assert.ok(status === 200 || text.includes('ORDERPAID'), `${status} ${text}`);
  },
  async holds(world, one) {
    const order = await untilState(world.resident, one.orderId, 'requested');
    assert.equal(times(order, 'pay'), 1);
    assert.equal(order.amounts.paidFen, world.listing.priceFen);
    const { transactions } = await booksOf(world);
    const paid = transactions.filter(({ outTradeNo }) => outTradeNo === one.outTradeNo);
    assert.deepEqual(
      paid.map(({ payerFen }) => payerFen),
      [world.listing.priceFen],
    );
  },
};

export const accept = stepOperation('accept', 'artisan', 'confirmed');
export const start = stepOperation('start', 'artisan', 'underway', (order) => ({ code: order.checkInCode }));
export const finish = stepOperation('finish', 'artisan', 'done');
export const confirm = stepOperation('confirm', 'resident', 'completed');

const retract = stepOperation('retract', 'resident', 'cancelled');
/** The resident takes a paid request back: exactly all the money returns, once. */
export const refund: CaseOperation = {
  ...retract,
  name: 'refund',
  async holds(world, one) {
    await retract.holds(world, one);
    const ofOrder = async () =>
      (await booksOf(world)).refunds.filter(({ outTradeNo }) => outTradeNo === one.outTradeNo);
    const arrived = async () => (await ofOrder()).some(({ status }) => status === 'SUCCESS');
    await until(`the refund of ${one.orderId} has arrived`, arrived, 90_000);
    assert.deepEqual(
      (await ofOrder()).map(({ fen }) => fen),
      [world.listing.priceFen],
      'one refund of all',
    );
  },
};

const WORDS = '剪得很好，准时。';
export const review: CaseOperation = {
  name: 'review',
  async attempt({ resident }, { orderId, key }) {
    const said = { stars: 5, text: WORDS };
    return (await resident.call('POST', `/api/orders/${orderId}/reviews`, said, key)).status;
  },
  async again({ resident }, { orderId, key }) {
    const said = { stars: 5, text: WORDS };
    const path = `/api/orders/${orderId}/reviews`;
    const { status, text } = await patiently('review', () => resident.call('POST', path, said, key));
    assert.equal(status, 200, text);
  },
  async holds({ resident }, { orderId }) {
    const path = `/api/orders/${orderId}/reviews`;
    const { body } = await patiently('reviews', () => resident.call<ReviewWindow>('GET', path));
    assert.deepEqual(
      body.reviews.map(({ by, stars, text }) => ({ by, stars, text })),
      [{ by: 'resident', stars: 5, text: WORDS }],
    );
  },
};

/** What WeChat holds equals what the ledger says it holds, and every entry has two sides. @throws where not */
export async function booksAgree(world: World, waitMs = 60_000): Promise<void> {
  let difference = '';
  const agree = async () => {
    const { takenFen, refundedFen } = await booksOf(world);
    const balances = await balancesOf(world);
    const sum = [...balances.values()].reduce((total, fen) => total + fen, 0);
    const clearing = balances.get('wechat:clearing') ?? 0;
    difference = `WeChat holds ${takenFen - refundedFen}, the ledger says ${clearing}, all accounts sum to ${sum}`;
    return clearing === takenFen - refundedFen && sum === 0;
  };
  await until('the ledger equals the books', agree, waitMs).catch(() => assert.fail(difference));
}
