import { refuse } from './errors.ts';
import { isIndex } from './paths.ts';
import type { Change } from './update-operator.ts';
import { type ArrayVal, type Doc, NULL, object, show, T, type Val } from './value.ts';

/** MongoDB pads an array with at most this many nulls to reach an index. */
const MAX_PADDING = 1_500_000;
type Place = { path: string; id: Val | undefined };

/** Applies one change at a dotted path, in place. Code 28 where the path cannot be made. */
export function changeAt(
  doc: Doc,
  path: string,
  parts: readonly string[],
  change: Change,
  id: Val | undefined,
): void {
  inDocument(doc, parts, 0, change, { path, id });
}

function inDocument(doc: Doc, parts: readonly string[], at: number, change: Change, place: Place): void {
  const name = parts[at]!;
  const next = renew(doc.get(name), parts, at, change, place);
  if (next === 'remove') doc.delete(name);
  else if (next !== undefined) doc.set(name, next);
}

function inArray(list: ArrayVal, parts: readonly string[], at: number, change: Change, place: Place): void {
  const name = parts[at]!;
  if (!isIndex(name)) {
    if (change.lenient) return;
    refuse('PathNotViable', `Cannot create field '${name}' in element {${parts[at - 1]}: ${show(list)}}`);
  }
  const position = Number(name);
  const next = renew(list.v[position], parts, at, change, place);
  if (next === undefined || (next === 'remove' && position >= list.v.length)) return;
  if (position - list.v.length > MAX_PADDING)
    refuse('BadValue', `cannot backfill array to position ${position}`);
  while (list.v.length < position) list.v.push(NULL);
  list.v[position] = next === 'remove' ? NULL : next;
}

/** The new value at a place; `undefined` leaves it is. */
function renew(
  current: Val | undefined,
  parts: readonly string[],
  at: number,
  change: Change,
  place: Place,
): Val | 'remove' | undefined {
  if (at === parts.length - 1) return change.to(current, place);
  if (current === undefined) return change.creates ? created(parts, at, change, place) : undefined;
  if (current.t === T.object) inDocument(current.v, parts, at + 1, change, place);
  else if (current.t === T.array) inArray(current, parts, at + 1, change, place);
  else if (!change.lenient) {
    refuse(
      'PathNotViable',
      `Cannot create field '${parts[at + 1]}' in element {${parts[at]}: ${show(current)}}`,
    );
  }
  return undefined;
}

function created(parts: readonly string[], at: number, change: Change, place: Place): Val {
  const doc: Doc = new Map();
  inDocument(doc, parts, at + 1, change, place);
  return object(doc);
}
