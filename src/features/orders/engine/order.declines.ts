import type { ProviderRef } from '../../../kernel/postings.ts';
import type { OrderStore } from './order.store.ts';

export interface Declining {
  provider: ProviderRef;
  providerName: string;
  grid: string;
  count: number;
}

/** Who has declined so often in a row since then, with nothing accepted between. */
export async function decliningWithin(
  store: Pick<OrderStore, 'answered'>,
  within: readonly string[],
  since: Date,
  limitOf: (grid: string) => number,
): Promise<Declining[]> {
  const declined = await store.answered({ within }, 'decline', since);
  const people = [...new Set(declined.map(({ providerPersonId }) => providerPersonId))];
  const accepted = people.length > 0 ? await store.answered({ people }, 'accept', since) : [];
  const lastAccepted = new Map<string, Date>();
  for (const { provider, at } of accepted) {
    const known = lastAccepted.get(provider.id);
    if (!known || known < at) lastAccepted.set(provider.id, at);
  }
  const byProvider = new Map<string, Declining>();
  for (const { provider, providerName, grid, at } of declined) {
    if (at <= (lastAccepted.get(provider.id) ?? since)) continue;
    const count = (byProvider.get(provider.id)?.count ?? 0) + 1;
    byProvider.set(provider.id, { provider, providerName, grid, count });
  }
  return [...byProvider.values()].filter(({ grid, count }) => count >= limitOf(grid));
}
