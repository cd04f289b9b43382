import { inFile } from './mutant.ts';

/** Loans: whose days a unit is, what is late, what is kept of the deposit. */
export const loans = [
  ...inFile(
    'features/units/unit.ts',
    ['orders/loan.rules'],
    [
      ['a unit goes on the day it comes back', 'one.fromDay < other.endDay', 'one.fromDay <= other.endDay'],
      ['what is not back is not lent', "state === 'free' && overdueOf === null", "state === 'free'"],
    ],
  ),
  ...inFile(
    'features/units/unit.store.ts',
    ['orders/loan.race'],
    [
      ['one unit has one borrower', 'claims: trusted({ $not: { $elemMatch: overlapping } }),', ''],
      ['a claim begins before the other ends', 'fromDay: { $lt: endDay }', 'fromDay: { $lt: fromDay }'],
    ],
  ),
  ...inFile(
    'features/orders/kinds/loan/loan.dates.ts',
    ['orders/loan.rules'],
    [
      ['a closed day is not late', 'if (open && (number < today', 'if ((number < today'],
      ['it is late once it opens', '>= open.fromMinute', '> open.fromMinute'],
      ['nothing is handed out after its end', ' && now < order.endAt', ''],
    ],
  ),
  ...inFile(
    'features/orders/kinds/loan/loan.apply.ts',
    ['orders/loan.rules'],
    [
      ['never above the deposit', 'Math.min(rest, fen)', 'fen'],
      ['one day is kept of who stays away', 'Math.min(order.feeFen, order.feePerDayFen)', 'order.feeFen'],
    ],
  ),
  ...inFile(
    'features/orders/engine/ending.ts',
    ['orders/loan.rules'],
    [
      ['a deposit is not cut by a policy', 'leftFen(order) - (order.depositHeldFen ?? 0)', 'leftFen(order)'],
      ['a deposit ends with its order', '[...freed.postings, ...splitEarned', '[...splitEarned'],
    ],
  ),
];
