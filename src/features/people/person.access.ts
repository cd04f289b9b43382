import { type Actor, defineAccess, holds, type RoleGrant, type RoleName } from '../../kernel/actor.ts';
import type { Person } from './person.ts';
import { worksHere } from './second-factor.ts';

/** Who helps people that cannot sign in. */
export const helperRoles: readonly RoleName[] = ['staff', 'supervisor', 'admin'];

const ownSecondFactor = ({ roles, begun }: Actor) =>
  worksHere(roles) || (begun?.waitsFor === 'second_set_up' && worksHere(begun.roles));

export const peopleAccess = [
  defineAccess('anyone', 'Anyone, with or without a session.', 'anyone'),
  defineAccess('self', 'A signed-in person, about their own things.', 'required'),
  defineAccess(
    'second_factor.own',
    'Staff, supervisors, auditors and administrators, about their own second factor; also where it is all that they still lack.',
    'begun',
    ownSecondFactor,
  ),
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

/**
 * Whether the actor may act for somebody who cannot: near them, never oneself, and whoever works here only by those who
 * give them their roles.
 */
export function helps(actor: Actor, person: Person, pathOf: PathOf): boolean {
  if (actor.personId === person._id || !isNear(actor, helperRoles, person, pathOf)) return false;
  const own = person.roles.filter(({ role }) => !ofTheirOwn.includes(role));
  return own.length === 0 ? person.login === undefined : managesRoles(actor, own, pathOf);
}
/** Roles of neighbours, which open nothing of others'. */
const ofTheirOwn: readonly RoleName[] = ['artisan', 'collector', 'leader', 'worker'];

/** Whether all of these roles lie in the actor's hands: nobody gives or takes away what is above or beside them. */
export function managesRoles(actor: Actor, grants: readonly RoleGrant[], pathOf: PathOf): boolean {
  return grants.every(({ grid }) => holds(actor, ['admin'], pathOf(grid)));
}
