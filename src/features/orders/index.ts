import type mongoose from 'mongoose';
import { closedName, orderExport } from '../../copy/zh-CN.ts';
import type { AuditPort } from '../../kernel/audit.ts';
import { type Clock, minute } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { EventRow } from '../../kernel/process.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { Calendars } from '../calendars/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Files } from '../files/index.ts';
import type { Grids } from '../grids/index.ts';
import type { Payment, Payments, Refund, RefundTypes } from '../payments/index.ts';
import type { People } from '../people/index.ts';
import type { Providers } from '../providers/index.ts';
import type { Proxies } from '../proxies/index.ts';
import type { Quotas } from '../quotas/index.ts';
import type { Reach } from '../reach/index.ts';
import type { Sessions } from '../sessions/index.ts';
import type { SettingReader } from '../settings/index.ts';
import type { Stocks } from '../stock/index.ts';
import type { Units } from '../units/index.ts';
import type { Windows } from '../windows/index.ts';
import type { ClaimPorts, Kind } from './engine/kind.ts';
import { decliningWithin } from './engine/order.declines.ts';

export {
  lentDaysOfKinds,
  lentUnitsOfKinds,
  sessionsOfKinds,
  stockOfKinds,
  supplyOfKinds,
  windowsOfKinds,
} from './engine/kind.counts.ts';

import { orderAccess } from './engine/order.access.ts';
import { auditOrders, type OrderAudit, watchOrders } from './engine/order.audit.ts';
import { OrderBooking } from './engine/order.booking.ts';
import { OrderLimits } from './engine/order.limits.ts';
import { type OrderListDeps, OrderLists } from './engine/order.lists.ts';
import {
  notificationsOf,
  notificationsOfPayment,
  notificationsOfRefund,
  refundSteps,
} from './engine/order.notifications.ts';
import { OrderPayments, type OrderPaymentsPort } from './engine/order.payments.ts';
import { type Pending, pendingOf } from './engine/order.pending.ts';
import { keepPictures } from './engine/order.pictures.ts';
import { OrderRound, type OrderRoundDeps } from './engine/order.round.ts';
import { type OrderRoutesDeps, orderRoutes, stepHandlers } from './engine/order.routes.ts';
import { OrderService } from './engine/order.service.ts';
import { type OrderSheetDeps, OrderSheets } from './engine/order.sheet.ts';
import { OrderStops } from './engine/order.stops.ts';
import { OrderStore } from './engine/order.store.ts';
import { followPayments, followSteps } from './engine/order.subscribers.ts';
import { recordDecisions } from './engine/order.trail.ts';
import type { Order, OrderTypes } from './engine/order.ts';
import { OrderRunners } from './engine/runners.ts';

export { type FeeRates, feeRates } from './engine/fees.ts';
export {
  defineOrderKind,
  hoursOfKinds,
  type Kind,
  kindsOfferedBy,
  type SupplyPorts,
  startsOfKinds,
} from './engine/kind.ts';
export type { Notification } from './engine/order.notifications.ts';
export type { Pending } from './engine/order.pending.ts';
export type { Order } from './engine/order.ts';
export * from './kinds/index.ts';
export {
  ordersAreFound,
  ordersCanBeMoved,
  ordersHoldTheirTerms,
  policiesSayWhenFree,
  stoppedOrdersAreListed,
} from './order.migration.ts';
export { orderSharesAreInPoints } from './order.shares.migration.ts';

export interface OrdersDeps {
  connection: mongoose.Connection;
  clock: Clock;
  log: Log;
  audit: AuditPort;
  files: Pick<Files, 'check' | 'bind' | 'readBy'>;
  kinds: readonly Kind[];
  people: Pick<People, 'find' | 'namesOf'>;
  proxies: Pick<Proxies, 'permit'>;
  grids: Pick<Grids, 'find' | 'seek' | 'communityOn'>;
  providers: Pick<Providers, 'find' | 'strike' | 'onWork'>;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt' | 'termsOf' | 'on'>;
  settings: SettingReader;
  quotas: Pick<Quotas, 'take' | 'free'>;
  calendars: ClaimPorts['calendars'] & Pick<Calendars, 'findOverlaps' | 'standingClaims'>;
  stock: ClaimPorts['stock'] & Pick<Stocks, 'standing' | 'audit'>;
  queue: ClaimPorts['queue'];
  sessions: ClaimPorts['sessions'] & Pick<Sessions, 'standing' | 'audit'>;
  units: ClaimPorts['units'] & Pick<Units, 'standing'>;
  windows: ClaimPorts['windows'] & Pick<Windows, 'standing'>;
  reach: Pick<Reach, 'metres'>;
  payments: OrderPaymentsPort & Pick<Payments, 'on'>;
  /** Why a payment that nothing needs any more goes back, in the payer's bill. */
  unneededReason: string;
}

const auditEveryMs = 10 * minute;

export type Orders = ReturnType<typeof makeOrders>['api'];

