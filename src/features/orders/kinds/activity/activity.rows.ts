import { givesCode, isCodeLocked } from '../../engine/check-in.ts';
import {
  answerRows,
  disputes,
  escalates,
  escalationDue,
  isAtTop,
  mayEscalate,
} from '../../engine/dispute.ts';
import { givesAllBack, givesAsDecided, givesAsRecorded } from '../../engine/ending.ts';
import { validateAmountBack, validateReason } from '../../engine/input.ts';
import { lapseDue, validateAdvance } from '../../engine/paying.ts';
import {
  callsOff,
  cancels,
  isBooked,
  moves,
  recordsAbsence,
  reduces,
  validateAttend,
  validateCallOff,
  validateCancel,
  validateReduce,
} from './activity.apply.ts';
import {
  finishDue,
  isAttendable,
  isBeforeStart,
  isDisputable,
  isToBeFinished,
  missDue,
  remindDue,
  settleDue,
} from './activity.dates.ts';
import type { ActivityRow } from './activity.ts';

const paying: ActivityRow[] = [
  {
    step: 'book',
    from: null,
    to: 'unpaid',
    by: ['resident'],
    follows: 'the seats are taken; a payment is opened',
  },
  { step: 'expire_claim', from: ['unpaid'], to: 'lapsed', by: ['system'], follows: 'the claim was gone' },
  {
    step: 'pay',
    from: ['unpaid'],
    to: 'booked',
    by: ['payment', 'system'],
    validate: validateAdvance,
    apply: isBooked,
    follows: 'resident gets the code',
  },
  { step: 'drop', from: ['unpaid'], to: 'lapsed', by: ['resident'], before: 'close_payment' },
  {
    step: 'lapse',
    from: ['unpaid'],
    to: 'lapsed',
    by: ['system'],
    clock: { due: lapseDue, says: '15 min' },
    before: 'close_payment',
    follows: 'by the system where the session was cancelled, the host stopped or the listing withdrawn',
  },
];

const moving = {
  step: 'move',
  by: ['system'],
  apply: moves,
  follows: 'the session was moved: for 48 h a cancellation gives all back',
} as const;

const coming: ActivityRow[] = [
  {
    step: 'remind',
    from: ['booked'],
    to: 'booked',
    by: [],
    clock: { due: remindDue, says: 'a day before' },
    reminds: true,
    follows: 'resident is told',
  },
  { ...moving, from: ['unpaid'], to: 'unpaid' },
  { ...moving, from: ['booked'], to: 'booked' },
  {
    step: 'reduce',
    from: ['booked'],
    to: 'booked',
    by: ['resident'],
    guard: (order, now) => order.seats > 1 && isBeforeStart(order, now),
    validate: validateReduce,
    apply: reduces,
    follows: 'refund by policy, the seats come back',
  },
  {
    step: 'cancel',
    from: ['booked'],
    to: 'cancelled',
    by: ['resident'],
    guard: isBeforeStart,
    validate: validateCancel,
    apply: cancels,
    follows: 'refund by policy, what is kept becomes payable; the seats come back',
  },
  {
    step: 'call_off',
    from: ['booked', 'attended'],
    to: 'cancelled',
    by: ['system'],
    apply: (order, { reason }) => givesAllBack(order, { reason }),
    follows: 'the session was cancelled: all goes back',
  },
  {
    step: 'call_off',
    from: ['booked'],
    to: 'cancelled',
    by: ['staff'],
    validate: validateCallOff,
    apply: callsOff,
    follows: 'refund as decided, the rest payable',
  },
  {
    step: 'attend',
    from: ['booked'],
    to: 'attended',
    by: ['provider'],
    guard: isAttendable,
    validate: validateAttend,
    follows: 'the host keeps the list; the review window opens when the session is over',
  },
  {
    step: 'renew_code',
    from: ['booked'],
    to: 'booked',
    by: ['resident'],
    guard: isCodeLocked,
    apply: givesCode,
    follows: 'five new tries',
  },
  // Beside the written table: what an absence is worth hangs on the list, which the session keeps.
  {
    step: 'list',
    from: ['booked'],
    to: 'booked',
    by: ['system'],
    guard: (order) => !order.listKept,
    apply: () => ({ set: { listKept: true } }),
    follows: 'who is not ticked counts as absent',
  },
  {
    step: 'miss',
    from: ['booked'],
    to: 'absent',
    by: [],
    clock: { due: missDue, says: '2 h after the end' },
    apply: recordsAbsence,
    follows: 'nothing back where the host kept the list, otherwise all; both are asked',
  },
];

const closing: ActivityRow[] = [
  {
    step: 'finish',
    from: ['attended'],
    to: 'attended',
    by: [],
    guard: isToBeFinished,
    clock: { due: finishDue, says: 'the end' },
    follows: 'the review window opens',
  },
  {
    step: 'dispute',
    from: ['attended', 'absent'],
    to: 'disputed',
    by: ['resident', 'provider', 'staff'],
    guard: isDisputable,
    validate: validateReason,
    apply: disputes,
    follows: 'the payout waits, staff is told',
  },
  ...answerRows('disputed'),
  {
    step: 'resolve',
    from: ['disputed'],
    to: 'settled',
    by: ['staff'],
    validate: validateAmountBack,
    apply: givesAsDecided,
    follows: 'refund, the rest payable; the review window opens where somebody was there',
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
    follows: 'as recorded for who was absent, all payable otherwise',
  },
  {
    step: 'settle',
    from: ['attended', 'absent'],
    to: 'settled',
    by: [],
    clock: { due: settleDue, says: '50 h after the end' },
    apply: givesAsRecorded,
    follows: 'as recorded, the rest payable',
  },
];

/** From the booking to the settlement. */
export const activityRows: readonly ActivityRow[] = [...paying, ...coming, ...closing];
