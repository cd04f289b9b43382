import type { AuditRecord } from '../../kernel/audit.ts';

/** A row of the trail as it is kept. Nothing in it is changed afterwards, and none is removed. */
export interface AuditRow {
  _id: string;
  /** Business time of what was done. */
  at: Date;
  /** Real time at which it was written down. */
  recordedAt: Date;
  actorId: string | null;
  as: string;
  asGrid: string | null;
  action: string;
  target: { kind: string; id: string };
  subjectId: string | null;
  isRead: boolean;
  reason: string | null;
  /** Every grid whose staff may read it, those above included. */
  gridPath: string[];
  requestId: string | null;
  ip: string | null;
  before: unknown;
  after: unknown;
}

/** What a reader of the trail looks for. */
export interface AuditFilter {
  /** The beginning of the action, e.g. `order.`. */
  action?: string | undefined;
  actorId?: string | undefined;
  /** Any of these did it. */
  actorIds?: readonly string[] | undefined;
  subjectId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

/** Only what the trail has a column for: the rest of an entry is not kept. */
export type AuditEntry = Readonly<AuditRecord>;
