import { api } from '../../../client/api.ts';
import { payWay } from '../../../client/pay-way.ts';
import { request } from '../../../client/request.ts';
import type { StepAction, Tone } from '../../../parts/step-action.ts';
import { stepOf } from '../../engine/actions.ts';
import type { Order } from '../../engine/kind.ts';
import SlotPicker from '../../engine/slot-picker.vue';
import type { ServiceOrder } from './hint.ts';
import { words } from './words.ts';

type Action = StepAction<Order>;
type Bare = 'miss-resident' | 'miss-artisan' | 'refuse' | 'cash-balance';

function sure(order: Order, name: Bare, tone: Tone): Action {
  const send: Action['send'] = (given) =>
    request(() => api.POST(`/api/orders/{id}/${name}`, stepOf(order, given)));
  return { asks: 'sure', tone, send };
}

const start = (order: Order): Action => ({
  asks: { code: true },
  tone: 'primary',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/start', { ...stepOf(order, given), body: { code: given.code } }),
    ),
});

const quote = (order: Order): Action => ({
  asks: {
    amount: { label: words.order.quoteAmount, hint: words.order.quoteHint, fromFen: 1 },
    reason: true,
  },
  tone: 'primary',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/quote', {
        ...stepOf(order, given),
        body: { amountFen: given.amountFen, reason: given.reason },
      }),
    ),
});

const agree = (order: Order): Action => ({
  asks: 'nothing',
  tone: 'primary',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/agree', { ...stepOf(order, given), body: { payWay: payWay() } }),
    ),
});

const finish = (order: Order): Action => ({
  asks: { pictures: 'finish' },
  tone: 'primary',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/finish', { ...stepOf(order, given), body: { pictures: given.pictures } }),
    ),
});

const proposeTime = (order: ServiceOrder): Action => ({
  asks: {
    choice: {
      Part: SlotPicker,
      props: { listingId: order.listingId, place: order.place },
      wrong: words.order.moving.chooseWrong,
    },
  },
  tone: 'plain',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/time', { ...stepOf(order, given), body: { startAt: given.choice } }),
    ),
});

/** It answers the proposal that is shown, and no other. */
function answerTime(order: ServiceOrder, name: 'accept-time' | 'drop-time', tone: Tone): Action {
  const body = { proposal: order.proposal?.id ?? '' };
  const send: Action['send'] = (given) =>
    request(() => api.POST(`/api/orders/{id}/${name}`, { ...stepOf(order, given), body }));
  return { asks: 'sure', tone, send };
}

/** How the steps that only a service has are asked for. */
export function actions(order: ServiceOrder): Readonly<Record<string, Action>> {
  return {
    propose_time: proposeTime(order),
    accept_time: answerTime(order, 'accept-time', 'primary'),
    drop_time: answerTime(order, 'drop-time', 'plain'),
    start: start(order),
    miss_resident: sure(order, 'miss-resident', 'danger'),
    miss_artisan: sure(order, 'miss-artisan', 'danger'),
    quote: quote(order),
    agree: agree(order),
    refuse: sure(order, 'refuse', 'plain'),
    cash_balance: sure(order, 'cash-balance', 'plain'),
    finish: finish(order),
  };
}
