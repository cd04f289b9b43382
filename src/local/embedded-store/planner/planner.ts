import type { Filter, Node } from '../language/filter.ts';
import type { Leaf } from '../language/filter-operator.ts';
import { NULL_KEY } from '../language/order.ts';
import type { Collection, Index } from '../storage/catalogue.ts';
import type { KeyPart } from '../storage/index-key.ts';
import { idKey } from '../storage/tables.ts';
import { type Bounds, boundsOf, intersect, isPoints, type Range, rangesOf } from './bounds.ts';

export type IndexScan = { index: Index; ranges: Range[]; reverse: boolean };
/** How to find the candidates: index scans, or none for the whole collection. `sorted`: already in order. */
export type Plan = { scans: IndexScan[] | undefined; sorted: boolean };

/** A condition on a path that every matching document meets. `element`: conditions on one value, an array's element. */
type Condition = { path: string; leaf: Leaf; element: Node | undefined };
type Candidate = { scan: IndexScan; sorted: boolean; value: number; bounded: boolean };

/** More ranges than this are not worth a look-up each. */
const MAX_RANGES = 1000;

export function plan(
  collection: Collection,
  filter: Filter,
  sort: readonly KeyPart[],
  limited: boolean,
): Plan {
  const best = bestOf(collection, filter.root, sort, limited);
  if (best?.bounded !== true) {
    const union = planOr(collection, filter.root);
    if (union !== undefined) return { scans: union, sorted: false };
  }
  return best === undefined
    ? { scans: undefined, sorted: false }
    : { scans: [best.scan], sorted: best.sorted };
}

function bestOf(
  collection: Collection,
  root: Node,
  sort: readonly KeyPart[],
  limited: boolean,
): Candidate | undefined {
  const conditions = conditionsOf(root);
  let best: Candidate | undefined;
  for (const index of collection.indexes) {
    const candidate = consider(index, conditions, sort, limited);
    if (candidate !== undefined && (best === undefined || candidate.value > best.value)) best = candidate;
  }
  return best;
}

function planOr(collection: Collection, root: Node): IndexScan[] | undefined {
  const nodes = root.kind === 'and' ? root.items : [root];
  for (const node of nodes) {
    if (node.kind !== 'or') continue;
    const branches = node.items.map((item) => bestOf(collection, item, [], false));
    if (branches.every((branch) => branch?.bounded === true)) return branches.map((branch) => branch!.scan);
  }
  return undefined;
}

function conditionsOf(node: Node): Condition[] {
  if (node.kind === 'and') return node.items.flatMap(conditionsOf);
  if (node.kind === 'field') return [{ path: node.path, leaf: node.leaf, element: undefined }];
  if (node.kind !== 'elem') return [];
  const inner = conditionsOf(node.item);
  // Elements that are lists stand whole in an index: what holds inside them says nothing about its keys.
  if (node.ofValues)
    return inner.flatMap(({ path, leaf, element }) =>
      element === undefined && path === '' ? [{ path: node.path, leaf, element: node }] : [],
    );
  return inner.map(({ path, leaf, element }) => ({ path: `${node.path}.${path}`, leaf, element }));
}

function consider(
  index: Index,
  conditions: readonly Condition[],
  sort: readonly KeyPart[],
  limited: boolean,
): Candidate | undefined {
  const bounds = componentBounds(index, conditions);
  if (index.sparse && !excludesMissing(index, bounds, conditions)) return undefined;
  const order = sort.length === 0 ? undefined : orderOf(index, bounds, sort);
  const points = bounds.filter(isPoints).length;
  const ranged = bounds.length > points;
  if (bounds.length === 0 && (order === undefined || !limited)) return undefined;
  const value = points * 4 + (order === undefined ? 0 : 3) + (ranged ? 2 : 0) + (index.unique ? 0.5 : 0);
  const ranges = rangesOf(index.pattern, bounds, idKey(index.id));
  if (ranges.length > MAX_RANGES) return undefined;
  const scan = { index, ranges, reverse: order === 'backward' };
  return { scan, sorted: order !== undefined, value, bounded: bounds.length > 0 };
}

/** Bounds of the leading components: points as long as there are, then at most one range. */
function componentBounds(index: Index, conditions: readonly Condition[]): Bounds[] {
  const out: Bounds[] = [];
  let arrayBound = false;
  for (let i = 0; i < index.pattern.length; i++) {
    const multikey = index.multikey[i]!;
    // Two components of one array need not match in the same element, so only the first is bounded.
    const bounds =
      multikey && arrayBound ? undefined : boundsAt(index.pattern[i]!.path, multikey, conditions);
    if (bounds === undefined) break;
    arrayBound ||= multikey;
    out.push(bounds);
    if (!isPoints(bounds)) break;
  }
  return out;
}

function boundsAt(path: string, multikey: boolean, conditions: readonly Condition[]): Bounds | undefined {
  let found: { bounds: Bounds; element: Node | undefined } | undefined;
  for (const { path: other, leaf, element } of conditions) {
    if (other !== path) continue;
    const bounds = boundsOf(leaf);
    if (bounds === undefined) continue;
    if (found === undefined) found = { bounds, element };
    else if (!multikey || (element !== undefined && element === found.element)) {
      found.bounds = intersect(found.bounds, bounds);
    } else if (isPoints(bounds) && !isPoints(found.bounds)) found = { bounds, element };
  }
  return found?.bounds;
}

function excludesMissing(index: Index, bounds: readonly Bounds[], conditions: readonly Condition[]): boolean {
  const bounded = bounds.some((one) => !isPoints(one) || !one.points.some((point) => point.equals(NULL_KEY)));
  if (bounded) return true;
  return index.pattern.some(({ path }) =>
    conditions.some((other) => other.path === path && other.leaf.op === 'exists'),
  );
}

/** Whether the index gives the wanted order once its leading points are fixed, and in which direction. */
function orderOf(
  index: Index,
  bounds: readonly Bounds[],
  sort: readonly KeyPart[],
): 'forward' | 'backward' | undefined {
  if (index.cut) return undefined;
  const fixed = bounds.filter((one) => isPoints(one) && one.points.length === 1).length;
  if (bounds.some((one) => isPoints(one) && one.points.length !== 1)) return undefined;
  const isFixed = (path: string): boolean =>
    index.pattern.slice(0, fixed).some((part, i) => part.path === path && !index.multikey[i]);
  const wanted = sort.filter((part) => !isFixed(part.path));
  let direction: 'forward' | 'backward' | undefined;
  for (let i = 0; i < wanted.length; i++) {
    const part = index.pattern[fixed + i];
    if (part === undefined || part.path !== wanted[i]!.path || index.multikey[fixed + i]) return undefined;
    const here = part.descending === wanted[i]!.descending ? 'forward' : 'backward';
    if (direction !== undefined && direction !== here) return undefined;
    direction = here;
  }
  return direction ?? 'forward';
}
