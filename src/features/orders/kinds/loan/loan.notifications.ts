import { chinaDay } from '../../../../kernel/clock.ts';
import type { TimelineRow } from '../../../../kernel/process.ts';
import type { Side } from '../../engine/kind.ts';
import { lastDayOf } from './loan.dates.ts';
import type { LoanOrder, LoanStep } from './loan.ts';

/** Who is told of a step. */
export const notified: Readonly<Partial<Record<LoanStep, readonly Side[]>>> = {
  expire_claim: ['resident'],
  lapse: ['resident'],
  pay: ['provider'],
  accept: ['resident'],
  decline: ['resident'],
  expire: ['resident', 'provider'],
  retract: ['provider'],
  cancel: ['provider'],
  withdraw: ['resident', 'provider'],
  call_off: ['resident', 'provider'],
  swap: ['resident', 'provider'],
  miss_provider: ['provider'],
  expire_pickup: ['resident', 'provider'],
  settle_missed: ['resident', 'provider'],
  hand_out: ['resident'],
  renew: ['provider'],
  become_overdue: ['resident', 'provider'],
  remind: ['resident', 'staff'],
  take_back: ['resident'],
  take_back_damaged: ['resident'],
  accept_damage: ['resident', 'provider'],
  give_up: ['resident', 'provider', 'staff'],
  find: ['resident'],
  dispute: ['resident', 'provider', 'staff'],
  resolve: ['resident', 'provider'],
  escalate: ['resident', 'provider', 'staff'],
  default: ['resident', 'provider'],
  settle: ['provider'],
};

/** Who ended it, or whether nothing waits for an answer, is said differently. */
export function templateOf({ instant }: LoanOrder, { step, by, from }: TimelineRow): string | null {
  const isSystem = by.kind === 'system';
  if (step === 'pay' && instant) return null;
  if (step === 'accept' && isSystem) return 'accept_instant';
  if (isSystem && step === 'withdraw') return from === 'ready' ? 'withdraw_missing' : 'withdraw_stopped';
  return isSystem && step === 'lapse' ? 'lapse_stopped' : step;
}

/** From the third day on whoever looks after the community is told as well. */
export const isLongOverdue = (order: LoanOrder, { at }: { at: Date }): boolean =>
  chinaDay(at) - lastDayOf(order) >= 3;

export const paramsOf = (order: LoanOrder, { data }: { data: object }): Record<string, string | number> => ({
  unitNumber: order.unitNumber,
  keptFen: 'keptFen' in data && typeof data.keptFen === 'number' ? data.keptFen : 0,
  endAt: order.endAt.toISOString(),
});
