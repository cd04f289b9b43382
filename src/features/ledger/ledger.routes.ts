import type { Handlers } from '../../contract/handler.ts';
import { personOf } from '../../kernel/actor.ts';
import { readCursor } from '../../kernel/page.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { FeeRates, Orders, Pending } from '../orders/index.ts';
import { readableGrids } from './ledger.access.ts';
import type { Ledger } from './ledger.service.ts';
import { feesIn } from './ledger.ts';

export interface LedgerRouteDeps {
  ledger: Ledger;
  orders: Pick<Orders, 'pendingOf'>;
  /** What a person offers as, or nothing. */
  providerOf(personId: string): Promise<ProviderRef | null>;
  /** What goes off what a provider's new orders bring. */
  ratesOf(provider: ProviderRef): Promise<FeeRates | null>;
  /** Codes from the district down to a grid. */
  pathOf(grid: string): readonly string[];
}

export type LedgerRoutes = Required<Pick<Handlers, 'getIncome' | 'listLedgerAccounts'>>;

const noIncome = {
  owedFen: 0,
  cashFen: 0,
  rates: null,
  pendingFen: 0,
  pendingCount: 0,
  pending: [],
  items: [],
  next: null,
};

const presentPending = ({ fen, count, orders }: Pending) => ({
  pendingFen: fen,
  pendingCount: count,
  pending: orders.map(({ startAt, payableAt, ...order }) => ({
    ...order,
    startAt: startAt.toISOString(),
    payableAt: payableAt?.toISOString() ?? null,
  })),
});

export function ledgerRoutes({ ledger, orders, providerOf, ratesOf, pathOf }: LedgerRouteDeps): LedgerRoutes {
  return {
    getIncome: async ({ actor, query }) => {
      const { limit = 20, cursor } = query;
      readCursor(cursor, 'time');
      const me = personOf(actor);
      const provider = await providerOf(me);
      if (provider === null) return { body: noIncome };
      const [{ owedFen, cashFen, entries }, pending, rates] = await Promise.all([
        ledger.incomeOf(provider, me, { limit, cursor }),
        orders.pendingOf(provider, me),
        ratesOf(provider),
      ]);
      const items = entries.items.map(({ entry, fen }) => ({
        id: entry._id,
        at: entry.at.toISOString(),
        fen,
        feeFen: feesIn(entry),
        why: entry.why,
        source: entry.source,
      }));
      return { body: { owedFen, cashFen, rates, ...presentPending(pending), items, next: entries.next } };
    },
    listLedgerAccounts: async ({ actor, query }) => {
      const { limit = 20, cursor, prefix = '' } = query;
      return { body: await ledger.accounts(prefix, readableGrids(actor, pathOf), { limit, cursor }) };
    },
  };
}
