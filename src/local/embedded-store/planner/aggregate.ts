import { has } from '../language/dialect.ts';
import { refuse } from '../language/errors.ts';
import { compileExpression, type Expression } from '../language/expression.ts';
import { type Filter, isOperatorDoc, MATCH_ALL, matches } from '../language/filter.ts';
import { fieldPath, valueAt } from '../language/paths.ts';
import { compileProjection } from '../language/projection.ts';
import { type Doc, isNumber, numberOf, object, T, truthy, type Val } from '../language/value.ts';
import type { Collection } from '../storage/catalogue.ts';
import { type KeyPart, sortKeyOf } from '../storage/index-key.ts';
import type { Storage } from '../storage/storage.ts';
import { groupStage } from './group.ts';
import { decoded, filterOf, find, limited, mapped, type Source, skipped, sorted, sortOf } from './query.ts';

export type Stage = { name: string; val: Val };

export function stagesOf(pipeline: readonly Val[]): Stage[] {
  return pipeline.map((item) => {
    if (item.t !== T.object || item.v.size !== 1) {
      return refuse(40323, 'A pipeline stage specification object must contain exactly one field.');
    }
    const [[name, val]] = [...item.v] as [[string, Val]];
    if (!has('stage', name)) refuse(40324, `Unrecognized pipeline stage name: '${name}'`);
    return { name, val };
  });
}

/** The results of a pipeline. A `$match`, `$sort` and `$limit` in front are planned as a find is. */
export function aggregate(
  storage: Storage,
  collection: Collection | undefined,
  stages: readonly Stage[],
): Source<Doc> {
  const rest = [...stages];
  const takeFront = (name: string): Val | undefined =>
    rest[0]?.name === name ? rest.shift()!.val : undefined;
  const match = takeFront('$match');
  const filter = match === undefined ? MATCH_ALL : matchOf(match);
  const sort = takeFront('$sort');
  const limit = takeFront('$limit');
  const order = sort === undefined ? [] : orderOf(sort);
  const found = find(storage, collection, filter, order, limit === undefined ? 0 : limitOf(limit));
  return rest.reduce((source, stage) => apply(source, stage), decoded(found));
}

function apply(source: Source<Doc>, { name, val }: Stage): Source<Doc> {
  switch (name) {
    case '$match':
      return filtered(source, val);
    case '$sort':
      return sortStage(source, val);
    case '$limit':
      return limited(source, limitOf(val));
    case '$skip':
      return skipped(source, wholeOf(val, 5107200, '$skip'));
    case '$project':
      return projectStage(source, val);
    case '$group':
      return groupStage(source, val);
    default:
      return unwind(source, val);
  }
}

function wholeOf(val: Val, code: number, stage: string): number {
  const number = numberOf(val);
  if (number !== undefined && Number.isInteger(number) && number >= 0) return number;
  return refuse(code, `invalid argument to ${stage} stage: Expected a non-negative number`);
}

function limitOf(val: Val): number {
  return wholeOf(val, 5107201, '$limit') || refuse(15958, 'the limit must be positive');
}

function matchOf(val: Val): Filter {
  return val.t === T.object
    ? filterOf(val)
    : refuse(15959, 'the match filter must be an expression in an object');
}

function filtered(source: Source<Doc>, val: Val): Source<Doc> {
  const filter = matchOf(val);
  return { pull: () => source.pull()?.filter((doc) => matches(filter, doc)) };
}

function orderOf(val: Val): KeyPart[] {
  if (val.t !== T.object) refuse(15973, 'the $sort key specification must be an object');
  return val.v.size > 0 ? sortOf(val) : refuse(15976, '$sort stage must have at least one sort key');
}

function sortStage(source: Source<Doc>, val: Val): Source<Doc> {
  const sort = orderOf(val);
  return sorted(source, (doc) => sortKeyOf(doc, sort), 0);
}

