import { malformed } from './errors.ts';
import { trusted } from './store.ts';

/** One page of a list that is sorted by a key and then by id; `next` is the cursor of the following page. */
export interface Page<T> {
  items: T[];
  next: string | null;
}
export interface PageRequest {
  /** 1…50 */
  limit: number;
  cursor?: string | undefined;
}
/** The place after which a page starts: the last item's sort key and id. */
export interface CursorPosition {
  key: string | number;
  id: string;
}

export function readCursor(cursor: string | undefined): CursorPosition | null {
  if (!cursor) return null;
  try {
    const [key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if ((typeof key === 'string' || typeof key === 'number') && typeof id === 'string') return { key, id };
  } catch {
    // falls through: a cursor that is not ours
  }
  throw malformed({}, [{ path: '/query/cursor', message: 'is not a cursor of this list' }]);
}

function writeCursor(position: CursorPosition): string {
  return Buffer.from(JSON.stringify([position.key, position.id])).toString('base64url');
}

/** Cuts a result of up to `limit + 1` rows into a page. */
export function pageOf<T>(rows: T[], limit: number, positionOf: (row: T) => CursorPosition): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? writeCursor(positionOf(last)) : null };
}

/** The date at which a cursor stands. Throws `malformed` where it names none. */
function dateOf(position: CursorPosition): Date {
  const at = new Date(position.key);
  if (!Number.isNaN(at.getTime())) return at;
  throw malformed({}, [{ path: '/query/cursor', message: 'is not a cursor of this list' }]);
}

/**
 * The condition for rows behind a cursor, in a list sorted by a date and then by id, both up (1) or both
 * down (-1); empty without a cursor. Throws `malformed` for a cursor of another list.
 */
export function afterCursor(
  field: string,
  direction: 1 | -1,
  position: CursorPosition | null,
): Record<string, unknown> {
  if (!position) return {};
  const at = dateOf(position);
  const beyond = direction === 1 ? '$gt' : '$lt';
  return {
    $or: [{ [field]: trusted({ [beyond]: at }) }, { [field]: at, _id: trusted({ [beyond]: position.id }) }],
  };
}
