import type mongoose from 'mongoose';
import type { AccessRule } from '../../kernel/actor.ts';
import type { Model } from '../../kernel/process-store.ts';
import { ledgerAccess } from './ledger.access.ts';
import { type LedgerRoutes, ledgerRoutes } from './ledger.routes.ts';
import { Ledger } from './ledger.service.ts';
import { makeLedgerStore } from './ledger.store.ts';
import {
  subscribeToOrders as bookOrders,
  type EarningOrder,
  type OrderEventSource,
  type PaymentEventSource,
  subscribeToPayments,
} from './ledger.subscribers.ts';

export type { EarningOrder } from './ledger.subscribers.ts';

export interface LedgerDeps {
  connection: mongoose.Connection;
  payments: PaymentEventSource;
  /** The artisan a person is, or nothing. */
  artisanOf(personId: string): Promise<string | null>;
}

export interface LedgerFeature {
  ledger: Ledger;
  /** Books what orders earn; call it once the orders exist. */
  subscribeToOrders<D extends EarningOrder>(orders: OrderEventSource<D>): void;
  routes: LedgerRoutes;
  access: AccessRule[];
  models: Model[];
}

export function makeLedger(deps: LedgerDeps): LedgerFeature {
  const store = makeLedgerStore(deps.connection);
  const ledger = new Ledger(store);
  subscribeToPayments(ledger, deps.payments);
  return {
    ledger,
    subscribeToOrders: (orders) => bookOrders(ledger, orders),
    routes: ledgerRoutes({ ledger, artisanOf: deps.artisanOf }),
    access: ledgerAccess,
    models: [store.model],
  };
}
