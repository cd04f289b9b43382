import assert from 'node:assert/strict';
import type { Connection } from 'mongoose';

/** Roles that are held on a grid, and relations that follow from them. */
const onGrids = [
  ...['staff', 'supervisor', 'auditor', 'admin', 'leader', 'checker', 'approver', 'decider', 'second'],
  ...['accountant', 'confirmer', 'nominator', 'proposer'],
];

/** Whoever is on the trail by a role on a grid is there with that grid. */
export async function assertGridsSaid(connection: Connection): Promise<void> {
  const filter = { as: { $in: onGrids }, actorId: { $ne: null }, asGrid: null };
  const rows = await connection.collection('audit').find(filter).limit(5).toArray();
  assert.deepEqual(
    rows.map(({ action, as }) => `${action} as ${as}`),
    [],
    'on the trail without the grid on which the role is held',
  );
}
