import type { components } from '../../../../contract/types.gen.ts';
import { api } from '../../../client/api.ts';
import { request } from '../../../client/request.ts';
import { sayFen } from '../../../format/money.ts';
import type { StepAction, Tone } from '../../../parts/step-action.ts';
import { stepOf } from '../../engine/actions.ts';
import type { Order } from '../../engine/kind.ts';
import StepChoice from './step-choice.vue';
import { words } from './words.ts';

export type LoanOrder = components['schemas']['LoanOrder'];
type Action = StepAction<Order>;
type Bare = 'miss-provider' | 'swap' | 'accept-damage' | 'find';
const w = words.order;

const sure = (order: LoanOrder, name: Bare, tone: Tone): Action => ({
  asks: 'sure',
  tone,
  send: (given) => request(() => api.POST(`/api/orders/{id}/${name}`, stepOf(order, given))),
});

const handOut = (order: LoanOrder): Action => ({
  asks: { code: true, pictures: 'finish', picturesLegend: w.outPicture },
  tone: 'primary',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/hand-out', {
        ...stepOf(order, given),
        body: { code: given.code, pictures: given.pictures },
      }),
    ),
});

const takeBack = (order: LoanOrder): Action => ({
  asks: { pictures: 'finish', picturesLegend: w.backPicture },
  tone: 'primary',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/take-back-unit', {
        ...stepOf(order, given),
        body: { pictures: given.pictures },
      }),
    ),
});

const takeBackDamaged = (order: LoanOrder): Action => ({
  asks: {
    amount: { label: w.damageAmount, hint: w.damageHint(sayFen(order.depositFen)), fromFen: 0 },
    reason: true,
    pictures: 'dispute',
  },
  tone: 'danger',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/take-back-damaged', {
        ...stepOf(order, given),
        body: { reason: given.reason, amountFen: given.amountFen, pictures: given.pictures },
      }),
    ),
});

/** As many days as were booked, as far as the deposit pays for them. */
function renew(order: LoanOrder): Action {
  const { days, depositFen, renewedFen, feePerDayFen } = order;
  const choices = Array.from({ length: days }, (_, index) => index + 1)
    .filter((count) => renewedFen + count * feePerDayFen <= depositFen)
    .map((count) => ({
      value: String(count),
      says: w.renewOf(count, feePerDayFen > 0 ? sayFen(count * feePerDayFen) : ''),
    }));
  return {
    asks: { choice: { Part: StepChoice, props: { legend: w.renewHow, choices }, wrong: w.chooseDays } },
    tone: 'plain',
    send: (given) =>
      request(() =>
        api.POST('/api/orders/{id}/renew', { ...stepOf(order, given), body: { days: Number(given.choice) } }),
      ),
  };
}

/** How the steps that only loans have are asked for. */
export const actions = (order: LoanOrder): Readonly<Record<string, Action>> => ({
  hand_out: handOut(order),
  swap: sure(order, 'swap', 'plain'),
  miss_provider: sure(order, 'miss-provider', 'danger'),
  renew: renew(order),
  take_back: takeBack(order),
  take_back_damaged: takeBackDamaged(order),
  accept_damage: sure(order, 'accept-damage', 'primary'),
  find: sure(order, 'find', 'primary'),
});
