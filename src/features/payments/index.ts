import type mongoose from 'mongoose';
import type { AccessRule } from '../../kernel/actor.ts';
import { type Clock, second } from '../../kernel/clock.ts';
import type { Job } from '../../kernel/feature.ts';
import type { Log } from '../../kernel/log.ts';
import type { Model } from '../../kernel/process-store.ts';
import { type EventHandler, Runner } from '../../kernel/runner.ts';
import type { Raise } from './alarm.ts';
import { NotificationService } from './notification.service.ts';
import { paymentAccess } from './payment.access.ts';
import { paymentProcess } from './payment.process.ts';
import type { PaymentProvider } from './payment.provider.ts';
import { type PaymentRoutes, paymentRoutes } from './payment.routes.ts';
import { type CloseOutcome, type Opening, type PaymentRunner, PaymentService } from './payment.service.ts';
import { type AlarmStore, makeAlarmStore, makePaymentStore, makeRefundStore } from './payment.store.ts';
import type { Payment, PaymentStep, PaymentSubject } from './payment.ts';
import { refundProcess } from './refund.process.ts';
import { type RefundInput, type RefundRunner, RefundService } from './refund.service.ts';
import type { Refund, RefundStep } from './refund.ts';

export type { Alarm } from './alarm.ts';
export { paymentProcess } from './payment.process.ts';
export type { PaymentProvider } from './payment.provider.ts';
export type { Opening } from './payment.service.ts';
export type { Payment, PaymentStep } from './payment.ts';
export { refundProcess } from './refund.process.ts';
export type { Refund, RefundStep } from './refund.ts';

export interface PaymentsDeps {
  connection: mongoose.Connection;
  clock: Clock;
  provider: PaymentProvider;
  log: Log;
}

export interface Payments {
  /** Idempotent per key. In `open` the prepay has not been answered yet and is asked for again. */
  open(opening: Opening): Promise<Payment>;
  find(id: string): Promise<Payment>;
  seek(id: string): Promise<Payment | null>;
  ofSubject(kind: PaymentSubject['kind'], id: string): Promise<Payment[]>;
  /** Asks, then closes; idempotent. `unknown`: ask again later. */
  close(id: string): Promise<CloseOutcome>;
  /** Idempotent per key; throws refund_exceeds, refund_unpaid, refund_too_many. */
  refund(request: RefundInput): Promise<Refund>;
  refundsOf(paymentId: string): Promise<Refund[]>;
  refundsOfSubjects(kind: PaymentSubject['kind'], ids: readonly string[]): Promise<Refund[]>;
  /** Asks the provider now. */
  check(id: string): Promise<Payment>;
  on(step: PaymentStep | '*', name: string, run: EventHandler<Payment>): void;
  onRefund(step: RefundStep | '*', name: string, run: EventHandler<Refund>): void;
  routes: PaymentRoutes;
  access: AccessRule[];
  runners: [PaymentRunner, RefundRunner];
  jobs: Job[];
  models: Model[];
}

/** Payments and refunds over one provider. */
export function makePayments(deps: PaymentsDeps): Payments {
  const { connection, clock, provider, log } = deps;
  const store = makePaymentStore(connection);
  const refundStore = makeRefundStore(connection);
  const alarms = makeAlarmStore(connection);
  const raise = raiser(alarms, clock, log);
  const runner: PaymentRunner = new Runner(paymentProcess, { processStore: store.processStore, clock, log });
  const refundRunner: RefundRunner = new Runner(refundProcess, {
    processStore: refundStore.processStore,
    clock,
    log,
  });
  const payments = new PaymentService({ store, runner, provider, clock, log, raise });
  const refunds = new RefundService({
    payments: store,
    store: refundStore,
    runner: refundRunner,
    provider,
    clock,
    log,
    raise,
  });
  for (const step of ['receive_mismatched', 'receive_late'] as const) {
    runner.on(step, 'give all back', (payment) => refunds.giveAllBack(payment));
  }
  const notifications = new NotificationService({ payments, refunds, provider, log });
  return {
    ...face(payments, refunds),
    on: (step, name, run) => runner.on(step, name, run),
    onRefund: (step, name, run) => refundRunner.on(step, name, run),
    routes: paymentRoutes({ payments, refunds, refundStore, alarms, notifications, clock }),
    access: paymentAccess,
    runners: [runner, refundRunner],
    models: [store.processStore.model, refundStore.processStore.model, alarms.model],
  };
}

function face(payments: PaymentService, refunds: RefundService) {
  return {
    open: (opening: Opening) => payments.open(opening),
    find: (id: string) => payments.find(id),
    seek: (id: string) => payments.seek(id),
    ofSubject: (kind: PaymentSubject['kind'], id: string) => payments.ofSubject(kind, id),
    close: (id: string) => payments.close(id),
    refund: (request: RefundInput) => refunds.refund(request),
    refundsOf: (paymentId: string) => refunds.ofPayment(paymentId),
    refundsOfSubjects: (kind: PaymentSubject['kind'], ids: readonly string[]) =>
      refunds.ofSubjects(kind, ids),
    check: (id: string) => payments.check(id),
    jobs: [
      { name: 'payments.ask', everyMs: 2 * second, run: () => payments.askDue() },
      { name: 'refunds.ask', everyMs: 10 * second, run: () => refunds.askDue() },
      { name: 'refunds.write', everyMs: 10 * second, run: () => refunds.writeShares() },
    ],
  };
}

function raiser(alarms: AlarmStore, clock: Clock, log: Log): Raise {
  return async (kind, thing, facts) => {
    const isNew = await alarms.insert({ _id: `${kind}:${thing}`, kind, at: clock.now(), facts });
    if (isNew) log.error({ kind, thing, ...facts }, 'money that does not fit');
  };
}
