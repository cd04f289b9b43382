import { type AccessRule, type Actor, defineAccess, holds, type RoleName } from '../../kernel/actor.ts';
import type { Spending, SpendingRelation } from './fund.ts';

const readers: readonly RoleName[] = ['staff', 'supervisor', 'auditor', 'admin'];
export const deciders: readonly RoleName[] = ['staff', 'supervisor'];

const fundSeen = defineAccess('fund.see', 'Everybody: it is the residents’ own money.', 'anyone');
const spendingReader = defineAccess(
  'fund.spendings',
  'Staff, supervisors, auditors and administrators, of the communities in their grids.',
  'required',
  (actor) => holds(actor, readers),
);
const spendingDecider = defineAccess(
  'fund.spend',
  'Staff and supervisors of the community; what one asks for somebody else approves.',
  'required',
  (actor) => holds(actor, deciders),
);
export const fundAccess: AccessRule[] = [fundSeen, spendingReader, spendingDecider];

export const spends = (actor: Actor, gridPath: readonly string[]): boolean =>
  holds(actor, deciders, gridPath);
export const readsSpending = (actor: Actor, gridPath: readonly string[]): boolean =>
  holds(actor, readers, gridPath);
export const readingRoles = readers;
/** Where the actor reads what is asked for; each grid stands for what is below it too. */
export const readGrids = ({ roles }: Actor): string[] =>
  roles.filter(({ role }) => readers.includes(role)).map(({ grid }) => grid);

/** Nobody approves what they have asked for themselves. */
export function spendingRelations(actor: Actor, spending: Spending): SpendingRelation[] {
  if (!spends(actor, spending.gridPath)) return [];
  return ['manager', spending.proposedBy === actor.personId ? 'proposer' : 'approver'];
}
