import type mongoose from 'mongoose';
import { second } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import { Runner } from '../../kernel/runner.ts';
import { queueAccess } from './queue.access.ts';
import { queueProcess } from './queue.process.ts';
import { queueRoutes } from './queue.routes.ts';
import { type QueueDeps, QueueService } from './queue.service.ts';
import { QueueStore } from './queue.store.ts';
import { followQueue } from './queue.subscribers.ts';
import type { QueueEntry, QueueSubject, QueueTypes } from './queue.ts';

export { offerGone, queuedAlready, queueFull, queueUnneeded } from './queue.errors.ts';
export { queueProcess } from './queue.process.ts';
export type { HeldOffer, QueueEntry, Waitable, Waitlist, WaitRequest } from './queue.ts';

const serveEveryMs = 30 * second;

interface Needed extends Omit<QueueDeps, 'store' | 'runner'> {
  connection: mongoose.Connection;
  log: Log;
}
export type Queue = ReturnType<typeof makeQueue>['api'];

/** Who waits for what is sold out. */
export function makeQueue(deps: Needed) {
  const store = new QueueStore(deps.connection);
  const runner = new Runner<QueueTypes>(queueProcess, { ...deps, store: store.process });
  const queue = new QueueService({ ...deps, store, runner });
  followQueue({ runner, queue, of: (subject) => queue.of(subject) });
  const on: Runner<QueueTypes>['on'] = (...args) => runner.on(...args);
  const api = {
    on,
    register: queue.register.bind(queue),
    /** Throws `not_found`. */
    find: (id: string): Promise<QueueEntry> => store.process.find(id),
    join: queue.join.bind(queue),
    leave: queue.leave.bind(queue),
    take: queue.take.bind(queue),
    serve: queue.serve.bind(queue),
    close: queue.close.bind(queue),
    /** What people wait for begins at another time. */
    move: (subject: QueueSubject, startAt: Date): Promise<void> => store.move(subject, startAt),
    forget: ({ _id }: { _id: string }) => queue.forget(_id),
  };
  const parts = {
    routes: queueRoutes(queue),
    access: queueAccess,
    runners: [runner],
    jobs: [{ name: 'queue.serve', everyMs: serveEveryMs, run: () => queue.serveAll() }],
    models: store.models,
  };
  return { api, parts };
}
