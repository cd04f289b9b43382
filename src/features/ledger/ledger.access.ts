import { type AccessRule, defineAccess, holds } from '../../kernel/actor.ts';

export const incomeOwner = defineAccess(
  'income_owner',
  'Every person sees what is owed to them.',
  'required',
);
export const ledgerReader = defineAccess(
  'ledger_reader',
  'Staff, supervisors, auditors and administrators read the books.',
  'required',
  (actor) => holds(actor, ['staff', 'supervisor', 'auditor', 'admin']),
);

export const ledgerAccess: AccessRule[] = [incomeOwner, ledgerReader];
