import { now } from '../../../client/session.ts';
import { sayFen } from '../../../format/money.ts';
import { sayTime } from '../../../format/time.ts';
import type { OrderParts } from '../../engine/kind.ts';
import { lastOf } from '../../engine/timeline.ts';
import { actions, type RoomOrder } from './actions.ts';
import { words } from './words.ts';

const w = words.order;

/** How a state looks beside its word: something waits, runs, is over, or went wrong. */
const tones: Readonly<Record<RoomOrder['state'], string>> = {
  unpaid: 'tag tag-wait',
  lapsed: 'tag tag-off',
  booked: 'tag',
  used: 'tag',
  missed: 'tag tag-alarm',
  disputed: 'tag tag-alarm',
  cancelled: 'tag tag-off',
  settled: 'tag',
};

function bookedHint(order: RoomOrder): string {
  if (order.checkInLocked) return 'locked';
  return order.hasDoorCode ? 'bookedWithCode' : 'booked';
}

/** What the state means for who looks, with the reason where one was given. */
function hintOf(order: RoomOrder): string {
  const isProvider = order.as === 'provider';
  if (order.state === 'missed')
    return w.missed(lastOf(order, ['miss_keeper', 'miss'])?.step ?? '', isProvider);
  if (order.state === 'disputed') return w.disputed(lastOf(order, ['dispute'])?.reason);
  const says =
    (isProvider ? w.hintsProvider : w.hints)[order.state === 'booked' ? bookedHint(order) : order.state] ??
    '';
  const reason = lastOf(order, ['withdraw', 'call_off'])?.reason;
  return order.state === 'cancelled' ? w.endedBecause(says, reason) : says;
}

function dueHintOf(order: RoomOrder): string {
  if (order.nextDueAt === null) return '';
  const says = order.as === 'provider' ? w.dueProvider : w.due;
  return says[order.state]?.(sayTime(order.nextDueAt, now())) ?? '';
}

const factsOf = ({ roomAddress, hourCount, hourFen, guestCount, checkInCode }: RoomOrder) => ({
  place: [{ says: w.address, value: roomAddress }],
  money: [],
  more: [
    { says: w.hours, value: hourFen > 0 ? w.hoursOf(hourCount, sayFen(hourFen)) : w.hourCount(hourCount) },
    { says: w.guests, value: w.guestsOf(guestCount) },
    ...(checkInCode ? [{ says: w.doorCode, value: checkInCode }] : []),
  ],
});

export const roomOrder: OrderParts<RoomOrder> = {
  words: w,
  takesTime: true,
  stateWord: ({ state }) => w.states[state],
  tone: ({ state }) => tones[state],
  hint: hintOf,
  dueHint: dueHintOf,
  phaseWord: (_order, phase) => w.phases[phase],
  line: ({ hourCount, guestCount }) => w.line(hourCount, guestCount),
  facts: factsOf,
  Decision: null,
  actions,
  question: (order, step) => (step === 'check_in' && order.as === 'resident' ? '' : w.asks[step]),
  taken: (_order, step) => w.done[step],
  payUntil: () => undefined,
};
