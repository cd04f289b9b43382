import { answerRows, escalates, escalationDue, isAtTop, mayEscalate } from '../../engine/dispute.ts';
import { givesAsDecided, givesAsRecorded, givesNothingBack } from '../../engine/ending.ts';
import { validateAmountBack, validateReason } from '../../engine/input.ts';
import {
  contests,
  disputesGood,
  givesBack,
  hasLeft,
  returns,
  takesBack,
  validateGivingBack,
  validateReturn,
} from './good.apply.ts';
import {
  confirmDue,
  isFetchedDisputable,
  isUnclaimedDisputable,
  mayReturn,
  settleDue,
  unansweredDue,
} from './good.dates.ts';
import type { GoodRow } from './good.ts';

const givingBack = {
  step: 'give_back',
  by: ['provider'],
  guard: hasLeft,
  validate: validateGivingBack,
  apply: givesBack,
  follows: 'back at once',
} as const;

const fetched: GoodRow[] = [
  { ...givingBack, from: ['handed_over'], to: 'handed_over' },
  { ...givingBack, from: ['completed'], to: 'completed' },
  {
    step: 'confirm',
    from: ['handed_over'],
    to: 'completed',
    by: ['resident'],
    clock: { due: confirmDue, says: '24 h' },
    follows: 'the review window opens',
  },
  {
    step: 'return',
    from: ['handed_over', 'completed'],
    to: 'returning',
    by: ['resident'],
    guard: mayReturn,
    validate: validateReturn,
    apply: returns,
    follows: 'provider is told',
  },
  {
    step: 'take_back',
    from: ['returning'],
    to: 'settled',
    by: ['provider'],
    apply: takesBack,
    follows: 'their price goes back, the rest payable; the units as the provider decides',
  },
];

const disputing: GoodRow[] = [
  {
    step: 'dispute',
    from: ['handed_over', 'completed'],
    to: 'disputed',
    by: ['resident', 'provider', 'staff'],
    guard: isFetchedDisputable,
    validate: validateReason,
    apply: disputesGood,
    follows: 'the payout waits, staff is told',
  },
  {
    step: 'dispute',
    from: ['unclaimed'],
    to: 'disputed',
    by: ['resident', 'provider', 'staff'],
    guard: isUnclaimedDisputable,
    validate: validateReason,
    apply: disputesGood,
    follows: 'nothing is settled, staff is told',
  },
  {
    step: 'dispute',
    from: ['returning'],
    to: 'disputed',
    by: ['resident', 'provider', 'staff'],
    validate: validateReason,
    apply: disputesGood,
    follows: 'staff is told',
  },
  ...answerRows('disputed'),
  {
    step: 'contest',
    from: ['returning'],
    to: 'disputed',
    by: ['provider'],
    validate: validateAmountBack,
    apply: contests,
    follows: 'it is damaged: records what goes back; staff is told',
  },
  {
    step: 'expire_return',
    from: ['returning'],
    to: 'disputed',
    by: [],
    clock: { due: unansweredDue, says: '7 days without an answer' },
    apply: (order) => ({ set: disputesGood(order, {}).set }),
    follows: 'staff is told',
  },
  {
    step: 'resolve',
    from: ['disputed'],
    to: 'settled',
    by: ['staff'],
    validate: validateAmountBack,
    apply: givesAsDecided,
    follows: 'refund, the rest payable; the review window opens where it was fetched',
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
    follows: 'as recorded for what was not fetched or came back damaged, all payable otherwise',
  },
  {
    step: 'settle',
    from: ['completed'],
    to: 'settled',
    by: [],
    clock: { due: settleDue, says: '7 days after the handing over, or its days of return' },
    apply: givesNothingBack,
    follows: 'payable',
  },
];

/** From the handing over to the settlement. */
export const closingRows: readonly GoodRow[] = [...fetched, ...disputing];
