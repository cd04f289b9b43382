import type { Handlers } from '../../contract/handler.ts';
import { type Searches, searchDesk } from './desk.search.ts';
import { type Queues, waitingFor } from './desk.ts';

export interface DeskDeps {
  queues: Queues;
  searches: Searches;
}

export function deskRoutes({
  queues,
  searches,
}: DeskDeps): Required<Pick<Handlers, 'listWaiting' | 'searchDesk'>> {
  return {
    async listWaiting({ actor }) {
      const items = await waitingFor(queues, actor);
      return {
        body: { items: items.map((one) => ({ ...one, oldestAt: one.oldestAt?.toISOString() ?? null })) },
      };
    },
    searchDesk: async ({ actor, query }) => ({
      body: { items: await searchDesk(searches, actor, query.q) },
    }),
  };
}
