import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';

/** The start cannot go on. The message is one sentence for the person at the console. */
export class LaunchError extends Error {
  /** The exit code of the program that ended, where one did. */
  readonly code: number | null;

  constructor(message: string, code: number | null = null) {
    super(message);
    this.code = code;
  }
}

export interface ProgramStart {
  /** For sentences: "The store". */
  name: string;
  /** A built file. */
  file: string;
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  /** What it says that is not for people. */
  log: Writable;
  /** Lines on its stdout that are for people. */
  say?: (line: string) => void;
}

interface Ending {
  code: number | null;
  signal: string | null;
}

export interface Child {
  readonly pid: number;
  /** What its ready line held. */
  readonly ready: Readonly<Record<string, unknown>>;
  readonly ended: Promise<Ending>;
  /** Closes its stdin, at which it finishes what runs; after `graceMs` it is killed. */
  stop(graceMs: number): Promise<void>;
}

const READY_MS = 30_000;

/**
 * Starts a program of the server and waits for its ready line: `{"ready":true,…}`.
 * Its stdin is a pipe that nothing is written to. It closes when this process ends, however that comes about,
 * and then the program ends too. A group of its own keeps Ctrl-C away from it: the launcher decides the order.
 * @throws LaunchError when it ends before it is ready
 */
export async function startProgram(start: ProgramStart): Promise<Child> {
  const ready = readyLine(start);
  const { child, ended, lastWords } = run(start, ready.take);
  const timer = setTimeout(() => child.kill('SIGKILL'), READY_MS);
  const first = await Promise.race([ready.came, ended.then((ending) => ({ ending }))]);
  clearTimeout(timer);
  if ('ending' in first)
    throw new LaunchError(sentence(start.name, first.ending, lastWords()), first.ending.code);
  const pid = child.pid ?? 0;
  return { pid, ready: first.ready, ended, stop: (graceMs) => stop(child, ended, graceMs) };
}

/** Runs a program to its end. @throws LaunchError when it fails */
export async function runProgram(start: ProgramStart, started: (child: Child) => void): Promise<void> {
  const { child, ended, lastWords } = run(start, (line) => start.say?.(line));
  started({ pid: child.pid ?? 0, ready: {}, ended, stop: (graceMs) => stop(child, ended, graceMs) });
  const ending = await ended;
  if (ending.code !== 0) throw new LaunchError(sentence(start.name, ending, lastWords()), ending.code);
}

function run(start: ProgramStart, take: (line: string) => void) {
  const child = spawn(process.execPath, [start.file, ...start.args], {
    env: start.env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    windowsHide: true,
  });
  let last = '';
  child.stdin.on('error', () => {});
  createInterface({ input: child.stdout }).on('line', take);
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.trim() !== '' && !line.startsWith('{')) last = line.trim();
    start.log.write(`${line}\n`);
  });
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => {
      last = error.message;
      resolve({ code: null, signal: null });
    });
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return { child, ended, lastWords: () => last };
}

/** The first JSON line says that the program is ready; later ones are its log, all others are for people. */
function readyLine(start: ProgramStart) {
  type Came = { ready: Record<string, unknown> };
  let arrive: (came: Came) => void = () => {};
  const came = new Promise<Came>((resolve) => {
    arrive = resolve;
  });
  const take = (line: string): void => {
    if (line.startsWith('{"ready":true')) arrive({ ready: JSON.parse(line) as Record<string, unknown> });
    else if (line.startsWith('{')) start.log.write(`${line}\n`);
    else start.say?.(line);
  };
  return { came, take };
}

function sentence(name: string, { code, signal }: Ending, lastWords: string): string {
  // Programs end with one sentence, if not with a line of their log; a crash ends with Node's version.
  if (lastWords !== '' && !/^(Node\.js v|at )/.test(lastWords)) return lastWords;
  return `${name} ended before it was ready (${signal ?? `exit code ${code}`}): see its log.`;
}

async function stop(child: ChildProcess, ended: Promise<Ending>, graceMs: number): Promise<void> {
  child.stdin?.end();
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}
