import { has } from './dialect.ts';
import { refuse } from './errors.ts';
import { compileElementTest } from './filter.ts';
import { partsOf } from './paths.ts';
import { type ArrayVal, array, type Doc, numberOf, object, T, type Val } from './value.ts';

type Tree = Map<string, Tree | ArrayCut | true>;
/** What `$slice` and `$elemMatch` leave of an array. Undefined: the field goes. */
type ArrayCut = (list: ArrayVal) => Val | undefined;
export type Projection = (doc: Doc) => Doc;

type Parsed = { include: boolean | undefined; tree: Tree; keepId: boolean | undefined };

/** Compiles a projection of inclusions or exclusions, dotted paths, `$slice` and `$elemMatch`. */
export function compileProjection(spec: Doc | undefined): Projection | undefined {
  if (spec === undefined || spec.size === 0) return undefined;
  const parsed: Parsed = { include: undefined, tree: new Map(), keepId: undefined };
  for (const [path, val] of spec) addField(parsed, path, val);
  const including = parsed.include ?? parsed.keepId ?? false;
  if (parsed.keepId !== undefined && parsed.keepId === including) add(parsed.tree, ['_id'], true, '_id');
  if (including && parsed.keepId === undefined) add(parsed.tree, ['_id'], true, '_id');
  if (including) return (doc) => includeDoc(doc, parsed.tree);
  if (parsed.keepId === false) add(parsed.tree, ['_id'], true, '_id');
  return (doc) => excludeDoc(doc, parsed.tree);
}

function addField(parsed: Parsed, path: string, val: Val): void {
  if (path === '' || path.startsWith('$') || path.includes('.$')) {
    refuse(31324, `the path '${path}' is not in the dialect of projections`);
  }
  const parts = partsOf(path);
  if (parts.length > 1) has('projection', 'dotted');
  if (val.t === T.object) {
    addCut(parsed, path, parts, val.v);
    return;
  }
  const number = val.t === T.bool ? Number(val.v) : numberOf(val);
  if (number === undefined) refuse(31325, `computed projections are not in the dialect: '${path}'`);
  const wanted = number !== 0;
  has('projection', wanted ? 'include' : 'exclude');
  if (path === '_id') {
    parsed.keepId = wanted;
    return;
  }
  choose(parsed, wanted, path);
  add(parsed.tree, parts, true, path);
}

function choose(parsed: Parsed, include: boolean, path: string): void {
  if (parsed.include === undefined) parsed.include = include;
  else if (parsed.include !== include) {
    if (include) refuse(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
    refuse(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
  }
}

function add(tree: Tree, parts: readonly string[], leaf: ArrayCut | true, path: string): void {
  let node = tree;
  for (const part of parts.slice(0, -1)) {
    const next = node.get(part) ?? new Map();
    if (!(next instanceof Map)) refuse(31249, `Path collision at ${path}`);
    node.set(part, next);
    node = next;
  }
  const last = parts.at(-1)!;
  if (node.get(last) instanceof Map) refuse(31250, `Path collision at ${path}`);
  node.set(last, leaf);
}

function addCut(parsed: Parsed, path: string, parts: readonly string[], spec: Doc): void {
  const name = spec.keys().next().value ?? '';
  if (!has('projection', name) || !name.startsWith('$') || spec.size !== 1) {
    refuse(31325, `Unknown expression ${name} in the projection of '${path}'`);
  }
  if (name === '$slice') {
    add(parsed.tree, parts, compileSlice(spec.get(name)!), path);
    return;
  }
  if (parts.length > 1) refuse(31275, `Cannot use $elemMatch projection on a nested field`);
  const wanted = compileElementTest(spec.get(name)!);
  choose(parsed, true, path);
  add(
    parsed.tree,
    parts,
    (list) => {
      const found = list.v.find(wanted);
      return found === undefined ? undefined : array([found]);
    },
    path,
  );
}

function compileSlice(val: Val): ArrayCut {
  const numbers = (val.t === T.array ? val.v : [val]).map(numberOf);
  if (numbers.length > 2 || numbers.length === 0 || numbers.includes(undefined)) {
    refuse(28667, 'First argument to $slice must be a number or an array of two numbers');
  }
  if (val.t !== T.array) {
    const count = numbers[0]!;
    return ({ v }) => array(count >= 0 ? v.slice(0, count) : v.slice(count));
  }
  const [skip, count] = numbers as [number, number];
  if (!(count > 0)) refuse(28724, 'Third argument to $slice must be positive');
  return ({ v }) => {
    const start = skip >= 0 ? skip : Math.max(0, v.length + skip);
    return array(v.slice(start, start + count));
  };
}

function includeDoc(doc: Doc, tree: Tree): Doc {
  const out: Doc = new Map();
  for (const [name, val] of doc) {
    const node = tree.get(name);
    const kept = node === undefined ? undefined : includeValue(val, node);
    if (kept !== undefined) out.set(name, kept);
  }
  return out;
}

function includeValue(val: Val, node: Tree | ArrayCut | true): Val | undefined {
  if (node === true) return val;
  if (typeof node === 'function') return val.t === T.array ? node(val) : val;
  if (val.t === T.object) return object(includeDoc(val.v, node));
  if (val.t !== T.array) return undefined;
  return array(val.v.map((item) => includeValue(item, node)).filter((item) => item !== undefined));
}

function excludeDoc(doc: Doc, tree: Tree): Doc {
  const out: Doc = new Map();
  for (const [name, val] of doc) {
    const node = tree.get(name);
    if (node === undefined) out.set(name, val);
    else if (node !== true) {
      const kept = excludeValue(val, node);
      if (kept !== undefined) out.set(name, kept);
    }
  }
  return out;
}

function excludeValue(val: Val, node: Tree | ArrayCut | true): Val | undefined {
  if (node === true) return undefined;
  if (typeof node === 'function') return val.t === T.array ? node(val) : val;
  if (val.t === T.object) return object(excludeDoc(val.v, node));
  if (val.t !== T.array) return val;
  return array(val.v.map((item) => excludeValue(item, node)).filter((item) => item !== undefined));
}
