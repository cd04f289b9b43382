import { type Actor, defineAccess, holds, type RoleName } from '../../kernel/actor.ts';

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

export const mayRead = (actor: Actor, grid: string): boolean => holds(actor, readers, grid);

/** As what somebody may change a grid's settings; null: not at all. */
export function changesAs(actor: Actor, grid: string): RoleName | null {
  return changers.find((role) => holds(actor, [role], grid)) ?? null;
}
