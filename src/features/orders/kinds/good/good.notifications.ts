import type { TimelineRow } from '../../../../kernel/process.ts';
import type { Side } from '../../engine/kind.ts';
import type { GoodOrder, GoodStep } from './good.ts';

/** Who is told of a step. */
export const notified: Readonly<Partial<Record<GoodStep, readonly Side[]>>> = {
  expire_claim: ['resident'],
  lapse: ['resident'],
  pay: ['provider'],
  cancel: ['provider'],
  withdraw: ['resident'],
  expire: ['resident', 'provider'],
  call_off: ['resident', 'provider'],
  pack: ['resident'],
  miss_provider: ['provider'],
  expire_pickup: ['resident', 'provider'],
  settle_unclaimed: ['resident', 'provider'],
  give_back: ['resident'],
  confirm: ['provider'],
  return: ['provider'],
  take_back: ['resident'],
  dispute: ['resident', 'provider', 'staff'],
  resolve: ['resident', 'provider'],
  escalate: ['resident', 'provider', 'staff'],
  default: ['resident', 'provider'],
  settle: ['provider'],
};

/** A short delivery says what goes back; a return that nobody answered goes to staff by itself. */
export function templateOf(_order: GoodOrder, { step, by, data }: TimelineRow): string {
  if (by.kind === 'system' && (step === 'lapse' || step === 'withdraw')) return `${step}_stopped`;
  if (step === 'pack' && typeof data['refundFen'] === 'number') return 'pack_short';
  return step === 'dispute' && by.kind === 'clock' ? 'dispute_unanswered' : step;
}
