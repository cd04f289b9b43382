import type mongoose from 'mongoose';
import { type AuditPort, recordOfStep } from '../../kernel/audit.ts';
import { type Clock, second } from '../../kernel/clock.ts';
import type { Job } from '../../kernel/feature.ts';
import type { Log } from '../../kernel/log.ts';
import { Runner } from '../../kernel/runner.ts';
import type { Raise } from './alarm.ts';
import { NotificationService } from './notification.service.ts';
import { paymentAccess } from './payment.access.ts';
import { type PaymentTypes, paymentProcess } from './payment.process.ts';
import type { PaymentProvider } from './payment.provider.ts';
import { paymentRoutes } from './payment.routes.ts';
import {
  type CloseOutcome,
  type Opening,
  PaymentService,
  type PaymentServiceDeps,
} from './payment.service.ts';
import { type AlarmStore, makeAlarmStore, makePaymentStore, makeRefundStore } from './payment.store.ts';
import type { Payment, PaymentSubject } from './payment.ts';
import { type RefundTypes, refundProcess } from './refund.process.ts';
import { type RefundInput, RefundService } from './refund.service.ts';
import type { Refund } from './refund.ts';

export { alarmsKnowTheirGrid } from './alarm.migration.ts';
export type { Alarm } from './alarm.ts';
export { type PaymentTypes, paymentProcess } from './payment.process.ts';
export {
  type NotificationHeaders,
  type PaymentProvider,
  ProviderRefused,
  ProviderUnknown,
} from './payment.provider.ts';
export type { Opening } from './payment.service.ts';
export type { Payment } from './payment.ts';
export { type RefundTypes, refundProcess } from './refund.process.ts';
export type { Refund } from './refund.ts';

export interface PaymentsDeps {
  connection: mongoose.Connection;
  clock: Clock;
  provider: PaymentProvider;
  log: Log;
  audit: AuditPort;
  /** What WeChat knows a person by, where that is known. */
  openidOf: PaymentServiceDeps['openidOf'];
  /** The grids at the top of the tree: who works there reads what nobody can place. */
  topGrids(): Promise<string[]>;
}

export interface Payments {
  /** Idempotent per key. In `open` the prepay has not been answered yet and is asked for again. */
  open(opening: Opening): Promise<Payment>;
  /** The way in which somebody can pay who asked for that one. */
  wayFor(payerId: string, way: Opening['way']): Promise<Opening['way']>;
  find(id: string): Promise<Payment>;
  seek(id: string): Promise<Payment | null>;
  ofSubject(kind: PaymentSubject['kind'], id: string): Promise<Payment[]>;
  /** Asks, then closes; idempotent. `unknown`: ask again later. */
  close(id: string): Promise<CloseOutcome>;
  /** Idempotent per key; throws refund_exceeds, refund_unpaid, refund_too_many. */
  refund(request: RefundInput): Promise<Refund>;
  refundsOf(paymentId: string): Promise<Refund[]>;
  /** By any number it was ever asked under. */
  seekRefund(outRefundNo: string): Promise<Refund | null>;
  findRefund(id: string): Promise<Refund>;
  /** Asks the provider after a refund now. */
  checkRefund(id: string): Promise<void>;
  refundsOfSubjects(kind: PaymentSubject['kind'], ids: readonly string[]): Promise<Refund[]>;
  /** Asks the provider now. */
  check(id: string): Promise<Payment>;
  /** Registers what others do after a step of a payment. */
  on: Runner<PaymentTypes>['on'];
  /** The same for refunds. */
  onRefunds: Runner<RefundTypes>['on'];
  /** Calls for a person, once per kind and thing. */
  raise: Raise;
}

/** Payments and refunds over one provider. */
export function makePayments(deps: PaymentsDeps) {
  const { connection, clock, provider, log } = deps;
  const store = makePaymentStore(connection);
  const refundStore = makeRefundStore(connection);
  const alarms = makeAlarmStore(connection);
  const raise = raiser(alarms, deps);
  const runner = new Runner<PaymentTypes>(paymentProcess, { store: store.processStore, clock, log });
  const refundRunner = new Runner<RefundTypes>(refundProcess, {
    store: refundStore.processStore,
    clock,
    log,
  });
  const common = { provider, clock, log, raise };
  const payments = new PaymentService({ ...common, store, runner, openidOf: deps.openidOf });
  const refunds = new RefundService({
    ...common,
    payments: store,
    store: refundStore,
    runner: refundRunner,
  });
  runner.on(['receive_mismatched', 'receive_late'], 'money', 'payments: gives all back', (payment, row) =>
    refunds.giveAllBack(payment, row),
  );
  recordRefunds(refundRunner, deps.audit);
  const notifications = new NotificationService({ payments, refunds, provider, log });
  const api: Payments = {
    ...useCases(payments, refunds),
    on: (steps, group, name, run) => runner.on(steps, group, name, run),
    onRefunds: (steps, group, name, run) => refundRunner.on(steps, group, name, run),
    raise,
  };
  const parts = {
    routes: paymentRoutes({ payments, refunds, refundStore, alarms, notifications, clock, provider }),
    access: paymentAccess,
    runners: [runner, refundRunner],
    jobs: jobsOf(payments, refunds),
    models: [store.processStore.model, refundStore.processStore.model, alarms.model],
  };
  return { api, parts };
}

function recordRefunds(runner: Runner<RefundTypes>, audit: AuditPort): void {
  runner.on(['retry', 'settle_by_hand'], 'documents', 'payments: records on the trail', (refund, row) => {
    const { _id: id, gridPath, payerId: subjectId, amountFen } = refund;
    return audit.record(
      recordOfStep({ kind: 'refund', id, gridPath, subjectId }, row, { after: { amountFen } }),
    );
  });
}

function useCases(
  payments: PaymentService,
  refunds: RefundService,
): Omit<Payments, 'on' | 'onRefunds' | 'raise'> {
  return {
    open: (opening) => payments.open(opening),
    wayFor: (payerId, way) => payments.wayFor(payerId, way),
    find: (id) => payments.find(id),
    seek: (id) => payments.seek(id),
    ofSubject: (kind, id) => payments.ofSubject(kind, id),
    close: (id) => payments.close(id),
    refund: (request) => refunds.refund(request),
    refundsOf: (paymentId) => refunds.ofPayment(paymentId),
    seekRefund: (outRefundNo) => refunds.seekByNumber(outRefundNo),
    findRefund: (id) => refunds.find(id),
    checkRefund: (id) => refunds.check(id),
    refundsOfSubjects: (kind, ids) => refunds.ofSubjects(kind, ids),
    check: (id) => payments.check(id),
  };
}

function jobsOf(payments: PaymentService, refunds: RefundService): Job[] {
  return [
    { name: 'payments.ask', everyMs: 2 * second, run: () => payments.askDue() },
    { name: 'refunds.ask', everyMs: 10 * second, run: () => refunds.askDue() },
    { name: 'refunds.write', everyMs: 10 * second, run: () => refunds.writeShares() },
  ];
}

type RaiserDeps = Pick<PaymentsDeps, 'clock' | 'log' | 'topGrids'>;

function raiser(alarms: AlarmStore, { clock, log, topGrids }: RaiserDeps): Raise {
  return async (kind, thing, facts, about) => {
    const gridPath = [...(about?.gridPath ?? (await topGrids()))];
    const isNew = await alarms.insert({ _id: `${kind}:${thing}`, kind, at: clock.now(), gridPath, facts });
    if (isNew) log.error({ kind, thing, ...facts }, 'money that does not fit');
  };
}
