import { has } from './dialect.ts';
import { refuse } from './errors.ts';
import { partsOf } from './paths.ts';
import { array, type Doc, numberOf, object, T, type Val } from './value.ts';

type Tree = Map<string, Tree | true>;
export type Projection = (doc: Doc) => Doc;

type Parsed = { include: boolean | undefined; tree: Tree; keepId: boolean | undefined };

/** Compiles a projection of inclusions or exclusions. */
export function compileProjection(spec: Doc | undefined): Projection | undefined {
  if (spec === undefined || spec.size === 0) return undefined;
  const parsed: Parsed = { include: undefined, tree: new Map(), keepId: undefined };
  for (const [path, val] of spec) addField(parsed, path, val);
  const including = parsed.include ?? parsed.keepId ?? false;
  if (parsed.keepId !== undefined && parsed.keepId === including) add(parsed.tree, ['_id'], '_id');
  if (including && parsed.keepId === undefined) add(parsed.tree, ['_id'], '_id');
  if (including) return (doc) => includeDoc(doc, parsed.tree);
  if (parsed.keepId === false) add(parsed.tree, ['_id'], '_id');
  return (doc) => excludeDoc(doc, parsed.tree);
}

function addField(parsed: Parsed, path: string, val: Val): void {
  if (path === '' || path.startsWith('$') || path.includes('.$')) {
    refuse(31324, `the path '${path}' is not in the dialect of projections`);
  }
  const parts = partsOf(path);
  if (parts.length > 1) has('projection', 'dotted');
  const number = val.t === T.bool ? Number(val.v) : numberOf(val);
  if (number === undefined) refuse(31325, `computed projections are not in the dialect: '${path}'`);
  const wanted = number !== 0;
  has('projection', wanted ? 'include' : 'exclude');
  if (path === '_id') {
    parsed.keepId = wanted;
    return;
  }
  choose(parsed, wanted, path);
  add(parsed.tree, parts, path);
}

function choose(parsed: Parsed, include: boolean, path: string): void {
  if (parsed.include === undefined) parsed.include = include;
  else if (parsed.include !== include) {
    if (include) refuse(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
    refuse(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
  }
}

function add(tree: Tree, parts: readonly string[], path: string): void {
  let node = tree;
  for (const part of parts.slice(0, -1)) {
    const next = node.get(part) ?? new Map();
    if (!(next instanceof Map)) refuse(31249, `Path collision at ${path}`);
    node.set(part, next);
    node = next;
  }
  const last = parts.at(-1)!;
  if (node.get(last) instanceof Map) refuse(31250, `Path collision at ${path}`);
  node.set(last, true);
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

function includeValue(val: Val, node: Tree | true): Val | undefined {
  if (node === true) return val;
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

function excludeValue(val: Val, node: Tree | true): Val | undefined {
  if (node === true) return undefined;
  if (val.t === T.object) return object(excludeDoc(val.v, node));
  if (val.t !== T.array) return val;
  return array(val.v.map((item) => excludeValue(item, node)).filter((item) => item !== undefined));
}
