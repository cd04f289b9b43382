import {
  type Actor,
  defineAccess,
  holds,
  type RoleGrant,
  type RoleName,
  roleOver,
} from '../../kernel/actor.ts';
import type { Grid } from '../grids/index.ts';

const readers: readonly RoleName[] = ['staff', 'supervisor', 'auditor'];
const changers: readonly RoleName[] = ['staff', 'supervisor'];

export const settingAccess = [
  defineAccess(
    'settings.read',
    'Staff, supervisors and auditors of the grid or above it; for others there is no such grid.',
    'required',
    (actor) => holds(actor, readers),
  ),
  defineAccess(
    'settings.change',
    'Staff and supervisors of the grid or above it; for others there is no such grid.',
    'required',
    (actor) => holds(actor, changers),
  ),
];

export const mayRead = (actor: Actor, { path }: Grid): boolean => holds(actor, readers, path);

/** By which role somebody may change a grid's settings; undefined: not at all. */
export function changesAs(actor: Actor, { path }: Grid): RoleGrant | undefined {
  return roleOver(actor, ['staff'], path) ?? roleOver(actor, changers, path);
}
