import type { components } from '../../contract/types.gen.ts';
import type { AuditRow } from './audit.ts';

type Schemas = components['schemas'];

/** For those who read the trail of their grids. */
export function presentAuditRow(row: AuditRow, names: ReadonlyMap<string, string>): Schemas['AuditRow'] {
  const { actorId, subjectId } = row;
  return {
    id: row._id,
    at: row.at.toISOString(),
    actor: actorId === null ? null : { id: actorId, name: names.get(actorId) ?? '' },
    as: row.as,
    asGrid: row.asGrid,
    action: row.action,
    target: { kind: row.target.kind, id: row.target.id },
    subjectId,
    subjectName: (subjectId && names.get(subjectId)) || null,
    reason: row.reason,
    grid: row.gridPath.at(-1) ?? null,
    requestId: row.requestId,
    ip: row.ip,
    before: row.before,
    after: row.after,
  };
}

/** For whose data it was: as what somebody looked and where they work, never who. */
export function presentLook(row: AuditRow, gridName: string | null): Schemas['LookAtMe'] {
  return { id: row._id, at: row.at.toISOString(), action: row.action, as: row.as, gridName };
}
