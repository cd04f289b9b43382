import { after, day, hour } from '../../kernel/clock.ts';
import {
  defineProcess,
  type Empty,
  enteredAt,
  type ProcessTypes,
  type StepOf,
  type Takes,
} from '../../kernel/process.ts';
import type { TransferRelation } from './transfer.access.ts';
import { confirmWithin, nextAsk, type Transfer, type TransferState, underWayStates } from './transfer.ts';

interface Moved {
  amountFen: number;
}
/** The provider's word for why it came to nothing. */
interface Reason {
  failReason: string | null;
}
interface Confirmable {
  packageInfo: string | null;
}
export interface TransferTypes extends ProcessTypes {
  doc: Transfer;
  state: TransferState;
  relation: TransferRelation;
  steps: {
    open: Takes;
    book: Takes<Empty, Moved>;
    drop: Takes;
    accept: Takes;
    process: Takes;
    offer: Takes<Confirmable>;
    move: Takes;
    begin_cancel: Takes;
    ask_cancel: Takes;
    succeed: Takes<Empty, Moved>;
    fail: Takes<Reason, Moved & Reason>;
    cancel: Takes<Empty, Moved>;
    remind: Takes;
  };
}
export type TransferStep = StepOf<TransferTypes>;

const moved = ({ amountFen }: Transfer): Moved => ({ amountFen });
const asking = (_transfer: Transfer, _input: unknown, now: Date) => ({
  set: { asks: 0, askAt: nextAsk(0, now) },
});
const over = { askAt: null, packageInfo: null };
const reminding = { step: 'remind', by: [], reminds: true } as const;
const daily = (transfer: Transfer) => after(enteredAt(transfer), day);
const slow = { clock: { due: daily, says: 'every day' }, follows: 'staff told' };

/** WeChat's states move as WeChat says; what it says is believed from every state before it. */
export const transferProcess = defineProcess<TransferTypes>({
  name: 'transfer',
  states: [
    ...([
      'opened',
      'dropped',
      'asked',
      'accepted',
      'processing',
      'wait_user_confirm',
      'transfering',
    ] as const),
    ...(['canceling', 'success', 'fail', 'cancelled'] as const),
  ],
  final: ['dropped', 'success', 'fail', 'cancelled'],
  resting: {},
  money: { waits: underWayStates, staff: 'staff', answers: ['succeed', 'fail', 'cancel'] },
  rows: [
    { step: 'open', from: null, to: 'opened', by: ['receiver'] },
    {
      step: 'book',
      from: ['opened'],
      to: 'asked',
      by: ['system'],
      clock: { due: enteredAt, says: 'at once' },
      before: 'book_amount',
      apply: (transfer, input, now) => ({ ...asking(transfer, input, now), data: moved(transfer) }),
      follows: 'the provider is asked',
    },
    {
      step: 'drop',
      from: ['opened'],
      to: 'dropped',
      by: ['system'],
      apply: () => ({ set: over }),
    },
    { step: 'accept', from: ['asked'], to: 'accepted', by: ['payment'], apply: asking },
    { step: 'process', from: ['asked', 'accepted'], to: 'processing', by: ['payment'], apply: asking },
    {
      step: 'offer',
      from: ['asked', 'accepted', 'processing'],
      to: 'wait_user_confirm',
      by: ['payment'],
      apply: (transfer, { packageInfo }, now) => ({
        set: { ...asking(transfer, {}, now).set, packageInfo, failReason: null },
      }),
      follows: 'the person is told',
    },
    {
      step: 'move',
      from: ['asked', 'accepted', 'processing', 'wait_user_confirm'],
      to: 'transfering',
      by: ['payment'],
      apply: asking,
    },
    {
      step: 'begin_cancel',
      from: ['asked', 'accepted', 'processing', 'wait_user_confirm'],
      to: 'canceling',
      by: ['payment'],
      apply: asking,
    },
    {
      step: 'ask_cancel',
      from: ['accepted', 'processing', 'wait_user_confirm'],
      to: 'canceling',
      by: ['receiver'],
      before: 'ask_to_cancel',
      apply: asking,
    },
    {
      step: 'ask_cancel',
      from: ['wait_user_confirm'],
      to: 'canceling',
      by: [],
      clock: {
        due: ({ openedAt }) => after(openedAt, confirmWithin + hour),
        says: 'an hour after its time, where WeChat has not ended it',
      },
      before: 'ask_to_cancel',
      apply: asking,
    },
    {
      step: 'succeed',
      from: underWayStates,
      to: 'success',
      by: ['payment'],
      apply: (transfer) => ({ set: over, data: moved(transfer) }),
      follows: 'the person is told',
    },
    {
      step: 'fail',
      from: underWayStates,
      to: 'fail',
      by: ['payment'],
      apply: (transfer, { failReason }) => ({
        set: { ...over, failReason },
        data: { ...moved(transfer), failReason },
      }),
      follows: 'it is owed again, the person is told',
    },
    {
      step: 'cancel',
      from: underWayStates,
      to: 'cancelled',
      by: ['payment'],
      apply: (transfer) => ({ set: over, data: moved(transfer) }),
      follows: 'it is owed again',
    },
    { ...reminding, ...slow, from: ['asked'], to: 'asked' },
    { ...reminding, ...slow, from: ['accepted'], to: 'accepted' },
    { ...reminding, ...slow, from: ['processing'], to: 'processing' },
    { ...reminding, ...slow, from: ['transfering'], to: 'transfering' },
    { ...reminding, ...slow, from: ['canceling'], to: 'canceling' },
  ],
});
