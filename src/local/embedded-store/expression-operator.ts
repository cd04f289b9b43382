import { refuse } from './errors.ts';
import { compare, equal } from './order.ts';
import { arithmetic } from './update-operator.ts';
import {
  bool,
  double,
  int,
  isNullish,
  isNumber,
  long,
  NULL,
  numberOf,
  T,
  TYPE_NAMES,
  type Val,
} from './value.ts';

type Operands = (Val | undefined)[];
type Operator = { arity?: number; run(operands: Operands): Val | undefined };

/** What counts as true in an expression: all but false, 0, null and what is missing. */
export function isTrue(val: Val | undefined): boolean {
  if (val === undefined || val.t === T.null) return false;
  return val.t === T.bool ? val.v : numberOf(val) !== 0;
}

/** A missing field comes before everything else. */
function order(a: Val | undefined, b: Val | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compare(a, b);
}

const comparing = (test: (sign: number) => boolean): Operator => ({
  arity: 2,
  run: ([a, b]) => bool(test(order(a, b))),
});

/** Expressions on numbers, order and truth, with MongoDB's types. Null with anything gives null. */
export const OPERATORS: Record<string, Operator> = {
  $eq: comparing((sign) => sign === 0),
  $ne: comparing((sign) => sign !== 0),
  $gt: comparing((sign) => sign > 0),
  $gte: comparing((sign) => sign >= 0),
  $lt: comparing((sign) => sign < 0),
  $lte: comparing((sign) => sign <= 0),
  $and: { run: (operands) => bool(operands.every(isTrue)) },
  $or: { run: (operands) => bool(operands.some(isTrue)) },
  $not: { arity: 1, run: ([operand]) => bool(!isTrue(operand)) },
  $add: { run: (operands) => (operands.some(isNullish) ? NULL : operands.reduce(add, int(0))) },
  $multiply: { run: (operands) => (operands.some(isNullish) ? NULL : operands.reduce(multiply, int(1))) },
  $subtract: { arity: 2, run: ([a, b]) => (isNullish(a) || isNullish(b) ? NULL : subtract(a!, b!)) },
  $divide: { arity: 2, run: ([a, b]) => (isNullish(a) || isNullish(b) ? NULL : divide(a!, b!)) },
  $ifNull: { run: (operands) => operands.find((operand) => !isNullish(operand)) ?? operands.at(-1) },
  $in: {
    arity: 2,
    run: ([val, list]) =>
      bool(listOf(list, 40081, '$in').some((item) => val !== undefined && equal(item, val))),
  },
  $size: { arity: 1, run: ([list]) => int(listOf(list, 17124, '$size').length) },
  $arrayElemAt: { arity: 2, run: ([list, at]) => elementAt(list, at) },
};

function listOf(val: Val | undefined, code: number, name: string): Val[] {
  if (val?.t === T.array) return val.v;
  return refuse(
    code,
    `${name} requires an array, found: ${val === undefined ? 'missing' : TYPE_NAMES[val.t]}`,
  );
}

function elementAt(list: Val | undefined, at: Val | undefined): Val | undefined {
  if (isNullish(list) || isNullish(at)) return NULL;
  const position = numberOf(at);
  if (position === undefined || !Number.isInteger(position))
    refuse(28690, '$arrayElemAt takes a whole number');
  return listOf(list, 28689, '$arrayElemAt').at(position);
}

function add(a: Val | undefined, b: Val | undefined): Val {
  if (a!.t === T.date || b!.t === T.date) return addToDate(a!, b!);
  return arithmetic('$inc', checked('$add', a!), checked('$add', b!));
}

function addToDate(a: Val, b: Val): Val {
  const [date, other] = a.t === T.date ? [a, b] : [b, a];
  if (other.t === T.date) return refuse(16612, 'only one date allowed in an $add expression');
  return { t: T.date, v: (date.v as bigint) + BigInt(Math.round(numberOf(checked('$add', other))!)) };
}

const multiply = (a: Val | undefined, b: Val | undefined): Val =>
  arithmetic('$mul', checked('$multiply', a!), checked('$multiply', b!));

function subtract(a: Val, b: Val): Val {
  if (a.t === T.date) return b.t === T.date ? long(a.v - b.v) : addToDate(a, negative(b));
  return arithmetic('$inc', checked('$subtract', a), negative(b));
}

const negative = (val: Val): Val => arithmetic('$mul', checked('$subtract', val), int(-1));

function divide(a: Val, b: Val): Val {
  const [over, under] = [numberOf(checked('$divide', a))!, numberOf(checked('$divide', b))!];
  return under === 0 ? refuse('BadValue', "can't $divide by zero") : double(over / under);
}

function checked(name: string, val: Val): Val {
  if (isNumber(val)) return val;
  const code = name === '$add' ? 16554 : 'TypeMismatch';
  return refuse(code, `${name} only supports numeric or date types, not ${TYPE_NAMES[val.t]}`);
}
