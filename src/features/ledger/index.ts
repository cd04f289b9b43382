import type mongoose from 'mongoose';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { Orders } from '../orders/index.ts';
import type { Payments } from '../payments/index.ts';
import { ledgerAccess } from './ledger.access.ts';
import { ledgerRoutes } from './ledger.routes.ts';
import { Ledger } from './ledger.service.ts';
import { makeLedgerStore } from './ledger.store.ts';
import { subscribeToOrders, subscribeToPayments } from './ledger.subscribers.ts';

export interface LedgerDeps {
  connection: mongoose.Connection;
  payments: Pick<Payments, 'on' | 'onRefunds'>;
  orders: Pick<Orders, 'onAny' | 'pendingOf'>;
  /** What a person offers as, or nothing. */
  providerOf(personId: string): Promise<ProviderRef | null>;
}

/** The books: what came in, went back, is held and is owed. */
export function makeLedger(deps: LedgerDeps) {
  const store = makeLedgerStore(deps.connection);
  const api = new Ledger(store);
  subscribeToPayments(api, deps.payments);
  subscribeToOrders(api, deps.orders);
  const parts = {
    routes: ledgerRoutes({ ledger: api, orders: deps.orders, providerOf: deps.providerOf }),
    access: ledgerAccess,
    models: [store.model],
  };
  return { api, parts };
}