/** What residents and providers have agreed on, from the booking to the money. */
export function makeOrders(deps: OrdersDeps) {
  const { clock, log } = deps;
  const kinds = deps.kinds.map(({ order }) => order);
  const store = new OrderStore(deps.connection, kinds);
  const runners = new OrderRunners(kinds, { store, clock, log });
  const money = new OrderPayments({ ...deps, store, runners });
  const ports: ClaimPorts = deps;
  const stops = new OrderStops({ ...deps, runners, store });
  followSteps({ ...deps, runners, money, ports });
  followPayments({ ...deps, runners, money, ports });
  recordDecisions(runners, deps.audit);
  keepPictures({ ...deps, runners, store });
  const limits = new OrderLimits({ ...deps, store, runners });
  const booking = new OrderBooking({ ...deps, store, runners, ports, limits });
  const orders = new OrderService({ ...deps, store, runners, money, stops, ports });
  const read = readings({ ...deps, store, runners, orders });
  /** Overlaps, orphans and lost claims: none. */
  const audit = (graceMs?: number) => auditOrders({ ...deps, store, runners }, graceMs);
  const parts = {
    routes: routesOf(deps.kinds, { booking, orders, ...read }),
    access: orderAccess,
    runners: runners.all.map(({ runner }) => runner),
    jobs: jobsOf({ ...deps, runners, store, ports, audit }),
    models: store.models,
  };
  return {
    api: {
      ...face(store, runners),
      ...acts(booking, orders),
      waiting: read.lists.waiting.bind(read.lists),
      search: read.lists.search.bind(read.lists),
      standingOf: stops.standingOf.bind(stops),
      audit,
    },
    parts,
  };
}

/** What is read of many orders at once. */
function readings(
  deps: OrderListDeps & Omit<OrderRoundDeps, 'lists'> & Omit<OrderSheetDeps, 'lists' | 'words'>,
): Pick<OrderRoutesDeps, 'lists' | 'sheets' | 'round'> {
  const lists = new OrderLists(deps);
  return {
    lists,
    sheets: new OrderSheets({ ...deps, lists, words: orderExport }),
    round: new OrderRound({ ...deps, lists }),
  };
}

interface JobDeps extends Pick<OrdersDeps, 'log' | 'catalogue'> {
  runners: OrderRunners;
  store: OrderStore;
  ports: ClaimPorts;
  audit(): Promise<OrderAudit>;
}
const jobsOf = (deps: JobDeps) => [
  { name: 'orders.audit', everyMs: auditEveryMs, run: () => watchOrders(deps.audit, deps.log) },
  { name: 'orders.watch', everyMs: minute, run: () => watchKinds(deps) },
];

/** What no row's clock can see, kind by kind. */
async function watchKinds({ runners, store, ports, catalogue }: JobDeps): Promise<void> {
  for (const { kind, runner } of runners.all)
    await kind.watch?.({
      ...{ runner, ports },
      seekOrder: (id) => store.seek(id),
      seekListing: (id) => catalogue.seekListing(id),
    });
}

/** The operations of every kind, and those that one has. */
function routesOf(kinds: readonly Kind[], services: OrderRoutesDeps): ReturnType<typeof orderRoutes> {
  const own = kinds.map((kind) => kind.routes(stepHandlers(services.orders)));
  return Object.assign(orderRoutes(services), ...own);
}

function acts(booking: OrderBooking, orders: OrderService) {
  return {
    book: booking.book.bind(booking),
    take: orders.take.bind(orders),
    takeWithCode: orders.takeWithCode.bind(orders),
    see: orders.see.bind(orders),
  };
}

/** What follows where somebody closes their account. */
function closing(store: OrderStore, runners: OrderRunners) {
  return {
    /** Whether somebody has an order, on either side, that has not come to its end. */
    hasOpen: (personId: string): Promise<boolean> =>
      store.hasOther(
        personId,
        runners.all.map(({ kind }) => ({ kind: kind.kind, states: kind.process.final })),
      ),
    /** Whose account is closed: orders stay for the other side and the books, without the person. */
    forget: ({ _id }: { _id: string }): Promise<void> =>
      store.erase(_id, closedName, {
        ofProvider: runners.all.flatMap(({ kind }) => kind.ofProvider ?? []),
        ofResident: runners.all.flatMap(({ kind }) => kind.ofResident ?? []),
      }),
  };
}

function face(store: OrderStore, runners: OrderRunners) {
  /** Registers what happens after every step of every kind. */
  const onAny: Runner<OrderTypes>['onAny'] = (...args) => {
    for (const { runner } of runners.all) runner.onAny(...args);
  };
  const ofSubject = (thing: { subject: { id: string } }) => store.seek(thing.subject.id);
  return {
    onAny,
    ...closing(store, runners),
    /** Throws `not_found`. */
    find: (id: string): Promise<Order> => store.find(id),
    seek: (id: string): Promise<Order | null> => store.seek(id),
    /** Whose last answers since then were declines, at least as many as their grid says. */
    decliningWithin: (grids: readonly string[], since: Date, limitOf: (grid: string) => number) =>
      decliningWithin(store, grids, since, limitOf),
    lastOrders: (personIds: readonly string[]) => store.lastOrders(personIds),
    /** What stands for a provider in orders that have not ended. */
    pendingOf: (provider: ProviderRef, personId: string): Promise<Pending> =>
      pendingOf({ store, runners }, provider, personId),
    /** Whether both sides may review each other after this row. */
    isReviewable: (order: Order, row: EventRow<OrderTypes>) =>
      runners.of(order).kind.isReviewable(order, row),
    notificationsOf: (order: Order, row: EventRow<OrderTypes>) =>
      notificationsOf(runners.of(order).kind, order, row),
    /** The steps of a refund that anybody is told of. */
    refundSteps,
    async notificationsOfRefund(refund: Refund, row: EventRow<RefundTypes, (typeof refundSteps)[number]>) {
      const order = await ofSubject(refund);
      return order ? notificationsOfRefund(order, refund, row) : [];
    },
    async notificationsOfPayment(payment: Payment, row: { step: string; data: { mismatch?: string } }) {
      const order = await ofSubject(payment);
      return order ? notificationsOfPayment(order, payment, row) : [];
    },
  };
}
