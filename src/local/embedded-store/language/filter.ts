import { has } from './dialect.ts';
import { refuse } from './errors.ts';
import { compileLeaf, type Leaf, matchesLeaf, pattern } from './filter-operator.ts';
import { partsOf, someAt } from './paths.ts';
import { type Doc, T, truthy, type Val } from './value.ts';

type Elem = { kind: 'elem'; path: string; parts: string[]; item: Node; ofValues: boolean };
type Condition = { kind: 'field'; path: string; parts: string[]; leaf: Leaf } | Elem;
/** A compiled filter. The planner reads the nodes; `matches` decides about documents. */
export type Node = { kind: 'and' | 'or' | 'nor'; items: Node[] } | { kind: 'not'; item: Node } | Condition;

const LOGICAL = ['$and', '$or', '$nor'];

export type Filter = { root: Node; fields: ReadonlySet<string> };

/** Compiles a filter; what the dialect has not is refused with code 2. */
export function compileFilter(doc: Doc): Filter {
  const root = compileDoc(doc);
  const fields = new Set<string>();
  collectFields(root, fields);
  return { root, fields };
}

export const MATCH_ALL: Filter = compileFilter(new Map());

export function matches(filter: Filter, doc: Doc): boolean {
  return test(filter.root, doc);
}

function compileDoc(doc: Doc): Node {
  const items: Node[] = [];
  for (const [name, val] of doc) {
    if (name.startsWith('$')) items.push(compileLogical(name, val));
    else items.push(...compileField(name, val));
  }
  return items.length === 1 ? items[0]! : { kind: 'and', items };
}

function compileLogical(name: string, val: Val): Node {
  if (!has('filter', name) || !LOGICAL.includes(name)) {
    return refuse('BadValue', `unknown top level operator: ${name}`);
  }
  if (val.t !== T.array) refuse('BadValue', `${name} must be an array`);
  if (val.v.length === 0) refuse('BadValue', '$and/$or/$nor must be a nonempty array');
  const items = val.v.map((item) => {
    if (item.t !== T.object) refuse('BadValue', '$or/$and/$nor entries need to be full objects');
    return compileDoc(item.v);
  });
  return { kind: name.slice(1) as 'and' | 'or' | 'nor', items };
}

const firstName = (doc: Doc): string | undefined => doc.keys().next().value;
export const isOperatorDoc = (val: Val): boolean =>
  val.t === T.object && firstName(val.v)?.startsWith('$') === true;

function compileField(path: string, val: Val): Node[] {
  if (val.t !== T.object || !isOperatorDoc(val)) {
    if (val.t === T.regex) return [field(path, { op: 'regex', val, pattern: pattern(val.v, val.flags) })];
    return [field(path, compileLeaf('$eq', val))];
  }
  return compileOperators(path, val.v);
}

const field = (path: string, leaf: Leaf): Node => ({ kind: 'field', path, parts: partsOf(path), leaf });

function compileOperators(path: string, operators: Doc): Node[] {
  const nodes: Node[] = [];
  if (operators.has('$options') && !operators.has('$regex')) refuse('BadValue', '$options needs a $regex');
  for (const [name, val] of operators) {
    if (!has('filter', name) || LOGICAL.includes(name)) {
      refuse('BadValue', `unknown operator: ${name}`);
    }
    if (name !== '$options') nodes.push(compileOperator(path, name, val, operators));
  }
  return nodes;
}

function compileOperator(path: string, name: string, val: Val, operators: Doc): Node {
  switch (name) {
    case '$not':
      return { kind: 'not', item: negated(path, val) };
    case '$ne':
      if (val.t === T.regex) refuse('BadValue', "Can't have regex as arg to $ne.");
      return { kind: 'not', item: field(path, compileLeaf('$eq', val)) };
    case '$nin':
      return { kind: 'not', item: field(path, compileLeaf('$in', val)) };
    case '$elemMatch':
      return compileElemMatch(path, val);
    case '$all':
      return compileAll(path, val);
    case '$regex':
      return field(path, compileRegex(val, operators.get('$options')));
    case '$exists':
      return compileExists(path, val);
    default:
      return field(path, compileLeaf(name, val));
  }
}

function compileExists(path: string, val: Val): Node {
  const node = field(path, { op: 'exists', val });
  return truthy(val) ? node : { kind: 'not', item: node };
}

