import type { components } from '../../../../contract/types.gen.ts';
import { api } from '../../../client/api.ts';
import { request } from '../../../client/request.ts';
import type { StepAction } from '../../../parts/step-action.ts';
import { stepOf } from '../../engine/actions.ts';
import type { Order } from '../../engine/kind.ts';
import { words } from './words.ts';

export type RoomOrder = components['schemas']['RoomOrder'];
type Action = StepAction<Order>;

/** The keeper just says so; the party reads the code at the door. */
function checkIn(order: RoomOrder): Action {
  const byCode = order.as === 'resident';
  return {
    asks: byCode ? { code: words.order.checkInByCode } : 'sure',
    tone: 'primary',
    send: (given) =>
      request(() =>
        api.POST('/api/orders/{id}/check-in', {
          ...stepOf(order, given),
          body: byCode ? { code: given.code } : {},
        }),
      ),
  };
}

const missKeeper = (order: RoomOrder): Action => ({
  asks: 'sure',
  tone: 'danger',
  send: (given) => request(() => api.POST('/api/orders/{id}/miss-keeper', stepOf(order, given))),
});

/** How the steps that only rooms have are asked for. */
export const actions = (order: RoomOrder): Readonly<Record<string, Action>> => ({
  check_in: checkIn(order),
  miss_keeper: missKeeper(order),
});
