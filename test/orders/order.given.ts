import { randomBytes } from 'node:crypto';
import { ensureIndexes } from '../../src/adapters/mongo.ts';
import { type Calendars, makeCalendars, type ResourceRef } from '../../src/features/calendars/index.ts';
import type { Listing } from '../../src/features/catalogue/index.ts';
import {
  lentDaysOfKinds,
  lentUnitsOfKinds,
  makeOrders,
  type Notification,
  type Orders,
  orderKinds,
  type ServiceBooking,
  type ServiceListing,
  type ServiceOrder,
  sessionsOfKinds,
  startsOfKinds,
  stockOfKinds,
  windowsOfKinds,
} from '../../src/features/orders/index.ts';
import { makePayments, type Payments } from '../../src/features/payments/index.ts';
import { makeQueue } from '../../src/features/queue/index.ts';
import { makeReviews } from '../../src/features/reviews/index.ts';
import { makeSessions } from '../../src/features/sessions/index.ts';
import { makeStock } from '../../src/features/stock/index.ts';
import { makeUnits } from '../../src/features/units/index.ts';
import { makeWindows } from '../../src/features/windows/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { after, chinaDay, hour, type MovableClock, makeClock, second } from '../../src/kernel/clock.ts';
import { type Log, silentLog } from '../../src/kernel/log.ts';
import { connect, openWeek } from '../calendars/calendar.given.ts';
import { memoryAudit } from '../support/audit.ts';
import { noFiles } from '../support/no-files.ts';
import { noQuotas } from '../support/quotas.ts';
import { plainSettings } from '../support/settings.ts';
import { factsOf, followNotifications, termsNow } from './order.facts.ts';
import { ScriptedProvider } from './scripted-provider.ts';

const person = (personId: string, ...roles: Actor['roles']): Actor => ({ personId, roles });
export const resident = person('per_resident');
export const neighbour = person('per_neighbour');
export const barber = person('per_barber');
export const staff = person('per_staff', { role: 'staff', grid: '111' });

/** Orders over real calendars and payments; the features before them are plain facts. */
export interface TestOrders {
  orders: Orders;
  calendars: Calendars;
  payments: Payments;
  stock: ReturnType<typeof makeStock>['api'];
  reviews: ReturnType<typeof makeReviews>['api'];
  provider: ScriptedProvider;
  clock: MovableClock;
  notifications: Notification[];
  strikes: string[];
  listing: ServiceListing;
  units: ReturnType<typeof makeUnits>['api'];
  connection: Awaited<ReturnType<typeof connect>>;
  /** Whose calendar it takes time of. */
  resource: ResourceRef;
  /** Another listing that was given. */
  listingOf(id: string): Listing;
  /** The stock of an article, where somebody has asked for it. */
  stockOf(article: string): Promise<{ left: number } | null>;
  /** The free starts from 30 hours on. */
  free(): Promise<Date[]>;
  book(more?: Partial<Omit<ServiceBooking, 'startAt'>> & { startAt?: Date }): Promise<ServiceOrder>;
  find(id: string): Promise<ServiceOrder>;
  /** Pays what is open and lets our side find out. */
  pay(orderId: string): Promise<ServiceOrder>;
  pass(ms: number): Promise<void>;
  settle(): Promise<void>;
  stop(): Promise<void>;
}

function listingOf(more: Partial<ServiceListing> = {}): ServiceListing {
  return {
    _id: 'lst_haircut',
    kind: 'service',
    state: 'live',
    provider: { kind: 'artisan', id: 'art_barber' },
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
  } as ServiceListing;
}

