import type { TimelineRow } from '../../../../kernel/process.ts';
import type { Side } from '../../engine/kind.ts';
import type { ActivityOrder, ActivityStep } from './activity.ts';

/** Who is told of a step. */
export const notified: Readonly<Partial<Record<ActivityStep, readonly Side[]>>> = {
  expire_claim: ['resident'],
  lapse: ['resident'],
  pay: ['resident', 'provider'],
  remind: ['resident'],
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

export const paramsOf = ({ seats: count }: ActivityOrder): Record<string, string | number> => ({ count });
