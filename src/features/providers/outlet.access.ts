import { type AccessRule, type Actor, actsFor, defineAccess, holds } from '../../kernel/actor.ts';
import type { Outlet } from './outlet.ts';

const openOutlet = defineAccess('outlet.open', 'Staff, for places of their grids.', 'required', (actor) =>
  holds(actor, ['staff']),
);
const readOutlets = defineAccess(
  'outlet.list',
  'Staff, supervisors and auditors, for their grids.',
  'required',
  (actor) => holds(actor, ['staff', 'supervisor', 'auditor']),
);
const seeOutlet = defineAccess(
  'outlet.see',
  'Who reads its grid, and who is on its roster; for everybody else it does not exist here.',
  'required',
);
const actOnOutlet = defineAccess('outlet.act', 'Staff of its grid.', 'required', (actor) =>
  holds(actor, ['staff']),
);
export const outletAccess: AccessRule[] = [openOutlet, readOutlets, seeOutlet, actOnOutlet];

/**
 * `duty`: is on the roster. `reader`: may look. `staff`: works for its grid, and for a merchant is not on its roster.
 * `checker`: staff who did not put it forward. `approver`: a checker who did not check.
 */
export type OutletRelation = 'staff' | 'checker' | 'approver' | 'duty' | 'reader';
type Related = Pick<Outlet, '_id' | 'kind' | 'gridPath' | 'nominatedBy' | 'checkedBy'>;

export function outletRelations(
  actor: Actor,
  { _id, kind, gridPath, nominatedBy, checkedBy }: Related,
): OutletRelation[] {
  const relations: OutletRelation[] = [];
  const isOnDuty = actsFor(actor, _id);
  if (isOnDuty) relations.push('duty');
  if (holds(actor, ['staff', 'supervisor', 'auditor'], gridPath)) relations.push('reader');
  if (!holds(actor, ['staff'], gridPath)) return relations;
  // a shop is the community's own; about a merchant decides who has no part in it
  const isOther = kind === 'shop' || !isOnDuty;
  if (isOther) relations.push('staff');
  if (isOther && nominatedBy !== actor.personId) relations.push('checker');
  if (relations.includes('checker') && checkedBy !== actor.personId) relations.push('approver');
  return relations;
}
