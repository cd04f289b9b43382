import { defineAccess, holds } from '../../kernel/actor.ts';

const readDesk = defineAccess(
  'desk.read',
  'Staff, supervisors, auditors and administrators, each within what they may read otherwise.',
  'required',
  (actor) => holds(actor, ['staff', 'supervisor', 'auditor', 'admin']),
);
export const deskAccess = [readDesk];
