import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const root = join(import.meta.dirname, '../..');

/** A launcher under test, with everything it said. */
export interface Launched {
  readonly child: ChildProcess;
  /** stdout and stderr together. */
  said(): string;
  /** Resolves once it has printed where to look. */
  readonly open: Promise<void>;
  readonly exit: Promise<number | null>;
}

const SETTINGS = ['PORT', 'DATA_DIR', 'MONGODB_URI', 'PUBLIC_URL', 'DEMO', 'SMS_URL', 'npm_lifecycle_event'];

/** The environment with these settings of the server and no others. */
export function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of Object.keys(env))
    if (SETTINGS.includes(name) || /^(WECHAT|FILES)_/.test(name)) delete env[name];
  return { ...env, ...settings };
}

/** Starts a launcher with these settings and no others of the server. */
export function launch(file: string, settings: Record<string, string>, args: string[] = []): Launched {
  const child = spawn(process.execPath, [file, ...args], {
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let opened: () => void = () => {};
  const open = new Promise<void>((resolve) => {
    opened = resolve;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ctrl-C stops everything')) opened();
    });
  }
  const exit = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const ended = exit.then((code): never => assert.fail(`the launcher ended with ${code}: ${said}`));
  ended.catch(() => {});
  return { child, said: () => said, open: Promise.race([open, ended]), exit };
}

/** Waits for something that other processes bring about. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  ms = 20_000,
): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) assert.fail(`not within ${ms} ms: ${what}`);
    await sleep(50);
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Command lines of running programs that name the folder. */
export function runningIn(folder: string): string[] {
  const all = execFileSync('ps', ['-A', '-o', 'args'], { encoding: 'utf8' });
  return all.split('\n').filter((line) => line.includes(folder) && !line.startsWith('ps '));
}

/** Whether it runs. One that has ended and waits for a parent to notice does not. */
export function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', `${pid}`], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}
