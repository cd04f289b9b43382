import type mongoose from 'mongoose';
import { type Clock, minute } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import { type EventHandler, Runner } from '../../kernel/runner.ts';
import type { Artisans } from '../artisans/index.ts';
import type { Calendars } from '../calendars/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Grids } from '../grids/index.ts';
import type { Payments } from '../payments/index.ts';
import type { People } from '../people/index.ts';
import { serviceProcess } from './kinds/service/process.ts';
import type { ServiceOrder, ServiceStep } from './kinds/service/service.ts';
import { orderAccess } from './order.access.ts';
import { auditOrders, watchOrders } from './order.audit.ts';
import { OrderBooking } from './order.booking.ts';
import type { Notify } from './order.notifications.ts';
import { OrderPayments, type OrderPaymentsPort } from './order.payments.ts';
import { orderRoutes } from './order.routes.ts';
import type { OrderRunner } from './order.runner.ts';
import { OrderService } from './order.service.ts';
import { OrderStore } from './order.store.ts';
import { followSteps, subscribeToPayments, subscribeToRefunds } from './order.subscribers.ts';

export { serviceProcess } from './kinds/service/process.ts';
export type { ServiceOrder, ServiceState, ServiceStep } from './kinds/service/service.ts';
export { type Viewer, viewersOf } from './order.access.ts';
export type { OrderAudit } from './order.audit.ts';
export type { Audience, Notification, Notify } from './order.notifications.ts';

export interface OrdersDeps {
  connection: mongoose.Connection;
  clock: Clock;
  log: Log;
  people: Pick<People, 'find'>;
  grids: Pick<Grids, 'find' | 'seek'>;
  artisans: Pick<Artisans, 'find' | 'strike'>;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt'>;
  calendars: Pick<
    Calendars,
    'claim' | 'keep' | 'free' | 'requireOffered' | 'findOverlaps' | 'standingClaims'
  >;
  payments: OrderPaymentsPort & Pick<Payments, 'on' | 'onRefund'>;
  /** Delivers a message to people; the same key is the same message. Nobody is notified where it is left out. */
  notify?: Notify;
}

const auditEveryMs = 10 * minute;
const notifyNobody: Notify = async () => {};

export type Orders = ReturnType<typeof makeOrders>;

/** What residents and artisans have agreed on, from the booking to the money. */
export function makeOrders(deps: OrdersDeps) {
  const { clock, log, calendars, payments } = deps;
  const store = new OrderStore(deps.connection);
  const runner: OrderRunner = new Runner(serviceProcess, { processStore: store.processStore, clock, log });
  const money = new OrderPayments(store, runner, payments);
  const subscriberDeps = { ...deps, runner, store, money, notify: deps.notify ?? notifyNobody };
  followSteps(subscriberDeps);
  subscribeToPayments(subscriberDeps);
  subscribeToRefunds(subscriberDeps);
  const booking = new OrderBooking({ ...deps, store, runner });
  const orders = new OrderService({ store, runner, money, clock });
  const audit = (graceMs?: number) => auditOrders(store, calendars, clock, graceMs);
  return {
    /** Throws `not_found`. */
    find: (id: string): Promise<ServiceOrder> => store.processStore.find(id),
    seek: (id: string): Promise<ServiceOrder | null> => store.processStore.seek(id),
    on: (step: ServiceStep | '*', name: string, run: EventHandler<ServiceOrder>) =>
      runner.on(step, name, run),
    book: booking.book.bind(booking),
    take: orders.take.bind(orders),
    start: orders.start.bind(orders),
    see: orders.see.bind(orders),
    /** Overlaps, orphans and lost claims: none. */
    audit,
    routes: orderRoutes({ booking, orders }),
    access: orderAccess,
    runners: [runner],
    jobs: [{ name: 'orders.audit', everyMs: auditEveryMs, run: () => watchOrders(audit, log) }],
    models: store.models,
  };
}
