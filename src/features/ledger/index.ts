import type mongoose from 'mongoose';
import type { AccessRule } from '../../kernel/actor.ts';
import type { Model } from '../../kernel/stored.ts';
import { ledgerAccess } from './ledger.access.ts';
import {
  hearOrders as bookOrders,
  type HeardOrder,
  type HeardOrders,
  type HeardPayments,
  hearPayments,
} from './ledger.hears.ts';
import { type LedgerRoutes, ledgerRoutes } from './ledger.routes.ts';
import { Ledger } from './ledger.service.ts';
import { makeLedgerStore } from './ledger.store.ts';

export type { HeardOrder } from './ledger.hears.ts';

export interface LedgerDeps {
  connection: mongoose.Connection;
  payments: HeardPayments;
  /** The artisan a person is, or nothing. */
  artisanOf(personId: string): Promise<string | null>;
}

export interface LedgerFeature {
  ledger: Ledger;
  /** Books what orders earn; call it once the orders exist. */
  hearOrders<D extends HeardOrder>(orders: HeardOrders<D>): void;
  routes: LedgerRoutes;
  access: AccessRule[];
  models: Model[];
}

export function makeLedger(deps: LedgerDeps): LedgerFeature {
  const store = makeLedgerStore(deps.connection);
  const ledger = new Ledger(store);
  hearPayments(ledger, deps.payments);
  return {
    ledger,
    hearOrders: (orders) => bookOrders(ledger, orders),
    routes: ledgerRoutes({ ledger, artisanOf: deps.artisanOf }),
    access: ledgerAccess,
    models: [store.model],
  };
}
