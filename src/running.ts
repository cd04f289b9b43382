import type { Scheduler } from './jobs/scheduler.ts';
import type { MovableClock } from './kernel/clock.ts';
import type { FeatureParts, Job } from './kernel/feature.ts';
import type { Log } from './kernel/log.ts';

const tickEveryMs = 1000;
const clockEveryMs = 500;

/** The offset of business time, in one document that every server reads. */
interface OffsetStore {
  readOffset(): Promise<number>;
  writeOffset(offsetMs: number): Promise<void>;
}
export type Parts = readonly FeatureParts<object>[];

const runnersOf = (parts: Parts) => parts.flatMap((part) => part.runners ?? []);
const jobsOf = (parts: Parts) => parts.flatMap((part) => part.jobs ?? []);

/** What every server looks at for itself: once before its first request, then at a steady pace. */
export function watchOf(parts: Parts, log: Log) {
  const all = parts.flatMap((part) => part.everywhere ?? []);
  let timers: NodeJS.Timeout[] = [];
  const look = (job: Job) =>
    job.run().catch((error: unknown) => log.warn({ job: job.name, error: String(error) }, 'a look failed'));
  return {
    first: () => Promise.all(all.map((job) => job.run())),
    start() {
      timers = all.map((job) => setInterval(() => void look(job), job.everyMs).unref());
    },
    stop() {
      for (const timer of timers) clearInterval(timer);
      timers = [];
    },
  };
}

/** Every runner's round and every feature's own work, as jobs of the one scheduler. */
export function allJobs(parts: Parts): Job[] {
  const ticks = runnersOf(parts).map((runner) => ({
    name: `process ${runner.table.name}`,
    everyMs: tickEveryMs,
    run: () => runner.tick(),
  }));
  return [...ticks, ...jobsOf(parts)];
}

const mostRounds = 20;

/** Lets everything happen that is due, and what follows from it. */
export async function settleAll(parts: Parts): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    let done = 0;
    for (const runner of runnersOf(parts)) done += await runner.tick();
    if (done === 0) break;
  }
  for (const job of jobsOf(parts)) await job.run();
}

/** Business time that every server reads from one document. */
export function sharedClock(offsets: OffsetStore, clock: MovableClock, settle: () => Promise<unknown>) {
  let timer: NodeJS.Timeout | undefined;
  const read = async () => clock.setOffset(await offsets.readOffset());
  return {
    read,
    watch() {
      timer = setInterval(() => void read().catch(() => undefined), clockEveryMs);
      timer.unref();
    },
    unwatch: () => clearInterval(timer),
    async move(offsetMs: number) {
      await offsets.writeOffset(offsetMs);
      clock.setOffset(offsetMs);
      await settle();
    },
  };
}

/** What every server keeps in memory and reads behind others while it takes requests. */
interface Followed {
  follow(): Promise<void>;
  unfollow(): void;
}

/** From the first request to the last round of the clock. */
export function makeLife(
  isDemo: boolean,
  time: ReturnType<typeof sharedClock>,
  watch: ReturnType<typeof watchOf>,
  scheduler: Scheduler,
  outbox: { stop(): Promise<void> },
  settings: Followed,
) {
  let ready = false;
  return {
    isReady: () => ready,
    /** Takes requests; the clock stands still until `start`. */
    async begin() {
      await Promise.all([time.read(), watch.first(), settings.follow()]);
      ready = true;
    },
    /** Lets the clock run beside the requests. */
    start() {
      if (isDemo) time.watch();
      watch.start();
      scheduler.start();
    },
    async stop() {
      ready = false;
      time.unwatch();
      watch.stop();
      settings.unfollow();
      await Promise.all([scheduler.stop(), outbox.stop()]);
    },
  };
}
