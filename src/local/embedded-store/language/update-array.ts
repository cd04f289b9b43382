import { has } from './dialect.ts';
import { refuse } from './errors.ts';
import { equal } from './order.ts';
import type { Change } from './update-operator.ts';
import { type Doc, T, TYPE_NAMES, type Val } from './value.ts';

/** `$push`: one value, or those of `$each`. */
export function compilePush(arg: Val): Change {
  const modifiers = arg.t === T.object && arg.v.has('$each') ? arg.v : undefined;
  const added = modifiers === undefined ? [arg] : eachOf(modifiers, '$push');
  for (const name of modifiers?.keys() ?? []) {
    if (!has('push modifier', name)) refuse('BadValue', `Unrecognized clause in $push: ${name}`);
  }
  return {
    creates: true,
    to: (current, place) => {
      if (current !== undefined && current.t !== T.array) {
        refuse(
          'BadValue',
          `The field '${place.path}' must be an array but is of type ${TYPE_NAMES[current.t]}`,
        );
      }
      return { t: T.array, v: [...(current?.v ?? []), ...added] };
    },
  };
}

function eachOf(modifiers: Doc, operator: string): Val[] {
  const each = modifiers.get('$each')!;
  if (each.t !== T.array) {
    const code = operator === '$push' ? 'BadValue' : 'TypeMismatch';
    refuse(code, `The argument to $each in ${operator} must be an array, not ${TYPE_NAMES[each.t]}`);
  }
  return each.v;
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
