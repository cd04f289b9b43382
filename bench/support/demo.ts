import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { type Program, start, stop } from './programs.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');

/** A browser that asks nobody outside for anything. */
export function launchChromium(): Promise<Browser> {
  const executablePath = [
    process.env.CHROMIUM_PATH ?? '',
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
  ].find((path) => path !== '' && existsSync(path));
  if (!executablePath) throw new Error('Chromium was not found: install it or set CHROMIUM_PATH.');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  return chromium.launch({ executablePath, args });
}

/** Runs `work` with a server on an embedded store of its own that holds the demo, and ends all of it. */
export async function withDemo<T>(work: (server: Program, store: Program) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'daren-bench-'));
  execFileSync(process.execPath, [join(root, 'tools/build.mjs'), '--if-stale'], { stdio: 'inherit' });
  const running: Program[] = [];
  const begin = async (file: string, args: string[], env: NodeJS.ProcessEnv) => {
    const program = await start(join(dist, file), args, env);
    running.push(program);
    return program;
  };
  try {
    const store = await begin('local/embedded-store/main.js', ['--data', join(folder, 'store')], process.env);
    const standins = await begin(
      'local/standins/main.js',
      ['--port', '0', '--data', join(folder, 'standins')],
      process.env,
    );
    const { writeStandinFile } = await import('../../src/local/launcher/state-files.ts');
    writeStandinFile(folder, standins.ready as unknown as Parameters<typeof writeStandinFile>[1]);
    const own = {
      LAUNCHED: '1',
      DEMO: '1',
      PORT: '0',
      DATA_DIR: folder,
      MONGODB_URI: String(store.ready.uri),
    };
    const env = { ...process.env, NODE_ENV: 'production', ...own };
    const server = await begin('main.js', [], env);
    execFileSync(process.execPath, [join(dist, 'seeds/demo.js'), '--if-empty'], { env, stdio: 'ignore' });
    return await work(server, store);
  } finally {
    for (const program of running.reverse()) await stop(program);
    rmSync(folder, { recursive: true, force: true });
  }
}
