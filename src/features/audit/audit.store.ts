import mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../kernel/page.ts';
import {
  appendOnly,
  type Model,
  makePlainStore,
  nullable,
  partSchema,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import type { AuditFilter, AuditRow } from './audit.ts';

/** Insert and read: there is no other way to these documents. */
export interface AuditStore {
  model: Model;
  /** False where this key is on the trail already. */
  insert(row: AuditRow): Promise<boolean>;
  /** Rows of these grids, newest first. */
  ofGrids(
    grids: readonly string[],
    filter: AuditFilter,
    position: CursorPosition | null,
    limit: number,
  ): Promise<AuditRow[]>;
  /** When the data of somebody was looked at, newest first. */
  readsOf(subjectId: string, position: CursorPosition | null, limit: number): Promise<AuditRow[]>;
}

function auditSchema(): mongoose.Schema {
  const schema = plainSchema({
    at: { type: Date, required: true },
    recordedAt: { type: Date, required: true },
    actorId: nullable(String),
    as: { type: String, required: true },
    asGrid: nullable(String),
    action: { type: String, required: true },
    target: { type: partSchema({ kind: String, id: String }), required: true },
    subjectId: nullable(String),
    isRead: { type: Boolean, required: true },
    reason: nullable(String),
    gridPath: { type: [String], required: true },
    requestId: nullable(String),
    ip: nullable(String),
    before: nullable(mongoose.Schema.Types.Mixed),
    after: nullable(mongoose.Schema.Types.Mixed),
  });
  schema.index({ gridPath: 1, at: -1, _id: -1 });
  schema.index({ subjectId: 1, at: -1, _id: -1 });
  schema.index({ actorId: 1, at: -1, _id: -1 });
  appendOnly(schema, 'the audit trail');
  return schema;
}

export function makeAuditStore(connection: mongoose.Connection): AuditStore {
  const { model, insert } = makePlainStore<AuditRow>(connection, 'audit', auditSchema());
  const page = (
    filter: Record<string, unknown>,
    span: Span,
    position: CursorPosition | null,
    limit: number,
  ) =>
    model
      .find({ ...filter, ...afterCursor('at', -1, position), ...within(span, position) })
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .lean<AuditRow[]>()
      .exec();
  return {
    model,
    insert,
    ofGrids: (grids, filter, position, limit) =>
      page({ gridPath: trusted({ $in: [...grids] }), ...conditionsOf(filter) }, filter, position, limit),
    readsOf: (subjectId, position, limit) => page({ subjectId, isRead: true }, {}, position, limit),
  };
}

type Span = Pick<AuditFilter, 'from' | 'to'>;

/** The span, from the cursor on: as a bound it is read from the index, and no page passes over those before it. */
function within({ from, to }: Span, position: CursorPosition | null): Record<string, unknown> {
  const bounds = {
    ...(from ? { $gte: from } : {}),
    ...(to ? { $lt: to } : {}),
    ...(position ? { $lte: new Date(position.key) } : {}),
  };
  return Object.keys(bounds).length > 0 ? { at: trusted(bounds) } : {};
}

function conditionsOf({ action, actorId, actorIds, subjectId }: AuditFilter): Record<string, unknown> {
  return {
    // no action holds a character behind this one
    ...(action ? { action: trusted({ $gte: action, $lt: `${action}\uffff` }) } : {}),
    ...(actorIds ? { actorId: trusted({ $in: [...actorIds] }) } : {}),
    ...(actorId ? { actorId } : {}),
    ...(subjectId ? { subjectId } : {}),
  };
}
