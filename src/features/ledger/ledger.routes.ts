import type { Handlers } from '../../contract/handler.ts';
import { personOf } from '../../kernel/actor.ts';
import { readCursor } from '../../kernel/page.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { Ledger } from './ledger.service.ts';

export interface LedgerRouteDeps {
  ledger: Ledger;
  /** What a person offers as, or nothing. */
  providerOf(personId: string): Promise<ProviderRef | null>;
}

export type LedgerRoutes = Required<Pick<Handlers, 'getIncome' | 'listLedgerAccounts'>>;

export function ledgerRoutes({ ledger, providerOf }: LedgerRouteDeps): LedgerRoutes {
  return {
    getIncome: async ({ actor, query }) => {
      const { limit = 20, cursor } = query;
      readCursor(cursor, 'time');
      const me = personOf(actor);
      const provider = await providerOf(me);
      if (provider === null) return { body: { owedFen: 0, cashFen: 0, items: [], next: null } };
      const { owedFen, cashFen, entries } = await ledger.incomeOf(provider, me, { limit, cursor });
      const items = entries.items.map(({ entry, fen }) => ({
        id: entry._id,
        at: entry.at.toISOString(),
        fen,
        why: entry.why,
        source: entry.source,
      }));
      return { body: { owedFen, cashFen, items, next: entries.next } };
    },
    listLedgerAccounts: async ({ query }) => {
      const { limit = 20, cursor, prefix = '' } = query;
      return { body: await ledger.accounts(prefix, { limit, cursor }) };
    },
  };
}
