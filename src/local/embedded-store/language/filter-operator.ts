import { refuse } from './errors.ts';
import { classOf, compare, equal } from './order.ts';
import { type ArrayVal, isNumber, numberOf, T, type Val } from './value.ts';

type Bound = 'gt' | 'gte' | 'lt' | 'lte';
/** One condition on the values a path reaches. */
export type Leaf =
  | { op: 'eq' | Bound; val: Val }
  | { op: 'exists'; val: Val }
  | { op: 'in'; val: ArrayVal; patterns: { val: Val; pattern: RegExp }[] }
  | { op: 'regex'; val: Extract<Val, { flags: string }>; pattern: RegExp }
  | { op: 'size'; val: Val; size: number };

export function compileLeaf(name: string, val: Val): Leaf {
  switch (name) {
    case '$eq':
      return { op: 'eq', val };
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      if (val.t === T.regex) refuse('BadValue', `Can't have RegEx as arg to predicate over field ''.`);
      return { op: name.slice(1) as Bound, val };
    case '$in':
      return compileIn(val);
    case '$size':
      return compileSize(val);
    default:
      return refuse('BadValue', `unknown operator: ${name}`);
  }
}

/** An `$in` of one value is an equality, also for what an upsert takes from it. */
function compileIn(val: Val): Leaf {
  if (val.t !== T.array) refuse('BadValue', '$in needs an array');
  const patterns: { val: Val; pattern: RegExp }[] = [];
  for (const item of val.v) {
    if (item.t === T.regex) patterns.push({ val: item, pattern: pattern(item.v, item.flags) });
    if (item.t === T.object && [...item.v.keys()][0]?.startsWith('$')) {
      refuse('BadValue', 'cannot nest $ under $in');
    }
  }
  const [first, ...others] = val.v;
  if (first !== undefined && patterns.length === 0 && others.every((item) => equal(first, item)))
    return { op: 'eq', val: first };
  return { op: 'in', val, patterns };
}

function compileSize(val: Val): Leaf {
  const size = numberOf(val);
  if (size === undefined) refuse('FailedToParse', 'Failed to parse $size. Expected a number in: $size');
  if (!Number.isInteger(size)) refuse('FailedToParse', 'Failed to parse $size. Expected an integer');
  if (size < 0) refuse('BadValue', 'Failed to parse $size. Expected a non-negative number');
  return { op: 'size', val, size };
}

/** MongoDB's regular expression as JavaScript's; options i, m, s are the same in both. */
export function pattern(source: string, flags: string): RegExp {
  const odd = [...flags].find((flag) => !'ims'.includes(flag));
  if (odd !== undefined) refuse(51108, `invalid flag in regex options: ${odd}`);
  try {
    return new RegExp(source, `${[...new Set(flags)].join('')}u`);
  } catch {
    return refuse(51091, `Regular expression is invalid: ${source}`);
  }
}

/** Whether one reached value (undefined: missing) satisfies the condition. */
export function matchesLeaf(leaf: Leaf, val: Val | undefined): boolean {
  switch (leaf.op) {
    case 'eq':
      return equalOrMissing(leaf.val, val);
    case 'exists':
      return val !== undefined;
    case 'in':
      if (leaf.val.v.some((item) => equalOrMissing(item, val))) return true;
      return leaf.patterns.some((item) => matchesPattern(item.val, item.pattern, val));
    case 'regex':
      return matchesPattern(leaf.val, leaf.pattern, val);
    case 'size':
      return val?.t === T.array && val.v.length === leaf.size;
    default:
      return within(leaf.op, leaf.val, val);
  }
}

function equalOrMissing(wanted: Val, val: Val | undefined): boolean {
  return val === undefined ? wanted.t === T.null : equal(val, wanted);
}

function matchesPattern(source: Val, wanted: RegExp, val: Val | undefined): boolean {
  if (val?.t === T.string) return wanted.test(val.v);
  return val?.t === T.regex && equal(val, source);
}

const isNaNumber = (val: Val): boolean => isNumber(val) && Number.isNaN(val.v);

/** Ranges hold only among values of one class; NaN is equal to itself and neither greater nor less. */
function within(op: Bound, limit: Val, val: Val | undefined): boolean {
  if (val === undefined) return limit.t === T.null && (op === 'gte' || op === 'lte');
  if (classOf(val) !== classOf(limit)) return false;
  if (isNaNumber(limit) || isNaNumber(val)) {
    return (op === 'gte' || op === 'lte') && isNaNumber(limit) && isNaNumber(val);
  }
  const sign = compare(val, limit);
  if (op === 'gt') return sign > 0;
  if (op === 'gte') return sign >= 0;
  return op === 'lt' ? sign < 0 : sign <= 0;
}
