import { type Actor, defineAccess, holds, type RoleName } from '../../kernel/actor.ts';
import type { Doubt, DoubtRelation } from './doubt.ts';

export const deciders: readonly RoleName[] = ['staff', 'supervisor'];

const readDoubts = defineAccess(
  'text.doubts',
  'Staff and supervisors; texts of their grids.',
  'required',
  (actor) => holds(actor, deciders),
);
const decideText = defineAccess(
  'text.decide',
  'Staff and supervisors of the grid or above it, but not about what they wrote themselves.',
  'required',
  (actor) => holds(actor, deciders),
);
export const doubtAccess = [readDoubts, decideText];

export function doubtRelations(actor: Actor, { writerId, gridPath }: Doubt): DoubtRelation[] {
  if (actor.personId === null || actor.personId === writerId) return [];
  return holds(actor, deciders, gridPath) ? ['staff'] : [];
}

/** Where the actor decides; each grid stands for what is below it too. */
export function doubtGrids(actor: Actor): string[] {
  return actor.roles.filter(({ role }) => deciders.includes(role)).map(({ grid }) => grid);
}
