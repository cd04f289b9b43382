import type { LocationQuery } from 'vue-router';
import { chinaInstant } from '../format/time.ts';
import type { Order } from '../orders/engine/kind.ts';

/** What waits for staff, what stands with somebody who was stopped, or everything. */
export const everyShow = ['attention', 'stopped', 'all'] as const;
export type Show = (typeof everyShow)[number];

/** By what the columns can be sorted; with a minus the latest or highest first. */
const sorts = ['-created', 'created', '-start', 'start', '-amount', 'amount'] as const;
export type Sort = (typeof sorts)[number];

export interface OrderQuery {
  show: Show | undefined;
  state: Order['state'] | undefined;
  q: string;
  /** Days, as 2026-11-27; empty where none was chosen. */
  from: string;
  to: string;
  /** A kind of order, or empty. */
  kind: string;
  /** A grid that the person works for, or empty: all of them. */
  grid: string;
  sort: Sort;
  /** Behind which order the page begins; empty at the beginning. */
  after: string;
}
/** What a filter lets through, as the address says it. */
export type OrderFilter = Omit<OrderQuery, 'show' | 'sort' | 'after'>;

const longest = 40;
const longestCursor = 400;
type Value = LocationQuery[string] | undefined;
const textOf = (value: Value, most = longest): string =>
  typeof value === 'string' ? value.slice(0, most) : '';

function dayOf(value: Value): string {
  const day = textOf(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : '';
}

/** What there is to choose from. */
interface Choices {
  states: readonly Order['state'][];
  kinds: readonly string[];
  grids: readonly string[];
}

/** What an address asks for, whatever stands in it; addresses of before say everything as `state`. */
export function queryIn(query: LocationQuery, { states, kinds, grids }: Choices): OrderQuery {
  const state = states.find((one) => one === query['state']);
  const before = state ?? query['state'];
  const show =
    everyShow.find((one) => one === query['show']) ??
    everyShow.find((one) => one === before) ??
    (state ? 'all' : undefined);
  return {
    show,
    state,
    q: textOf(query['q']).trim(),
    from: dayOf(query['from']),
    to: dayOf(query['to']),
    kind: kinds.find((one) => one === query['kind']) ?? '',
    grid: grids.find((one) => one === query['grid']) ?? '',
    sort: sorts.find((one) => one === query['sort']) ?? '-created',
    after: /^[\w-]+$/.test(textOf(query['after'])) ? textOf(query['after'], longestCursor) : '',
  };
}

const oneDayMinutes = 24 * 60;

/** The same as the server is asked for it, for the list and for the file. */
export function askedOf(show: Show, { q, state, from, to, kind, grid }: OrderFilter, sort: Sort) {
  return {
    ...(show !== 'all' && { [show]: true }),
    ...(q && { q }),
    ...(state && { state }),
    ...(kind && { kind }),
    ...(grid && { grid }),
    ...(from && { from: chinaInstant(from, 0).toISOString() }),
    ...(to && { to: chinaInstant(to, oneDayMinutes).toISOString() }),
    ...(sort !== '-created' && { sort }),
  };
}
