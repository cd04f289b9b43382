import type { Handlers } from '../../contract/handler.ts';
import { type Actor, personOf } from '../../kernel/actor.ts';
import { notFound } from '../../kernel/errors.ts';
import { readCursor } from '../../kernel/page.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { FeeRates, Orders, Pending } from '../orders/index.ts';
import { readableGrids } from './ledger.access.ts';
import type { Ledger } from './ledger.service.ts';
import { feesIn } from './ledger.ts';

export interface EarningPlace {
  ref: ProviderRef;
  /** Whose its orders are. */
  ownerId: string;
  name: string;
}
export interface LedgerRouteDeps {
  ledger: Ledger;
  orders: Pick<Orders, 'pendingOf'>;
  /** What a person offers as, or nothing. */
  providerOf(personId: string): Promise<ProviderRef | null>;
  /** The places whose income somebody sees: who is on duty there, and to whom its money goes. */
  placesOf(actor: Actor): Promise<readonly EarningPlace[]>;
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

export function ledgerRoutes(deps: LedgerRouteDeps): LedgerRoutes {
  const { ledger, orders, placesOf, providerOf, ratesOf, pathOf } = deps;
  return {
    getIncome: async ({ actor, query }) => {
      const { limit = 20, cursor } = query;
      readCursor(cursor, 'time');
      const me = personOf(actor);
      const places = await placesOf(actor);
      const others = places.map(({ ref, name }) => ({ id: ref.id, name }));
      const place = query.provider === undefined ? null : places.find(({ ref }) => ref.id === query.provider);
      if (place === undefined) throw notFound();
      const provider = place ? place.ref : await providerOf(me);
      const ownerId = place ? place.ownerId : me;
      if (provider === null) return { body: { ...noIncome, others } };
      const [{ owedFen, cashFen, entries }, pending, rates] = await Promise.all([
        ledger.incomeOf(provider, ownerId, { limit, cursor }),
        orders.pendingOf(provider, ownerId),
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
      const sums = { owedFen, cashFen, rates, ...presentPending(pending) };
      return { body: { ...sums, others, items, next: entries.next } };
    },
    listLedgerAccounts: async ({ actor, query }) => {
      const { limit = 20, cursor, prefix = '' } = query;
      return { body: await ledger.accounts(prefix, readableGrids(actor, pathOf), { limit, cursor }) };
    },
  };
}
