import { type AccessRule, type Actor, defineAccess, holds, type RoleName } from '../../kernel/actor.ts';
import { everywhere } from './ledger.ts';

const readers: readonly RoleName[] = ['staff', 'supervisor', 'auditor', 'admin'];
const incomeOwner = defineAccess(
  'ledger.income',
  'Every person sees what is owed to them, and to the places that they are on duty or paid for.',
  'required',
);
const ledgerReader = defineAccess(
  'ledger.read',
  'Staff, supervisors, auditors and administrators read the books of their grids; those of all grids together at the top of the tree.',
  'required',
  (actor) => holds(actor, readers),
);

export const ledgerAccess: AccessRule[] = [incomeOwner, ledgerReader];

/** Where the actor reads the books; who does so at the top of the tree reads what belongs to no single grid too. */
export function readableGrids(actor: Actor, pathOf: (grid: string) => readonly string[]): string[] {
  const grids = actor.roles.filter(({ role }) => readers.includes(role)).map(({ grid }) => grid);
  return grids.some((grid) => pathOf(grid).length <= 1) ? [...grids, everywhere] : grids;
}
