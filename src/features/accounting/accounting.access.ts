import {
  type AccessRule,
  type Actor,
  defineAccess,
  holds,
  type RoleName,
  roleOver,
} from '../../kernel/actor.ts';

const readers: readonly RoleName[] = ['staff', 'supervisor', 'auditor', 'admin'];

const booksReader = defineAccess(
  'accounting.read',
  'Staff, supervisors, auditors and administrators read the months of their grids.',
  'required',
  (actor) => holds(actor, readers),
);

export const accountingAccess: AccessRule[] = [booksReader];

/** Where the actor reads the books; each grid stands for what is below it too. */
export const gridsRead = ({ roles }: Actor): string[] => [
  ...new Set(roles.filter(({ role }) => readers.includes(role)).map(({ grid }) => grid)),
];
export const readingRole = (actor: Actor, gridPath?: readonly string[]) =>
  gridPath ? roleOver(actor, readers, gridPath) : actor.roles.find(({ role }) => readers.includes(role));
