import { defineProcess, type StepInput } from '../../kernel/process.ts';
import type { PaymentRelation } from './payment.access.ts';
import { nextAsk, type Payment, type PaymentState, type PaymentStep } from './payment.ts';

/** What came, as a step takes it: fen, the provider's number, its time, and what does not match. */
export interface Taking {
  paidFen: number;
  currency: string;
  transactionId: string;
  paidAt: Date;
  mismatch?: string;
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
      ...(taking.mismatch ? { mismatch: taking.mismatch } : {}),
    },
  };
}

export const paymentProcess = defineProcess<Payment, PaymentState, PaymentStep, PaymentRelation>({
  name: 'payment',
  states: ['open', 'paying', 'paid', 'mismatched', 'closed', 'late'],
  final: ['paid', 'mismatched', 'late'],
  resting: { closed: 'money may still come' },
  rows: [
    { step: 'open', from: null, to: 'open', by: ['system'], follows: 'prepay is called' },
    {
      step: 'prepare',
      from: ['open'],
      to: 'paying',
      by: ['system'],
      apply: (_payment, input) => ({ set: { ...input, clientIp: null } }),
      follows: 'the payer can pay',
    },
    {
      step: 'take',
      from: ['open', 'paying'],
      to: 'paid',
      by: ['payment'],
      apply: taken,
      follows: 'subject told',
    },
    {
      step: 'receive_mismatched',
      from: ['open', 'paying'],
      to: 'mismatched',
      by: ['payment'],
      apply: taken,
      follows: 'what really came goes back, alarm; the subject is told that it will not be paid',
    },
    {
      step: 'close',
      from: ['open', 'paying'],
      to: 'closed',
      by: ['system'],
      clock: { due: (payment) => payment.expiresAt, says: 'at expiry' },
      before: 'settle',
      apply: (_payment, _input, now) => ({
        set: { clientIp: null, asks: 0, askAt: nextAsk({ state: 'closed', asks: 0 }, now) },
      }),
      follows: 'subject told',
    },
    {
      step: 'receive_late',
      from: ['closed'],
      to: 'late',
      by: ['payment'],
      apply: taken,
      follows: 'all goes back',
    },
  ],
});
