import type { TimelineRow } from '../../kernel/process.ts';
import type { Artisans } from '../artisans/index.ts';
import type { Calendars } from '../calendars/index.ts';
import type { Payments } from '../payments/index.ts';
import { holdsTime, serviceProcess } from './kinds/service/process.ts';
import type { ServiceOrder, ServiceState } from './kinds/service/service.ts';
import { type Notify, notificationsOf, refundNotifications, refundSteps } from './order.notifications.ts';
import type { OrderPayments } from './order.payments.ts';
import { type OrderRunner, systemTakes } from './order.runner.ts';
import type { OrderStore } from './order.store.ts';

export interface OrderSubscriberDeps {
  runner: OrderRunner;
  store: OrderStore;
  money: OrderPayments;
  calendars: Pick<Calendars, 'keep' | 'free'>;
  artisans: Pick<Artisans, 'strike'>;
  payments: Pick<Payments, 'on' | 'onRefund'>;
  notify: Notify;
}

const isFinal = (state: string) => serviceProcess.final.includes(state as ServiceState);

/** What follows a step, in this order: first the time, then the money, then the people. */
export function followSteps(deps: OrderSubscriberDeps): void {
  const { runner, store, money, artisans, notify } = deps;
  runner.on('book', 'claim and payment', ({ _id }) => afterBooking(deps, _id));
  runner.on('pay', 'instant', async ({ _id, instant }) => {
    if (instant) await systemTakes(runner, _id, 'accept');
  });
  runner.on('agree', 'balance payment', ({ _id }) => money.openDue(_id));
  runner.on('*', 'free the time', async (order, row) => {
    // work that is done before its end gives the rest of its time back; what is past goes into the history
    const isEarly = !holdsTime(row.to) && row.at < order.endAt;
    if (isFinal(row.to) || isEarly) await deps.calendars.free(order.artisanId, order._id);
  });
  runner.on('*', 'give back', (order, row) => money.giveBack(order, row.n, row.data));
  for (const step of ['withdraw', 'miss_artisan'] as const) {
    runner.on(step, 'strike', (order, row) => artisans.strike(order.artisanId, keyOf(order, row), row.step));
  }
  runner.on('*', 'notify', async (order, row) => {
    for (const message of notificationsOf(order, row)) await notify(message);
  });
  runner.on('*', 'close payments', async (order, row) => {
    if (isFinal(row.to)) await money.closeAll(await store.processStore.find(order._id));
  });
}

const keyOf = (order: ServiceOrder, row: TimelineRow) => `${order._id}:${row.n}`;

async function afterBooking(
  { runner, store, money, calendars }: OrderSubscriberDeps,
  id: string,
): Promise<void> {
  const order = await store.processStore.find(id);
  if (order.state !== 'unpaid') return;
  if (!(await calendars.keep(order.artisanId, id))) return systemTakes(runner, id, 'expire_claim');
  if (order.advanceFen === 0) return systemTakes(runner, id, 'pay');
  return money.openDue(id);
}

/** A refund that does not go through: staff of the order's community see to it, the resident knows that they do. */
export function subscribeToRefunds({ payments, store, notify }: OrderSubscriberDeps): void {
  for (const step of refundSteps) {
    payments.onRefund(step, 'orders', async (refund, row) => {
      const order = await store.processStore.seek(refund.subject.id);
      if (!order) return;
      for (const message of refundNotifications(order, refund, row)) await notify(message);
    });
  }
}

/** What orders do when a payment of theirs has taken a step. */
export function subscribeToPayments({ payments, money, store, notify }: OrderSubscriberDeps): void {
  payments.on('take', 'orders', async (payment) => {
    if (payment.subject.kind === 'order') await money.take(payment);
  });
  for (const step of ['receive_mismatched', 'receive_late'] as const) {
    payments.on(step, 'orders', async (payment) => {
      const order = await store.processStore.seek(payment.subject.id);
      if (!order) return;
      const params = { orderId: order._id, title: order.title, amountFen: payment.paidFen ?? 0 };
      const to = { personId: order.residentId };
      await notify({ to, template: `order.${step}`, as: 'resident', params, key: `${payment._id}:${step}` });
    });
  }
}
