import { type AccessRule, defineAccess, holds } from '../../kernel/actor.ts';

const incomeOwner = defineAccess('ledger.income', 'Every person sees what is owed to them.', 'required');
const ledgerReader = defineAccess(
  'ledger.read',
  'Staff, supervisors, auditors and administrators read the books.',
  'required',
  (actor) => holds(actor, ['staff', 'supervisor', 'auditor', 'admin']),
);

export const ledgerAccess: AccessRule[] = [incomeOwner, ledgerReader];
