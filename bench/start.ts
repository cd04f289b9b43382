// How soon the server answers and what it weighs, beside the least that its libraries can be.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { median, start, stop } from './support/programs.ts';

const ROUNDS = 5;
const AT_MOST = 2;
const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

interface Measured {
  seconds: number;
  megabytes: number;
}

/** Resident memory as the system counts it. */
function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`]).toString()) / 1024;
  }
}

/** From the start of the process to its first answer, and what it holds one second later. */
async function measure(file: string, env: NodeJS.ProcessEnv): Promise<Measured> {
  const before = performance.now();
  const program = await start(file, [], env);
  const { child, ready } = program;
  const answer = await fetch(`http://127.0.0.1:${ready.port}/healthz`);
  await answer.arrayBuffer();
  const seconds = (performance.now() - before) / 1000;
  if (answer.status !== 200) throw new Error(`${file} answered ${answer.status} to GET /healthz`);
  await sleep(1000);
  const megabytes = residentMegabytes(child.pid ?? 0);
  await stop(program);
  return { seconds, megabytes };
}

async function rounds(server: string, reference: string, env: NodeJS.ProcessEnv) {
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  // One of each first, so that neither pays for reading its files from disk.
  await measure(server, env);
  await measure(reference, env);
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await measure(server, env));
    theirs.push(await measure(reference, env));
  }
  return { ours, theirs };
}

function report(ours: Measured[], theirs: Measured[]): boolean {
  let held = true;
  console.log(`median of ${ROUNDS}, alternating   server  reference  times`);
  for (const [name, unit] of [
    ['seconds', 's to the first answer'],
    ['megabytes', 'MB resident'],
  ] as const) {
    const mine = median(ours.map((one) => one[name]));
    const other = median(theirs.map((one) => one[name]));
    const times = mine / other;
    held &&= times <= AT_MOST;
    const cells = [mine.toFixed(2).padStart(9), other.toFixed(2).padStart(10), times.toFixed(2).padStart(6)];
    console.log(`${unit.padEnd(25)}${cells.join(' ')}`);
  }
  console.log(held ? `each at most ${AT_MOST} times: held` : `each at most ${AT_MOST} times: MISSED`);
  return held;
}

/** Both on one embedded store, or on MONGODB_URI. Answers whether both bounds held. */
export async function run(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'daren-bench-'));
  const reference = join(dist, 'bench/hello.js');
  execFileSync(process.execPath, [join(root, 'tools/build.mjs'), '--if-stale'], { stdio: 'inherit' });
  const bundled = { bundle: true, format: 'esm', platform: 'node', packages: 'external' } as const;
  await build({ ...bundled, entryPoints: [join(root, 'bench/reference/hello.ts')], outfile: reference });
  const standins = await start(
    join(dist, 'local/standins/main.js'),
    ['--port', '0', '--data', join(folder, 'standins')],
    process.env,
  );
  const store = process.env.MONGODB_URI
    ? undefined
    : await start(join(dist, 'local/embedded-store/main.js'), ['--data', join(folder, 'store')], process.env);
  try {
    const { writeStandinFile } = await import('../src/local/launcher/state-files.ts');
    writeStandinFile(folder, standins.ready as unknown as Parameters<typeof writeStandinFile>[1]);
    const uri = process.env.MONGODB_URI ?? String(store?.ready.uri);
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      LAUNCHED: '1',
      DEMO: '1',
      PORT: '0',
      DATA_DIR: folder,
      MONGODB_URI: uri,
    };
    const { ours, theirs } = await rounds(join(dist, 'main.js'), reference, env);
    return report(ours, theirs);
  } finally {
    for (const program of [standins, store]) if (program) await stop(program);
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(dist, 'bench'), { recursive: true, force: true });
  }
}
