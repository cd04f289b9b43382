import { randomBytes } from 'node:crypto';
import { has } from './dialect.ts';
import { refuse } from './errors.ts';
import type { Filter, Node } from './filter.ts';
import { equal } from './order.ts';
import { isIndex, partsOf } from './paths.ts';
import { type Change, compileChange } from './update-operator.ts';
import { changeAt } from './update-path.ts';
import { type Doc, show, T, type Val } from './value.ts';

export type Update =
  | { kind: 'replacement'; doc: Doc }
  | { kind: 'operators'; changes: { path: string; parts: string[]; onInsert: boolean; change: Change }[] };

/** Compiles the `u` of an update: operators, or a whole new document. Code 9 for what is neither. */
export function compileUpdate(val: Val | undefined): Update {
  if (val?.t === T.array) refuse('FailedToParse', 'updates by a pipeline are not in the dialect');
  if (val?.t !== T.object) refuse('FailedToParse', 'Update argument must be either an object or an array');
  const first = val.v.keys().next().value;
  if (first === undefined || !first.startsWith('$')) {
    has('update', 'replacement');
    for (const name of val.v.keys()) {
      if (name.startsWith('$'))
        refuse(52, `The dollar ($) prefixed field '${name}' is not allowed in a replacement document`);
    }
    return { kind: 'replacement', doc: val.v };
  }
  const changes = [...val.v].flatMap(([operator, fields]) => compileOperator(operator, fields));
  changes.sort((a, b) => comparePaths(a.parts, b.parts));
  refuseConflicts(changes.map((change) => change.path));
  return { kind: 'operators', changes };
}

function compileOperator(operator: string, fields: Val): Extract<Update, { kind: 'operators' }>['changes'] {
  if (!has('update', operator) || !operator.startsWith('$')) {
    refuse('FailedToParse', `Unknown modifier: ${operator}`);
  }
  if (fields.t !== T.object) {
    refuse('FailedToParse', `Modifiers operate on fields but we found ${operator}: ${show(fields)}`);
  }
  return [...fields.v].map(([path, arg]) => {
    const parts = checkedParts(path);
    return { path, parts, onInsert: operator === '$setOnInsert', change: compileChange(operator, path, arg) };
  });
}

function checkedParts(path: string): string[] {
  if (path === '') refuse('EmptyFieldName', 'An empty update path is not valid.');
  const parts = partsOf(path);
  if (parts.includes('')) {
    refuse('EmptyFieldName', `The update path '${path}' contains an empty field name, which is not allowed.`);
  }
  const positional = parts.find((part) => part.startsWith('$'));
  if (positional !== undefined)
    refuse('BadValue', `the positional operator in '${path}' is not in the dialect`);
  return parts;
}

/** MongoDB applies changes in the order of their paths: numbers, names as texts. */
function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i]!, b[i]!];
    if (x === y) continue;
    if (isIndex(x) && isIndex(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}

function refuseConflicts(paths: readonly string[]): void {
  for (const path of paths) {
    const above = paths.find(
      (other, i) => path.startsWith(`${other}.`) || (other === path && paths.indexOf(path) !== i),
    );
    if (above === undefined) continue;
    refuse('ConflictingUpdateOperators', `Updating the path '${path}' would create a conflict at '${above}'`);
  }
}

/** The document after the update. The one given is not changed; the `_id` may not be (code 66). */
export function applyUpdate(before: Doc, update: Update, inserting = false): Doc {
  const id = before.get('_id');
  const after = update.kind === 'replacement' ? replaced(id, update.doc) : changed(before, update, inserting);
  const newId = after.get('_id');
  if (id !== undefined && (newId === undefined || !equal(id, newId))) {
    refuse('ImmutableField', `the update would change the immutable field '_id' to ${show(newId)}`);
  }
  return after;
}

function replaced(id: Val | undefined, doc: Doc): Doc {
  const given = doc.get('_id');
  const first = given ?? id;
  return new Map([...(first === undefined ? [] : [['_id', first] as const]), ...doc]);
}

function changed(before: Doc, update: Extract<Update, { kind: 'operators' }>, inserting: boolean): Doc {
  const after = cloneDoc(before);
  for (const { path, parts, change, onInsert } of update.changes) {
    if (!onInsert || inserting) changeAt(after, path, parts, change, before.get('_id'));
  }
  return after;
}

function cloneDoc(doc: Doc): Doc {
  const out: Doc = new Map();
  for (const [name, val] of doc) out.set(name, clone(val));
  return out;
}

function clone(val: Val): Val {
  if (val.t === T.object) return { t: T.object, v: cloneDoc(val.v) };
  return val.t === T.array ? { t: T.array, v: val.v.map(clone) } : val;
}

/** The document an upsert inserts: the filter's equalities, the update, and an `_id` in the first place. */
export function upsertDocument(filter: Filter, update: Update): Doc {
  const base: Doc = new Map();
  const seen = new Set<string>();
  for (const { path, parts, val } of equalities(filter.root)) {
    const twice = [...seen].some(
      (other) => `${other}.`.startsWith(`${path}.`) || path.startsWith(`${other}.`),
    );
    if (twice) refuse(54, `cannot infer query fields to set, path '${path}' is matched twice`);
    seen.add(path);
    if (update.kind === 'operators' || path === '_id')
      changeAt(base, path, parts, { creates: true, to: () => val }, undefined);
  }
  return withId(applyUpdate(base, update, true));
}

function equalities(node: Node): { path: string; parts: string[]; val: Val }[] {
  if (node.kind === 'and' || (node.kind === 'or' && node.items.length === 1))
    return node.items.flatMap(equalities);
  if (node.kind !== 'field' || node.leaf.op !== 'eq') return [];
  return [{ path: node.path, parts: node.parts, val: node.leaf.val }];
}

/** The document with its `_id` first, made here where it has none. */
export function withId(doc: Doc): Doc {
  const id = doc.get('_id');
  if (id !== undefined && doc.keys().next().value === '_id') return checkedId(doc, id);
  return checkedId(new Map([['_id', id ?? newObjectId()], ...doc]), id);
}

function checkedId(doc: Doc, id: Val | undefined): Doc {
  if (id?.t === T.array) refuse(53, `The '_id' value cannot be of type array`);
  if (id?.t === T.regex) refuse(53, `The '_id' value cannot be of type regex`);
  if (id !== undefined && namesOperator(id)) refuse(52, `_id fields may not contain '$'-prefixed fields`);
  return doc;
}

function namesOperator(val: Val): boolean {
  if (val.t === T.array) return val.v.some(namesOperator);
  return val.t === T.object && [...val.v].some(([name, item]) => name.startsWith('$') || namesOperator(item));
}

const processPart = randomBytes(5);
let counter = randomBytes(3).readUIntBE(0, 3);

function newObjectId(): Val {
  const bytes = Buffer.allocUnsafe(12);
  bytes.writeUInt32BE(Math.floor(Date.now() / 1000));
  processPart.copy(bytes, 4);
  counter = (counter + 1) & 0xffffff;
  bytes.writeUIntBE(counter, 9, 3);
  return { t: T.objectId, v: bytes };
}
