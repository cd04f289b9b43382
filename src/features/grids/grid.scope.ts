import { type Actor, isWithin } from '../../kernel/actor.ts';
import { trusted } from '../../kernel/store.ts';

/** The grids whose artisans and listings the actor reads; one that lies within another is left out. */
export function gridsOf(actor: Actor): string[] {
  const readers = ['staff', 'supervisor', 'auditor'];
  const codes = actor.roles.filter(({ role }) => readers.includes(role)).map(({ grid }) => grid);
  return codes.filter((code, at) => !codes.some((other, i) => i !== at && covers(other, code, i < at)));
}
function covers(other: string, code: string, first: boolean): boolean {
  return isWithin(code, other) && (other !== code || first);
}

// No code of a grid holds a character behind this one.
const lastCharacter = '\uffff';

/** The conditions of a list of documents with a `grid`, one for each code: on it or below it. */
export function gridsWithin(codes: readonly string[]): Record<string, unknown>[] {
  // grid codes start with their parent's code, so what lies on or below one is a range
  return codes.map((code) => ({ grid: trusted({ $gte: code, $lt: code + lastCharacter }) }));
}
