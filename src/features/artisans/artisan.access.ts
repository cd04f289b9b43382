import { type AccessRule, type Actor, defineAccess, holds } from '../../kernel/actor.ts';

const nominate = defineAccess(
  'nominate',
  'A micro-grid leader or staff member, for people of their grid.',
  'required',
  (actor) => holds(actor, ['leader', 'staff']),
);
const readArtisans = defineAccess(
  'read_artisans',
  'Staff, supervisors and auditors, for their grids.',
  'required',
  (actor) => holds(actor, ['staff', 'supervisor', 'auditor']),
);
const seeArtisan = defineAccess(
  'see_artisan',
  'Staff of the grid, who nominated, and the artisan; for everybody else it does not exist.',
  'required',
);
const actOnArtisan = defineAccess(
  'act_on_artisan',
  'Staff of the grid, but not who nominated, who did the step before, or the artisan.',
  'required',
  (actor) => holds(actor, ['staff']),
);
const callArtisan = defineAccess(
  'call_artisan',
  'Staff of the grid, and its leader for whom they put forward.',
  'required',
  (actor) => holds(actor, ['leader', 'staff']),
);
export const artisanAccess: AccessRule[] = [nominate, readArtisans, seeArtisan, actOnArtisan, callArtisan];

/**
 * `nominator`: put the person forward. `owner`: is the person. `staff`: works for the grid.
 * `checker`: staff who neither nominated nor is the person. `approver`: a checker who did not check.
 * `caller`: follows up on the person.
 */
export type ArtisanRelation = 'nominator' | 'owner' | 'staff' | 'checker' | 'approver' | 'reader' | 'caller';

interface Related {
  gridPath: readonly string[];
  nominatedBy: string;
  checkedBy: string | null;
  personId: string | null;
}

export function artisanRelations(actor: Actor, artisan: Related): ArtisanRelation[] {
  const me = actor.personId;
  if (me === null) return [];
  const relations: ArtisanRelation[] = [];
  if (artisan.personId === me) relations.push('owner');
  if (artisan.nominatedBy === me) relations.push('nominator');
  if (mayCall(actor, artisan)) relations.push('caller');
  if (holds(actor, ['staff', 'supervisor', 'auditor'], artisan.gridPath)) relations.push('reader');
  if (!holds(actor, ['staff'], artisan.gridPath)) return relations;
  const involved = artisan.nominatedBy === me || artisan.personId === me;
  relations.push('staff');
  if (!involved) relations.push('checker');
  if (!involved && artisan.checkedBy !== me) relations.push('approver');
  return relations;
}

/** Whoever follows up on somebody is given the number. */
export const mayCall = (actor: Actor, { gridPath, nominatedBy }: Omit<Related, 'checkedBy'>): boolean =>
  holds(actor, ['staff'], gridPath) || (nominatedBy === actor.personId && holds(actor, ['leader'], gridPath));

/** Whoever works for the grid knows their colleagues by name, but not where it is about themselves. */
export const seesNames = (relations: readonly ArtisanRelation[]): boolean =>
  relations.includes('reader') && !relations.includes('owner');

/** Who may nominate for a grid: its own leader or staff, and those above. */
export function nominatesFor(actor: Actor, gridPath: readonly string[]): boolean {
  return holds(actor, ['leader', 'staff'], gridPath);
}
