import { type Actor, personOf, roleOver } from '../../../kernel/actor.ts';
import { type AuditPort, type AuditRecord, asRole, recordOfStep } from '../../../kernel/audit.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Order } from './order.ts';
import type { OrderRunners } from './runners.ts';

/** Whatever staff decides about an order is on the audit trail, in every kind, and what is ordered for somebody else. */
export function recordDecisions(runners: OrderRunners, audit: AuditPort): void {
  for (const { runner } of runners.all) {
    runner.onAny('documents', 'orders: records for whom was ordered', async (order, row) => {
      const { _id: id, gridPath, residentId: subjectId, orderedBy } = order;
      if (row.from !== null || !orderedBy) return;
      const { as, way: consent } = orderedBy;
      const record = recordOfStep({ kind: 'order', id, gridPath, subjectId }, row, { after: { consent } });
      await audit.record({ ...record, as, action: 'order.order_for' });
    });
    runner.onAny('documents', 'orders: records what staff decided', async (order, row) => {
      if (row.by.kind !== 'person' || row.by.as !== 'staff') return;
      const { _id: id, gridPath, residentId: subjectId, refundFen, payableFen } = order;
      const after = order.n === row.n ? { refundFen, payableFen } : {};
      await audit.record(recordOfStep({ kind: 'order', id, gridPath, subjectId }, row, { after }));
    });
  }
}

interface Look {
  actor: Actor;
  reason: string;
  key: string | undefined;
  /** The same key on another day is another look. */
  on: string;
}

/** Somebody sees name, phone and address of a resident. */
export function recordOfLook(
  { _id, gridPath, residentId }: Order,
  { actor, reason, key = newId('look'), on }: Look,
): AuditRecord {
  return {
    key: `order.reveal_contact:${_id}:${on}:${key}`,
    actorId: personOf(actor),
    ...asRole(roleOver(actor, ['staff', 'supervisor'], gridPath)),
    action: 'order.reveal_contact',
    target: { kind: 'order', id: _id },
    subjectId: residentId,
    isRead: true,
    reason,
    gridPath,
  };
}
