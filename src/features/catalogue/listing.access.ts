import { type AccessRule, type Actor, actsFor, defineAccess, holds } from '../../kernel/actor.ts';
import type { Listing } from './listing.ts';

const readListings = defineAccess(
  'read_listings',
  'Staff, supervisors and auditors, for their grids.',
  'required',
  (actor) => holds(actor, ['staff', 'supervisor', 'auditor']),
);
const seeListing = defineAccess(
  'see_listing',
  'Whoever offers it, who is on duty for them, and staff of its grid; for everybody else it does not exist here.',
  'required',
);
const actOnListing = defineAccess(
  'act_on_listing',
  'Staff of the grid, but neither who offers it nor who is on duty for them.',
  'required',
  (actor) => holds(actor, ['staff']),
);
export const catalogueAccess: AccessRule[] = [readListings, seeListing, actOnListing];

/** `owner`: who offers it, or is on duty for them. `approver`: other staff of the grid. `reader`: may look. */
export type ListingRelation = 'owner' | 'approver' | 'reader';

/** What a grid offers itself is approved by one of its staff who has written nothing of it: there is nobody else. */
const isSecond = (
  { personId }: Actor,
  { gridPath, ownerId, timeline }: Pick<Listing, 'gridPath' | 'ownerId' | 'timeline'>,
) =>
  gridPath.includes(ownerId) && !timeline.some(({ step, by }) => writes.includes(step) && by.id === personId);
const writes = ['create', 'edit', 'submit', 'revise'];

export function listingRelations(
  actor: Actor,
  listing: Pick<Listing, 'gridPath' | 'ownerId' | 'timeline'>,
): ListingRelation[] {
  if (actsFor(actor, listing.ownerId)) return isSecond(actor, listing) ? ['owner', 'approver'] : ['owner'];
  const relations: ListingRelation[] = [];
  if (holds(actor, ['staff', 'supervisor', 'auditor'], listing.gridPath)) relations.push('reader');
  if (holds(actor, ['staff'], listing.gridPath)) relations.push('approver');
  return relations;
}
