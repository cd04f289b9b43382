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
/** The place after which a page starts: the last item's sort key and id. A time is ISO text or milliseconds. */
export interface CursorPosition<Key extends string | number = string | number> {
  key: Key;
  id: string;
}
/** What a list is sorted by, and so what its cursors hold. */
interface Keys {
  time: string | number;
  number: number;
  text: string;
}

const isKey: { [Kind in keyof Keys]: (key: unknown) => key is Keys[Kind] } = {
  time: (key): key is string | number =>
    (typeof key === 'string' || typeof key === 'number') && !Number.isNaN(new Date(key).getTime()),
  number: (key): key is number => Number.isSafeInteger(key),
  text: (key): key is string => typeof key === 'string',
};

/** Where a list of this kind goes on; null at its beginning. Throws `malformed` for whatever is not its cursor. */
export function readCursor<Kind extends keyof Keys>(
  cursor: string | undefined,
  kind: Kind,
): CursorPosition<Keys[Kind]> | null {
  if (!cursor) return null;
  try {
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    const [key, id, ...more] = Array.isArray(parts) ? (parts as unknown[]) : [];
    if (isKey[kind](key) && typeof id === 'string' && more.length === 0) return { key, id };
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

/**
 * The condition for rows behind a cursor, in a list sorted by a date, or by a number where `sortValue` says so, and then by
 * id, both up (1) or both down (-1); empty without a cursor.
 */
export function afterCursor(
  field: string,
  direction: 1 | -1,
  position: CursorPosition | null,
  sortValue: (key: string | number) => Date | number = (key) => new Date(key),
): Record<string, unknown> {
  if (!position) return {};
  const at = sortValue(position.key);
  const beyond = direction === 1 ? '$gt' : '$lt';
  return {
    $or: [{ [field]: trusted({ [beyond]: at }) }, { [field]: at, _id: trusted({ [beyond]: position.id }) }],
  };
}
