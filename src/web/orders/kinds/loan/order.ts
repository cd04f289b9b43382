import { now } from '../../../client/session.ts';
import { sayFen } from '../../../format/money.ts';
import { sayTime } from '../../../format/time.ts';
import type { Fact, OrderParts } from '../../engine/kind.ts';
import { lastOf } from '../../engine/timeline.ts';
import { actions, type LoanOrder } from './actions.ts';
import { words } from './words.ts';

const w = words.order;

/** How a state looks beside its word: something waits, runs, is over, or went wrong. */
const tones: Readonly<Record<LoanOrder['state'], string>> = {
  unpaid: 'tag tag-wait',
  lapsed: 'tag tag-off',
  requested: 'tag tag-wait',
  declined: 'tag tag-off',
  ready: 'tag',
  cancelled: 'tag tag-off',
  missed: 'tag tag-alarm',
  borrowed: 'tag',
  overdue: 'tag tag-alarm',
  assessed: 'tag tag-alarm',
  returned: 'tag',
  lost: 'tag tag-alarm',
  disputed: 'tag tag-alarm',
  settled: 'tag',
};

/** What the state means for who looks, with the reason where one was given. */
function hintOf(order: LoanOrder): string {
  const isProvider = order.as === 'provider';
  if (order.state === 'missed')
    return w.missed(lastOf(order, ['miss_provider', 'expire_pickup'])?.step ?? '', isProvider);
  if (order.state === 'disputed') return w.disputed;
  const says = (isProvider ? w.hintsProvider : w.hints)[order.state] ?? '';
  const reason = lastOf(order, ['decline', 'withdraw', 'call_off'])?.reason;
  return ['cancelled', 'declined'].includes(order.state) ? w.endedBecause(says, reason) : says;
}

function dueHintOf(order: LoanOrder): string {
  if (order.nextDueAt === null) return '';
  const says = order.as === 'provider' ? w.dueProvider : w.due;
  return says[order.state]?.(sayTime(order.nextDueAt, now())) ?? '';
}

/** What of the deposit is owed by now, and what would go back. */
function owedOf({ deductions, damage, renewals, renewedFen, state }: LoanOrder): Fact[] {
  if (!deductions) return [];
  const renewed = renewals.reduce((sum, { days }) => sum + days, 0);
  return [
    ...(renewed > 0 ? [{ says: w.renewed, value: w.renewedOf(renewed, sayFen(renewedFen)) }] : []),
    ...(deductions.lateDays > 0
      ? [{ says: w.late, value: w.lateOf(deductions.lateDays, sayFen(deductions.lateFen)) }]
      : []),
    ...(damage ? [{ says: w.damage, value: w.damageOf(sayFen(damage.fen), damage.reason) }] : []),
    {
      says: state === 'assessed' ? w.backAssessed : w.backNow,
      value: sayFen(deductions.backFen),
      strong: true,
    },
  ];
}

/** What went back in the end. */
const decidedOf = ({ keptFen, depositFen }: LoanOrder): Fact[] =>
  keptFen === null || depositFen === 0
    ? []
    : [
        { says: w.depositBack, value: sayFen(depositFen - keptFen), strong: true },
        ...(keptFen > 0 ? [{ says: w.kept, value: sayFen(keptFen) }] : []),
      ];

function factsOf(order: LoanOrder) {
  const { days, feeFen, depositFen, lateFeePerDayFen, pickUpAddress, as, endAt, unitNumber } = order;
  const address: Fact[] =
    pickUpAddress !== null || as === 'resident'
      ? [{ says: w.address, value: pickUpAddress ?? w.addressLater }]
      : [];
  return {
    place: [{ says: w.back, value: w.backBy(sayTime(endAt, now())), strong: true as const }, ...address],
    money: [
      { says: w.fee, value: feeFen > 0 ? w.feeOf(days, sayFen(feeFen)) : w.free },
      { says: w.deposit, value: depositFen > 0 ? sayFen(depositFen) : w.noDeposit },
      ...owedOf(order),
      ...decidedOf(order),
    ],
    more: [
      { says: w.unit, value: w.unitOf(unitNumber) },
      ...(lateFeePerDayFen > 0 ? [{ says: w.late, value: w.lateRule(sayFen(lateFeePerDayFen)) }] : []),
    ],
  };
}

export const loanOrder: OrderParts<LoanOrder> = {
  words: w,
  stateWord: ({ state }) => w.states[state],
  tone: ({ state }) => tones[state],
  hint: hintOf,
  dueHint: dueHintOf,
  phaseWord: (_order, phase) => w.phases[phase],
  line: ({ days }) => w.days(days),
  facts: factsOf,
  code: w.code,
  Decision: null,
  advance: w.advance,
  actions,
  question: (_order, step) => w.asks[step],
  taken: (_order, step) => w.done[step],
  payUntil: () => undefined,
};
