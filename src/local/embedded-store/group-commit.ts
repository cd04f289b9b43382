import { CommandError } from './errors.ts';
import type { Storage } from './storage.ts';

type Job = { work: () => unknown; settle: (outcome: Outcome) => void };
type Outcome = { value: unknown } | { error: unknown };

/**
 * All writes that arrive in one turn of the event loop share one transaction and so one fdatasync; each is
 * answered after it. A write that is refused (CommandError) leaves the others as they are; it must not have
 * changed anything it does not answer for.
 */
export class GroupCommit {
  private readonly storage: Storage;
  private waiting: Job[] = [];
  private idle: (() => void)[] = [];

  constructor(storage: Storage) {
    this.storage = storage;
  }

  run<R>(work: () => R): Promise<R> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => this.commit());
      const settle = (outcome: Outcome): void => {
        if ('error' in outcome) reject(outcome.error);
        else resolve(outcome.value as R);
      };
      this.waiting.push({ work, settle });
    });
  }

  /** Resolves when nothing is waiting. */
  async finished(): Promise<void> {
    if (this.waiting.length > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private commit(): void {
    const jobs = this.waiting;
    this.waiting = [];
    this.commitTogether(jobs);
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private commitTogether(jobs: Job[]): void {
    try {
      const outcomes = this.storage.transact(() => jobs.map(({ work }) => attempt(work)));
      jobs.forEach((job, i) => {
        job.settle(outcomes[i]!);
      });
    } catch (error) {
      this.storage.catalogue.reload();
      if (jobs.length === 1) jobs[0]!.settle({ error: asCommandError(error) });
      // One of them broke the transaction: alone, each gets the answer that is its own.
      else for (const job of jobs) this.commitTogether([job]);
    }
  }
}

function attempt(work: () => unknown): Outcome {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof CommandError) return { error };
    throw error;
  }
}

function asCommandError(error: unknown): CommandError {
  const message = error instanceof Error ? error.message : String(error);
  if (/ENOSPC|No space|MDB_MAP_FULL/.test(message)) {
    return new CommandError('OutOfDiskSpace', `the disk is full: ${message}`);
  }
  return new CommandError('InternalError', message);
}
