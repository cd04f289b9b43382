import { api } from '../../client/api.ts';
import { request } from '../../client/request.ts';
import { now } from '../../client/session.ts';
import { t } from '../../copy.ts';
import { sayFen } from '../../format/money.ts';
import { sayTime } from '../../format/time.ts';
import type { StepAction, StepGiven, Tone } from '../../parts/step-action.ts';
import type { Order } from './kind.ts';

type Action = StepAction<Order>;

/** Which order a step is taken of; the same key is the same try. */
export const stepOf = ({ id }: Order, { key }: StepGiven) => ({
  params: { path: { id } },
  headers: { 'Idempotency-Key': key },
});

function bare(
  order: Order,
  name: 'drop' | 'accept' | 'retract' | 'confirm',
  asks: 'nothing' | 'sure',
  tone: Tone,
): Action {
  const send: Action['send'] = (given) =>
    request(() => api.POST(`/api/orders/{id}/${name}`, stepOf(order, given)));
  return { asks, tone, send };
}

function withReason(order: Order, name: 'decline' | 'withdraw'): Action {
  return {
    asks: { reason: true },
    tone: 'danger',
    send: (given) =>
      request(() =>
        api.POST(`/api/orders/{id}/${name}`, { ...stepOf(order, given), body: { reason: given.reason } }),
      ),
  };
}

/** What a side says of a dispute, in words and pictures. */
const says = (order: Order, name: 'dispute' | 'answer', tone: Tone): Action => ({
  asks: { reason: name === 'answer' ? t.step.answerAsk : true, pictures: 'dispute' },
  tone,
  send: (given) =>
    request(() =>
      api.POST(`/api/orders/{id}/${name}`, {
        ...stepOf(order, given),
        body: { reason: given.reason, pictures: given.pictures },
      }),
    ),
});

function withRefund(order: Order, name: 'call-off' | 'resolve', tone: Tone): Action {
  const hint = t.step.refundHint(sayFen(order.amounts.paidFen));
  return {
    asks: { amount: { label: t.step.refundAmount, hint, fromFen: 0 }, reason: true },
    tone,
    send: (given) =>
      request(() =>
        api.POST(`/api/orders/{id}/${name}`, {
          ...stepOf(order, given),
          body: { reason: given.reason, refundFen: given.amountFen },
        }),
      ),
  };
}

/** What was shown goes along: when it has changed since, nothing is cancelled. */
function cancel(order: Order): Action {
  const body = order.cancelRefundFen === null ? {} : { refundFen: order.cancelRefundFen };
  return {
    asks: 'sure',
    tone: 'danger',
    send: (given) => request(() => api.POST('/api/orders/{id}/cancel', { ...stepOf(order, given), body })),
  };
}

/** How the steps that orders of every kind can have are asked for. */
export function sharedActions(order: Order): Readonly<Record<string, Action>> {
  return {
    drop: bare(order, 'drop', 'sure', 'danger'),
    accept: bare(order, 'accept', 'nothing', 'primary'),
    decline: withReason(order, 'decline'),
    retract: bare(order, 'retract', 'sure', 'danger'),
    cancel: cancel(order),
    withdraw: withReason(order, 'withdraw'),
    call_off: withRefund(order, 'call-off', 'danger'),
    confirm: bare(order, 'confirm', 'nothing', 'primary'),
    dispute: says(order, 'dispute', 'danger'),
    answer: says(order, 'answer', 'primary'),
    resolve: withRefund(order, 'resolve', 'primary'),
  };
}

/** What a step asks first where that depends on the order. */
export function sharedQuestion(order: Order, step: string): string | undefined {
  const { cancelRefundFen, cancelRefundUntil, amounts } = order;
  if (step !== 'cancel' || cancelRefundFen === null) return undefined;
  const [back, kept] = [sayFen(cancelRefundFen), sayFen(amounts.paidFen - cancelRefundFen)];
  return cancelRefundUntil
    ? t.step.cancelAskUntil(back, kept, sayTime(cancelRefundUntil, now()))
    : t.step.cancelAsk(back, kept);
}
