import type { TimelineRow } from '../../../../kernel/process.ts';
import type { Side } from '../../engine/kind.ts';
import type { RoomOrder, RoomStep } from './room.ts';

/** Who is told of a step. */
export const notified: Readonly<Partial<Record<RoomStep, readonly Side[]>>> = {
  expire_claim: ['resident'],
  lapse: ['resident'],
  pay: ['resident', 'provider'],
  cancel: ['provider'],
  withdraw: ['resident'],
  call_off: ['resident', 'provider'],
  check_in: ['resident', 'provider'],
  miss_keeper: ['provider'],
  miss: ['resident', 'provider'],
  end: ['resident'],
  dispute: ['resident', 'provider', 'staff'],
  resolve: ['resident', 'provider'],
  escalate: ['resident', 'provider', 'staff'],
  default: ['resident', 'provider'],
  settle: ['provider'],
};

/** What the system ends was stopped; where nobody came there is no income to speak of. */
export function templateOf(_order: RoomOrder, { step, by, from }: TimelineRow): string {
  if (by.kind === 'system' && (step === 'lapse' || step === 'withdraw')) return `${step}_stopped`;
  return step === 'settle' && from === 'missed' ? 'settle_missed' : step;
}
