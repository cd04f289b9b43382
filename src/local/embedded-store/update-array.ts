import { has } from './dialect.ts';
import { refuse } from './errors.ts';
import { keyPart, sortKeyOf } from './index-key.ts';
import { compare, equal } from './order.ts';
import type { Change } from './update-operator.ts';
import { type Doc, numberOf, T, TYPE_NAMES, type Val } from './value.ts';

type Order = (a: Val, b: Val) => number;

/** `$push`: one value, or `$each` with `$position`, then `$sort`, then `$slice`. */
export function compilePush(arg: Val): Change {
  const modifiers = arg.t === T.object && arg.v.has('$each') ? arg.v : undefined;
  const added = modifiers === undefined ? [arg] : eachOf(modifiers, '$push');
  for (const name of modifiers?.keys() ?? []) {
    if (!has('push modifier', name)) refuse('BadValue', `Unrecognized clause in $push: ${name}`);
  }
  const position = wholeOf(modifiers, '$position');
  const slice = wholeOf(modifiers, '$slice');
  const order = orderOf(modifiers?.get('$sort'));
  return {
    creates: true,
    to: (current, place) => {
      if (current !== undefined && current.t !== T.array) {
        refuse(
          'BadValue',
          `The field '${place.path}' must be an array but is of type ${TYPE_NAMES[current.t]}`,
        );
      }
      const items = [...(current?.v ?? [])];
      items.splice(position ?? items.length, 0, ...added);
      if (order !== undefined) items.sort(order);
      return { t: T.array, v: sliced(items, slice) };
    },
  };
}

function sliced(items: Val[], slice: number | undefined): Val[] {
  if (slice === undefined) return items;
  if (slice === 0) return [];
  return slice > 0 ? items.slice(0, slice) : items.slice(slice);
}

function eachOf(modifiers: Doc, operator: string): Val[] {
  const each = modifiers.get('$each')!;
  if (each.t !== T.array) {
    const code = operator === '$push' ? 'BadValue' : 'TypeMismatch';
    refuse(code, `The argument to $each in ${operator} must be an array, not ${TYPE_NAMES[each.t]}`);
  }
  return each.v;
}

function wholeOf(modifiers: Doc | undefined, name: string): number | undefined {
  const val = modifiers?.get(name);
  if (val === undefined) return undefined;
  const number = numberOf(val);
  if (number === undefined || !Number.isInteger(number)) {
    refuse('BadValue', `The value for ${name} must be an integer value, not ${TYPE_NAMES[val.t]}`);
  }
  return number;
}

function orderOf(val: Val | undefined): Order | undefined {
  if (val === undefined) return undefined;
  if (val.t !== T.object) {
    const sign = numberOf(val);
    if (sign !== 1 && sign !== -1) refuse('BadValue', 'The $sort element value must be either 1 or -1');
    return (a, b) => compare(a, b) * sign;
  }
  const pattern = [...val.v].map(([path, direction]) => {
    const sign = numberOf(direction);
    if (sign !== 1 && sign !== -1) refuse('BadValue', 'The $sort element value must be either 1 or -1');
    return keyPart(path, sign);
  });
  const keyOfItem = (item: Val): Buffer => sortKeyOf(item.t === T.object ? item.v : new Map(), pattern);
  return (a, b) => Buffer.compare(keyOfItem(a), keyOfItem(b));
}

export function compileAddToSet(arg: Val): Change {
  const modifiers = arg.t === T.object && arg.v.has('$each') ? arg.v : undefined;
  if (modifiers !== undefined && modifiers.size > 1) {
    refuse('BadValue', 'Found unexpected fields after $each in $addToSet');
  }
  const wanted = modifiers === undefined ? [arg] : eachOf(modifiers, '$addToSet');
  return {
    creates: true,
    to: (current, place) => {
      if (current !== undefined && current.t !== T.array) {
        refuse('BadValue', `Cannot apply $addToSet to non-array field '${place.path}'`);
      }
      const items = [...(current?.v ?? [])];
      for (const item of wanted) if (!items.some((other) => equal(other, item))) items.push(item);
      return current !== undefined && items.length === current.v.length
        ? undefined
        : { t: T.array, v: items };
    },
  };
}
