import { after, day } from '../../kernel/clock.ts';
import {
  defineProcess,
  type Empty,
  enteredAt,
  type ProcessTypes,
  type StepOf,
  type Takes,
} from '../../kernel/process.ts';
import type { RefundRelation } from './payment.access.ts';
import { nextRefundAsk, type Refund, type RefundState, renewalRest } from './refund.ts';

/** How much goes back, and of which payment. */
interface Returned {
  amountFen: number;
  paymentId: string;
}
export interface RefundTypes extends ProcessTypes {
  doc: Refund;
  state: RefundState;
  relation: RefundRelation;
  steps: {
    ask: Takes<Empty, Returned>;
    send: Takes;
    complete: Takes<Empty, Returned>;
    close: Takes;
    renew: Takes<Empty, { outRefundNo: string }>;
    stall: Takes;
    retry: Takes;
    settle_by_hand: Takes<{ receipt: string }, Returned & { receipt: string }>;
    remind: Takes;
  };
}
export type RefundStep = StepOf<RefundTypes>;

const remindProcessing = 3 * day;
const remindAbnormal = day;

const asking = (_refund: Refund, _input: unknown, now: Date) => ({
  set: { asks: 0, askAt: nextRefundAsk(0, now) },
});
const notAsking = () => ({ set: { askAt: null } });
const returned = ({ amountFen, paymentId }: Refund): Returned => ({ amountFen, paymentId });

export const refundProcess = defineProcess<RefundTypes>({
  name: 'refund',
  states: ['asked', 'processing', 'refunded', 'closed', 'abnormal', 'by_hand'],
  final: ['refunded', 'by_hand'],
  resting: {},
  rows: [
    {
      step: 'ask',
      from: null,
      to: 'asked',
      by: ['system'],
      apply: (refund) => ({ data: returned(refund) }),
      follows: 'the provider is asked',
    },
    {
      step: 'send',
      from: ['asked'],
      to: 'processing',
      by: ['system'],
      clock: {
        due: (refund) => refund.askAt ?? enteredAt(refund),
        says: 'at once, until the provider has answered',
      },
      before: 'ask_provider',
      apply: asking,
    },
    {
      step: 'complete',
      // Closed too: whatever we believed, money that has gone back must not go back again.
      from: ['asked', 'processing', 'closed', 'abnormal'],
      to: 'refunded',
      by: ['payment'],
      apply: (refund) => ({ ...notAsking(), data: returned(refund) }),
      follows: 'booked',
    },
    {
      step: 'close',
      from: ['asked', 'processing'],
      to: 'closed',
      by: ['payment'],
      apply: notAsking,
      follows: 'asked again under a new number',
    },
    {
      step: 'renew',
      from: ['closed'],
      to: 'asked',
      by: [],
      clock: {
        due: (refund) => after(enteredAt(refund), renewalRest(refund.numbers.length)),
        says: 'after 1 min, each time twice as long',
      },
      apply: (refund) => {
        const outRefundNo = `${refund._id}_${refund.numbers.length}`;
        const numbers = [...refund.numbers, outRefundNo];
        return { set: { outRefundNo, numbers, asks: 0, askAt: null }, data: { outRefundNo } };
      },
      follows: 'the provider is asked',
    },
    {
      step: 'stall',
      from: ['asked', 'processing'],
      to: 'abnormal',
      by: ['payment'],
      apply: asking,
      follows: 'staff told',
    },
    {
      step: 'retry',
      from: ['abnormal'],
      to: 'asked',
      by: ['staff'],
      apply: () => ({ set: { asks: 0, askAt: null } }),
      follows: 'the provider is asked',
    },
    {
      step: 'settle_by_hand',
      from: ['abnormal'],
      to: 'by_hand',
      by: ['staff'],
      before: 'ask_whether_done',
      apply: (refund, { receipt }) => ({
        set: { receipt, askAt: null },
        data: { ...returned(refund), receipt },
      }),
      follows: 'booked as cash of who gave it',
    },
    {
      step: 'remind',
      from: ['processing'],
      to: 'processing',
      by: [],
      clock: { due: (refund) => after(enteredAt(refund), remindProcessing), says: 'every 3 days' },
      reminds: true,
      follows: 'staff told',
    },
    {
      step: 'remind',
      from: ['abnormal'],
      to: 'abnormal',
      by: [],
      clock: { due: (refund) => after(enteredAt(refund), remindAbnormal), says: 'every day' },
      reminds: true,
      follows: 'staff told',
    },
  ],
});
