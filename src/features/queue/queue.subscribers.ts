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
    if (entry.n !== row.n || (await of(entry.subject).enter(entry.subject.id, entry))) return;
    await runner.tryAdvance(entry, 'leave', { kind: 'system' });
  });
  runner.on(['lapse', 'expire', 'leave'], 'claims', 'queue: the next one is served', async (entry) => {
    await of(entry.subject).leave(entry.subject.id, entry._id, true);
    await queue.serve(entry.subject);
  });
}
