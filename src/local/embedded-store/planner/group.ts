import { has } from '../language/dialect.ts';
import { refuse } from '../language/errors.ts';
import { compileExpression, type Expression } from '../language/expression.ts';
import { isOperatorDoc } from '../language/filter.ts';
import { compare, keyOf } from '../language/order.ts';
import { sumOf } from '../language/update-operator.ts';
import { type Doc, int, isNumber, NULL, object, T, type Val } from '../language/value.ts';
import { gathered, type Source } from './query.ts';

/** What a group gathers, one document after the other. */
type Accumulator = { take(val: Val | undefined): void; result(): Val };
type Column = { name: string; argument: Expression; start: () => Accumulator };
type Group = { id: Val; accumulators: Accumulator[] };

/** `$group`: documents by the value of `_id`. */
export function groupStage(source: Source<Doc>, spec: Val): Source<Doc> {
  if (spec.t !== T.object) return refuse(15947, "a group's fields must be specified in an object");
  const idSpec = spec.v.get('_id');
  if (idSpec === undefined) return refuse(15955, 'a group specification must include an _id');
  const id = compileId(idSpec);
  const columns = [...spec.v].filter(([name]) => name !== '_id').map(([name, val]) => columnOf(name, val));
  const groups = new Map<string, Group>();
  return gathered(
    source,
    (doc) => gather(groups, columns, doc, id(doc) ?? NULL),
    () => [...groups.values()].map((group) => resultOf(group, columns)),
  );
}

/** A document of one field keeps that field, null where it is missing; one of several leaves out what is missing. */
function compileId(spec: Val): Expression {
  if (spec.t !== T.object || isOperatorDoc(spec)) return compileExpression(spec);
  if ([...spec.v.keys()].some((name) => name.startsWith('$')))
    refuse(17390, 'the _id of a $group mixes fields and operators');
  const whole = compileExpression(spec);
  const [only, ...others] = spec.v.keys();
  if (only === undefined || others.length > 0) return whole;
  return (doc) => object(new Map([[only, NULL], ...(whole(doc)!.v as Doc)]));
}

function columnOf(name: string, val: Val): Column {
  const operator = val.t === T.object ? (val.v.keys().next().value ?? '') : '';
  if (val.t !== T.object || !operator.startsWith('$')) {
    return refuse(40234, `The field '${name}' must be an accumulator object`);
  }
  if (val.v.size !== 1) refuse(40238, `The field '${name}' must specify one accumulator`);
  if (name.startsWith('$')) refuse(40236, `The field name '${name}' cannot be an operator name`);
  if (name.includes('.')) refuse(40235, `The field name '${name}' cannot contain '.'`);
  if (!has('accumulator', operator)) refuse(15952, `unknown group operator '${operator}'`);
  const argument = val.v.get(operator)!;
  if (argument.t === T.array) refuse(40237, `The ${operator} accumulator is a unary operator`);
  return { name, argument: compileExpression(argument), start: ACCUMULATORS[operator]! };
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
  $min: () => extreme(-1),
  $max: () => extreme(1),
};

function sum(): Accumulator {
  let total: Val = int(0);
  return {
    take(val) {
      if (val !== undefined && isNumber(val)) total = sumOf(total, val);
    },
    result: () => total,
  };
}

function extreme(sign: number): Accumulator {
  let best: Val | undefined;
  return {
    take(val) {
      if (val === undefined || val.t === T.null) return;
      if (best === undefined || compare(val, best) * sign > 0) best = val;
    },
    result: () => best ?? NULL,
  };
}
