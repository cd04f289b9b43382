import { inFile } from './mutant.ts';

/** Closed months: when they may be closed, what stands in them, and what is late. */
export const months = [
  ...inFile(
    'features/ledger/ledger.months.ts',
    ['accounting/closing'],
    [
      ['what is late goes past a closed month', 'if (!isClosed) return', 'if (count >= 0) return'],
      [
        'what is moved says when it was',
        '{ ...entry, at: startOfChinaMonth(month), happenedAt: entry.at }',
        '{ ...entry, at: startOfChinaMonth(month) }',
      ],
    ],
  ),
  ...inFile(
    'features/accounting/closing.service.ts',
    ['accounting/closing'],
    [
      ['months are closed in order', 'if (next !== month) throw', 'if (next === null) throw'],
      ['a month that runs is not closed', 'if (!isClosable(month, clock.now())) throw monthNotOver();', ''],
      [
        'months are closed at the top of the tree alone',
        'if (!closesMonths(actor, gridPath)) throw forbidden();',
        '',
      ],
    ],
  ),
  ...inFile(
    'features/accounting/accounting.service.ts',
    ['accounting/accounting.api'],
    [
      [
        'the books of other grids are not read',
        'if (!readingRole(actor, this.#deps.grids.pathOf(grid))) throw forbidden();',
        '',
      ],
      ['what was before the month is its beginning', 'sum.add(lines, at < from)', 'sum.add(lines, false)'],
    ],
  ),
  ...inFile(
    'features/accounting/own.statement.ts',
    ['accounting/own.statement'],
    [
      [
        'what is owed to the person is positive',
        'return creditFen - debitFen;',
        'return debitFen - creditFen;',
      ],
    ],
  ),
];
