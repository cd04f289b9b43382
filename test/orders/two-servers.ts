import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Someone, TestApp } from '../support/app.ts';
import type { Caller } from '../support/client.ts';
import { everybodyAt, sessionOpener } from '../support/client.ts';
import { built } from '../support/programs.ts';

export interface ServerProcess {
  baseUrl: string;
  as(person: Someone): Caller;
  stop(): Promise<void>;
}

function settingsOf(app: TestApp, dataDir: string): Record<string, string> {
  return {
    PORT: '0',
    LAUNCHED: '1',
    DEMO: '1',
    DATA_DIR: dataDir,
    MONGODB_URI: app.config.mongodbUri,
    // what the provider says goes to the server of the test, as one address stands before two servers
    PUBLIC_URL: app.baseUrl,
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('exit', (code) => reject(new Error(`a server ended with ${code}: ${said}`)));
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
  });
}

/** A server process of its own on the store of the server; ends when its stdin closes. */
export async function startServer(app: TestApp, file = built('main.ts')): Promise<ServerProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'daren-server-'));
  writeFileSync(join(dataDir, 'standins.json'), JSON.stringify(app.standin));
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...settingsOf(app, dataDir) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const { port } = JSON.parse(await firstLine(child)) as { port: number };
  child.removeAllListeners('exit');
  child.stdout.resume();
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    baseUrl,
    as: everybodyAt(baseUrl, sessionOpener(app.application.features)),
    async stop() {
      const gone = new Promise((done) => child.once('exit', done));
      child.stdin.end();
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
