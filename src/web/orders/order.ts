import type { components } from '../../contract/types.gen.ts';
import { t } from '../copy.ts';

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
