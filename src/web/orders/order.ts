import type { components } from '../../contract/types.gen.ts';
import { absenceBack } from '../../copy/zh-CN/pages-policy.ts';
import { now } from '../client/session.ts';
import { t } from '../copy.ts';
import { sayFen } from '../format/money.ts';
import { sayTime } from '../format/time.ts';

export type Order = components['schemas']['Order'];

/** How a state looks beside its word: something waits, runs, is over, or went wrong. */
export function toneOf(state: Order['state']): string {
  if (['unpaid', 'requested', 'quoted', 'done'].includes(state)) return 'tag tag-wait';
  if (['lapsed', 'declined', 'cancelled'].includes(state)) return 'tag tag-off';
  if (['missed', 'disputed'].includes(state)) return 'tag tag-alarm';
  return 'tag';
}

/** The state in the words of who looks, e.g. 待接单. */
export function stateWord(order: Pick<Order, 'state' | 'way' | 'balance'>): string {
  if (order.state === 'confirmed' && order.way !== 'at_home') return t.orderState.confirmedVisit;
  if (order.state === 'underway' && order.balance === 'open') return t.orderState.balanceOpen;
  return t.orderState[order.state];
}

/** The stage of the five that people know, 0…4; null where the order left the way. */
export function stageOf(state: Order['state']): number | null {
  const stages: Partial<Record<Order['state'], number>> = {
    requested: 0,
    confirmed: 1,
    underway: 2,
    quoted: 2,
    done: 3,
    completed: 4,
    settled: 4,
  };
  return stages[state] ?? null;
}

/** Settled after the work, or settled because the money was shared out without it. */
export function wasWorked(order: Pick<Order, 'timeline'>): boolean {
  return order.timeline.some((event) => event.state === 'underway');
}

/** The newest step that brought the order where it is, if it was one of these. */
function lastOf(
  order: Pick<Order, 'timeline'>,
  steps: readonly string[],
): Order['timeline'][number] | undefined {
  return order.timeline.filter((event) => steps.includes(event.step)).at(-1);
}

const works = ['finish', 'refuse', 'drop_balance'];
const ends = ['drop', 'expire_claim', 'cancel', 'withdraw', 'call_off', 'retract', 'expire', 'decline'];

/** What the state means for who looks, with who did it and why where that matters. */
export function hintOf(order: Order): string {
  const { state, as, balance, way } = order;
  const isArtisan = as === 'artisan';
  if (state === 'underway' && balance === 'open')
    return isArtisan ? t.order.balanceOpenArtisan : t.order.balanceOpenResident;
  if (state === 'missed') return missedHint(order, isArtisan);
  const stopped = state === 'done' && t.order.stoppedBy(lastOf(order, works)?.step ?? '', isArtisan);
  if (stopped) return stopped;
  const dispute = state === 'disputed' ? lastOf(order, ['dispute']) : undefined;
  if (dispute) return t.order.disputedBy(dispute.by, isArtisan, dispute.reason);
  const ended = ['lapsed', 'cancelled', 'declined'].includes(state) ? lastOf(order, ends) : undefined;
  if (ended) return t.order.endedBy(ended.step, isArtisan, ended.reason);
  if (state === 'settled' && !lastOf(order, ['resolve', 'confirm'])) {
    const missed = lastOf(order, misses);
    if (missed) return t.order.missedSettled(missed.step, isArtisan) + shared(order);
  }
  return isArtisan ? (t.order.hintArtisan[state] ?? '') : t.order.hint(state, way);
}

/** Who was absent, and what goes back when nobody disagrees. */
function missedHint(order: Order, isArtisan: boolean): string {
  const step = lastOf(order, misses)?.step ?? '';
  const pays = step === 'miss_resident' && order.amounts.paidFen > 0;
  const back = pays ? t.order.absence(absenceBack(order.policy.rules)) : '';
  return t.order.missedHint(step, isArtisan) + back;
}

function shared({ amounts }: Order): string {
  return amounts.paidFen > 0 ? t.order.shared(sayFen(amounts.refundFen), sayFen(amounts.payableFen)) : '';
}

const misses = ['miss_resident', 'miss_artisan', 'forget'];

/** Why staff decided a dispute as they did; empty where none was decided. */
export function decisionOf(order: Pick<Order, 'timeline'>): string {
  const event = lastOf(order, ['resolve']);
  return event ? t.order.decided(event.reason ?? '') : '';
}

/** By when what happens next will have happened; empty where nothing is due that concerns who looks. */
export function dueHint(order: Pick<Order, 'state' | 'as' | 'balance' | 'nextDueAt'>): string {
  if (order.nextDueAt === null) return '';
  const says = order.as === 'artisan' ? t.order.dueArtisan : t.order.due;
  const isBalance = order.state === 'underway' && order.balance === 'open';
  return says[isBalance ? 'balanceOpen' : order.state]?.(sayTime(order.nextDueAt, now())) ?? '';
}

/** The rules of cancelling say something as long as somebody may still cancel or be missed. */
export const isCancellable = ({ state }: Pick<Order, 'state'>): boolean =>
  ['unpaid', 'requested', 'confirmed', 'missed'].includes(state);
