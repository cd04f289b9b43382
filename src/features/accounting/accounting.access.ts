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

const closers: readonly RoleName[] = ['supervisor', 'admin'];
const monthCloser = defineAccess(
  'accounting.close',
  'Supervisors and administrators at the top of the tree: a month is that of the whole merchant.',
  'required',
  (actor) => holds(actor, closers),
);

const ownReader = defineAccess('accounting.own', 'Every person reads what is owed to them.', 'required');

export const accountingAccess: AccessRule[] = [booksReader, monthCloser, ownReader];

export const closesMonths = (actor: Actor, topGrids: readonly string[]): boolean =>
  holds(actor, closers, topGrids);
export const closingRole = (actor: Actor, topGrids: readonly string[]) => roleOver(actor, closers, topGrids);

/** Where the actor reads the books; each grid stands for what is below it too. */
export const gridsRead = ({ roles }: Actor): string[] => [
  ...new Set(roles.filter(({ role }) => readers.includes(role)).map(({ grid }) => grid)),
];
export const readingRole = (actor: Actor, gridPath?: readonly string[]) =>
  gridPath ? roleOver(actor, readers, gridPath) : actor.roles.find(({ role }) => readers.includes(role));
