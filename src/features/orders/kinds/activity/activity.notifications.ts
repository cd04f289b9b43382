import type { TimelineRow } from '../../../../kernel/process.ts';
import type { Side } from '../../engine/kind.ts';
import type { ActivityOrder, ActivityStep } from './activity.ts';

/** Who is told of a step. */
export const notified: Readonly<Partial<Record<ActivityStep, readonly Side[]>>> = {
  expire_claim: ['resident'],
  lapse: ['resident'],
  pay: ['resident', 'provider'],
  remind: ['resident'],
  move: ['resident'],
  reduce: ['provider'],
  cancel: ['provider'],
  call_off: ['resident', 'provider'],
  finish: ['resident'],
  miss: ['resident', 'provider'],
  dispute: ['resident', 'provider', 'staff'],
  resolve: ['resident', 'provider'],
  escalate: ['resident', 'provider', 'staff'],
  default: ['resident', 'provider'],
  settle: ['provider'],
};

/** A session that is cancelled is told to each who booked it, to its host once; an absence by who looked. */
export function templateOf(order: ActivityOrder, { step, by }: TimelineRow): string {
  if (step === 'lapse' && by.kind === 'system') return 'lapse_stopped';
  if (step === 'call_off' && by.kind === 'system') return 'call_off_session';
  if (step === 'miss' && order.advanceFen > 0) return order.listKept ? 'miss_listed' : 'miss_unlisted';
  return step;
}

/** Times as they were, and as they are where the step says so. */
export function paramsOf(
  { seats: count, freeUntil }: ActivityOrder,
  { data }: { data: { newStartAt?: string } },
): Record<string, string | number> {
  const { newStartAt } = data;
  return { count, ...(newStartAt && { newStartAt, answerBy: freeUntil?.toISOString() ?? '' }) };
}
