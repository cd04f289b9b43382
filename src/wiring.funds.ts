import { incomeExport, ledgerExport } from './copy/zh-CN/accounting.ts';
import { makeAccounting } from './features/accounting/index.ts';
import { makeFunds } from './features/funds/index.ts';
import type { Ledger } from './features/ledger/index.ts';
import type { Orders } from './features/orders/index.ts';
import type { Payments } from './features/payments/index.ts';
import type { Providers } from './features/providers/index.ts';
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

interface Booked extends Pick<Places, 'grids' | 'people' | 'audit'> {
  books: Ledger;
  orders: { api: Orders };
  providers: { api: Providers };
  payments: { api: Payments };
}

/** The books, month by month. */
export const accountingOf = (
  clock: MovableClock,
  { books, payments, orders, providers, grids, people, audit }: Booked,
) =>
  makeAccounting({
    ...{ clock, books, words: ledgerExport, ownWords: incomeExport, orders: orders.api },
    providerOf: async (personId) => (await providers.api.ofPerson(personId))?.ref ?? null,
    ...{ grids: grids.api, people: people.api, audit: audit.api, raise: payments.api.raise },
    topGrids: async () => (await grids.api.children(null)).map(({ code }) => code),
  });
