import { type AccessRule, type Actor, defineAccess, holds, type RoleName } from '../../kernel/actor.ts';

const readers: readonly RoleName[] = ['staff', 'supervisor', 'auditor', 'admin'];

const auditReader = defineAccess(
  'audit.read',
  'Staff, supervisors, auditors and administrators; the rows of their grids.',
  'required',
  (actor) => holds(actor, readers),
);
const ownAudit = defineAccess(
  'audit.own',
  'Every signed-in person, about looks at their own data.',
  'required',
);

export const auditAccess: AccessRule[] = [auditReader, ownAudit];

/** Where the actor reads the trail; every grid stands for what is below it too. */
export function auditGrids(actor: Actor): string[] {
  return [...new Set(actor.roles.filter(({ role }) => readers.includes(role)).map(({ grid }) => grid))];
}

/** As what somebody reads it: the first such role. */
export const readerRole = (actor: Actor) => actor.roles.find(({ role }) => readers.includes(role));
