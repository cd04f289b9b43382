import { malformed } from '../../kernel/errors.ts';
import type { CursorPosition } from '../../kernel/page.ts';
import { trusted } from '../../kernel/process-store.ts';

type Condition = Record<string, unknown>;

// No code of a grid holds a character behind this one.
const lastCharacter = '\uffff';

/** Grid codes start with their parent's code, so what lies on or below one is a range. */
export function gridsWithin(codes: readonly string[]): Condition[] {
  return codes.map((code) => ({ grid: trusted({ $gte: code, $lt: code + lastCharacter }) }));
}

function dateOf(position: CursorPosition): Date {
  const at = new Date(position.key);
  if (Number.isNaN(at.getTime())) {
    throw malformed({}, [{ path: '/query/cursor', message: 'is not a cursor of this list' }]);
  }
  return at;
}

/** The rows behind a mark in a list sorted by a date and the id, both ascending. */
export function newerThan(field: string, position: CursorPosition | null): Condition[] {
  if (!position) return [];
  const at = dateOf(position);
  return [{ $or: [{ [field]: trusted({ $gt: at }) }, { [field]: at, _id: trusted({ $gt: position.id }) }] }];
}

/** The same for both descending. */
export function olderThan(field: string, position: CursorPosition | null): Condition[] {
  if (!position) return [];
  const at = dateOf(position);
  return [{ $or: [{ [field]: trusted({ $lt: at }) }, { [field]: at, _id: trusted({ $lt: position.id }) }] }];
}
