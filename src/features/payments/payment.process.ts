import { defineProcess, type ProcessTypes, type Takes } from '../../kernel/process.ts';
import type { PaymentRelation } from './payment.access.ts';
import type { Prepaid } from './payment.provider.ts';
import { linkUntil, type Mismatch, needsLink, nextAsk, type Payment, type PaymentState } from './payment.ts';

/** What came, as a step takes it: fen, the provider's number, its time, and what does not match. */
export interface Taking {
  paidFen: number;
  currency: string;
  transactionId: string;
  paidAt: Date;
  mismatch?: Mismatch;
}
/** What the timeline says of it. */
interface Taken {
  paidFen: number;
  amountFen: number;
  transactionId: string;
  mismatch?: Mismatch;
}
export interface PaymentTypes extends ProcessTypes {
  doc: Payment;
  state: PaymentState;
  relation: PaymentRelation;
  steps: {
    open: Takes;
    prepare: Takes<Prepaid>;
    renew_link: Takes<{ prepaid: Prepaid; clientIp: string }>;
    take: Takes<Taking, Taken>;
    receive_mismatched: Takes<Taking, Taken>;
    close: Takes;
    receive_late: Takes<Taking, Taken>;
  };
}

/** Where the payer sits and who they are to WeChat is needed no more. */
const unpayable = { clientIp: null, payerOpenid: null };

function taken({ amountFen }: Payment, { paidFen, currency, transactionId, paidAt, mismatch }: Taking) {
  return {
    set: { paidFen, currency, transactionId, paidAt, refundableFen: paidFen, askAt: null, ...unpayable },
    data: { paidFen, amountFen, transactionId, ...(mismatch ? { mismatch } : {}) },
  };
}

export const paymentProcess = defineProcess<PaymentTypes>({
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
      apply: (payment, prepaid, now) => ({ set: { ...prepaid, linkUntil: linkUntil(payment, now) } }),
      follows: 'the payer can pay',
    },
    {
      step: 'renew_link',
      from: ['paying'],
      to: 'paying',
      by: ['system'],
      guard: needsLink,
      apply: (payment, { prepaid, clientIp }, now) => ({
        set: { ...prepaid, clientIp, linkUntil: linkUntil(payment, now) },
      }),
      follows: 'the payer can pay at a new address, under the same number',
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
        set: { ...unpayable, asks: 0, askAt: nextAsk({ state: 'closed', asks: 0 }, now) },
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
