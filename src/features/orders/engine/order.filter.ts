import { day } from '../../../kernel/clock.ts';
import type { CursorPosition } from '../../../kernel/page.ts';
import { trusted } from '../../../kernel/store.ts';
import { conditionsOf } from './order.search.ts';
import { type ListOrder, sortValue } from './order.sort.ts';

/** Some states of one kind, of everybody's orders or of those with one provider. */
export interface KindStates {
  kind: string;
  states: readonly string[];
  providerPersonId?: string;
}
export interface ListFilter {
  kind?: string | undefined;
  states?: readonly string[] | undefined;
  /** Never these. */
  without?: readonly KindStates[] | undefined;
  /** Only what is agreed with a provider who is not at work any more. */
  stopped?: boolean | undefined;
  /** Only what has this number, or these words in a name, on one of the grids; of the lists of grids alone. */
  text?: string | undefined;
  /** Only orders whose appointed time ends after `from` and starts before `to`. */
  from?: Date | undefined;
  to?: Date | undefined;
  /** Only orders whose appointed time starts from here on, so that every order stands on one day. */
  startFrom?: Date | undefined;
}
export type Whose =
  | { residentId: string }
  | { 'orderedBy.personId': string }
  | { providerPersonId: string }
  | { grids: readonly string[] };

export function startOf({ startFrom, to }: ListFilter): Record<string, unknown> {
  const startAt = { ...(startFrom && { $gte: startFrom }), ...(to && { $lt: to }) };
  return startFrom || to ? { startAt: trusted(startAt) } : {};
}

const shortSpan = 45 * day;
/**
 * Of some weeks all orders are read by their start and sorted: in any other order most of what is read would be of other days.
 * To sort by one thing more decides nothing, ids are never alike, but no index has it.
 */
export const isShort = ({ startFrom, to, text }: ListFilter): boolean =>
  text === undefined && !!startFrom && !!to && to.getTime() - startFrom.getTime() <= shortSpan;

/** Says once more, so that an index begins there, that nothing stands before the cursor. */
export function fromCursor({ field, direction }: ListOrder, position: CursorPosition | null) {
  if (!position) return [];
  return [{ [field]: trusted({ [direction === 1 ? '$gte' : '$lte']: sortValue(field, position.key) }) }];
}

/** Whose they are. What is searched says on which grid, so that a search looks into nothing else. */
export function ownerOf(whose: Whose, { text }: ListFilter): Record<string, unknown>[] {
  if (!('grids' in whose)) return [whose];
  const searchKeys = text === undefined ? [] : conditionsOf(text, whose.grids);
  return searchKeys.length > 0 ? searchKeys : [{ gridPath: trusted({ $in: [...whose.grids] }) }];
}

export function statesOf({ states, without }: ListFilter): Record<string, unknown> {
  const never = (without ?? []).map(({ states: those, ...whose }) => ({
    ...whose,
    state: trusted({ $in: [...those] }),
  }));
  return {
    ...(states ? { state: trusted({ $in: [...states] }) } : {}),
    ...(never.length > 0 ? { $nor: never } : {}),
  };
}
