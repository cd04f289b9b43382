import { now } from '../../../client/session.ts';
import { sayTime } from '../../../format/time.ts';
import type { OrderParts } from '../../engine/kind.ts';
import { lastOf } from '../../engine/timeline.ts';
import { actions, type PickupOrder } from './actions.ts';
import { sayPrices } from './offer.ts';
import WeighingCard from './weighing-card.vue';
import { words } from './words.ts';

const w = words.order;

/** How a state looks beside its word: something waits, runs, is over, or went wrong. */
const tones: Readonly<Record<PickupOrder['state'], string>> = {
  requested: 'tag tag-wait',
  assigned: 'tag',
  arrived: 'tag',
  weighed: 'tag tag-wait',
  agreed: 'tag tag-wait',
  handed: 'tag tag-wait',
  paid: 'tag',
  disputed: 'tag tag-alarm',
  cancelled: 'tag tag-off',
  settled: 'tag',
};

/** What the state means for who looks, with the reason where one was given. */
function hintOf(order: PickupOrder): string {
  if (order.state === 'disputed') return w.disputed;
  const says = (order.as === 'provider' ? w.hintsProvider : w.hints)[order.state] ?? '';
  const reason = lastOf(order, ['withdraw', 'call_off', 'leave'])?.reason;
  return order.state === 'cancelled' ? w.endedBecause(says, reason) : says;
}

function dueHintOf(order: PickupOrder): string {
  if (order.nextDueAt === null) return '';
  const says = order.as === 'provider' ? w.dueProvider : w.due;
  return says[order.state]?.(sayTime(order.nextDueAt, now())) ?? '';
}

export const pickupOrder: OrderParts<PickupOrder> = {
  words: w,
  takesTime: true,
  stateWord: ({ state, as }) =>
    state === 'weighed' && as !== 'resident' ? w.weighedProvider : w.states[state],
  tone: ({ state }) => tones[state],
  hint: hintOf,
  dueHint: dueHintOf,
  phaseWord: (_order, phase) => w.phases[phase],
  line: () => w.line,
  facts: ({ roughly, materialPrices }) => ({
    place: [],
    money: [],
    more: [
      { says: words.offer.pricesLabel, value: sayPrices(materialPrices) },
      ...(roughly ? [{ says: w.roughly, value: roughly }] : []),
    ],
  }),
  paysOut: true,
  code: w.code,
  Decision: WeighingCard,
  cancelRule: words.offer.cancelRule,
  actions,
  question: (_order, step) => w.asks[step],
  taken: (_order, step) => w.done[step],
  payUntil: () => undefined,
};
