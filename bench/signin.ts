// npm run bench -- signin: how soon the shelf answers while a crowd tries passwords, beside its time without one.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf, median, type Stops, startGround, startServer } from './support/programs.ts';

const ROUNDS = 5;
const ROUND_MS = 2000;
const CROWD = 48;
const AT_MOST = 2;
const root = join(import.meta.dirname, '..');

/** Median milliseconds of the shelf, asked one after the other for a while. */
async function shelfMs(url: string): Promise<number> {
  const times: number[] = [];
  const end = performance.now() + ROUND_MS;
  while (performance.now() < end) {
    const since = performance.now();
    const answer = await fetch(url);
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`the shelf answered ${answer.status}`);
    times.push(performance.now() - since);
  }
  return median(times);
}

/** Wrong passwords, so many at once, until it is stopped. Who is told to wait comes again after a second, as people do. */
function startCrowd(baseUrl: string) {
  const answers = new Map<number, number>();
  let stopped = false;
  const one = async (at: number) => {
    for (let tries = 0; !stopped; tries += 1) {
      const answer = await fetch(`${baseUrl}/api/auth/password-sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: `crowd.${at}.${tries}`, password: 'a-wrong-password' }),
      });
      await answer.arrayBuffer();
      answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
      if (answer.status === 429) await new Promise((done) => setTimeout(done, 1000));
    }
  };
  const all = Array.from({ length: CROWD }, (_, at) => one(at));
  return {
    answers,
    async stop() {
      stopped = true;
      await Promise.all(all);
    },
  };
}

/** Answers whether the bound held. */
async function compare(baseUrl: string): Promise<boolean> {
  const grids = (await (await fetch(`${baseUrl}/api/grids?limit=1`)).json()) as { items: { code: string }[] };
  const url = `${baseUrl}/api/shelf?place=${grids.items[0]?.code}`;
  await shelfMs(url);
  const idle: number[] = [];
  const meanwhile: number[] = [];
  const told = new Map<number, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    idle.push(await shelfMs(url));
    const crowd = startCrowd(baseUrl);
    meanwhile.push(await shelfMs(url));
    await crowd.stop();
    for (const [status, count] of crowd.answers) told.set(status, (told.get(status) ?? 0) + count);
  }
  const times = median(meanwhile) / median(idle);
  console.log(`shelf, median of ${ROUNDS} rounds   ${median(idle).toFixed(1)} ms`);
  console.log(
    `while ${CROWD} try passwords      ${median(meanwhile).toFixed(1)} ms, ${times.toFixed(2)} times`,
  );
  console.log(
    `the crowd was answered       ${[...told].map(([status, count]) => `${count} × ${status}`).join(', ')}`,
  );
  console.log(`at most ${AT_MOST} times: ${times <= AT_MOST ? 'held' : 'MISSED'}`);
  return times <= AT_MOST;
}

/** Answers whether the bound held. */
export async function run(): Promise<boolean> {
  execFileSync(process.execPath, [join(root, 'tools/build.mjs'), '--if-stale'], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'daren-bench-'));
  const stops: Stops = [];
  try {
    const { env } = await startGround(stops, join(root, 'dist'), join(folder, 'data'));
    return await compare(addressOf(await startServer(stops, join(root, 'dist'), env)));
  } finally {
    for (const end of stops.reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}
