// A stranger's first minute: the committed files in an empty folder, `npm ci --ignore-scripts && npm start`.
// Then npm is killed, and nothing of it may stay behind; the next start must work.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = mkdtempSync(join(tmpdir(), 'daren-fresh-'));
const START_MS = 60_000;

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Processes that run in the folder or name it (Linux; elsewhere none are seen). */
function leftBehind() {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => {
      try {
        const of = `/proc/${name}`;
        return readFileSync(`${of}/cmdline`, 'utf8').includes(folder) || readlinkSync(`${of}/cwd`) === folder;
      } catch {
        return false;
      }
    });
}

async function start(port) {
  const { DATA_DIR, MONGODB_URI, DEMO, PUBLIC_URL, ...env } = process.env;
  const npm = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...env, PORT: `${port}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  npm.stdout.on('data', (chunk) => {
    said += chunk;
    process.stdout.write(chunk);
  });
  const before = performance.now();
  while (!said.includes('is open')) {
    if (performance.now() - before > START_MS || npm.exitCode !== null)
      throw new Error('npm start did not open');
    await sleep(50);
  }
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
  if (answer.status !== 200) throw new Error(`GET /healthz answered ${answer.status}`);
  return { npm, seconds: (performance.now() - before) / 1000 };
}

async function end(npm, signal) {
  npm.kill(signal);
  const before = performance.now();
  while (leftBehind().length > 0) {
    if (performance.now() - before > 15_000) throw new Error(`after ${signal} these run on: ${leftBehind()}`);
    await sleep(100);
  }
}

let code = 0;
try {
  const files = execFileSync('git', ['archive', 'HEAD'], { maxBuffer: 1 << 30 });
  execFileSync('tar', ['x', '-C', folder], { input: files });
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
  });
  const port = await freePort();
  const first = await start(port);
  await end(first.npm, 'SIGKILL');
  const second = await start(port);
  await end(second.npm, 'SIGTERM');
  console.log(
    `open after ${first.seconds.toFixed(1)} s with the build, ${second.seconds.toFixed(1)} s the second time`,
  );
} catch (error) {
  console.error(error.message);
  code = 1;
}
for (const pid of leftBehind()) process.kill(Number(pid), 'SIGKILL');
rmSync(folder, { recursive: true, force: true });
process.exit(code);
