import { type Actor, defineAccess, holds, type RoleGrant, roleOver } from '../../kernel/actor.ts';

export const curationAccess = [
  defineAccess(
    'categories.edit',
    'Administrators: of a district for its own tree, of every district for the common one; for others there is no such tree.',
    'required',
    (actor) => holds(actor, ['admin']),
  ),
];

/** By which role the actor changes the tree of all these districts; undefined: not at all. */
export function changesAs(actor: Actor, districts: readonly string[]): RoleGrant | undefined {
  const grants = districts.map((district) => roleOver(actor, ['admin'], [district]));
  return grants.includes(undefined) ? undefined : grants[0];
}
