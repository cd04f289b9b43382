import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

type Ready = Record<string, unknown>;
export interface Program {
  child: ChildProcess;
  ready: Ready;
}

/** Starts a program that says a ready line and ends when its stdin closes. */
export async function start(file: string, args: string[], env: NodeJS.ProcessEnv): Promise<Program> {
  const child = spawn(process.execPath, [file, ...args], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const ready = await new Promise<Ready>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"ready":true')) resolve(JSON.parse(line) as Ready);
    });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it was ready`)));
  });
  return { child, ready };
}

export async function stop({ child }: Pick<Program, 'child'>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await ended;
}

let ticksPerSecond: number | undefined;

/** User and system time that a process has used so far; NaN where the system has no /proc. */
export function cpuMs({ child }: Pick<Program, 'child'>): number {
  try {
    const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
    // the name in brackets may hold spaces; user and system time are the 12th and 13th field after it
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticksPerSecond ??= Number(execFileSync('getconf', ['CLK_TCK']).toString());
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  } catch {
    return Number.NaN;
  }
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** What to end, the last one first. */
export type Stops = (() => Promise<unknown>)[];

export const addressOf = ({ ready }: Program): string => `http://127.0.0.1:${ready.port}`;

export async function launch(
  stops: Stops,
  file: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<Program> {
  const program = await start(file, args, env);
  stops.push(() => stop(program));
  return program;
}

export const startServer = (stops: Stops, dist: string, env: NodeJS.ProcessEnv): Promise<Program> =>
  launch(stops, join(dist, 'main.js'), [], env);

/** Store and stand-ins of one build with the demo's people, in a data folder of their own. */
export async function startGround(stops: Stops, dist: string, folder: string) {
  const { writeStandinFile } = await import('../../src/local/launcher/state-files.ts');
  const programOf = (name: string, ...args: string[]) =>
    launch(stops, join(dist, `local/${name}/main.js`), args, process.env);
  mkdirSync(folder);
  const store = await programOf('embedded-store', '--data', join(folder, 'store'));
  const standins = await programOf('standins', '--port', '0', '--data', join(folder, 'standins'));
  writeStandinFile(folder, standins.ready as unknown as Parameters<typeof writeStandinFile>[1]);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...{ NODE_ENV: 'production', LAUNCHED: '1', DEMO: '1', PORT: '0', DATA_DIR: folder },
    MONGODB_URI: String(store.ready.uri),
  };
  execFileSync(process.execPath, [join(dist, 'seeds/demo.js')], { env, stdio: 'ignore' });
  return { store, env };
}
