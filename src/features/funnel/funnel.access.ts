import { type Actor, defineAccess, holds, type RoleName } from '../../kernel/actor.ts';

const readers: readonly RoleName[] = ['staff', 'supervisor'];
const readFunnel = defineAccess(
  'funnel.read',
  'Leaders, for whom they put forward; staff and supervisors, for their grids.',
  'required',
  (actor) => holds(actor, ['leader', ...readers]),
);
export const funnelAccess = [readFunnel];

/** Where the actor sees everybody; each grid stands for what is below it too. */
export function funnelGrids(actor: Actor): string[] {
  return actor.roles.filter(({ role }) => readers.includes(role)).map(({ grid }) => grid);
}
