import { type AccessRule, type Actor, defineAccess, holds } from '../../kernel/actor.ts';

const readListings = defineAccess(
  'read_listings',
  'Staff, supervisors and auditors, for their grids.',
  'required',
  (actor) => holds(actor, ['staff', 'supervisor', 'auditor']),
);
const seeListing = defineAccess(
  'see_listing',
  'The artisan whose listing it is and staff of its grid; for everybody else it does not exist here.',
  'required',
);
const actOnListing = defineAccess(
  'act_on_listing',
  'Staff of the grid, but not the artisan whose listing it is.',
  'required',
  (actor) => holds(actor, ['staff']),
);
export const catalogueAccess: AccessRule[] = [readListings, seeListing, actOnListing];

/** `owner`: the artisan. `approver`: staff of the grid who is not the artisan. `reader`: may look. */
export type ListingRelation = 'owner' | 'approver' | 'reader';

export function listingRelations(
  actor: Actor,
  listing: { gridPath: readonly string[]; ownerId: string },
): ListingRelation[] {
  if (actor.personId === null) return [];
  if (actor.personId === listing.ownerId) return ['owner'];
  const relations: ListingRelation[] = [];
  if (holds(actor, ['staff', 'supervisor', 'auditor'], listing.gridPath)) relations.push('reader');
  if (holds(actor, ['staff'], listing.gridPath)) relations.push('approver');
  return relations;
}
