import type { Actor } from '../../kernel/actor.ts';
import { trusted } from '../../kernel/store.ts';

const readers: readonly string[] = ['staff', 'supervisor', 'auditor'];

/** The grids whose artisans and listings the actor reads; each stands for what is below it too. */
export function gridsOf(actor: Actor): string[] {
  return [...new Set(actor.roles.filter(({ role }) => readers.includes(role)).map(({ grid }) => grid))];
}

/** The condition of documents with a `gridPath`: on one of the grids or below it. */
export function gridsWithin(codes: readonly string[]): Record<string, unknown> {
  return { gridPath: trusted({ $in: [...codes] }) };
}
