import type { Runner } from '../../kernel/runner.ts';
import type { QueueService } from './queue.service.ts';
import type { QueueSubject, QueueTypes, Waitlist } from './queue.ts';

interface SubscriberDeps {
  runner: Runner<QueueTypes>;
  queue: Pick<QueueService, 'serve'>;
  of(subject: QueueSubject): Waitlist;
}

/** What follows when somebody joins, is passed by the clock, or goes. */
export function followQueue({ runner, queue, of }: SubscriberDeps): void {
  runner.on('join', 'claims', 'queue: stands in the line', async (entry, row) => {
    if (entry.n !== row.n) return;
    const isIn = await of(entry.subject).enter(entry.subject.id, entry);
    if (!isIn) await runner.tryAdvance(entry, 'leave', { kind: 'system' });
    // something came free between the look and the line
    else await queue.serve(entry.subject);
  });
  runner.on(['lapse', 'expire', 'leave'], 'claims', 'queue: the next one is served', async (entry) => {
    await of(entry.subject).leave(entry.subject.id, entry._id, true);
    await queue.serve(entry.subject);
  });
}
