import { t } from '../../copy.ts';
import type { Order } from './kind.ts';

/** The newest step that brought the order where it is, if it was one of these. */
export function lastOf(
  order: Pick<Order, 'timeline'>,
  steps: readonly string[],
): Order['timeline'][number] | undefined {
  return order.timeline.filter((event) => steps.includes(event.step)).at(-1);
}

/** Why staff decided a dispute as they did; empty where none was decided. */
export function decisionOf(order: Pick<Order, 'timeline'>): string {
  const event = lastOf(order, ['resolve']);
  return event ? t.order.decided(event.reason ?? '') : '';
}
