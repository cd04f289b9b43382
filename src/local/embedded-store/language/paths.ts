import { refuse } from './errors.ts';
import { type Doc, T, type Val } from './value.ts';

export const partsOf = (path: string): string[] => path.split('.');
export const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);

/** The parts of a path that names a field, as sorts, pipelines and `distinct` take it. */
export function fieldPath(path: string): string[] {
  const parts = partsOf(path);
  if (path === '') refuse(40352, 'FieldPath cannot be constructed with empty string');
  if (path.endsWith('.')) refuse(40353, "FieldPath must not end with a '.'.");
  if (parts.includes('')) refuse(15998, 'FieldPath field names may not be empty strings.');
  if (parts.some((part) => part.startsWith('$'))) refuse(16410, `the path '${path}' is not in the dialect`);
  return parts;
}

/** Asked for each value a path reaches; `undefined` stands for a missing field. True ends the walk. */
export type Visit = (val: Val | undefined) => boolean;

/**
 * Walks a dotted path as MongoDB's filters do: arrays on the way are entered (their objects, and the element
 * a numeric part names). An array at the end gives its elements and then itself, unless `whole`.
 */
export function someAt(doc: Doc, parts: readonly string[], whole: boolean, visit: Visit): boolean {
  return enter(doc, parts, 0, whole, visit);
}

function enter(doc: Doc, parts: readonly string[], at: number, whole: boolean, visit: Visit): boolean {
  const child = doc.get(parts[at]!);
  return child === undefined ? visit(undefined) : arrive(child, parts, at + 1, whole, visit);
}

function arrive(val: Val, parts: readonly string[], at: number, whole: boolean, visit: Visit): boolean {
  if (at === parts.length) return leaf(val, whole, visit);
  if (val.t === T.object) return enter(val.v, parts, at, whole, visit);
  if (val.t !== T.array) return visit(undefined);
  for (const item of val.v) {
    if (item.t === T.object && enter(item.v, parts, at, whole, visit)) return true;
  }
  const part = parts[at]!;
  const named = isIndex(part) ? val.v[Number(part)] : undefined;
  const last = at + 1 === parts.length;
  if (named === undefined || (!last && named.t !== T.object && named.t !== T.array)) return false;
  // An element that the last part names by its position is taken as it is, even where it is an array.
  return arrive(named, parts, at + 1, whole || last, visit);
}

function leaf(val: Val, whole: boolean, visit: Visit): boolean {
  if (val.t === T.array && !whole) {
    for (const item of val.v) if (visit(item)) return true;
  }
  return visit(val);
}

/** The value at a path through objects only; arrays on the way end the walk. */
export function valueAt(doc: Doc, parts: readonly string[]): Val | undefined {
  let val: Val | undefined = doc.get(parts[0]!);
  for (let i = 1; i < parts.length && val !== undefined; i++) {
    val = val.t === T.object ? val.v.get(parts[i]!) : undefined;
  }
  return val;
}
