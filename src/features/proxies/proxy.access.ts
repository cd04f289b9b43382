import { defineAccess, holds, type RoleName } from '../../kernel/actor.ts';

/** Who orders for residents because they work for them. */
export const workerRoles: readonly RoleName[] = ['leader', 'staff'];

export const proxyAccess = [
  defineAccess(
    'proxy.work',
    'Leaders for who lives on their own micro-grid, staff for who lives on their grid and below it.',
    'required',
    (actor) => holds(actor, workerRoles),
  ),
  defineAccess(
    'proxy.relative',
    'Both people of the relation; for everybody else it does not exist.',
    'required',
  ),
];
