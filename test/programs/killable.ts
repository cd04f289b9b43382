import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { community } from '../../seeds/demo/cast.ts';
import { withDatabase } from '../../src/config.ts';
import { writeStandinFile } from '../../src/local/launcher/state-files.ts';
import { environment, freePort, root } from './launched.ts';

const programNames = ['store', 'standins', 'server'] as const;
export type ProgramName = (typeof programNames)[number];

/** So often may one resident do what a community would limit. */
export const oftenEnough = 1000;

/** The three programs side by side, each of which can be killed and started again where it was. */
export class Killable {
  readonly folder = mkdtempSync(join(tmpdir(), 'daren-kill-'));
  standinUrl = '';
  serverUrl = '';
  /** The stand-ins' ready line. */
  standins: Record<string, unknown> = {};
  #port = 0;
  #standinPort = 0;
  #uri = '';
  readonly #children = new Map<ProgramName, ChildProcess>();

  async open(): Promise<void> {
    this.#port = await freePort();
    this.#standinPort = await freePort();
    this.serverUrl = `http://localhost:${this.#port}`;
    for (const name of programNames) await this.start(name);
  }

  async start(name: ProgramName): Promise<void> {
    const [file, args] = this.#startOf(name);
    const ready = await this.#run(name, join(root, 'dist', file), args);
    if (name === 'store') this.#uri = withDatabase(String(ready.uri));
    if (name !== 'standins') return;
    this.standins = ready;
    this.standinUrl = String(ready.url);
    writeStandinFile(this.folder, ready as unknown as Parameters<typeof writeStandinFile>[1]);
  }

  /** SIGKILL: no time for anything. Resolves once it is gone. */
  async kill(name: ProgramName): Promise<void> {
    const child = this.#children.get(name);
    if (child === undefined) return;
    const gone =
      child.exitCode === null && child.signalCode === null && new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
    this.#children.delete(name);
  }

  async close(): Promise<void> {
    for (const name of ['server', 'standins', 'store'] as const) await this.kill(name);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Loads the demo neighbourhood, where one resident may book as often as a test needs it. */
  async seed(): Promise<void> {
    await this.#command('seeds/demo.js', '--if-empty');
    const why = ['--value', String(oftenEnough), '--reason', 'a test books much'];
    for (const key of ['orders.mostUnpaid', 'orders.dropsPerDay', 'orders.perProviderWeek'])
      await this.#command('settings.js', '--grid', community, '--key', key, ...why);
  }

  async #command(file: string, ...args: string[]): Promise<void> {
    const stdio = ['ignore', 'ignore', 'inherit'] as const;
    const child = spawn(process.execPath, [join(root, 'dist', file), ...args], {
      env: this.#env(),
      stdio: [...stdio],
    });
    const code = await new Promise((done) => child.once('exit', done));
    if (code !== 0) throw new Error(`${file} ended with ${code}`);
  }

  #env(): NodeJS.ProcessEnv {
    const own = {
      PORT: `${this.#port}`,
      DATA_DIR: this.folder,
      DEMO: '1',
      LAUNCHED: '1',
      NODE_ENV: 'production',
    };
    return environment({ ...own, ...(this.#uri === '' ? {} : { MONGODB_URI: this.#uri }) });
  }

  #startOf(name: ProgramName): [string, string[]] {
    const data = join(this.folder, name);
    if (name === 'store') return ['local/embedded-store/main.js', ['--data', data]];
    if (name === 'server') return ['main.js', []];
    return ['local/standins/main.js', ['--port', `${this.#standinPort}`, '--data', data]];
  }

  /** A port or a lock of the one before may need a moment to be free. */
  async #run(name: ProgramName, file: string, args: string[]): Promise<Record<string, unknown>> {
    for (let tries = 0; ; tries += 1) {
      const child = spawn(process.execPath, [file, ...args], {
        env: this.#env(),
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      child.stdin.on('error', () => {});
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-2000);
      });
      const ready = await new Promise<string | null>((resolve) => {
        createInterface({ input: child.stdout }).on('line', (line) => {
          if (line.startsWith('{"ready":true')) resolve(line);
        });
        child.once('exit', () => resolve(null));
      });
      if (ready !== null) {
        this.#children.set(name, child);
        return JSON.parse(ready) as Record<string, unknown>;
      }
      if (tries === 20) throw new Error(`the ${name} does not start: ${said}`);
      await sleep(200);
    }
  }
}
