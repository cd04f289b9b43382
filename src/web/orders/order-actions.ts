import { api } from '../client/api.ts';
import { payWay } from '../client/pay-way.ts';
import { request } from '../client/request.ts';
import type { Order } from './order.ts';

/** What a step asks of the person before it is taken. */
type Question = 'nothing' | 'sure' | 'reason' | 'code' | 'quote' | 'refund';

interface Given {
  reason: string;
  code: string;
  amountFen: number;
  key: string;
}

export interface OrderAction {
  asks: Question;
  tone: 'primary' | 'plain' | 'danger';
  send(order: Order, given: Given): Promise<Order>;
}

type Bare =
  | 'drop'
  | 'accept'
  | 'retract'
  | 'miss-resident'
  | 'miss-artisan'
  | 'refuse'
  | 'cash-balance'
  | 'finish'
  | 'confirm';

const at = (order: Order, given: Given) => ({
  params: { path: { id: order.id } },
  headers: { 'Idempotency-Key': given.key },
});

function bare(name: Bare, asks: Question, tone: OrderAction['tone']): OrderAction {
  return {
    asks,
    tone,
    send: (order, given) => request(() => api.POST(`/api/orders/{id}/${name}`, at(order, given))),
  };
}

function withReason(name: 'decline' | 'withdraw' | 'dispute'): OrderAction {
  return {
    asks: 'reason',
    tone: 'danger',
    send: (order, given) =>
      request(() =>
        api.POST(`/api/orders/{id}/${name}`, { ...at(order, given), body: { reason: given.reason } }),
      ),
  };
}

function withRefund(name: 'call-off' | 'resolve', tone: OrderAction['tone']): OrderAction {
  return {
    asks: 'refund',
    tone,
    send: (order, given) =>
      request(() =>
        api.POST(`/api/orders/{id}/${name}`, {
          ...at(order, given),
          body: { reason: given.reason, refundFen: given.amountFen },
        }),
      ),
  };
}

/** How each step that an answer offers is asked for. Which are offered, the server alone says. */
export const orderActions: Readonly<Record<string, OrderAction>> = {
  drop: bare('drop', 'sure', 'danger'),
  accept: bare('accept', 'nothing', 'primary'),
  decline: withReason('decline'),
  retract: bare('retract', 'sure', 'danger'),
  cancel: {
    asks: 'sure',
    tone: 'danger',
    // What was shown goes along: when it has changed since, nothing is cancelled.
    send: (order, given) =>
      request(() =>
        api.POST('/api/orders/{id}/cancel', {
          ...at(order, given),
          body: order.cancelRefundFen === null ? {} : { refundFen: order.cancelRefundFen },
        }),
      ),
  },
  withdraw: withReason('withdraw'),
  call_off: withRefund('call-off', 'danger'),
  start: {
    asks: 'code',
    tone: 'primary',
    send: (order, given) =>
      request(() => api.POST('/api/orders/{id}/start', { ...at(order, given), body: { code: given.code } })),
  },
  miss_resident: bare('miss-resident', 'sure', 'danger'),
  miss_artisan: bare('miss-artisan', 'sure', 'danger'),
  quote: {
    asks: 'quote',
    tone: 'primary',
    send: (order, given) =>
      request(() =>
        api.POST('/api/orders/{id}/quote', {
          ...at(order, given),
          body: { amountFen: given.amountFen, reason: given.reason },
        }),
      ),
  },
  agree: {
    asks: 'nothing',
    tone: 'primary',
    send: (order, given) =>
      request(() => api.POST('/api/orders/{id}/agree', { ...at(order, given), body: { payWay: payWay() } })),
  },
  refuse: bare('refuse', 'sure', 'plain'),
  cash_balance: bare('cash-balance', 'sure', 'plain'),
  finish: bare('finish', 'sure', 'primary'),
  confirm: bare('confirm', 'nothing', 'primary'),
  dispute: withReason('dispute'),
  resolve: withRefund('resolve', 'primary'),
};
