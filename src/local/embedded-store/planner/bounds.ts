import type { Leaf } from '../language/filter-operator.ts';
import { classOf, EMPTY_ARRAY_KEY, invert, keyOf, MAX_KEY_BYTES, NULL_KEY } from '../language/order.ts';
import { T, type Val } from '../language/value.ts';
import type { KeyPart } from '../storage/index-key.ts';
import { afterPrefix } from '../storage/tables.ts';

/** One end of a range of values, as ordered bytes; a whole class of values has its class byte as both ends. */
type End = { key: Buffer; inclusive: boolean };
/** What a condition leaves of one index component: some points, or one range. */
export type Bounds = { points: Buffer[] } | { low: End; high: End };
export type Range = { start: Buffer; end: Buffer };

export const isPoints = (bounds: Bounds): bounds is { points: Buffer[] } => 'points' in bounds;

/** The bounds of a condition: always a superset of what matches. Undefined where an index cannot help. */
export function boundsOf(leaf: Leaf): Bounds | undefined {
  switch (leaf.op) {
    case 'eq':
      return { points: pointsOf(leaf.val) };
    case 'in':
      if (leaf.patterns.length > 0) return undefined;
      return { points: distinct(leaf.val.v.flatMap(pointsOf)) };
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return rangeOf(leaf.op, leaf.val);
    default:
      return undefined;
  }
}

/** An array is found by its first element, or inside another array as a whole. */
function pointsOf(val: Val): Buffer[] {
  if (val.t !== T.array) return [keyOf(val)];
  const first = val.v[0];
  return distinct([first === undefined ? EMPTY_ARRAY_KEY : keyOf(first), keyOf(val)]);
}

function distinct(keys: Buffer[]): Buffer[] {
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()].sort(Buffer.compare);
}

function rangeOf(op: 'gt' | 'gte' | 'lt' | 'lte', val: Val): Bounds | undefined {
  if (val.t === T.array) return undefined;
  if (val.t === T.null) return op === 'gte' || op === 'lte' ? { points: [NULL_KEY] } : { points: [] };
  const whole: End = { key: Buffer.from([classOf(val)]), inclusive: true };
  const end: End = { key: keyOf(val), inclusive: op.endsWith('e') };
  return op.startsWith('g') ? { low: end, high: whole } : { low: whole, high: end };
}

/** Both conditions at once; only for a component that holds no arrays, or conditions on one element. */
export function intersect(a: Bounds, b: Bounds): Bounds {
  if (isPoints(a)) return { points: a.points.filter((point) => holds(b, point)) };
  if (isPoints(b)) return intersect(b, a);
  return { low: later(a.low, b.low), high: earlier(a.high, b.high) };
}

function holds(bounds: Bounds, point: Buffer): boolean {
  if (isPoints(bounds)) return bounds.points.some((other) => other.equals(point));
  const { start, end } = directed(bounds, false);
  return Buffer.compare(point, start) >= 0 && Buffer.compare(point, end) < 0;
}

const startOf = (low: End): Buffer => (low.inclusive ? low.key : afterPrefix(low.key));
const endOf = (high: End): Buffer => (high.inclusive ? afterPrefix(high.key) : high.key);
const later = (a: End, b: End): End => (Buffer.compare(startOf(a), startOf(b)) >= 0 ? a : b);
const earlier = (a: End, b: End): End => (Buffer.compare(endOf(a), endOf(b)) <= 0 ? a : b);

function directed({ low, high }: { low: End; high: End }, descending: boolean): Range {
  if (!descending) return { start: startOf(low), end: endOf(high) };
  return {
    start: startOf({ key: invert(high.key), inclusive: high.inclusive }),
    end: endOf({ key: invert(low.key), inclusive: low.inclusive }),
  };
}

/** The ranges of an index: points of the first components joined, then at most one range. */
export function rangesOf(pattern: readonly KeyPart[], bounds: readonly Bounds[], indexId: Buffer): Range[] {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  for (let i = 0; i < bounds.length; i++) {
    const one = bounds[i]!;
    const { descending } = pattern[i]!;
    if (!isPoints(one)) {
      const { start, end } = directed(one, descending);
      return prefixes.map((prefix) =>
        framed(indexId, Buffer.concat([prefix, start]), Buffer.concat([prefix, end])),
      );
    }
    const points = descending ? one.points.map(invert) : one.points;
    prefixes = prefixes.flatMap((prefix) => points.map((point) => Buffer.concat([prefix, point])));
  }
  return prefixes.map((prefix) => framed(indexId, prefix, afterPrefix(prefix)));
}

/** Long bounds are cut as long keys are: the range grows, the filter decides. */
function framed(indexId: Buffer, start: Buffer, end: Buffer): Range {
  const from = start.subarray(0, MAX_KEY_BYTES);
  const to = end.length > MAX_KEY_BYTES ? afterPrefix(end.subarray(0, MAX_KEY_BYTES)) : end;
  return {
    start: Buffer.concat([indexId, from]),
    end: start.length === 0 ? afterPrefix(indexId) : Buffer.concat([indexId, to]),
  };
}
