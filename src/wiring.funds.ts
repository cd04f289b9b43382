import { ledgerExport } from './copy/zh-CN/accounting.ts';
import { makeAccounting } from './features/accounting/index.ts';
import { makeFunds } from './features/funds/index.ts';
import type { Ledger } from './features/ledger/index.ts';
import type { MovableClock } from './kernel/clock.ts';
import type { Places, WiringOptions } from './wiring.places.ts';

/** The money of each community's residents, on the books. */
export const fundsOf = (
  { connection, log }: WiringOptions,
  clock: MovableClock,
  books: Ledger,
  { grids, people, files, audit }: Places,
) =>
  makeFunds({
    ...{ connection, log, clock, books },
    ...{ grids: grids.api, people: people.api, files: files.api, audit: audit.api },
  });

/** The books, month by month. */
export const accountingOf = (books: Ledger, { grids, audit }: Places) =>
  makeAccounting({ books, grids: grids.api, audit: audit.api, words: ledgerExport });
