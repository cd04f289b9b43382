import { type Actor, defineAccess, holds, type RoleName } from '../../kernel/actor.ts';

const helperRoles: readonly RoleName[] = ['leader', 'staff', 'supervisor'];
const needBoard = defineAccess(
  'needs.help',
  'The leader of the micro-grid, staff and supervisors, for their grid and what lies below it.',
  'required',
  (actor) => holds(actor, helperRoles),
);
export const needAccess = [needBoard];

/** Whether the actor looks after what lies there. */
export const looksAfter = (actor: Actor, gridPath: readonly string[]): boolean =>
  holds(actor, helperRoles, gridPath);
/** Where the actor looks after people; each grid stands for what is below it too. */
export function helpedGrids(actor: Actor): string[] {
  return actor.roles.filter(({ role }) => helperRoles.includes(role)).map(({ grid }) => grid);
}
