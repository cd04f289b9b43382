import { isCodeLocked, validateCode } from '../../engine/check-in.ts';
import {
  answerRows,
  disputes,
  escalates,
  escalationDue,
  isAtTop,
  mayEscalate,
} from '../../engine/dispute.ts';
import {
  givesAllBack,
  givesAsDecided,
  givesAsRecorded,
  givesByPolicy,
  givesNothingBack,
  leftFen,
  noShowRefundFen,
  records,
} from '../../engine/ending.ts';
import { validateAmountBack, validateReason, validateShownRefund } from '../../engine/input.ts';
import { lapseDue, takesAdvance, validateAdvance } from '../../engine/paying.ts';
import {
  endDue,
  hasNotEnded,
  isBeforeStart,
  isCheckInOpen,
  isKeeperMissable,
  isMissedDisputable,
  isUsedDisputable,
  missDue,
  missedDue,
  settleDue,
} from './room.dates.ts';
import type { RoomOrder, RoomRow } from './room.ts';

const isUsed = (_order: RoomOrder, _input: object, now: Date) => ({ set: { usedAt: now } });

const canSayCode = (order: RoomOrder): boolean => order.checkInCode !== null && !isCodeLocked(order);

const booking: RoomRow[] = [
  {
    step: 'book',
    from: null,
    to: 'unpaid',
    by: ['resident'],
    follows: 'the room is claimed; a payment is opened',
  },
  { step: 'expire_claim', from: ['unpaid'], to: 'lapsed', by: ['system'], follows: 'the claim was gone' },
  {
    step: 'pay',
    from: ['unpaid'],
    to: 'booked',
    by: ['payment', 'system'],
    validate: validateAdvance,
    apply: takesAdvance,
    follows: 'both are told',
  },
  { step: 'drop', from: ['unpaid'], to: 'lapsed', by: ['resident'], before: 'close_payment' },
  {
    step: 'lapse',
    from: ['unpaid'],
    to: 'lapsed',
    by: ['system'],
    clock: { due: lapseDue, says: '15 min' },
    before: 'close_payment',
    follows: 'by the system where the keeper was stopped or the listing withdrawn',
  },
];

const calling: RoomRow[] = [
  {
    step: 'cancel',
    from: ['booked'],
    to: 'cancelled',
    by: ['resident'],
    guard: isBeforeStart,
    validate: validateShownRefund,
    apply: givesByPolicy,
    follows: 'refund by policy, what is kept becomes payable',
  },
  {
    step: 'withdraw',
    from: ['booked'],
    to: 'cancelled',
    by: ['provider'],
    validate: validateReason,
    apply: givesAllBack,
    follows: 'all goes back, a strike for the keeper',
  },
  {
    step: 'withdraw',
    from: ['booked'],
    to: 'cancelled',
    by: ['system'],
    apply: givesAllBack,
    follows: 'all goes back, no strike: it was paid in the moment in which the keeper was stopped',
  },
  {
    step: 'call_off',
    from: ['booked'],
    to: 'cancelled',
    by: ['staff'],
    validate: validateAmountBack,
    apply: givesAsDecided,
    follows: 'refund as decided, the rest payable',
  },
];

// No row gives another code: it stands at the door, and whoever has tried too often is let in by the keeper.
const coming: RoomRow[] = [
  {
    step: 'check_in',
    from: ['booked'],
    to: 'used',
    by: ['resident'],
    guard: (order, now) => canSayCode(order) && isCheckInOpen(order, now),
    validate: (order, { code = '' }) => validateCode(order, { code }),
    apply: isUsed,
    follows: 'by the code at the door',
  },
  {
    step: 'check_in',
    from: ['booked'],
    to: 'used',
    by: ['provider'],
    guard: isCheckInOpen,
    apply: isUsed,
    follows: 'the keeper has let them in',
  },
  {
    step: 'miss_keeper',
    from: ['booked'],
    to: 'missed',
    by: ['resident'],
    guard: isKeeperMissable,
    apply: records(leftFen),
    follows: 'a strike for the keeper; nothing moves yet',
  },
  {
    step: 'miss',
    from: ['booked'],
    to: 'missed',
    by: [],
    clock: { due: missDue, says: '1 h after the end' },
    apply: records(noShowRefundFen),
    follows: 'both are told; nothing moves yet',
  },
  // Beside the written table: the review window opens when the time is over, so the time has a row for its end.
  {
    step: 'end',
    from: ['used'],
    to: 'used',
    by: [],
    guard: hasNotEnded,
    clock: { due: endDue, says: 'the end' },
    follows: 'the review window opens',
  },
];

const closing: RoomRow[] = [
  {
    step: 'dispute',
    from: ['used'],
    to: 'disputed',
    by: ['resident', 'provider', 'staff'],
    guard: isUsedDisputable,
    validate: validateReason,
    apply: disputes,
    follows: 'the payout waits, staff is told',
  },
  {
    step: 'dispute',
    from: ['missed'],
    to: 'disputed',
    by: ['resident', 'provider', 'staff'],
    guard: isMissedDisputable,
    validate: validateReason,
    apply: disputes,
    follows: 'nothing is settled, staff is told',
  },
  ...answerRows('disputed'),
  {
    step: 'resolve',
    from: ['disputed'],
    to: 'settled',
    by: ['staff'],
    validate: validateAmountBack,
    apply: givesAsDecided,
    follows: 'refund, the rest payable; the review window opens where somebody came',
  },
  {
    step: 'escalate',
    from: ['disputed'],
    to: 'disputed',
    by: [],
    guard: mayEscalate,
    clock: { due: escalationDue, says: 'every 3 days up to the top' },
    apply: escalates,
    follows: 'the next level is told',
  },
  {
    step: 'default',
    from: ['disputed'],
    to: 'settled',
    by: [],
    guard: isAtTop,
    clock: { due: escalationDue, says: '3 days after the top level' },
    apply: givesAsRecorded,
    follows: 'as recorded for who was missed, all payable otherwise',
  },
  {
    step: 'settle',
    from: ['used'],
    to: 'settled',
    by: [],
    clock: { due: settleDue, says: '48 h after the end' },
    apply: givesNothingBack,
    follows: 'payable',
  },
  {
    step: 'settle',
    from: ['missed'],
    to: 'settled',
    by: [],
    clock: { due: missedDue, says: '48 h' },
    apply: givesAsRecorded,
    follows: 'refund as recorded, the rest payable',
  },
];

/** From the booking to the settlement. */
export const roomRows: readonly RoomRow[] = [...booking, ...calling, ...coming, ...closing];
