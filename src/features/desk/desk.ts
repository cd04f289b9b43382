import type { Actor } from '../../kernel/actor.ts';
import type { Waiting } from '../../kernel/waiting.ts';

/** What staff have to do, by the list in which it waits; in the order in which a menu says it. */
const tasks = ['artisans', 'listings', 'orders', 'reports', 'texts', 'phone_changes', 'needs'] as const;
type Task = (typeof tasks)[number];

/** What waits of one task for somebody; null where they have no part in it. */
export type Queues = Record<Task, (actor: Actor) => Promise<Waiting | null>>;

/** All that waits for somebody, of the tasks in which they have a part. */
export async function waitingFor(queues: Queues, actor: Actor): Promise<(Waiting & { task: Task })[]> {
  const all = await Promise.all(
    tasks.map(async (task) => {
      const waiting = await queues[task](actor);
      return waiting && { task, ...waiting };
    }),
  );
  return all.filter((one) => one !== null);
}
