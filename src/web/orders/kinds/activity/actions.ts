import type { components } from '../../../../contract/types.gen.ts';
import { api } from '../../../client/api.ts';
import { request } from '../../../client/request.ts';
import type { StepAction } from '../../../parts/step-action.ts';
import { stepOf } from '../../engine/actions.ts';
import type { Order } from '../../engine/kind.ts';
import KeepChoice from './keep-choice.vue';
import { words } from './words.ts';

export type ActivityOrder = components['schemas']['ActivityOrder'];
type Action = StepAction<Order>;
const w = words.order;

function reduce(order: ActivityOrder): Action {
  const all = Array.from({ length: order.seats - 1 }, (_, index) => order.seats - 1 - index);
  const choices = all.map((count) => ({ value: String(count), says: w.count(count) }));
  return {
    asks: { choice: { Part: KeepChoice, props: { legend: w.keepHow, choices }, wrong: w.chooseSeats } },
    tone: 'plain',
    send: (given) =>
      request(() =>
        api.POST('/api/orders/{id}/reduce', {
          ...stepOf(order, given),
          body: { seats: Number(given.choice) },
        }),
      ),
  };
}

const attend = (order: ActivityOrder): Action => ({
  asks: { code: true, codeName: words.order.code.name },
  tone: 'primary',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/attend', { ...stepOf(order, given), body: { code: given.code } }),
    ),
});

/** How the steps that only activities have are asked for. */
export const actions = (order: ActivityOrder): Readonly<Record<string, Action>> => ({
  reduce: reduce(order),
  attend: attend(order),
});
