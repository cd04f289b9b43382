import type { LocationQuery } from 'vue-router';
import type { Order } from '../orders/engine/kind.ts';

/** What waits for staff, what stands with somebody who was stopped, or everything. */
export const everyShow = ['attention', 'stopped', 'all'] as const;
export type Show = (typeof everyShow)[number];

export interface OrderQuery {
  show: Show | undefined;
  state: Order['state'] | undefined;
  q: string;
  /** Days, as 2026-11-27; empty where none was chosen. */
  from: string;
  to: string;
}

const longest = 40;
type Value = LocationQuery[string] | undefined;
const textOf = (value: Value): string => (typeof value === 'string' ? value.slice(0, longest) : '');

function dayOf(value: Value): string {
  const day = textOf(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : '';
}

/** What an address asks for, whatever stands in it; addresses of before say everything as `state`. */
export function queryIn(query: LocationQuery, states: readonly Order['state'][]): OrderQuery {
  const state = states.find((one) => one === query['state']);
  const before = state ?? query['state'];
  const show =
    everyShow.find((one) => one === query['show']) ??
    everyShow.find((one) => one === before) ??
    (state ? 'all' : undefined);
  return { show, state, q: textOf(query['q']).trim(), from: dayOf(query['from']), to: dayOf(query['to']) };
}
