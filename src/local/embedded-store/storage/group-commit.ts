import { CommandError } from '../language/errors.ts';
import type { Storage } from './storage.ts';

type Job = { work: () => unknown; settle: (outcome: Outcome) => void };
type Outcome = { value: unknown } | { error: unknown };

const GATHER_MS = 2;

/**
 * All writes that arrive in one turn of the event loop share one transaction and so one fdatasync; each is
 * answered after it. A write that is refused (CommandError) leaves the others as they are; it must not have
 * changed anything it does not answer for.
 */
export class GroupCommit {
  private readonly storage: Storage;
  private waiting: Job[] = [];
  private idle: (() => void)[] = [];
  private lastCount = 1;

  constructor(storage: Storage) {
    this.storage = storage;
  }

  run<R>(work: () => R): Promise<R> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) this.gather(performance.now() + GATHER_MS);
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

  /**
   * Commits after this turn; where the last commit answered several writers, their next writes are given a moment
   * to come in too, which is short beside an fdatasync.
   */
  private gather(until: number): void {
    setImmediate(() => {
      if (this.waiting.length >= this.lastCount || performance.now() >= until) this.commit();
      else this.gather(until);
    });
  }

  private commit(): void {
    const jobs = this.waiting;
    this.waiting = [];
    this.lastCount = jobs.length;
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
      this.storage.reopen();
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
  if (/No space|Input\/output|too large|MDB_MAP_FULL|MDB_BAD_TXN/.test(message))
    return new CommandError('OutOfDiskSpace', `The disk is full or cannot be written: ${message}`);
  return new CommandError('InternalError', message);
}
