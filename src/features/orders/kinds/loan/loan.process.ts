import { defineProcess } from '../../../../kernel/process.ts';
import { agreementRows } from './loan.rows.agreement.ts';
import { lendingRows } from './loan.rows.lending.ts';
import type { LoanTypes } from './loan.ts';

/** The order of a loan, row by row. */
export const loanProcess = defineProcess<LoanTypes>({
  name: 'loan order',
  states: [
    'unpaid',
    'lapsed',
    'requested',
    'declined',
    'ready',
    'cancelled',
    'missed',
    'borrowed',
    'overdue',
    'assessed',
    'returned',
    'lost',
    'disputed',
    'settled',
  ],
  final: ['lapsed', 'declined', 'cancelled', 'settled'],
  resting: {},
  money: {
    waits: [
      'requested',
      'ready',
      'missed',
      'borrowed',
      'overdue',
      'assessed',
      'returned',
      'lost',
      'disputed',
    ],
    staff: 'staff',
    answers: [],
  },
  rows: [...agreementRows, ...lendingRows],
});
