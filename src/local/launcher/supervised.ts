import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, LaunchError } from './child.ts';

const MANY = 5;
const WITHIN_MS = 60_000;

export interface Supervised {
  /** Rejects with a LaunchError when the program cannot be kept running. */
  readonly failed: Promise<never>;
  /** Ends the program and starts it anew, as its death would. */
  restart(graceMs: number): Promise<void>;
  stop(graceMs: number): Promise<void>;
}

/**
 * Keeps a program running: started again when it dies, until it has died 5 times within a minute.
 * The first start is the caller's to wait for.
 * @throws LaunchError when the first start fails
 */
export async function supervise(
  start: () => Promise<Child>,
  say: (line: string) => void,
): Promise<Supervised> {
  let child = await start();
  let stopping = false;
  let wanted = false;
  const deaths: number[] = [];
  async function keep(): Promise<never> {
    for (;;) {
      const ending = await child.ended;
      if (stopping) return new Promise<never>(() => {});
      if (!wanted) {
        deaths.push(Date.now());
        const recent = deaths.filter((at) => at > Date.now() - WITHIN_MS).length;
        if (recent >= MANY)
          throw new LaunchError(`The server ended ${MANY} times within a minute: see its log.`);
        say(`The server ended (${ending.signal ?? `exit code ${ending.code}`}) and is started again.`);
        await sleep(200 * 2 ** recent);
      }
      wanted = false;
      if (!stopping) child = await start();
    }
  }
  const failed = keep();
  failed.catch(() => {});
  const stop = async (graceMs: number) => {
    stopping = true;
    await child.stop(graceMs);
  };
  const restart = async (graceMs: number) => {
    wanted = true;
    await child.stop(graceMs);
  };
  return { failed, restart, stop };
}
