import { has } from './dialect.ts';
import { refuse } from './errors.ts';
import { compileExpression, type Expression } from './expression.ts';
import { compare, keyOf } from './order.ts';
import type { Source } from './query.ts';
import { arithmetic } from './update-operator.ts';
import { array, type Doc, double, int, isNullish, isNumber, NULL, numberOf, T, type Val } from './value.ts';

/** What a group gathers, one document after the other. */
type Accumulator = { take(val: Val | undefined): void; result(): Val };
type Column = { name: string; argument: Expression; start: () => Accumulator };
type Group = { id: Val; accumulators: Accumulator[] };

/** `$group`: documents by the value of `_id`. */
export function groupStage(source: Source<Doc>, spec: Val): Source<Doc> {
  if (spec.t !== T.object) return refuse(15947, "a group's fields must be specified in an object");
  const idSpec = spec.v.get('_id');
  if (idSpec === undefined) return refuse(15955, 'a group specification must include an _id');
  const id = compileExpression(idSpec);
  const columns = [...spec.v].filter(([name]) => name !== '_id').map(([name, val]) => columnOf(name, val));
  const groups = new Map<string, Group>();
  let done = false;
  return {
    pull() {
      if (done) return undefined;
      const docs = source.pull();
      for (const doc of docs ?? []) gather(groups, columns, doc, id(doc) ?? NULL);
      if (docs !== undefined) return [];
      done = true;
      return [...groups.values()].map((group) => resultOf(group, columns));
    },
  };
}

function columnOf(name: string, val: Val): Column {
  const operator = val.t === T.object ? (val.v.keys().next().value ?? '') : '';
  if (val.t !== T.object || !operator.startsWith('$')) {
    return refuse(40234, `The field '${name}' must be an accumulator object`);
  }
  if (val.v.size !== 1) refuse(40238, `The field '${name}' must specify one accumulator`);
  if (name.includes('.')) refuse(40235, `The field name '${name}' cannot contain '.'`);
  if (!has('accumulator', operator)) refuse(15952, `unknown group operator '${operator}'`);
  const argument = operator === '$count' ? () => int(1) : compileExpression(val.v.get(operator)!);
  return { name, argument, start: ACCUMULATORS[operator]! };
}

function gather(groups: Map<string, Group>, columns: readonly Column[], doc: Doc, id: Val): void {
  const key = keyOf(id).toString('latin1');
  let group = groups.get(key);
  if (group === undefined) {
    group = { id, accumulators: columns.map(({ start }) => start()) };
    groups.set(key, group);
  }
  columns.forEach(({ argument }, i) => {
    group.accumulators[i]!.take(argument(doc));
  });
}

function resultOf(group: Group, columns: readonly Column[]): Doc {
  return new Map([
    ['_id', group.id],
    ...columns.map(({ name }, i) => [name, group.accumulators[i]!.result()] as const),
  ]);
}

const ACCUMULATORS: Record<string, () => Accumulator> = {
  $sum: sum,
  $count: sum,
  $avg: average,
  $min: () => extreme(-1),
  $max: () => extreme(1),
  $first: () => edge(true),
  $last: () => edge(false),
  $push: () => list(() => true),
  $addToSet: () => {
    const seen = new Set<string>();
    return list((val) => seen.size < seen.add(keyOf(val).toString('latin1')).size);
  },
};

function sum(): Accumulator {
  let total: Val = int(0);
  return {
    take(val) {
      if (val !== undefined && isNumber(val)) total = arithmetic('add', total, val);
    },
    result: () => total,
  };
}

function average(): Accumulator {
  let total = 0;
  let count = 0;
  return {
    take(val) {
      const number = val === undefined ? undefined : numberOf(val);
      if (number === undefined) return;
      total += number;
      count++;
    },
    result: () => (count === 0 ? NULL : double(total / count)),
  };
}

function extreme(sign: number): Accumulator {
  let best: Val | undefined;
  return {
    take(val) {
      if (val === undefined || isNullish(val)) return;
      if (best === undefined || compare(val, best) * sign > 0) best = val;
    },
    result: () => best ?? NULL,
  };
}

function edge(first: boolean): Accumulator {
  let kept: Val | undefined;
  return {
    take(val) {
      if (!first || kept === undefined) kept = val ?? NULL;
    },
    result: () => kept ?? NULL,
  };
}

function list(wanted: (val: Val) => boolean): Accumulator {
  const items: Val[] = [];
  return {
    take(val) {
      if (val !== undefined && wanted(val)) items.push(val);
    },
    result: () => array(items),
  };
}
