import { type Actor, defineAccess, holds, type RoleGrant, type RoleName } from '../../kernel/actor.ts';
import type { Person } from './person.ts';

/** Who helps people that cannot sign in. */
export const helperRoles: readonly RoleName[] = ['staff', 'supervisor', 'admin'];

export const peopleAccess = [
  defineAccess('anyone', 'Anyone, with or without a session.', 'anyone'),
  defineAccess('self', 'A signed-in person, about their own things.', 'required'),
  defineAccess(
    'people.manage',
    'An administrator, for roles on their own grid and below it.',
    'required',
    (actor) => holds(actor, ['admin']),
  ),
  defineAccess(
    'people.help',
    'Staff, supervisors and administrators, for who lives or works on their grid and below it.',
    'required',
    (actor) => holds(actor, helperRoles),
  ),
];

/** Codes from the district down to a grid. */
export type PathOf = (grid: string) => readonly string[];

/** Whether somebody lives or works where the actor holds one of these roles. */
export function isNear(
  actor: Actor,
  roles: readonly RoleName[],
  person: Pick<Person, 'homeGrid' | 'roles'>,
  pathOf: PathOf,
): boolean {
  const grids = [person.homeGrid, ...person.roles.map(({ grid }) => grid)];
  return grids.some((grid) => grid !== null && holds(actor, roles, pathOf(grid)));
}

/** Whether all of these roles lie in the actor's hands: nobody gives or takes away what is above or beside them. */
export function managesRoles(actor: Actor, grants: readonly RoleGrant[], pathOf: PathOf): boolean {
  return grants.every(({ grid }) => holds(actor, ['admin'], pathOf(grid)));
}
