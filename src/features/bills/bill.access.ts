import { type AccessRule, type Actor, defineAccess, holds, type RoleName } from '../../kernel/actor.ts';

const readers: readonly RoleName[] = ['supervisor', 'auditor', 'admin'];
export const deciders: readonly RoleName[] = ['supervisor', 'admin'];

const billReader = defineAccess(
  'bill.read',
  'Supervisors, auditors and administrators at the top of the tree: bills are those of the whole merchant.',
  'required',
  (actor) => holds(actor, readers),
);
const billDecider = defineAccess(
  'bill.decide',
  'Supervisors and administrators at the top of the tree; what one proposes somebody else confirms.',
  'required',
  (actor) => holds(actor, deciders),
);

export const billAccess: AccessRule[] = [billReader, billDecider];

export const readsBills = (actor: Actor, topGrids: readonly string[]): boolean =>
  holds(actor, readers, topGrids);
export const decidesBills = (actor: Actor, topGrids: readonly string[]): boolean =>
  holds(actor, deciders, topGrids);

export type FindingRelation = 'accountant' | 'confirmer';

/** Nobody confirms what they have said themselves. */
export function findingRelations(
  actor: Actor,
  finding: { gridPath: readonly string[]; proposedBy: string | null },
): FindingRelation[] {
  if (!decidesBills(actor, finding.gridPath)) return [];
  return finding.proposedBy === actor.personId ? ['accountant'] : ['accountant', 'confirmer'];
}
