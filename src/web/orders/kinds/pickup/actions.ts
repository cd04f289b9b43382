import type { components } from '../../../../contract/types.gen.ts';
import { api } from '../../../client/api.ts';
import { request } from '../../../client/request.ts';
import type { StepAction, Tone } from '../../../parts/step-action.ts';
import { stepOf } from '../../engine/actions.ts';
import type { Order } from '../../engine/kind.ts';
import WeightsForm from './weights-form.vue';
import { words } from './words.ts';

type Schemas = components['schemas'];
export type PickupOrder = Schemas['PickupOrder'];
type Action = StepAction<Order>;
type Bare = 'assign' | 'miss-collector' | 'hand-cash' | 'complete';
const w = words.order;

const bare = (order: Order, name: Bare, asks: 'nothing' | 'sure', tone: Tone): Action => ({
  asks,
  tone,
  send: (given) => request(() => api.POST(`/api/orders/{id}/${name}`, stepOf(order, given))),
});

const arrive = (order: Order): Action => ({
  asks: { code: true },
  tone: 'primary',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/arrive', { ...stepOf(order, given), body: { code: given.code } }),
    ),
});

const missResident = (order: Order): Action => ({
  asks: { pictures: 'finish', picturesLegend: w.doorPicture },
  tone: 'danger',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/miss-at-door', {
        ...stepOf(order, given),
        body: { pictures: given.pictures },
      }),
    ),
});

/** What was typed for each material of the price list. */
const weightsChoice = ({ materialPrices }: PickupOrder) => ({
  Part: WeightsForm,
  props: { materials: materialPrices.map(({ material }) => material) },
  wrong: w.weightsWrong,
});
const weightsIn = (choice: string) => JSON.parse(choice || '[]') as Schemas['Weights'];

const weigh = (order: PickupOrder): Action => ({
  asks: { choice: weightsChoice(order), pictures: 'finish', picturesLegend: w.scalePicture },
  tone: 'primary',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/weigh', {
        ...stepOf(order, given),
        body: { weights: weightsIn(given.choice), pictures: given.pictures },
      }),
    ),
});

/** What is agreed to is the weighing that is shown, and no other. */
const agree = (order: PickupOrder): Action => ({
  asks: 'nothing',
  tone: 'primary',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/agree-to-weighing', {
        ...stepOf(order, given),
        body: { weighing: order.weighing?.number ?? 1 },
      }),
    ),
});

const leave = (order: Order): Action => ({
  asks: { reason: true },
  tone: 'danger',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/leave', { ...stepOf(order, given), body: { reason: given.reason } }),
    ),
});

const askStaff = (order: Order): Action => ({
  asks: { reason: true, pictures: 'dispute' },
  tone: 'danger',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/ask-staff', {
        ...stepOf(order, given),
        body: { reason: given.reason, pictures: given.pictures },
      }),
    ),
});

const resolveSum = (order: PickupOrder): Action => ({
  asks: {
    choice: weightsChoice(order),
    amount: { label: w.owedAmount, hint: w.owedHint, fromFen: 1 },
    reason: true,
  },
  tone: 'primary',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/resolve-sum', {
        ...stepOf(order, given),
        body: { weights: weightsIn(given.choice), owedFen: given.amountFen, reason: given.reason },
      }),
    ),
});

/** How the steps that only a pick-up has are asked for. */
export const actions = (order: PickupOrder): Readonly<Record<string, Action>> => ({
  assign: bare(order, 'assign', 'nothing', 'primary'),
  arrive: arrive(order),
  miss_resident: missResident(order),
  miss_collector: bare(order, 'miss-collector', 'sure', 'danger'),
  weigh: weigh(order),
  agree: agree(order),
  leave: leave(order),
  ask_staff: askStaff(order),
  hand_cash: bare(order, 'hand-cash', 'sure', 'primary'),
  complete: bare(order, 'complete', 'nothing', 'primary'),
  resolve_sum: resolveSum(order),
});
