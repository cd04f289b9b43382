import { refuse } from './errors.ts';
import { compileElementTest } from './filter.ts';
import { compare } from './order.ts';
import { compileAddToSet, compilePush } from './update-array.ts';
import { double, int, isNumber, long, numberOf, show, showDoc, T, TYPE_NAMES, type Val } from './value.ts';

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
    case '$mul':
      return compileArithmetic(operator, path, arg);
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
    case '$pull':
      return compilePull(arg);
    case '$pop':
      return compilePop(arg);
    default:
      return compileCurrentDate(arg);
  }
}

function compileArithmetic(operator: '$inc' | '$mul', path: string, arg: Val): Change {
  if (!isNumber(arg)) {
    const verb = operator === '$inc' ? 'increment' : 'multiply';
    refuse('TypeMismatch', `Cannot ${verb} with non-numeric argument: ${showDoc(new Map([[path, arg]]))}`);
  }
  const missing = operator === '$inc' ? arg : arithmetic('$mul', arg, int(0));
  return {
    creates: true,
    to: (current, place) => {
      if (current === undefined) return missing;
      if (isNumber(current)) return arithmetic(operator, current, arg);
      const name = place.path.split('.').at(-1);
      return refuse(
        'TypeMismatch',
        `Cannot apply ${operator} to a value of non-numeric type. {_id: ${show(place.id)}} has the field '${name}' of non-numeric type ${TYPE_NAMES[current.t]}`,
      );
    },
  };
}

/** int and int give int, or long where that is too small; a double makes a double; a long never overflows. */
export function arithmetic(operator: '$inc' | '$mul', a: Val, b: Val): Val {
  if (a.t === T.double || b.t === T.double) {
    const [x, y] = [numberOf(a)!, numberOf(b)!];
    return double(operator === '$inc' ? x + y : x * y);
  }
  const [x, y] = [BigInt(a.v as number | bigint), BigInt(b.v as number | bigint)];
  const exact = operator === '$inc' ? x + y : x * y;
  if (BigInt.asIntN(64, exact) !== exact) {
    refuse(
      'BadValue',
      `Failed to apply ${operator} operations to current value (${x}): the result is beyond 64 bits`,
    );
  }
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

function compilePop(arg: Val): Change {
  const side = numberOf(arg);
  if (side !== 1 && side !== -1) refuse('FailedToParse', `$pop expects 1 or -1, found: ${show(arg)}`);
  return {
    creates: false,
    to: (current, place) => {
      if (current === undefined) return undefined;
      if (current.t !== T.array) {
        refuse(
          'TypeMismatch',
          `Path '${place.path}' contains an element of non-array type '${TYPE_NAMES[current.t]}'`,
        );
      }
      return { t: T.array, v: side === 1 ? current.v.slice(0, -1) : current.v.slice(1) };
    },
  };
}

function compileCurrentDate(arg: Val): Change {
  const typed = arg.t === T.object ? arg.v.get('$type') : undefined;
  const asDate = (arg.t === T.bool && arg.v) || (typed?.t === T.string && typed.v === 'date');
  if (!asDate) refuse('BadValue', '$currentDate takes true or {$type: "date"}');
  return { creates: true, to: () => ({ t: T.date, v: BigInt(Date.now()) }) };
}
