import { randomBytes } from 'node:crypto';
import { ensureIndexes } from '../../src/adapters/mongo.ts';
import { type Calendars, makeCalendars, startsOfListing } from '../../src/features/calendars/index.ts';
import type { Listing } from '../../src/features/catalogue/index.ts';
import {
  makeOrders,
  type Notification,
  type Orders,
  type ServiceOrder,
} from '../../src/features/orders/index.ts';
import { makePayments, type Payments } from '../../src/features/payments/index.ts';
import { makeReviews } from '../../src/features/reviews/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { after, chinaDay, hour, type MovableClock, makeClock, second } from '../../src/kernel/clock.ts';
import { type Log, silentLog } from '../../src/kernel/log.ts';
import { connect, ground, openWeek, places } from '../calendars/calendar.given.ts';
import { ScriptedProvider } from './scripted-provider.ts';

const person = (personId: string, ...roles: Actor['roles']): Actor => ({ personId, roles });
export const resident = person('per_resident');
export const neighbour = person('per_neighbour');
export const barber = person('per_barber');
export const staff = person('per_staff', { role: 'staff', grid: '111' });

const path = [
  { code: '1', level: 'district' },
  { code: '11', level: 'street' },
  { code: '111', level: 'community' },
  { code: '1111', level: 'general' },
] as const;

/** Orders over real calendars and payments; the features before them are plain facts. */
export interface TestOrders {
  orders: Orders;
  calendars: Calendars;
  payments: Payments;
  reviews: ReturnType<typeof makeReviews>;
  provider: ScriptedProvider;
  clock: MovableClock;
  notifications: Notification[];
  strikes: string[];
  listing: Listing;
  book(more?: Partial<Parameters<Orders['book']>[0]>): Promise<ServiceOrder>;
  /** Pays what is open and lets our side find out. */
  pay(orderId: string): Promise<ServiceOrder>;
  pass(ms: number): Promise<void>;
  settle(): Promise<void>;
  stop(): Promise<void>;
}

function listingOf(more: Partial<Listing> = {}): Listing {
  return {
    _id: 'lst_haircut',
    state: 'live',
    artisanId: 'art_barber',
    ownerId: 'per_barber',
    category: 'haircut',
    title: '理发',
    description: '',
    grid: '11110',
    way: 'at_shop',
    address: '杏林店',
    durationMinutes: 45,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 15,
    priceKind: 'market',
    priceFen: 8800,
    instant: false,
    limitMinutes: 15,
    policy: 'moderate',
    ...more,
  } as Listing;
}

export async function startOrders(more: Partial<Listing> = {}, log: Log = silentLog): Promise<TestOrders> {
  const connection = await connect();
  const clock = makeClock();
  const provider = new ScriptedProvider();
  const listing = listingOf(more);
  const notifications: Notification[] = [];
  const strikes: string[] = [];
  const base = { connection, clock, log };
  const facts = factsOf(listing, strikes);
  const calendars = makeCalendars({ ...base, ...facts });
  const payments = makePayments({ ...base, provider });
  const notify = async (message: Notification) => {
    if (!notifications.some((each) => each.key === message.key)) notifications.push(message);
  };
  const orders = makeOrders({ ...base, ...facts, calendars, payments, notify });
  const reviews = makeReviews({ ...base, orders });
  await ensureIndexes([...calendars.models, ...payments.models, ...orders.models, ...reviews.models]);
  await calendars.ensure(listing.artisanId, listing.grid);
  await calendars.setHours(listing.artisanId, 1, openWeek);
  const runners = [...payments.runners, ...orders.runners, ...reviews.runners];
  const settle = async () => {
    for (let round = 0; round < 30; round += 1) {
      let done = 0;
      for (const runner of runners) done += await runner.tick();
      for (const job of payments.jobs) done += Number(await job.run()) || 0;
      if (done === 0) break;
    }
    await calendars.sweep();
  };
  const find = (id: string) => orders.find(id);
  const nextFree = async () => {
    const from = after(clock.now(), 30 * hour);
    const request = { ...startsOfListing(listing, '11111'), fromDay: chinaDay(from), days: 12 };
    const free = (await calendars.freeStarts(request)).find((start) => start >= from);
    if (!free) throw new Error('nothing is free');
    return free;
  };
  return {
    ...{ orders, calendars, payments, reviews, provider, clock, notifications, strikes, listing, settle },
    book: async (change = {}) =>
      orders.book({
        residentId: 'per_resident',
        listingId: listing._id,
        startAt: change.startAt ?? (await nextFree()),
        place: '11111',
        note: null,
        payRequest: { way: 'native', ip: '127.0.0.1' },
        key: randomBytes(8).toString('hex'),
        ...change,
      }),
    async pay(orderId) {
      // the provider is not asked twice within two seconds
      clock.setOffset(clock.offsetMs() + 3 * second);
      for (const payment of await payments.ofSubject('order', orderId)) {
        if (provider.pay(payment.outTradeNo)) await payments.check(payment._id);
      }
      await settle();
      return find(orderId);
    },
    async pass(ms) {
      clock.setOffset(clock.offsetMs() + ms);
      await settle();
    },
    async stop() {
      await connection.dropDatabase();
      await connection.close();
    },
  };
}

type Facts = Pick<
  Parameters<typeof makeOrders>[0] & Parameters<typeof makeCalendars>[0],
  'people' | 'grids' | 'artisans' | 'catalogue' | 'reach'
>;

function factsOf(listing: Listing, strikes: string[]): Facts {
  const grid = async (code: string) => {
    const centre = (await ground.centreOf(code)) ?? [103.8, 30.7];
    const above = path.find((each) => each.code === code);
    if (!above && !places.includes(code as '11110')) return null;
    const codes = [...path.map((each) => each.code), ...(above ? [] : [code])];
    return { code, level: above?.level ?? 'micro', name: code, parent: null, path: codes, centre };
  };
  const facts = {
    people: { find: async (id: string) => ({ _id: id, name: '王小明', phone: '13800000001' }) },
    grids: { find: grid, seek: grid },
    reach: { metres: ground.walkMetres },
    artisans: {
      find: async () => ({ _id: listing.artisanId, displayName: '周师傅' }),
      ofPerson: async (id: string) => (id === listing.ownerId ? { _id: listing.artisanId } : null),
      on() {},
      async strike(_id: string, key: string) {
        if (!strikes.includes(key)) strikes.push(key);
      },
    },
    catalogue: {
      seekListing: async (id: string) => (id === listing._id ? listing : null),
      async visibleAt(seen: Listing, place: string) {
        const walkMetres = seen.state === 'live' ? await ground.walkMetres(place, seen.grid) : null;
        return walkMetres !== null && walkMetres <= 1200 ? { walkMetres } : null;
      },
    },
  };
  return facts as unknown as Facts;
}
