import type { components } from '../../../../contract/types.gen.ts';
import { now } from '../../../client/session.ts';
import { t } from '../../../copy.ts';
import { sayFen } from '../../../format/money.ts';
import { sayTime } from '../../../format/time.ts';
import { lastOf } from '../../engine/timeline.ts';
import { words } from './words.ts';

export type ServiceOrder = components['schemas']['ServiceOrder'];
const w = words.order;

const isVisited = ({ way }: ServiceOrder): boolean => way !== 'at_home';
const isBalanceOpen = ({ state, balance }: ServiceOrder): boolean =>
  state === 'underway' && balance === 'open';

export function stateWord(order: ServiceOrder): string {
  if (isBalanceOpen(order)) return w.stateBalanceOpen;
  return order.state === 'confirmed' && isVisited(order) ? w.stateVisit : w.states[order.state];
}

export const phaseWord = (order: ServiceOrder, phase: string): string | undefined =>
  phase === 'confirmed' && isVisited(order) ? w.phaseVisit : w.phases[phase];

const works = ['finish', 'refuse', 'drop_balance'];
const ends = ['drop', 'expire_claim', 'cancel', 'withdraw', 'call_off', 'retract', 'expire', 'decline'];
const misses = ['miss_resident', 'miss_artisan', 'forget'];

/** What brought it here, where that says more than the state. */
const turns: Readonly<
  Partial<Record<ServiceOrder['state'], (order: ServiceOrder, isProvider: boolean) => string>>
> = {
  missed: missedHint,
  done: (order, isProvider) => w.outcome.stoppedBy(lastOf(order, works)?.step ?? '', isProvider),
  disputed(order, isProvider) {
    const event = lastOf(order, ['dispute']);
    return event ? w.outcome.disputedBy(event.by, isProvider, event.reason) : '';
  },
  lapsed: endedHint,
  cancelled: endedHint,
  declined: endedHint,
  settled: settledHint,
};

/** What the state means for who looks, with who did it and why where that matters. */
export function hint(order: ServiceOrder): string {
  const isProvider = order.as === 'provider';
  const says = isProvider ? w.hintsProvider : w.hints;
  if (isBalanceOpen(order)) return says['balanceOpen'] ?? '';
  const turn = turns[order.state]?.(order, isProvider);
  if (turn) return turn;
  const visited = order.state === 'confirmed' && isVisited(order) ? says['confirmedVisit'] : undefined;
  return visited ?? says[order.state] ?? '';
}

function endedHint(order: ServiceOrder, isProvider: boolean): string {
  const event = lastOf(order, ends);
  return event ? w.outcome.endedBy(event.step, isProvider, event.reason) : '';
}

/** Who was absent, and what goes back when nobody disagrees. */
function missedHint(order: ServiceOrder, isProvider: boolean): string {
  const step = lastOf(order, misses)?.step ?? '';
  const pays = step === 'miss_resident' && order.amounts.paidFen > 0;
  const back = pays ? w.outcome.absence(t.order.absenceBack(order.policy.rules)) : '';
  return w.outcome.missed(step, isProvider) + back;
}

/** Settled without work and without a decision: as it was recorded. */
function settledHint(order: ServiceOrder, isProvider: boolean): string {
  const missed = lastOf(order, ['resolve', 'confirm']) ? undefined : lastOf(order, misses);
  if (!missed) return '';
  const { paidFen, refundFen, payableFen } = order.amounts;
  const shared = paidFen > 0 ? w.outcome.shared(sayFen(refundFen), sayFen(payableFen)) : '';
  return w.outcome.missedSettled(missed.step, isProvider) + shared;
}

export function dueHint(order: ServiceOrder): string {
  if (order.nextDueAt === null) return '';
  const says = order.as === 'provider' ? w.dueProvider : w.due;
  return says[isBalanceOpen(order) ? 'balanceOpen' : order.state]?.(sayTime(order.nextDueAt, now())) ?? '';
}
