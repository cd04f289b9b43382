import type { RoleGrant } from './actor.ts';
import type { TimelineRow } from './process.ts';

/** One thing that somebody did, as the audit trail keeps it. */
export interface AuditRecord {
  /** The same key is recorded once. */
  key: string;
  /** When it was done, in business time; without: now. */
  at?: Date;
  /** Who; null: the system itself, a command on the machine, or somebody without a session. */
  actorId: string | null;
  /** As what: the role or relation that allowed it, `system` or `command`. */
  as: string;
  /** The grid on which that role is held. */
  asGrid?: string | null;
  /** What was done, `feature.verb`, e.g. `settings.change`. */
  action: string;
  /** To what. */
  target: { kind: string; id: string };
  /** Whose personal data it was about, where it was. */
  subjectId?: string | null;
  /** Personal data was looked at: its subject may read that. */
  isRead?: true;
  reason?: string | null;
  /** Grids it belongs to: their staff and those above may read of it. What is above a code is added. */
  gridPath: readonly string[];
  /** Without: that of the request under way. */
  requestId?: string;
  /** What staff changed, as it was and as it is. Numbers of people are masked in both. */
  before?: unknown;
  after?: unknown;
}

/** Where features leave what must be on the trail: written before what it speaks of is shown or done. */
export interface AuditPort {
  record(entry: AuditRecord): Promise<void>;
}

interface StepTarget {
  kind: string;
  id: string;
  gridPath: readonly string[];
  subjectId?: string | null;
}

/** What the trail says of a step: keyed by its timeline row, which outlives the server that took it. */
export function recordOfStep(
  { kind, id, gridPath, subjectId = null }: StepTarget,
  row: TimelineRow<string, object>,
  more: Pick<AuditRecord, 'reason' | 'after'> = {},
): AuditRecord {
  const { note, reason = note } = row.data as { note?: unknown; reason?: unknown };
  return {
    key: `${kind}:${id}:${row.n}`,
    at: row.at,
    actorId: row.by.id ?? null,
    as: row.by.as ?? row.by.kind,
    asGrid: row.by.grid ?? null,
    action: `${kind}.${row.step}`,
    target: { kind, id },
    subjectId,
    reason: more.reason === undefined && typeof reason === 'string' ? reason : (more.reason ?? null),
    gridPath,
    before: { state: row.from },
    after: { state: row.to, ...(more.after as object | undefined) },
  };
}

/** On whose account roles or logins are given: part of what the trail says of it. */
export type OnBehalf = Pick<AuditRecord, 'actorId' | 'as' | 'asGrid'> & {
  /** The same key again is the same giving. */
  key?: string | undefined;
};
export const bySystem: OnBehalf = { actorId: null, as: 'system' };
export const byCommand: OnBehalf = { actorId: null, as: 'command' };

/** As what somebody acts who was allowed to by this role. */
export function asRole(grant: RoleGrant | undefined): Pick<AuditRecord, 'as' | 'asGrid'> {
  return grant ? { as: grant.role, asGrid: grant.grid } : { as: 'person' };
}
