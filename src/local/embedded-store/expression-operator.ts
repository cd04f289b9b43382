import { refuse } from './errors.ts';
import { compare } from './order.ts';
import { arithmetic } from './update-operator.ts';
import { bool, int, isNullish, isNumber, NULL, numberOf, T, TYPE_NAMES, type Val } from './value.ts';

type Operator = (operands: (Val | undefined)[]) => Val | undefined;

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

const comparing =
  (test: (sign: number) => boolean): Operator =>
  ([a, b]) =>
    bool(test(order(a, b)));

/** Null or a missing field with anything gives null. */
const calculating =
  (name: string, run: (a: Val, b: Val) => Val): Operator =>
  (operands) => {
    if (operands.some(isNullish)) return NULL;
    const odd = operands.find((operand) => !isNumber(operand!));
    if (odd === undefined) return (operands as Val[]).reduce(run);
    return refuse(
      name === '$add' ? 16554 : 'TypeMismatch',
      `${name} only supports numbers, not ${TYPE_NAMES[odd.t]}`,
    );
  };

/** Expressions on numbers, order and truth, with MongoDB's types. */
export const OPERATORS: Record<string, Operator> = {
  $eq: comparing((sign) => sign === 0),
  $ne: comparing((sign) => sign !== 0),
  $gt: comparing((sign) => sign > 0),
  $gte: comparing((sign) => sign >= 0),
  $lt: comparing((sign) => sign < 0),
  $lte: comparing((sign) => sign <= 0),
  $and: (operands) => bool(operands.every(isTrue)),
  $or: (operands) => bool(operands.some(isTrue)),
  $not: ([operand]) => bool(!isTrue(operand)),
  $add: calculating('$add', (a, b) => arithmetic('add', a, b)),
  $subtract: calculating('$subtract', (a, b) => arithmetic('subtract', a, b)),
  $multiply: calculating('$multiply', (a, b) => arithmetic('multiply', a, b)),
  $size: ([list]) => (list?.t === T.array ? int(list.v.length) : refuse(17124, '$size requires an array')),
  $ifNull: (operands) => operands.find((operand) => !isNullish(operand)) ?? operands.at(-1),
};

/** How many operands an operator takes, where that is fixed. */
export const ARITY: Record<string, number> = {
  $not: 1,
  $eq: 2,
  $ne: 2,
  $gt: 2,
  $gte: 2,
  $lt: 2,
  $lte: 2,
  $subtract: 2,
  $size: 1,
  $cond: 3,
};
