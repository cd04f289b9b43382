import { type Actor, defineAccess, holds, type RoleGrant } from '../../kernel/actor.ts';

export const peopleAccess = [
  defineAccess('anyone', 'Anyone, with or without a session.', 'anyone'),
  defineAccess('self', 'A signed-in person, about their own things.', 'required'),
  defineAccess(
    'people.manage',
    'An administrator, for roles on their own grid and below it.',
    'required',
    (actor) => holds(actor, ['admin']),
  ),
];

/** Whether all of these roles lie in the actor's hands: nobody gives or takes away what is above or beside them. */
export function managesRoles(actor: Actor, grants: readonly RoleGrant[]): boolean {
  return grants.every(({ grid }) => holds(actor, ['admin'], grid));
}
