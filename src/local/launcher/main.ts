// npm start: the embedded store, the stand-ins, the server and the demo neighbourhood on one machine.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { configOrExit, type LauncherConfig, readLauncherConfig, type StandinFile } from '../../config.ts';
import { bannerLines } from './banner.ts';
import { type Child, LaunchError, type ProgramStart, runProgram, startProgram } from './child.ts';
import { watchNpm } from './parent.ts';
import { findPort, openLog, prepareDataDir } from './preflight.ts';
import { watchSources } from './sources.ts';
import {
  answers,
  ensureDataKey,
  readStandinFile,
  removeStoreFile,
  writeStandinFile,
  writeStoreFile,
} from './state-files.ts';
import { type Supervised, supervise } from './supervised.ts';

const dist = join(import.meta.dirname, '../..');
const say = (line: string) => process.stdout.write(`${line}\n`);
/** The server finishes what runs within 10 s; the moment more is for its farewell. */
const SERVER_GRACE_MS = 12_000;
const GRACE_MS = 5000;
/** The store's exit code when another process owns its folder. */
const OWNED = 3;
const STORE = 'The store';
const OWNED_WAIT_MS = 4000;
/** How the store ends where its file is damaged: told by itself with exit code 4, or cut off by what it read. */
const DAMAGED = [4, 'SIGSEGV', 'SIGBUS', 'SIGABRT'];

let isOpen = false;

type Stop = () => Promise<void>;

/** Ends what was started, the last first, so that nobody loses the store or the outside world under their feet. */
function makeStops() {
  const stops: Stop[] = [];
  let ending: Promise<void> | undefined;
  return {
    push: (stop: Stop) => {
      stops.push(stop);
      if (ending !== undefined) void stop();
    },
    all: () => {
      ending ??= (async () => {
        for (const stop of stops.reverse()) await stop();
      })();
      return ending;
    },
  };
}

function program(
  config: LauncherConfig,
  name: string,
  file: string,
  args: string[],
  log: string,
): ProgramStart {
  const env = { NODE_ENV: 'production', ...config.env, LAUNCHED: '1' };
  return { name, file: join(dist, file), args, env, log: openLog(config.dataDir, log), say };
}

/** The store of this folder. A launcher that was killed just now leaves it within a moment. */
async function startStore(config: LauncherConfig): Promise<Child> {
  const folder = join(config.dataDir, 'store');
  const start = program(config, STORE, 'local/embedded-store/main.js', ['--data', folder], 'store');
  for (const until = Date.now() + OWNED_WAIT_MS; ; await sleep(200)) {
    try {
      return await startProgram(start);
    } catch (error) {
      if (!(error instanceof LaunchError) || error.code !== OWNED) throw error;
      if (Date.now() < until) continue;
      throw new LaunchError(
        `DATA_DIR ${config.dataDir} is in use by another start: stop it, or choose another folder with DATA_DIR.`,
      );
    }
  }
}

/** The stand-ins keep their port where it is free, so that links of earlier payments go on working. */
async function startStandins(config: LauncherConfig): Promise<Child> {
  const before = readStandinFile(config.dataDir)?.url;
  const ports = before === undefined ? ['0'] : [new URL(before).port, '0'];
  const data = join(config.dataDir, 'standins');
  // While the demo is loaded its people get many messages; they stand in the inbox.
  const sayOnceOpen = (line: string) => void (isOpen && say(line));
  for (const [index, port] of ports.entries()) {
    const args = ['--port', port, '--data', data];
    try {
      const start = program(config, 'The stand-ins', 'local/standins/main.js', args, 'standins');
      return await startProgram({ ...start, say: sayOnceOpen });
    } catch (error) {
      if (index === ports.length - 1) throw error;
    }
  }
  throw new LaunchError('The stand-ins could not be started.');
}

/** The address of the stand-ins: those of a launcher that runs on this folder, or our own. */
async function joinStandins(config: LauncherConfig, stops: ReturnType<typeof makeStops>, lost: Lost) {
  const known = readStandinFile(config.dataDir);
  if (config.mongodbUri !== null && known !== null && (await answers(known.url))) return known.url;
  const child = await startStandins(config);
  stops.push(() => child.stop(GRACE_MS));
  lost('The stand-ins', child);
  const standins = child.ready as unknown as StandinFile;
  writeStandinFile(config.dataDir, standins);
  return standins.url;
}

