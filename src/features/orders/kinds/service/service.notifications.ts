import type { TimelineRow } from '../../../../kernel/process.ts';
import type { Side } from '../../engine/kind.ts';
import { expireDue } from './service.dates.ts';
import type { ServiceOrder, ServiceStep } from './service.ts';

/** Who is told of a step. */
export const notified: Readonly<Partial<Record<ServiceStep, readonly Side[]>>> = {
  expire_claim: ['resident'],
  lapse: ['resident'],
  pay: ['provider'],
  accept: ['resident', 'provider'],
  propose_time: ['resident', 'provider'],
  accept_time: ['resident', 'provider'],
  drop_time: ['resident', 'provider'],
  decline: ['resident'],
  expire: ['resident', 'provider'],
  retract: ['provider'],
  cancel: ['provider'],
  withdraw: ['resident'],
  call_off: ['resident', 'provider'],
  miss_resident: ['resident'],
  miss_artisan: ['provider'],
  forget: ['resident', 'provider'],
  settle_missed: ['resident', 'provider'],
  quote: ['resident'],
  agree: ['provider'],
  refuse: ['provider'],
  pay_balance: ['provider'],
  cash_balance: ['resident'],
  drop_balance: ['resident', 'provider'],
  finish: ['resident'],
  confirm: ['provider'],
  dispute: ['resident', 'provider', 'staff'],
  resolve: ['resident', 'provider'],
  escalate: ['resident', 'provider', 'staff'],
  default: ['resident', 'provider'],
  settle: ['provider'],
};

/** An instant listing is accepted at once; a refused quote ends the work, or leaves it as it was agreed before. */
export function templateOf(order: ServiceOrder, { step, from, to, by }: TimelineRow): string | null {
  if (by.kind === 'system' && (step === 'lapse' || step === 'withdraw')) return `${step}_stopped`;
  if (step === 'accept_time' && from !== to) return 'accept_with_time';
  if (step === 'pay' && order.instant) return null;
  return step === 'refuse' && to === 'underway' ? 'refuse_more' : step;
}

export function paramsOf(order: ServiceOrder, { step, data }: TimelineRow): Record<string, string> {
  if (step === 'propose_time') return { newStartAt: String(data['newStartAt']) };
  const due = step === 'pay' ? expireDue(order) : null;
  return due ? { answerBy: due.toISOString() } : {};
}
