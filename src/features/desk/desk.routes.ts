import type { Handlers } from '../../contract/handler.ts';
import { type Queues, waitingFor } from './desk.ts';

export function deskRoutes({ queues }: { queues: Queues }): Required<Pick<Handlers, 'listWaiting'>> {
  return {
    async listWaiting({ actor }) {
      const items = await waitingFor(queues, actor);
      return {
        body: { items: items.map((one) => ({ ...one, oldestAt: one.oldestAt?.toISOString() ?? null })) },
      };
    },
  };
}