type Lost = (name: string, child: Child) => void;

async function startServer(config: LauncherConfig): Promise<Supervised> {
  return supervise(() => startProgram(program(config, 'The server', 'main.js', [], 'server')), say);
}

async function seed(config: LauncherConfig, stops: ReturnType<typeof makeStops>): Promise<void> {
  const file = 'seeds/demo.js';
  if (!config.demo || !existsSync(join(dist, file))) return;
  const start = program(config, 'The demo neighbourhood', file, ['--if-empty'], 'seed');
  await runProgram(start, (child) => stops.push(() => child.stop(GRACE_MS)));
}

async function launch(
  given: LauncherConfig,
  stops: ReturnType<typeof makeStops>,
  lost: Lost,
): Promise<Supervised> {
  const before = performance.now();
  prepareDataDir(given.dataDir);
  if (given.demo) ensureDataKey(given.dataDir);
  const port = await findPort(given.port);
  let config = withEnv(given, { PORT: `${port}`, DATA_DIR: given.dataDir, DEMO: given.demo ? '1' : '0' });
  if (given.mongodbUri === null) {
    const store = await startStore(config);
    stops.push(() => store.stop(GRACE_MS).then(() => removeStoreFile(config.dataDir)));
    lost(STORE, store);
    config = withEnv(config, { MONGODB_URI: writeStoreFile(config.dataDir, String(store.ready.uri)) });
  }
  const standinUrl = config.needsStandins ? await joinStandins(config, stops, lost) : null;
  const server = await startServer(config);
  stops.push(() => server.stop(SERVER_GRACE_MS));
  await seed(config, stops);
  const publicUrl =
    given.port === 0
      ? given.publicUrl.replace(/^http:\/\/localhost:0$/, `http://localhost:${port}`)
      : given.publicUrl;
  const seconds = (performance.now() - before) / 1000;
  const { dataDir, demo } = config;
  const opened = { publicUrl, dataDir, demo, standinUrl, ownStore: given.mongodbUri === null, seconds };
  // watched before anything is said: who reads that it is open may change a file at once
  if (process.argv.includes('--dev')) {
    watchSources(join(dist, '..'), () => server.restart(SERVER_GRACE_MS), say);
  }
  for (const line of bannerLines(opened)) say(line);
  isOpen = true;
  return server;
}

function withEnv(config: LauncherConfig, env: Record<string, string>): LauncherConfig {
  return { ...config, env: { ...config.env, ...env } };
}

async function main(): Promise<void> {
  const config = configOrExit(readLauncherConfig);
  const stops = makeStops();
  let ending = false;
  const end = async (code: number, sentence?: string) => {
    if (ending) return;
    ending = true;
    if (sentence !== undefined) process.stderr.write(`${sentence}\n`);
    await stops.all();
    process.exit(code);
  };
  const onSignal = () => {
    // Asked twice: the pipes close with this process, and everything ends at once.
    if (ending) process.exit(1);
    say('Stopping: what runs is finished first.');
    void end(0);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onSignal);
  process.stdout.on('error', () => {});
  if (config.startedByNpm) watchNpm(() => void end(0));
  const lost: Lost = (name, child) => {
    void child.ended.then(({ code, signal }) => {
      const how = signal ?? `exit code ${code}`;
      const ended = `${name} ended unexpectedly (${how}), so everything stops: see ${config.dataDir}/log.`;
      const store = join(config.dataDir, 'store');
      const check = `Its file may be damaged: node dist/local/embedded-store/check.js --data ${store} says so.`;
      return end(1, name === STORE && DAMAGED.includes(signal ?? code ?? 0) ? `${ended} ${check}` : ended);
    });
  };
  try {
    const server = await launch(config, stops, lost);
    await server.failed;
  } catch (error) {
    await end(1, error instanceof LaunchError ? error.message : String(error));
  }
}

await main();
