import { defineProcess, type StepInput } from '../../kernel/process.ts';
import type { PaymentRelation } from './payment.access.ts';
import { nextAsk, type Payment, type PaymentState, type PaymentStep } from './payment.ts';

/** What came, as a step takes it: fen, the provider's number, its time, and what is odd about it. */
export interface Taking {
  paidFen: number;
  currency: string;
  transactionId: string;
  paidAt: Date;
  oddness?: string;
}

function taken(payment: Payment, input: StepInput) {
  const taking = input as unknown as Taking;
  const { paidFen, currency, transactionId, paidAt } = taking;
  return {
    set: { paidFen, currency, transactionId, paidAt, refundableFen: paidFen, askAt: null, clientIp: null },
    data: {
      paidFen,
      amountFen: payment.amountFen,
      transactionId,
      ...(taking.oddness ? { oddness: taking.oddness } : {}),
    },
  };
}

export const paymentProcess = defineProcess<Payment, PaymentState, PaymentStep, PaymentRelation>({
  name: 'payment',
  states: ['open', 'paying', 'paid', 'odd', 'closed', 'late'],
  final: ['paid', 'odd', 'late'],
  resting: { closed: 'money may still come' },
  rows: [
    { step: 'open', from: null, to: 'open', by: ['house'], follows: 'prepay is called' },
    {
      step: 'prepare',
      from: ['open'],
      to: 'paying',
      by: ['house'],
      writes: (_payment, input) => ({ set: { ...input, clientIp: null } }),
      follows: 'the payer can pay',
    },
    {
      step: 'take',
      from: ['open', 'paying'],
      to: 'paid',
      by: ['payment'],
      writes: taken,
      follows: 'subject told',
    },
    {
      step: 'take_odd',
      from: ['open', 'paying'],
      to: 'odd',
      by: ['payment'],
      writes: taken,
      follows: 'what really came goes back, alarm; the subject is told that it will not be paid',
    },
    {
      step: 'close',
      from: ['open', 'paying'],
      to: 'closed',
      by: ['house'],
      clock: { due: (payment) => payment.expiresAt, says: 'at expiry' },
      first: 'settle',
      writes: (_payment, _input, now) => ({
        set: { clientIp: null, asks: 0, askAt: nextAsk({ state: 'closed', asks: 0 }, now) },
      }),
      follows: 'subject told',
    },
    {
      step: 'take_late',
      from: ['closed'],
      to: 'late',
      by: ['payment'],
      writes: taken,
      follows: 'all goes back',
    },
  ],
});
