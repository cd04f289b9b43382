import { after, day } from '../../kernel/clock.ts';
import {
  defineProcess,
  type Empty,
  enteredAt,
  type ProcessTypes,
  type StepOf,
  type Takes,
} from '../../kernel/process.ts';
import { type RefundRelation, refundDeciders } from './payment.access.ts';
import {
  mostRenewals,
  nextRefundAsk,
  numberedAnew,
  type Refund,
  type RefundState,
  renewalRest,
  renewalsOf,
  type SettlingByHand,
} from './refund.ts';

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
    give_up: Takes;
    refuse: Takes<{ code: string }, { code: string }>;
    stall: Takes;
    retry: Takes;
    settle_by_hand: Takes<SettlingByHand, Returned & SettlingByHand>;
    remind: Takes;
  };
}
export type RefundStep = StepOf<RefundTypes>;

const asking = (_refund: Refund, _input: unknown, now: Date) => ({
  set: { asks: 0, askAt: nextRefundAsk(0, now), refusedCode: null },
});
const notAsking = () => ({ set: { askAt: null } });
const askedAnew = { asks: 0, askAt: null, refusedCode: null };
const returned = ({ amountFen, paymentId }: Refund): Returned => ({ amountFen, paymentId });
const reminding = {
  step: 'remind',
  by: [],
  clock: { due: (refund: Refund) => after(enteredAt(refund), day), says: 'every day' },
  reminds: true,
  follows: 'staff told',
} as const;

export const refundProcess = defineProcess<RefundTypes>({
  name: 'refund',
  held: { by: { staff: refundDeciders }, over: ({ gridPath }) => gridPath },
  states: ['asked', 'processing', 'refunded', 'closed', 'abnormal', 'by_hand'],
  final: ['refunded', 'by_hand'],
  resting: {},
  money: {
    waits: ['asked', 'processing', 'closed', 'abnormal'],
    staff: 'staff',
    answers: ['complete', 'close', 'stall', 'refuse'],
  },
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
      follows: 'it is in the books',
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
      guard: (refund) => renewalsOf(refund) < mostRenewals,
      clock: {
        due: (refund) => after(enteredAt(refund), renewalRest(renewalsOf(refund))),
        says: 'after 1 min, each time twice as long, at most 3 times',
      },
      apply: (refund) => {
        const numbered = numberedAnew(refund);
        return { set: { ...askedAnew, ...numbered }, data: { outRefundNo: numbered.outRefundNo } };
      },
      follows: 'the provider is asked',
    },
    {
      step: 'give_up',
      from: ['closed'],
      to: 'abnormal',
      by: [],
      guard: (refund) => renewalsOf(refund) >= mostRenewals,
      clock: { due: enteredAt, says: 'after the third new number' },
      apply: notAsking,
      follows: 'staff told',
    },
    {
      step: 'refuse',
      from: ['asked', 'processing'],
      to: 'abnormal',
      by: ['payment'],
      apply: (_refund, { code }) => ({ set: { askAt: null, refusedCode: code }, data: { code } }),
      follows: 'staff told',
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
      before: 'ask_for_number',
      apply: () => ({ set: askedAnew }),
      follows: 'the provider is asked; under a new number only where it has closed the last one',
    },
    {
      step: 'settle_by_hand',
      from: ['abnormal'],
      to: 'by_hand',
      by: ['staff'],
      before: 'ask_whether_done',
      apply: (refund, { receipt, channel }) => ({
        set: { receipt, channel, askAt: null },
        data: { ...returned(refund), receipt, channel },
      }),
      follows: 'booked as cash of who gave it, or as gone from WeChat',
    },
    { ...reminding, from: ['asked'], to: 'asked' },
    { ...reminding, from: ['processing'], to: 'processing' },
    { ...reminding, from: ['abnormal'], to: 'abnormal' },
  ],
});
