import { now } from '../../../client/session.ts';
import { sayFen } from '../../../format/money.ts';
import { sayTime } from '../../../format/time.ts';
import type { Fact, OrderParts } from '../../engine/kind.ts';
import { lastOf } from '../../engine/timeline.ts';
import { actions, type GoodOrder } from './actions.ts';
import { words } from './words.ts';

const w = words.order;

/** How a state looks beside its word: something waits, runs, is over, or went wrong. */
const tones: Readonly<Record<GoodOrder['state'], string>> = {
  unpaid: 'tag tag-wait',
  lapsed: 'tag tag-off',
  placed: 'tag tag-wait',
  packed: 'tag',
  unclaimed: 'tag tag-alarm',
  handed_over: 'tag',
  completed: 'tag',
  returning: 'tag tag-wait',
  disputed: 'tag tag-alarm',
  cancelled: 'tag tag-off',
  settled: 'tag',
};

/** What the state means for who looks, with the reason where one was given. */
function hintOf(order: GoodOrder): string {
  const isProvider = order.as === 'provider';
  if (order.state === 'unclaimed')
    return w.unclaimed(lastOf(order, ['miss_provider', 'expire_pickup'])?.step ?? '', isProvider);
  if (order.state === 'disputed') return w.disputed;
  const says = (isProvider ? w.hintsProvider : w.hints)[order.state] ?? '';
  const reason = lastOf(order, ['withdraw', 'call_off'])?.reason;
  return order.state === 'cancelled' ? w.endedBecause(says, reason) : says;
}

function dueHintOf(order: GoodOrder): string {
  if (order.nextDueAt === null) return '';
  const says = order.as === 'provider' ? w.dueProvider : w.due;
  return says[order.state]?.(sayTime(order.nextDueAt, now())) ?? '';
}

function factsOf(order: GoodOrder) {
  const { units, unitFen, packedUnits, returning, pickUpAddress, as } = order;
  const isShort = packedUnits !== null && packedUnits < units;
  const address: Fact[] =
    pickUpAddress !== null || as === 'resident'
      ? [{ says: w.address, value: pickUpAddress ?? w.addressLater }]
      : [];
  return {
    place: address,
    money: [],
    more: [
      { says: w.units, value: w.unitsOf(units, sayFen(unitFen)) },
      ...(isShort ? [{ says: w.short, value: w.shortOf(packedUnits) }] : []),
      ...(returning
        ? [{ says: w.returningLabel, value: w.returningOf(returning.units, returning.reason) }]
        : []),
    ],
  };
}

export const goodOrder: OrderParts<GoodOrder> = {
  words: w,
  stateWord: ({ state }) => w.states[state],
  tone: ({ state }) => tones[state],
  hint: hintOf,
  dueHint: dueHintOf,
  phaseWord: (_order, phase) => w.phases[phase],
  line: ({ units }) => w.count(units),
  facts: factsOf,
  Decision: null,
  cancelRule: words.offer.cancelRule,
  actions,
  question: (_order, step) => w.asks[step],
  taken: (_order, step) => w.done[step],
  payUntil: () => undefined,
};
