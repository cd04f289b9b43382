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
  contest: ['resident', 'staff'],
  expire_return: ['resident', 'provider', 'staff'],
  dispute: ['resident', 'provider', 'staff'],
  resolve: ['resident', 'provider'],
  escalate: ['resident', 'provider', 'staff'],
  default: ['resident', 'provider'],
  settle: ['provider'],
};

/** What is missing is said with what goes back; who brings it is told where to, who fetches it when to come. */
export function templateOf({ way, cutOffAt }: GoodOrder, { step, by, data }: TimelineRow): string {
  if (by.kind === 'system' && (step === 'lapse' || step === 'withdraw')) return `${step}_stopped`;
  const isShort = step === 'pack' && typeof data['refundFen'] === 'number';
  if (
    way === 'delivery' &&
    (step === 'pay' || step === 'pack' || step === 'cancel' || step === 'expire_pickup')
  )
    return isShort ? 'pack_short_brought' : `${step}_brought`;
  if (cutOffAt && step === 'expire_pickup') return 'expire_pickup_meal';
  return isShort ? 'pack_short' : step;
}
