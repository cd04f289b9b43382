import type mongoose from 'mongoose';
import type { Actor } from '../../kernel/actor.ts';
import { type Clock, day } from '../../kernel/clock.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { FeeRates, Orders } from '../orders/index.ts';
import type { Payments } from '../payments/index.ts';
import { ledgerAccess } from './ledger.access.ts';
import { Balances } from './ledger.balances.ts';
import { Months } from './ledger.months.ts';
import { type EarningPlace, ledgerRoutes } from './ledger.routes.ts';
import { Ledger } from './ledger.service.ts';
import { makeLedgerStore } from './ledger.store.ts';
import { subscribeToOrders, subscribeToPayments } from './ledger.subscribers.ts';

export interface LedgerDeps {
  connection: mongoose.Connection;
  clock: Pick<Clock, 'now'>;
  payments: Pick<Payments, 'on' | 'onRefunds' | 'raise'>;
  orders: Pick<Orders, 'onAny' | 'pendingOf'>;
  /** What a person offers as, or nothing. */
  providerOf(personId: string): Promise<ProviderRef | null>;
  /** The places whose income somebody sees beside their own. */
  placesOf(actor: Actor): Promise<readonly EarningPlace[]>;
  ratesOf(provider: ProviderRef): Promise<FeeRates | null>;
  /** Codes from the district down to a grid. */
  pathOf(grid: string): readonly string[];
}

export { communityIncomeIsTheFunds } from './ledger.fund.migration.ts';
export { balancesAreStored } from './ledger.migration.ts';
export { booksKnowTheirGrid } from './ledger.places.migration.ts';
export type { Ledger } from './ledger.service.ts';
export { paymentEntryIds, refundEntryId } from './ledger.subscribers.ts';
export { type Entry, feesIn, type Turnover } from './ledger.ts';

/** The books: what came in, went back, is held and is owed. */
export function makeLedger(deps: LedgerDeps) {
  const store = makeLedgerStore(deps.connection);
  const balances = new Balances(deps.connection, store);
  const api = new Ledger(store, balances, new Months(store, () => deps.clock.now()));
  subscribeToPayments(api, deps.payments);
  subscribeToOrders(api, deps.orders);
  const parts = {
    routes: ledgerRoutes({ ...deps, ledger: api }),
    access: ledgerAccess,
    jobs: [{ name: 'ledger.check', everyMs: day, run: () => watchBalances(api, deps.payments) }],
    models: [store.model, balances.model],
  };
  return { api, parts };
}

/** The check as work for the clock: silent where the books are right. */
async function watchBalances(ledger: Ledger, { raise }: Pick<Payments, 'raise'>): Promise<void> {
  for (const { account, storedFen, sumFen } of await ledger.check()) {
    await raise(
      'books_differ',
      `${account}:${storedFen}:${sumFen}`,
      { account, storedFen, entriesFen: sumFen },
      null,
    );
  }
}
