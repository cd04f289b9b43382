import assert from 'node:assert/strict';
import { community } from '../../seeds/demo/cast.ts';
import type { components } from '../../src/contract/types.gen.ts';
import { type Killable, oftenEnough } from './killable.ts';
import { until } from './launched.ts';
import { Visitor } from './visitor.ts';

type Schemas = components['schemas'];
export type Order = Schemas['Order'];
export type ReviewWindow = Schemas['ReviewWindow'];
type Answer<T> = Awaited<ReturnType<typeof Visitor.prototype.call<T>>>;

export interface Books {
  takenFen: number;
  refundedFen: number;
  transactions: { outTradeNo: string; state: string; payerFen: number; refundedFen: number }[];
  refunds: { outRefundNo: string; outTradeNo: string; fen: number; status: string }[];
}

/** A resident, the artisan of a listing in their reach, and who may read the ledger. */
export interface World {
  programs: Killable;
  resident: Visitor;
  artisan: Visitor;
  auditor: Visitor;
  listing: { id: string; priceFen: number; way: string };
  place: string;
}

const PATIENCE_MS = 90_000;

/** Signs the demo people in and finds a priced listing that waits for its artisan's word. */
export async function findWorld(programs: Killable): Promise<World> {
  const enter = async (personId: string) => {
    const visitor = new Visitor(programs.serverUrl);
    const { status, text } = await visitor.call('POST', '/api/local/sessions', { personId });
    assert.ok(status < 300, text);
    return visitor;
  };
  const guest = new Visitor(programs.serverUrl);
  const { body } = await guest.call<{ items: { id: string; role: string }[] }>('GET', '/api/local/people');
  const ofRole = (...roles: string[]) => body.items.filter((item) => roles.includes(item.role));
  const auditor = await enter(
    first(ofRole('auditor', 'admin', 'supervisor', 'staff'), 'nobody reads the ledger').id,
  );
  await untilOftenEnough(auditor);
  for (const person of ofRole('resident')) {
    const resident = await enter(person.id);
    const me = await resident.call<Schemas['Session']>('GET', '/api/session');
    const place = me.body.person?.homeGrid?.code;
    if (place === undefined) continue;
    const shelf = await guest.call<{ items: Schemas['Card'][] }>('GET', `/api/shelf?place=${place}&limit=50`);
    const services = shelf.body.items.flatMap((item) => (item.kind === 'service' ? [item] : []));
    const card = services.find((item) => item.priceKind === 'market' && !item.instant && item.nextStartAt);
    if (card === undefined || !('way' in card)) continue;
    for (const one of ofRole('artisan')) {
      const artisan = await enter(one.id);
      const own = await artisan.call<{ id: string }>('GET', '/api/me/artisan');
      if (own.body.id === card.provider.id)
        return { programs, resident, artisan, auditor, listing: card, place };
    }
  }
  return assert.fail('the demo neighbourhood holds no listing that can be booked');
}

/** A server learns from the store what was set by a command. */
async function untilOftenEnough(auditor: Visitor): Promise<void> {
  await until('the server knows the settings', async () => {
    const path = `/api/grids/${community}/settings`;
    const { body } = await auditor.call<Schemas['GridSettings']>('GET', path);
    const limit = body.items.find(({ key }) => key === 'orders.perProviderWeek');
    return limit?.value === oftenEnough;
  });
}

/** The answer once there is one: goes on through cut connections, 5xx and a request still under way. */
export async function patiently<T>(what: string, request: () => Promise<Answer<T>>): Promise<Answer<T>> {
  let last = 'no answer';
  let answer: Answer<T> | undefined;
  const isFinal = async () => {
    try {
      answer = await request();
      last = `${answer.status} ${answer.text}`;
      const code = (answer.body as { code?: string } | undefined)?.code;
      return answer.status < 500 && code !== 'idempotency_running';
    } catch (error) {
      last = String(error);
      return false;
    }
  };
  await until(what, isFinal, PATIENCE_MS).catch(() => assert.fail(`${what}: at the end ${last}`));
  return answer as Answer<T>;
}

