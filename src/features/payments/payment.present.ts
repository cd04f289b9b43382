import type { components } from '../../contract/types.gen.ts';
import type { Actor } from '../../kernel/actor.ts';
import { openSteps } from '../../kernel/process.ts';
import type { Alarm } from './alarm.ts';
import { paymentRelations, refundRelations } from './payment.access.ts';
import { paymentProcess } from './payment.process.ts';
import type { BridgeCall } from './payment.provider.ts';
import type { Payment } from './payment.ts';
import { refundProcess } from './refund.process.ts';
import type { Refund } from './refund.ts';

type Schemas = components['schemas'];

/** What the payer sees. */
export function presentPayment(
  payment: Payment,
  refunds: Refund[],
  { actor, now, bridge }: { actor: Actor; now: Date; bridge(prepayId: string): BridgeCall },
): Schemas['Payment'] {
  const { linkUntil } = payment;
  const canBePaid = payment.state === 'paying' && payment.expiresAt > now && linkUntil && linkUntil > now;
  return {
    id: payment._id,
    state: payment.state,
    subject: { ...payment.subject },
    amountFen: payment.amountFen,
    way: payment.way,
    expiresAt: payment.expiresAt.toISOString(),
    ...(canBePaid && payment.codeUrl ? { codeUrl: payment.codeUrl } : {}),
    ...(canBePaid && payment.h5Url ? { h5Url: payment.h5Url } : {}),
    ...(canBePaid && payment.prepayId ? { bridge: bridge(payment.prepayId) } : {}),
    ...(canBePaid ? { linkExpiresAt: linkUntil.toISOString() } : {}),
    ...(payment.paidAt ? { paidAt: payment.paidAt.toISOString() } : {}),
    ...(payment.paidFen === undefined ? {} : { paidFen: payment.paidFen }),
    refunds: refunds.map((refund) => ({
      id: refund._id,
      state: refund.state,
      amountFen: refund.amountFen,
      askedAt: askedAt(refund),
    })),
    steps: openSteps(paymentProcess, payment, paymentRelations(actor, payment), now),
  };
}

/** What staff see. */
export function presentRefund(refund: Refund, actor: Actor, now: Date): Schemas['Refund'] {
  return {
    id: refund._id,
    state: refund.state,
    paymentId: refund.paymentId,
    subject: { ...refund.subject },
    amountFen: refund.amountFen,
    reason: refund.reason,
    askedAt: askedAt(refund),
    ...(refund.receipt === undefined ? {} : { receipt: refund.receipt }),
    ...(refund.channel === undefined ? {} : { channel: refund.channel }),
    ...(refund.refusedCode ? { refusedCode: refund.refusedCode } : {}),
    steps: openSteps(refundProcess, refund, refundRelations(actor, refund), now),
  };
}

export function presentAlarm(alarm: Alarm): Schemas['Alarm'] {
  return { id: alarm._id, kind: alarm.kind, at: alarm.at.toISOString(), facts: { ...alarm.facts } };
}

function askedAt(refund: Refund): string {
  return (refund.timeline[0]?.at ?? new Date(0)).toISOString();
}
