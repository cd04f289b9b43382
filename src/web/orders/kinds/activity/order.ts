import { now } from '../../../client/session.ts';
import { sayFen } from '../../../format/money.ts';
import { sayTime } from '../../../format/time.ts';
import type { OrderParts } from '../../engine/kind.ts';
import { lastOf } from '../../engine/timeline.ts';
import { type ActivityOrder, actions } from './actions.ts';
import { words } from './words.ts';

const w = words.order;

/** How a state looks beside its word: something waits, runs, is over, or went wrong. */
const tones: Readonly<Record<ActivityOrder['state'], string>> = {
  unpaid: 'tag tag-wait',
  lapsed: 'tag tag-off',
  booked: 'tag',
  attended: 'tag',
  absent: 'tag tag-alarm',
  disputed: 'tag tag-alarm',
  cancelled: 'tag tag-off',
  settled: 'tag',
};

/** What the state means for who looks, with the reason where one was given. */
function hintOf(order: ActivityOrder): string {
  const isProvider = order.as === 'provider';
  if (order.state === 'absent')
    return (isProvider ? w.absentProvider : w.absent)[order.listKept ? 'listed' : 'unlisted'];
  if (order.state === 'disputed') return w.disputed;
  const says = (isProvider ? w.hintsProvider : w.hints)[order.state] ?? '';
  return order.state === 'cancelled' ? w.endedBecause(says, lastOf(order, ['call_off'])?.reason) : says;
}

function dueHintOf(order: ActivityOrder): string {
  if (order.nextDueAt === null) return '';
  const says = order.as === 'provider' ? w.dueProvider : w.due;
  return says[order.state]?.(sayTime(order.nextDueAt, now())) ?? '';
}

function factsOf({ venue, theme, seats, seatFen }: ActivityOrder) {
  return {
    place: [{ says: w.venue, value: venue }],
    money: [],
    more: [
      ...(theme ? [{ says: w.theme, value: theme }] : []),
      { says: w.seats, value: seatFen > 0 ? w.seatsOf(seats, sayFen(seatFen)) : w.count(seats) },
    ],
  };
}

export const activityOrder: OrderParts<ActivityOrder> = {
  words: w,
  takesTime: true,
  stateWord: ({ state }) => w.states[state],
  tone: ({ state }) => tones[state],
  hint: hintOf,
  dueHint: dueHintOf,
  phaseWord: (_order, phase) => w.phases[phase],
  line: ({ seats }) => w.count(seats),
  facts: factsOf,
  code: w.code,
  Decision: null,
  actions,
  question: (_order, step) => w.asks[step],
  taken: (_order, step) => w.done[step],
  payUntil: () => undefined,
};