export async function orderOf(who: Visitor, id: string): Promise<Order> {
  const { status, body, text } = await patiently('the order', () =>
    who.call<Order>('GET', `/api/orders/${id}`),
  );
  assert.equal(status, 200, text);
  return body;
}

/** Waits until the order is in a state that follows from what was done elsewhere. */
export async function untilState(
  who: Visitor,
  id: string,
  state: Order['state'],
  waitMs = PATIENCE_MS,
): Promise<Order> {
  let order: Order | undefined;
  const reached = async () => {
    order = await orderOf(who, id);
    return order.state === state;
  };
  await until(`order ${id} ${state}`, reached, waitMs).catch(() =>
    assert.fail(`order ${id} should be ${state}, is ${order?.state}: ${JSON.stringify(order?.timeline)}`),
  );
  return order as Order;
}

/** Body of a booking of a free start; every call takes another start. */
export async function aBooking({ resident, listing, place }: World, nth: number) {
  type Slots = Schemas['Slots'];
  const path = `/api/listings/${listing.id}/slots?place=${place}&days=14`;
  const { body } = await patiently('slots', () => resident.call<Slots>('GET', path));
  const starts = body.days.flatMap((day) => day.starts);
  const startAt = first(starts.slice(nth % Math.max(1, starts.length)), 'no free start');
  const visit = { address: '柳城街道 1 栋 2 单元 301', contactName: '王阿姨', contactPhone: '13900000001' };
  const atHome = listing.way === 'at_home' ? { visit } : {};
  const shown = await patiently('the listing', () =>
    resident.call<Schemas['ShelfListing']>('GET', `/api/shelf/${listing.id}?place=${place}`),
  );
  const terms = shown.body.terms.fingerprint;
  return { kind: 'service', listingId: listing.id, terms, startAt, place, payWay: 'native', ...atHome };
}

/** The number WeChat knows the order's open payment by, read off the code as the phone would. */
export async function outTradeNoOf(world: World, orderId: string): Promise<string> {
  let codeUrl: string | undefined;
  const opened = async () => {
    const { payment } = await orderOf(world.resident, orderId);
    if (payment === null) return false;
    type Payment = Schemas['Payment'];
    const path = `/api/payments/${payment.id}`;
    codeUrl = (await patiently('the payment', () => world.resident.call<Payment>('GET', path))).body.codeUrl;
    return codeUrl !== undefined;
  };
  await until(`the payment of ${orderId} can be paid`, opened, PATIENCE_MS);
  const page = `${world.programs.standinUrl}/phone/code?url=${encodeURIComponent(codeUrl ?? '')}`;
  const answer = await fetch(page, { redirect: 'manual' });
  await answer.arrayBuffer();
  return first((answer.headers.get('location') ?? '').split('/').slice(-1), 'the code leads nowhere');
}

export async function booksOf({ programs }: World): Promise<Books> {
  return (await (await fetch(`${programs.standinUrl}/standin/wechat/books`)).json()) as Books;
}

/** The ledger's balances, all of them. */
export async function balancesOf({ auditor }: World): Promise<Map<string, number>> {
  type Page = { items: { account: string; fen: number }[]; next: string | null };
  const balances = new Map<string, number>();
  for (let cursor = ''; ; ) {
    const path = `/api/ledger/accounts?limit=50${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const { status, body, text } = await patiently('the ledger', () => auditor.call<Page>('GET', path));
    assert.equal(status, 200, text);
    for (const { account, fen } of body.items) balances.set(account, fen);
    if (body.next === null) return balances;
    cursor = body.next;
  }
}

function first<T>(items: readonly T[], otherwise: string): T {
  const [item] = items;
  if (item === undefined) assert.fail(otherwise);
  return item;
}