function compileRegex(val: Val, options: Val | undefined): Leaf {
  if (options !== undefined && options.t !== T.string) refuse('BadValue', '$options has to be a string');
  if (val.t !== T.string && val.t !== T.regex) refuse('BadValue', '$regex has to be a string');
  const flags = (options?.v as string | undefined) ?? (val.t === T.regex ? val.flags : '');
  if (val.t === T.regex && options !== undefined && val.flags !== '') {
    refuse(51075, 'options set in both $regex and $options');
  }
  return { op: 'regex', val: { t: T.regex, v: val.v, flags }, pattern: pattern(val.v, flags) };
}

function negated(path: string, val: Val): Node {
  if (val.t === T.regex) return field(path, { op: 'regex', val, pattern: pattern(val.v, val.flags) });
  if (val.t !== T.object) refuse('BadValue', '$not needs a regex or a document');
  if (val.v.size === 0) refuse('BadValue', '$not cannot be empty');
  return { kind: 'and', items: compileOperators(path, val.v) };
}

function compileElemMatch(path: string, val: Val): Node {
  if (val.t !== T.object) refuse('BadValue', '$elemMatch needs an Object');
  const first = firstName(val.v);
  const ofValues = first?.startsWith('$') === true && !LOGICAL.includes(first);
  const item: Node = ofValues ? { kind: 'and', items: compileOperators('', val.v) } : compileDoc(val.v);
  return { kind: 'elem', path, parts: partsOf(path), item, ofValues };
}

function compileAll(path: string, val: Val): Node {
  if (val.t !== T.array) refuse('BadValue', '$all needs an array');
  if (val.v.length === 0) return { kind: 'nor', items: [{ kind: 'and', items: [] }] };
  const elements = val.v.flatMap((item) =>
    item.t === T.object && firstName(item.v) === '$elemMatch' ? [item.v.get('$elemMatch')!] : [],
  );
  if (elements.length !== val.v.filter(isOperatorDoc).length) refuse('BadValue', 'no $ expressions in $all');
  if (elements.length > 0 && elements.length < val.v.length)
    refuse('BadValue', '$all/$elemMatch has to be consistent');
  const items =
    elements.length > 0
      ? elements.map((item) => compileElemMatch(path, item))
      : val.v.flatMap((item) => compileField(path, item));
  return { kind: 'and', items };
}

/** Joins what `one` says of the conditions. */
function judge(node: Node, one: (condition: Condition) => boolean): boolean {
  switch (node.kind) {
    case 'and':
      return node.items.every((item) => judge(item, one));
    case 'or':
      return node.items.some((item) => judge(item, one));
    case 'nor':
      return !node.items.some((item) => judge(item, one));
    case 'not':
      return !judge(node.item, one);
    default:
      return one(node);
  }
}

function test(node: Node, doc: Doc): boolean {
  return judge(node, (condition) => {
    const { parts } = condition;
    if (condition.kind === 'elem') return someAt(doc, parts, true, (val) => hasElement(condition, val));
    const { leaf } = condition;
    return someAt(doc, parts, leaf.op === 'size', (val) => matchesLeaf(leaf, val));
  });
}

/** Judges one array element by operators alone; an element that is an array is not entered. */
function testValue(node: Node, val: Val): boolean {
  return judge(node, (condition) =>
    condition.kind === 'elem' ? hasElement(condition, val) : matchesLeaf(condition.leaf, val),
  );
}

function hasElement({ item: node, ofValues }: Elem, val: Val | undefined): boolean {
  if (val?.t !== T.array) return false;
  return val.v.some((item) => {
    if (ofValues) return testValue(node, item);
    if (item.t === T.object) return test(node, item.v);
    return item.t === T.array && test(node, new Map(item.v.map((inner, i) => [String(i), inner])));
  });
}

/** Whether a single value would satisfy the condition of an update's `$pull`. */
export function compileElementTest(val: Val): (item: Val) => boolean {
  if (val.t === T.object && isOperatorDoc(val)) {
    const node: Node = { kind: 'and', items: compileOperators('', val.v) };
    return (item) => testValue(node, item);
  }
  if (val.t === T.object) {
    const node = compileDoc(val.v);
    return (item) => item.t === T.object && test(node, item.v);
  }
  const leaf = (compileField('', val)[0] as Extract<Node, { kind: 'field' }>).leaf;
  return (item) => matchesLeaf(leaf, item);
}

function collectFields(node: Node, into: Set<string>): void {
  if (node.kind === 'field' || node.kind === 'elem') into.add(node.parts[0]!);
  else if (node.kind === 'not') collectFields(node.item, into);
  else for (const item of node.items) collectFields(item, into);
}
