import type { Handlers } from '../../contract/handler.ts';
import type { components } from '../../contract/types.gen.ts';
import type { QueueService, SeenEntry } from './queue.service.ts';

type QueueOps = 'joinQueue' | 'listMyQueueEntries' | 'leaveQueue';

/** For whoever waits, and nobody else. */
function presentEntry({ entry, steps, ahead }: SeenEntry): components['schemas']['QueueEntry'] {
  return {
    id: entry._id,
    subject: {
      kind: entry.subject.kind as components['schemas']['QueueSubject']['kind'],
      id: entry.subject.id,
    },
    state: entry.state as components['schemas']['QueueEntry']['state'],
    steps: [...steps],
    listingId: entry.listingId,
    title: entry.title,
    startAt: entry.startAt.toISOString(),
    units: entry.units,
    within: entry.within && { fromDate: entry.within.fromDate, toDate: entry.within.toDate },
    offered: entry.state === 'offered' ? entry.offered : null,
    offeredAt: entry.state === 'offered' ? ((entry.offeredAt ?? entry.startAt).toISOString() ?? null) : null,
    offerUntil: entry.state === 'offered' ? (entry.offerUntil?.toISOString() ?? null) : null,
    ahead,
  };
}

export function queueRoutes(queue: QueueService): Pick<Handlers, QueueOps> {
  return {
    joinQueue: async ({ actor, body, key }) => ({
      body: presentEntry(await queue.join(actor, body.subject, body, key)),
    }),
    listMyQueueEntries: async ({ actor }) => ({
      body: { items: (await queue.listMine(actor)).map(presentEntry) },
    }),
    leaveQueue: async ({ actor, params, key }) => ({
      body: presentEntry(await queue.leave(actor, params.id, key)),
    }),
  };
}
