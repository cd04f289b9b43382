import { after, day } from '../../kernel/clock.ts';
import { defineProcess, enteredAt } from '../../kernel/process.ts';
import { deciders } from './fund.access.ts';
import type { SpendingTypes } from './fund.ts';

/** So long it waits for a second person. */
const waitsDays = 30;

/** What becomes of a spending: asked for by one, approved by another, and booked where the fund holds enough. */
export const spendingProcess = defineProcess<SpendingTypes>({
  name: 'spending',
  held: {
    by: { manager: deciders, proposer: deciders, approver: deciders },
    over: ({ gridPath }) => gridPath,
  },
  states: ['proposed', 'approved', 'spent', 'lacking', 'refused', 'withdrawn', 'lapsed'],
  final: ['spent', 'lacking', 'refused', 'withdrawn', 'lapsed'],
  resting: {},
  rows: [
    {
      step: 'propose',
      from: null,
      to: 'proposed',
      by: ['manager'],
      apply: ({ amountFen }) => ({ data: { amountFen } }),
      follows: 'somebody else has to approve it',
    },
    { step: 'withdraw', from: ['proposed'], to: 'withdrawn', by: ['proposer'] },
    {
      step: 'refuse',
      from: ['proposed'],
      to: 'refused',
      by: ['approver'],
      apply: (_spending, { reason }) => ({ set: { reason }, data: { reason } }),
    },
    {
      step: 'approve',
      from: ['proposed'],
      to: 'approved',
      by: ['approver'],
      apply: ({ amountFen }) => ({ data: { amountFen } }),
      follows: 'booked where the fund holds enough',
    },
    {
      step: 'book',
      from: ['approved'],
      to: 'spent',
      by: ['system'],
      apply: ({ amountFen }) => ({ data: { amountFen } }),
      follows: 'everybody reads it among the lines of the fund',
    },
    { step: 'lack', from: ['approved'], to: 'lacking', by: ['system'], follows: 'nothing was spent' },
    {
      step: 'remind',
      from: ['approved'],
      to: 'approved',
      by: [],
      clock: { due: (spending) => after(enteredAt(spending), day), says: 'every day' },
      reminds: true,
      follows: 'booked once more',
    },
    {
      step: 'lapse',
      from: ['proposed'],
      to: 'lapsed',
      by: [],
      clock: { due: (spending) => after(enteredAt(spending), waitsDays * day), says: '30 days' },
      follows: 'nothing was spent',
    },
  ],
});
