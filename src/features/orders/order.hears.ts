import type { TimelineRow } from '../../kernel/process.ts';
import type { Artisans } from '../artisans/index.ts';
import type { Calendars } from '../calendars/index.ts';
import type { Payments } from '../payments/index.ts';
import { holdsTime, serviceProcess } from './kinds/service/process.ts';
import type { ServiceOrder, ServiceState } from './kinds/service/service.ts';
import type { OrderPayments } from './order.payments.ts';
import { houseTakes, type OrderRunner } from './order.runner.ts';
import type { OrderStore } from './order.store.ts';
import { messagesOf, refundMessages, refundSteps, type Tell } from './order.tells.ts';

export interface OrderHearsDeps {
  runner: OrderRunner;
  store: OrderStore;
  money: OrderPayments;
  calendars: Pick<Calendars, 'keep' | 'free'>;
  artisans: Pick<Artisans, 'mark'>;
  payments: Pick<Payments, 'hear' | 'hearRefunds'>;
  tell: Tell;
}

const isFinal = (state: string) => serviceProcess.final.includes(state as ServiceState);

/** What follows a step, in this order: first the time, then the money, then the people. */
export function followSteps(deps: OrderHearsDeps): void {
  const { runner, store, money, artisans, tell } = deps;
  runner.hear('book', 'claim and payment', ({ _id }) => afterBooking(deps, _id));
  runner.hear('pay', 'instant', async ({ _id, instant }) => {
    if (instant) await houseTakes(runner, _id, 'accept');
  });
  runner.hear('agree', 'balance payment', ({ _id }) => money.openDue(_id));
  runner.hear('*', 'free the time', async (order, row) => {
    // work that is done before its end gives the rest of its time back; what is past goes into the history
    const isEarly = !holdsTime(row.to) && row.at < order.endAt;
    if (isFinal(row.to) || isEarly) await deps.calendars.free(order.artisanId, order._id);
  });
  runner.hear('*', 'give back', (order, row) => money.giveBack(order, row.n, row.data));
  for (const step of ['withdraw', 'miss_artisan'] as const) {
    runner.hear(step, 'mark', (order, row) => artisans.mark(order.artisanId, keyOf(order, row), row.step));
  }
  runner.hear('*', 'tell', async (order, row) => {
    for (const message of messagesOf(order, row)) await tell(message);
  });
  runner.hear('*', 'close payments', async (order, row) => {
    if (isFinal(row.to)) await money.closeAll(await store.stored.find(order._id));
  });
}

const keyOf = (order: ServiceOrder, row: TimelineRow) => `${order._id}:${row.n}`;

async function afterBooking({ runner, store, money, calendars }: OrderHearsDeps, id: string): Promise<void> {
  const order = await store.stored.find(id);
  if (order.state !== 'unpaid') return;
  if (!(await calendars.keep(order.artisanId, id))) return houseTakes(runner, id, 'lose');
  if (order.advanceFen === 0) return houseTakes(runner, id, 'pay');
  return money.openDue(id);
}

/** A refund that does not go through: staff of the order's community see to it, the resident knows that they do. */
export function hearRefunds({ payments, store, tell }: OrderHearsDeps): void {
  for (const step of refundSteps) {
    payments.hearRefunds(step, 'orders', async (refund, row) => {
      const order = await store.stored.seek(refund.subject.id);
      if (!order) return;
      for (const message of refundMessages(order, refund, row)) await tell(message);
    });
  }
}

/** What orders do when a payment of theirs has taken a step. */
export function hearPayments({ payments, money, store, tell }: OrderHearsDeps): void {
  payments.hear('take', 'orders', async (payment) => {
    if (payment.subject.kind === 'order') await money.take(payment);
  });
  for (const step of ['take_odd', 'take_late'] as const) {
    payments.hear(step, 'orders', async (payment) => {
      const order = await store.stored.seek(payment.subject.id);
      if (!order) return;
      const params = { orderId: order._id, title: order.title, amountFen: payment.paidFen ?? 0 };
      const to = { personId: order.residentId };
      await tell({ to, template: `order.${step}`, as: 'resident', params, key: `${payment._id}:${step}` });
    });
  }
}
