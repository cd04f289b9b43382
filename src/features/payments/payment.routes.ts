import type { Handler, Handlers } from '../../contract/handler.ts';
import type { Clock } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import { pageOf, readCursor } from '../../kernel/page.ts';
import type { NotificationService } from './notification.service.ts';
import { paymentRelations, refundGrids } from './payment.access.ts';
import { presentAlarm, presentPayment, presentRefund } from './payment.present.ts';
import type { PaymentProvider } from './payment.provider.ts';
import type { PaymentService } from './payment.service.ts';
import type { AlarmStore, RefundStore } from './payment.store.ts';
import type { RefundService } from './refund.service.ts';

export interface PaymentRouteDeps {
  payments: PaymentService;
  refunds: RefundService;
  refundStore: RefundStore;
  alarms: AlarmStore;
  notifications: NotificationService;
  clock: Clock;
  provider: Pick<PaymentProvider, 'bridge'>;
}

type PaymentOperation =
  | 'notifyWechat'
  | 'getPayment'
  | 'checkPayment'
  | 'listRefunds'
  | 'retryRefund'
  | 'settleRefundByHand'
  | 'listAlarms';

export type PaymentRoutes = Required<Pick<Handlers, PaymentOperation>>;

export function paymentRoutes(deps: PaymentRouteDeps): PaymentRoutes {
  return {
    notifyWechat: async ({ headers, rawBody }) => {
      await deps.notifications.take(headers, rawBody);
      return {};
    },
    getPayment: paymentRoute(deps, (id, ip) => deps.payments.opened(id, ip)),
    checkPayment: paymentRoute(deps, async (id, ip) => {
      await deps.payments.check(id);
      return deps.payments.opened(id, ip);
    }),
    ...staffRoutes(deps),
  };
}

/** A stranger's payment answers like a missing one, and is not asked after. */
function paymentRoute(
  deps: PaymentRouteDeps,
  look: (id: string, ip: string) => ReturnType<PaymentService['find']>,
): Handler<'getPayment'> & Handler<'checkPayment'> {
  return async ({ actor, params, ip }) => {
    if (paymentRelations(actor, await deps.payments.find(params.id)).length === 0) throw notFound();
    const payment = await look(params.id, ip);
    const refunds = payment.refunds.length > 0 ? await deps.refunds.ofPayment(payment._id) : [];
    const bridge = (prepayId: string) => deps.provider.bridge(prepayId, payment.way);
    return { body: presentPayment(payment, refunds, { actor, now: deps.clock.now(), bridge }) };
  };
}

function staffRoutes(
  deps: PaymentRouteDeps,
): Pick<PaymentRoutes, 'listRefunds' | 'retryRefund' | 'settleRefundByHand' | 'listAlarms'> {
  return {
    listRefunds: async ({ actor, query }) => {
      const { limit = 20 } = query;
      const found = await deps.refundStore.inState(
        query.state,
        refundGrids(actor),
        readCursor(query.cursor, 'text'),
        limit,
      );
      const page = pageOf(found, limit, (refund) => ({ key: refund._id, id: refund._id }));
      const now = deps.clock.now();
      return {
        body: { items: page.items.map((refund) => presentRefund(refund, actor, now)), next: page.next },
      };
    },
    retryRefund: async ({ actor, params, key }) => {
      const refund = await deps.refunds.retry(params.id, actor, key);
      return { body: presentRefund(refund, actor, deps.clock.now()) };
    },
    settleRefundByHand: async ({ actor, params, body, key }) => {
      const { receipt, channel = 'cash' } = body;
      const refund = await deps.refunds.settleByHand(params.id, { receipt, channel }, actor, key);
      return { body: presentRefund(refund, actor, deps.clock.now()) };
    },
    listAlarms: async ({ actor, query }) => {
      const { limit = 20 } = query;
      const found = await deps.alarms.list(refundGrids(actor), readCursor(query.cursor, 'time'), limit);
      const page = pageOf(found, limit, (alarm) => ({ key: alarm.at.getTime(), id: alarm._id }));
      return { body: { items: page.items.map(presentAlarm), next: page.next } };
    },
  };
}
