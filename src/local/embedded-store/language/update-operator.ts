import { refuse } from './errors.ts';
import { compileElementTest } from './filter.ts';
import { compare } from './order.ts';
import { compileAddToSet, compilePush } from './update-array.ts';
import { double, int, isNumber, long, numberOf, show, T, TYPE_NAMES, type Val } from './value.ts';

type Place = { path: string; id: Val | undefined };
/**
 * One change of one field; `undefined` leaves it. `creates`: makes the path where it is missing. `lenient`: does
 * nothing where the path cannot be, instead of failing.
 */
export type Change = {
  creates: boolean;
  lenient?: boolean;
  to(current: Val | undefined, place: Place): Val | 'remove' | undefined;
};

export function compileChange(operator: string, path: string, arg: Val): Change {
  switch (operator) {
    case '$set':
    case '$setOnInsert':
      return { creates: true, to: () => arg };
    case '$unset':
      return { creates: false, lenient: true, to: () => 'remove' };
    case '$inc':
      return compileIncrease(path, arg);
    case '$min':
      return {
        creates: true,
        to: (current) => (current !== undefined && compare(arg, current) >= 0 ? undefined : arg),
      };
    case '$max':
      return {
        creates: true,
        to: (current) => (current !== undefined && compare(arg, current) <= 0 ? undefined : arg),
      };
    case '$push':
      return compilePush(arg);
    case '$addToSet':
      return compileAddToSet(arg);
    default:
      return compilePull(arg);
  }
}

function compileIncrease(path: string, arg: Val): Change {
  if (!isNumber(arg))
    refuse('TypeMismatch', `Cannot increment '${path}' with non-numeric argument: ${show(arg)}`);
  return {
    creates: true,
    to: (current) => {
      if (current === undefined) return arg;
      if (isNumber(current)) return sumOf(current, arg);
      return refuse('TypeMismatch', `Cannot apply $inc to '${path}' of type ${TYPE_NAMES[current.t]}`);
    },
  };
}

/** int and int give int, or long where that is too small; a double makes a double; a long never overflows. */
export function sumOf(a: Val, b: Val): Val {
  if (a.t === T.double || b.t === T.double) return double(numberOf(a)! + numberOf(b)!);
  const exact = BigInt(a.v as number | bigint) + BigInt(b.v as number | bigint);
  if (BigInt.asIntN(64, exact) !== exact) refuse('BadValue', 'the sum is beyond 64 bits');
  const fitsInt = BigInt.asIntN(32, exact) === exact && a.t === T.int && b.t === T.int;
  return fitsInt ? int(Number(exact)) : long(exact);
}

function compilePull(arg: Val): Change {
  const doomed = compileElementTest(arg);
  return {
    creates: false,
    to: (current) => {
      if (current === undefined) return undefined;
      if (current.t !== T.array) refuse('BadValue', 'Cannot apply $pull to a non-array value');
      const kept = current.v.filter((item) => !doomed(item));
      return kept.length === current.v.length ? undefined : { t: T.array, v: kept };
    },
  };
}
