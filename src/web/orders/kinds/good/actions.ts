import type { components } from '../../../../contract/types.gen.ts';
import { api } from '../../../client/api.ts';
import { request } from '../../../client/request.ts';
import { sayFen } from '../../../format/money.ts';
import type { StepAction } from '../../../parts/step-action.ts';
import { stepOf } from '../../engine/actions.ts';
import type { Order } from '../../engine/kind.ts';
import StepChoice from './step-choice.vue';
import { words } from './words.ts';

export type GoodOrder = components['schemas']['GoodOrder'];
type Action = StepAction<Order>;
const w = words.order;

function unitsFrom(most: number, legend: string) {
  const all = Array.from({ length: most }, (_, index) => most - index);
  const choices = all.map((count) => ({ value: String(count), says: w.count(count) }));
  return { Part: StepChoice, props: { legend, choices }, wrong: w.chooseUnits };
}

const pack = (order: GoodOrder): Action => ({
  asks: { choice: unitsFrom(order.units, w.packHow) },
  tone: 'primary',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/pack', { ...stepOf(order, given), body: { units: Number(given.choice) } }),
    ),
});

const handOver = (order: GoodOrder): Action => ({
  asks: { code: true },
  tone: 'primary',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/hand-over', { ...stepOf(order, given), body: { code: given.code } }),
    ),
});

const missProvider = (order: GoodOrder): Action => ({
  asks: 'sure',
  tone: 'danger',
  send: (given) => request(() => api.POST('/api/orders/{id}/miss-provider', stepOf(order, given))),
});

function giveBack(order: GoodOrder): Action {
  const left = order.amounts.paidFen - order.amounts.refundFen;
  const amount = { label: w.giveBackAmount, hint: w.giveBackHint(sayFen(left)), fromFen: 1 };
  return {
    asks: { amount, reason: true },
    tone: 'plain',
    send: (given) =>
      request(() =>
        api.POST('/api/orders/{id}/give-back', {
          ...stepOf(order, given),
          body: { refundFen: given.amountFen, reason: given.reason },
        }),
      ),
  };
}

const bringBack = (order: GoodOrder): Action => ({
  asks: { choice: unitsFrom(order.packedUnits ?? order.units, w.returnHow), reason: true },
  tone: 'plain',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/return', {
        ...stepOf(order, given),
        body: { units: Number(given.choice), reason: given.reason },
      }),
    ),
});

function takeBack(order: GoodOrder): Action {
  const choices = (['yes', 'no'] as const).map((value) => ({ value, says: w.restock[value] }));
  const props = { legend: w.restockHow, choices };
  return {
    asks: { choice: { Part: StepChoice, props, wrong: w.chooseRestock } },
    tone: 'primary',
    send: (given) =>
      request(() =>
        api.POST('/api/orders/{id}/take-back', {
          ...stepOf(order, given),
          body: { restock: given.choice === 'yes' },
        }),
      ),
  };
}

/** How the steps that only goods have are asked for. */
export const actions = (order: GoodOrder): Readonly<Record<string, Action>> => ({
  pack: pack(order),
  hand_over: handOver(order),
  miss_provider: missProvider(order),
  give_back: giveBack(order),
  return: bringBack(order),
  take_back: takeBack(order),
});
