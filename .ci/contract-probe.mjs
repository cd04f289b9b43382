// node .ci/contract-probe.mjs SCHEMATHESIS: a tool that knows nothing of us reads openapi.yaml and tries the demo, signed in
// as resident, artisan, staff and not at all. Every check of the tool holds, but for what contract-probe.toml leaves out
// with its reason. Prints how many cases ran; exits non-zero at the first finding.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [tool = 'schemathesis'] = process.argv.slice(2);
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'daren-probe-'));
const SEED = '20260901';
/** Coverage goes through every bound of every field, some 4,800 cases; fuzzing takes so many an operation. */
const PEOPLE = [
  { role: null, phases: 'fuzzing', examples: 6 },
  { role: 'resident', phases: 'coverage,fuzzing', examples: 4 },
  { role: 'artisan', phases: 'fuzzing', examples: 12 },
  { role: 'staff', phases: 'coverage,fuzzing', examples: 4 },
];
const START_MS = 180_000;
/** They end the session that everything else is tried with, move everybody's time, or become somebody else. */
const LEFT_OUT = ['signOut', 'moveLocalClock', 'signInDemo', 'enterDemo'];

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Its launcher ends the other programs with itself. */
let npm;

async function startDemo(port) {
  const { MONGODB_URI, DEMO, PUBLIC_URL, ...env } = process.env;
  npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...env, PORT: `${port}`, DATA_DIR: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  let printed = '';
  npm.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  const before = performance.now();
  while (!printed.includes('Ctrl-C stops everything')) {
    if (performance.now() - before > START_MS || npm.exitCode !== null)
      throw new Error(`no start: ${printed}`);
    await sleep(100);
  }
}

/** A session of the first demo person of the role; null for nobody. */
async function sessionOf(url, role) {
  if (role === null) return null;
  // a connection of its own: one that was kept would be stale once the tool has run
  const headers = { connection: 'close', 'content-type': 'application/json' };
  const { items } = await (await fetch(`${url}/api/local/people`, { headers })).json();
  const person = items.find((one) => one.role === role);
  const answer = await fetch(`${url}/api/local/sessions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ personId: person.id }),
  });
  if (answer.status !== 200) throw new Error(`no session as ${role}: ${answer.status}`);
  const { csrf } = await answer.json();
  return { sid: answer.headers.getSetCookie()[0].split(';')[0].split('=')[1], csrf };
}

/** The settings that lie beside this file, and for somebody signed in the session as the contract says it. */
function settingsFor(session) {
  const file = join(folder, `${session === null ? 'nobody' : session.csrf}.toml`);
  const auth = session === null ? '' : `\n[auth.openapi.session]\napi_key = "${session.sid}"\n`;
  writeFileSync(file, readFileSync(join(root, '.ci/contract-probe.toml'), 'utf8') + auth);
  return file;
}

async function probe(url, { role, phases, examples }) {
  console.log(`== as ${role ?? 'nobody'}`);
  const session = await sessionOf(url, role);
  const run = spawnSync(
    tool,
    [
      ...['--no-color', '--config-file', settingsFor(session), 'run', join(root, 'openapi.yaml'), '-u', url],
      ...['--phases', phases, '-n', `${examples}`, '--seed', SEED, '--continue-on-failure'],
      ...['--warnings', 'off', '--generation-database', 'none'],
      ...LEFT_OUT.flatMap((id) => ['--exclude-operation-id', id]),
      ...(session === null ? [] : ['-H', `X-CSRF-Token: ${session.csrf}`]),
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const cases = Number(/(\d+) generated/.exec(run.stdout)?.[1] ?? 0);
  if (run.status !== 0 || cases === 0) console.log(run.stdout, run.stderr);
  return { cases, held: run.status === 0 && cases > 0 };
}

let code = 1;
try {
  const port = await freePort();
  await startDemo(port);
  let cases = 0;
  let held = true;
  for (const person of PEOPLE) {
    const one = await probe(`http://localhost:${port}`, person);
    cases += one.cases;
    held &&= one.held;
  }
  console.log(`${cases} cases, ${held ? 'nothing found' : 'findings above'}`);
  code = held ? 0 : 1;
} catch (error) {
  console.error(error.message, error.cause ?? '');
}
if (npm !== undefined) process.kill(-npm.pid, 'SIGTERM');
await sleep(1000);
rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
process.exit(code);
