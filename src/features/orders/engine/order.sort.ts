import type { CursorPosition } from '../../../kernel/page.ts';
import type { Order } from './order.ts';

/** In which order a list stands: by a field and then by id, both in the same direction. */
export interface ListOrder {
  field: 'bookedAt' | 'startAt' | 'advanceFen';
  direction: 1 | -1;
}
type Whose = object & { providerPersonId?: string };

const fields = { created: 'bookedAt', start: 'startAt', amount: 'advanceFen' } as const;
type Sort = keyof typeof fields | `-${keyof typeof fields}`;

/** As an address says it: `-created` is the last booked first. */
export function orderOf(sort: Sort): ListOrder {
  const [, minus, name] = /^(-?)(.*)$/.exec(sort) ?? [];
  return { field: fields[name as keyof typeof fields], direction: minus ? -1 : 1 };
}

/** Where nothing else was asked for: of a provider by their start, of others the last booked first. */
export const naturalOrder = (whose: Whose): ListOrder =>
  'providerPersonId' in whose ? { field: 'startAt', direction: 1 } : { field: 'bookedAt', direction: -1 };

/** What the cursors of such a list hold. */
export const cursorKindOf = ({ field }: ListOrder) => (field === 'advanceFen' ? 'number' : 'time');

export const sortValue = (field: ListOrder['field'], key: string | number): Date | number =>
  field === 'advanceFen' ? Number(key) : new Date(key);

export function positionIn({ field }: ListOrder, order: Order): CursorPosition {
  const value = order[field];
  return { key: typeof value === 'number' ? value : value.toISOString(), id: order._id };
}

/** Compares as the store does. */
export const inOrder =
  ({ field, direction }: ListOrder) =>
  (a: Order, b: Order): number =>
    direction * (Number(a[field]) - Number(b[field]) || (a._id < b._id ? -1 : 1));
