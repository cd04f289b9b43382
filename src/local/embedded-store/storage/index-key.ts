import { refuse } from '../language/errors.ts';
import { EMPTY_ARRAY_KEY, invert, keyOf, NULL_KEY } from '../language/order.ts';
import { partsOf } from '../language/paths.ts';
import { type Doc, object, T, type Val } from '../language/value.ts';

/** One component of an index or a sort. */
export type KeyPart = { path: string; parts: string[]; descending: boolean };
export type KeySet = { keys: Buffer[]; multikey: boolean[] };

export function keyPart(path: string, direction: number): KeyPart {
  return { path, parts: partsOf(path), descending: direction < 0 };
}

type Field = { val: Val | undefined; at: number; key: Buffer | undefined };
type Run = {
  pattern: readonly KeyPart[];
  sparse: boolean;
  sorting: boolean;
  found: Map<string, Buffer>;
  multikey: boolean[];
};

/**
 * All keys of a document for a pattern, as MongoDB makes them: the elements of an array give one key each,
 * a missing field counts as null, an empty array sorts before null. Sparse: no key where no field exists.
 */
export function keysOf(doc: Doc, pattern: readonly KeyPart[], sparse = false, sorting = false): KeySet {
  const run: Run = { pattern, sparse, sorting, found: new Map(), multikey: pattern.map(() => false) };
  const root = object(doc);
  expand(
    run,
    pattern.map(() => ({ val: root, at: 0, key: undefined })),
  );
  return { keys: [...run.found.values()], multikey: run.multikey };
}

function expand(run: Run, fields: Field[]): void {
  let arrayAt = -1;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i]!;
    if (field.key !== undefined) continue;
    descend(field, run.pattern[i]!.parts);
    if (field.val?.t !== T.array) continue;
    run.multikey[i] = true;
    if (arrayAt < 0) arrayAt = i;
    else if (fields[arrayAt]!.val !== field.val) refuseParallel(run, arrayAt, i);
  }
  if (arrayAt < 0) {
    emit(run, fields);
    return;
  }
  const list = fields[arrayAt]!.val as Extract<Val, { v: Val[] }>;
  for (const item of list.v.length === 0 ? [undefined] : list.v) {
    expand(
      run,
      fields.map((field, i) => elementField(run, field, i, list, item)),
    );
  }
}

function descend(field: Field, parts: readonly string[]): void {
  while (field.at < parts.length && field.val?.t === T.object) {
    field.val = field.val.v.get(parts[field.at]!);
    field.at++;
  }
  if (field.at < parts.length && field.val?.t !== T.array) field.val = undefined;
}

function elementField(run: Run, field: Field, i: number, list: Val, item: Val | undefined): Field {
  if (field.key !== undefined || field.val !== list) return { ...field };
  const part = run.pattern[i]!;
  if (field.at < part.parts.length) {
    return { val: item?.t === T.object ? item : undefined, at: field.at, key: undefined };
  }
  const key = item === undefined ? directed(EMPTY_ARRAY_KEY, part) : keyOf(item, part.descending);
  return { val: item ?? list, at: field.at, key };
}

const directed = (key: Buffer, part: KeyPart): Buffer => (part.descending ? invert(key) : key);

function refuseParallel(run: Run, a: number, b: number): never {
  const last = (i: number): string => run.pattern[i]!.parts.at(-1)!;
  if (run.sorting) refuse('BadValue', 'cannot sort with keys that are parallel arrays');
  return refuse('CannotIndexParallelArrays', `cannot index parallel arrays [${last(b)}] [${last(a)}]`);
}

function emit(run: Run, fields: readonly Field[]): void {
  if (run.sparse && fields.every((field) => field.val === undefined)) return;
  const bytes = fields.map((field, i) => {
    if (field.key !== undefined) return field.key;
    const part = run.pattern[i]!;
    return field.val === undefined ? directed(NULL_KEY, part) : keyOf(field.val, part.descending);
  });
  const key = bytes.length === 1 ? bytes[0]! : Buffer.concat(bytes);
  run.found.set(key.toString('latin1'), key);
}

/** The key by which a document is sorted: the least of its keys, as MongoDB chooses among array elements. */
export function sortKeyOf(doc: Doc, pattern: readonly KeyPart[]): Buffer {
  const { keys } = keysOf(doc, pattern, false, true);
  let least = keys[0]!;
  for (const key of keys) if (Buffer.compare(key, least) < 0) least = key;
  return least;
}
