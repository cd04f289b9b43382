import { type Actor, personOf, roleOver } from '../../kernel/actor.ts';
import { type AuditRecord, asRole, type OnBehalf, recordOfStep } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import type { TimelineRow } from '../../kernel/process.ts';
import type { Artisan } from './artisan.ts';

/** What the trail says of a step of staff. What was noted at a visit is about a person, and no reason. */
export function recordOfArtisan(
  { _id, gridPath, personId }: Artisan,
  row: TimelineRow<string, object>,
): AuditRecord {
  const target = { kind: 'artisan', id: _id, gridPath, subjectId: personId };
  const { papers } = row.data as { papers?: boolean | readonly string[] };
  if (row.step !== 'check' && row.step !== 'see_papers') return recordOfStep(target, row);
  return recordOfStep(target, row, { reason: null, after: { papers } });
}

interface Look {
  actor: Actor;
  reason: string;
  key: string | undefined;
  /** The same key on another day is another look. */
  on: string;
}

/** Somebody sees a whole phone number. */
export function recordOfReveal(
  { _id, gridPath, personId }: Pick<Artisan, '_id' | 'gridPath' | 'personId'>,
  { actor, reason, key = newId('look'), on }: Look,
): AuditRecord {
  return {
    key: `artisan.reveal_phone:${_id}:${on}:${key}`,
    actorId: personOf(actor),
    ...asRole(roleOver(actor, ['staff', 'leader'], gridPath)),
    action: 'artisan.reveal_phone',
    target: { kind: 'artisan', id: _id },
    subjectId: personId,
    isRead: true,
    reason,
    gridPath,
  };
}

/** A role follows from a step: it is given in the name of whoever took that. */
export function behalfOf({ _id }: Artisan, { n, by }: TimelineRow<string, object>): OnBehalf {
  return {
    actorId: by.id ?? null,
    as: by.as ?? by.kind,
    asGrid: by.grid ?? null,
    key: `artisan:${_id}:${n}`,
  };
}