/** Fields to keep or leave out, and computed ones, which come after those that are kept. */
function projectStage(source: Source<Doc>, val: Val): Source<Doc> {
  const plain: Doc = new Map();
  const computed: Doc = new Map();
  if (val.t !== T.object) return refuse(15969, '$project specification must be an object');
  if (val.v.size === 0) return refuse(51272, 'projection specification must have at least one field');
  for (const [path, item] of val.v) {
    fieldPath(path);
    (isNumber(item) || item.t === T.bool ? plain : computed).set(path, item);
  }
  if (computed.size === 0) return mapped(source, compileProjection(plain)!);
  const keep = keepOnly(plain);
  const compute = [...computed].map(([name, item]) => [name, computedField(name, item)] as const);
  return mapped(source, (doc) => withFields(keep(doc), compute, doc));
}

function keepOnly(plain: Doc): (doc: Doc) => Doc {
  const dropsId = plain.has('_id') && !truthy(plain.get('_id'));
  const kept = [...plain].filter(([path]) => path !== '_id');
  const excluded = kept.find(([, item]) => !truthy(item));
  if (excluded !== undefined)
    refuse(31254, `Cannot do exclusion on field ${excluded[0]} in inclusion projection`);
  const base: Doc = new Map(kept);
  base.set('_id', { t: T.bool, v: !dropsId });
  if (kept.length > 0 || !dropsId) return compileProjection(base)!;
  return () => new Map();
}

function computedField(path: string, val: Val): Expression {
  // A plain document would be a projection of its own, where 1 and true are no constants.
  const nested = val.t === T.object && !isOperatorDoc(val);
  if (nested || path.includes('.')) refuse(16410, `the computed field '${path}' is not in the dialect`);
  return compileExpression(val);
}

/** `base` with the fields that the expressions give for `doc`; new ones come last. */
function withFields(base: Doc, fields: readonly (readonly [string, Expression])[], doc: Doc): Doc {
  const out: Doc = new Map(base);
  for (const [name, expression] of fields) {
    const val = expression(doc);
    if (val === undefined) out.delete(name);
    else out.set(name, val);
  }
  return out;
}

function unwind(source: Source<Doc>, val: Val): Source<Doc> {
  if (val.t !== T.object && val.t !== T.string)
    return refuse(15981, 'expected either a string or an object as specification for $unwind stage');
  const spec: Doc = val.t === T.object ? val.v : new Map([['path', val]]);
  for (const name of spec.keys()) {
    if (name !== 'path' && name !== 'preserveNullAndEmptyArrays')
      refuse(28811, `unrecognized option to $unwind stage: ${name}`);
  }
  const keepEmpty = spec.get('preserveNullAndEmptyArrays');
  if (keepEmpty !== undefined && keepEmpty.t !== T.bool)
    return refuse(28809, 'expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage');
  const parts = unwoundPath(spec.get('path'));
  return { pull: () => source.pull()?.flatMap((doc) => unwound(doc, parts, truthy(keepEmpty))) };
}

function unwoundPath(path: Val | undefined): string[] {
  if (path !== undefined && path.t !== T.string)
    return refuse(28808, 'expected a string as the path for $unwind stage');
  if (path === undefined || path.v === '') return refuse(28812, 'no path specified to $unwind stage');
  if (!path.v.startsWith('$'))
    return refuse(28818, "path option to $unwind stage should be prefixed with a '$'");
  return fieldPath(path.v.slice(1));
}

function unwound(doc: Doc, parts: readonly string[], keepEmpty: boolean): Doc[] {
  const val = valueAt(doc, parts);
  if (val === undefined || val.t === T.null) return keepEmpty ? [doc] : [];
  if (val.t !== T.array) return [doc];
  if (val.v.length === 0) return keepEmpty ? [replacedAt(doc, parts, undefined)] : [];
  return val.v.map((item) => replacedAt(doc, parts, item));
}

function replacedAt(doc: Doc, parts: readonly string[], val: Val | undefined): Doc {
  const out = new Map(doc);
  const [name, ...rest] = parts as [string, ...string[]];
  const below = rest.length === 0 ? val : object(replacedAt((doc.get(name) as { v: Doc }).v, rest, val));
  if (below === undefined) out.delete(name);
  else out.set(name, below);
  return out;
}
