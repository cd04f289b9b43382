import type { Job } from '../kernel/feature.ts';
import type { Log } from '../kernel/log.ts';

export interface LeaseStore {
  /** Takes or renews a lease; false while somebody else holds it. Uses real time. */
  take(name: string, holder: string, forMs: number): Promise<boolean>;
  release(holder: string): Promise<void>;
}
export interface Scheduler {
  start(): void;
  /** Finishes the round that runs and starts none. */
  stop(): Promise<void>;
}

const leaseMs = 15_000;

/** Runs each job at its pace on whichever server holds its lease. */
export function makeScheduler(jobs: readonly Job[], leases: LeaseStore, holder: string, log: Log): Scheduler {
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<unknown>>();
  let stopped = true;

  async function round(job: Job): Promise<void> {
    try {
      if (await leases.take(job.name, holder, Math.max(leaseMs, job.everyMs * 3))) await job.run();
    } catch (error) {
      log.warn({ job: job.name, error: String(error) }, 'a round of the clock failed');
    }
  }
  function plan(job: Job): void {
    if (stopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      const work = round(job).finally(() => {
        running.delete(work);
        plan(job);
      });
      running.add(work);
    }, job.everyMs);
    timer.unref();
    timers.add(timer);
  }
  return {
    start() {
      stopped = false;
      for (const job of jobs) plan(job);
    },
    async stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      await Promise.allSettled([...running]);
      await leases.release(holder).catch(() => undefined);
    },
  };
}
