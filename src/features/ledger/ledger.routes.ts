import type { Handlers } from '../../contract/handler.ts';
import { readCursor } from '../../kernel/page.ts';
import type { Ledger } from './ledger.service.ts';

export interface LedgerRouteDeps {
  ledger: Ledger;
  /** The artisan a person is, or nothing. */
  artisanOf(personId: string): Promise<string | null>;
}

export type LedgerRoutes = Required<Pick<Handlers, 'getIncome' | 'listLedgerAccounts'>>;

export function ledgerRoutes({ ledger, artisanOf }: LedgerRouteDeps): LedgerRoutes {
  return {
    getIncome: async ({ actor, query }) => {
      const { limit = 20, cursor } = query;
      readCursor(cursor);
      const artisanId = actor.personId === null ? null : await artisanOf(actor.personId);
      if (artisanId === null) return { body: { owedFen: 0, cashFen: 0, items: [], next: null } };
      const { owedFen, cashFen, entries } = await ledger.incomeOf(artisanId, { limit, cursor });
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
