import { after, day } from '../../kernel/clock.ts';
import { defineProcess, type Empty, enteredAt, type ProcessTypes, type Takes } from '../../kernel/process.ts';
import { deciders, type FindingRelation } from './bill.access.ts';
import type { Booking, Finding, FindingState } from './bill.ts';

interface Explanation {
  reason: string;
  booking: Booking;
}
export interface FindingTypes extends ProcessTypes {
  doc: Finding;
  state: FindingState;
  relation: FindingRelation;
  steps: {
    raise: Takes;
    settle: Takes;
    propose: Takes<Explanation & { proposedBy: string }, Explanation>;
    reopen: Takes;
    remind: Takes;
    confirm: Takes<Empty, Explanation>;
  };
}

const reminding = {
  step: 'remind',
  by: [],
  clock: { due: (finding: Finding) => after(enteredAt(finding), day), says: 'every day' },
  reminds: true,
  follows: 'staff told',
} as const;
const unsaid = { reason: null, booking: null, proposedBy: null };

/** What becomes of something that bill and books say differently. */
export const findingProcess = defineProcess<FindingTypes>({
  name: 'finding',
  held: { by: { accountant: deciders, confirmer: deciders }, over: ({ gridPath }) => gridPath },
  states: ['open', 'proposed', 'explained', 'settled'],
  final: ['explained', 'settled'],
  resting: {},
  money: { waits: ['open', 'proposed'], staff: 'accountant', answers: [] },
  rows: [
    { step: 'raise', from: null, to: 'open', by: ['system'], follows: 'staff told by an alarm' },
    {
      step: 'settle',
      from: ['open', 'proposed'],
      to: 'settled',
      by: ['system'],
      follows: 'bill and books agree by themselves',
    },
    {
      step: 'propose',
      from: ['open'],
      to: 'proposed',
      by: ['accountant'],
      apply: (_finding, { reason, booking, proposedBy }) => ({
        set: { reason, booking, proposedBy },
        data: { reason, booking },
      }),
      follows: 'somebody else has to confirm it',
    },
    { step: 'reopen', from: ['proposed'], to: 'open', by: ['accountant'], apply: () => ({ set: unsaid }) },
    {
      step: 'confirm',
      from: ['proposed'],
      to: 'explained',
      by: ['confirmer'],
      apply: ({ reason, booking }) => ({ data: { reason: reason ?? '', booking: booking ?? 'none' } }),
      follows: 'booked where it is money of the operator',
    },
    { ...reminding, from: ['open'], to: 'open' },
    { ...reminding, from: ['proposed'], to: 'proposed' },
  ],
});
