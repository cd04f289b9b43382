import { type Actor, defineAccess, holds, type RoleName } from '../../kernel/actor.ts';

const deciders: readonly RoleName[] = ['staff', 'supervisor'];
const readers: readonly RoleName[] = ['leader', ...deciders];

export const coverageAccess = [
  defineAccess(
    'coverage.read',
    'Leaders, staff and supervisors, for their grids; for others there is no such grid.',
    'required',
    (actor) => holds(actor, readers),
  ),
  defineAccess('coverage.ask', 'Staff and supervisors.', 'required', (actor) => holds(actor, deciders)),
];

/** What the actor looks after; each grid stands for what is below it too. */
export const coverageGrids = ({ roles }: Actor): string[] => [
  ...new Set(roles.filter(({ role }) => readers.includes(role)).map(({ grid }) => grid)),
];
/** Where the actor sees everybody who was put forward. */
export const staffGrids = ({ roles }: Actor): string[] =>
  roles.filter(({ role }) => deciders.includes(role)).map(({ grid }) => grid);
/** Whether the actor looks after what lies there. */
export const looksAfter = (actor: Actor, gridPath: readonly string[]): boolean =>
  holds(actor, readers, gridPath);
