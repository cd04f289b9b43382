import type { TimelineRow } from '../../../../kernel/process.ts';
import type { Side } from '../../engine/kind.ts';
import type { PickupOrder, PickupStep } from './pickup.ts';

/** Who is told of a step. */
export const notified: Readonly<Partial<Record<PickupStep, readonly Side[]>>> = {
  request: ['provider'],
  expire_claim: ['resident'],
  assign: ['resident', 'provider'],
  expire: ['resident', 'provider'],
  cancel: ['provider'],
  withdraw: ['resident'],
  call_off: ['resident', 'provider'],
  miss_resident: ['resident'],
  miss_collector: ['provider'],
  forget: ['resident', 'provider'],
  weigh: ['resident'],
  agree: ['provider'],
  leave: ['resident', 'provider'],
  ask_staff: ['resident', 'provider', 'staff'],
  hand_cash: ['resident'],
  complete: ['provider'],
  remind: ['provider', 'staff'],
  dispute: ['resident', 'provider', 'staff'],
  resolve_sum: ['resident', 'provider'],
  resolve: ['resident', 'provider'],
  escalate: ['resident', 'provider', 'staff'],
  default: ['resident', 'provider'],
};

/** What a stopped collector leaves undone, and what nobody answered, is told in other words. */
export function templateOf(_order: PickupOrder, { step, by }: TimelineRow): string {
  if (by.kind === 'system' && step === 'withdraw') return 'withdraw_stopped';
  return by.kind === 'clock' && step === 'ask_staff' ? 'ask_staff_unanswered' : step;
}