export async function startOrders(
  more: Partial<ServiceListing> = {},
  log: Log = silentLog,
  others: readonly Partial<Listing>[] = [],
): Promise<TestOrders> {
  const connection = await connect();
  const clock = makeClock();
  const provider = new ScriptedProvider();
  const listing = listingOf(more);
  const notifications: Notification[] = [];
  const strikes: string[] = [];
  const base = { connection, clock, log, quotas: noQuotas, audit: memoryAudit(), files: noFiles };
  const listed: [Listing, ...Listing[]] = [listing, ...others.map((each) => ({ ...listing, ...each }))];
  const facts = factsOf(listed, strikes);
  const startsOf = startsOfKinds(orderKinds);
  const calendarFeature = makeCalendars({ ...base, ...facts, startsOf, hoursOf: () => null });
  const paymentFeature = makePayments({
    ...base,
    provider,
    topGrids: async () => [],
    openidOf: async () => null,
  });
  const [calendars, payments] = [calendarFeature.api, paymentFeature.api];
  const notify = async (message: Notification) => {
    if (!notifications.some((each) => each.key === message.key)) notifications.push(message);
  };
  const unneededReason = '订单已不需要这笔付款';
  const stockFeature = makeStock({ ...base, ...facts, ruleOf: stockOfKinds(orderKinds) });
  const queueFeature = makeQueue({ ...base, settings: plainSettings });
  const sessionsOf = sessionsOfKinds(orderKinds);
  const queue = queueFeature.api;
  const sessionFeature = makeSessions({ ...base, ...facts, calendars, queue, sessionsOf });
  const lent = {
    isLentOn: lentDaysOfKinds(orderKinds, { clock, settings: plainSettings }),
    lentUnitsOf: lentUnitsOfKinds(orderKinds),
  };
  const unitFeature = makeUnits({ ...base, ...facts, ...lent, queue });
  const windowFeature = makeWindows({ ...base, ...facts, windowsOf: windowsOfKinds(orderKinds) });
  const orderFeature = makeOrders({
    ...base,
    ...facts,
    kinds: orderKinds,
    calendars,
    stock: stockFeature.api,
    sessions: sessionFeature.api,
    ...{ queue, units: unitFeature.api },
    windows: windowFeature.api,
    payments,
    unneededReason,
  });
  const orders = orderFeature.api;
  const reviewFeature = makeReviews({ ...base, orders, withheld: async () => new Set() });
  followNotifications(orders, payments, notify);
  const features = [
    calendarFeature,
    stockFeature,
    sessionFeature,
    unitFeature,
    windowFeature,
    paymentFeature,
    orderFeature,
    reviewFeature,
  ];
  await ensureIndexes(features.flatMap(({ parts }) => parts.models));
  const resource = startsOf(listing, listing.grid)?.resource ?? listing.provider;
  await calendars.ensure(resource, listing.provider, listing.grid);
  await calendars.setHours(resource, 1, openWeek);
  const runners = [
    ...paymentFeature.parts.runners,
    ...orderFeature.parts.runners,
    ...reviewFeature.parts.runners,
  ];
  const settle = async () => {
    for (let round = 0; round < 30; round += 1) {
      let done = 0;
      for (const runner of runners) done += await runner.tick();
      for (const job of paymentFeature.parts.jobs) done += Number(await job.run()) || 0;
      if (done === 0) break;
    }
    await calendars.sweep();
    await stockFeature.api.sweep();
  };
  const find = async (id: string) => (await orders.find(id)) as ServiceOrder;
  const free = async () => {
    const from = after(clock.now(), 30 * hour);
    const query = startsOf(listing, '11111');
    const starts = query ? await calendars.freeStarts({ ...query, fromDay: chinaDay(from), days: 12 }) : [];
    return starts.filter((start) => start >= from);
  };
  const nextFree = async () => {
    const [first] = await free();
    if (!first) throw new Error('nothing is free');
    return first;
  };
  return {
    ...{ orders, calendars, payments, provider, clock, notifications, strikes, listing, settle, find, free },
    reviews: reviewFeature.api,
    units: unitFeature.api,
    connection,
    stock: stockFeature.api,
    listingOf(id) {
      const found = listed.find(({ _id }) => _id === id);
      if (!found) throw new Error(`there is no ${id}`);
      return found;
    },
    stockOf: (_id) => connection.collection<{ _id: string; left: number }>('stock').findOne({ _id }),
    resource,
    async book({ startAt, ...change } = {}) {
      const request: ServiceBooking = {
        kind: listing.kind,
        residentId: 'per_resident',
        listingId: listing._id,
        terms: termsNow(listing).fingerprint,
        startAt: (startAt ?? (await nextFree())).toISOString(),
        place: '11111',
        note: null,
        payRequest: { way: 'native', ip: '127.0.0.1' },
        key: randomBytes(8).toString('hex'),
        ...change,
      };
      return (await orders.book(request)) as ServiceOrder;
    },
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
