import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { S3Settings } from '../../src/config/s3.ts';
import { freePort } from '../programs/launched.ts';

/** S3 on this machine, of a Python package. It forgets everything when it ends. */
export interface Moto {
  /** A new bucket, or the name of one that is not there. */
  bucket(name: string, options?: { missing: boolean }): Promise<S3Settings>;
  stop(): Promise<void>;
}

const startsWithinMs = 30_000;

/** Null where it is not installed, and with SKIP_MOTO=1; REQUIRE_MOTO=1 makes that a failure. */
export function findMoto(): string | null {
  const { MOTO_SERVER, SKIP_MOTO, REQUIRE_MOTO, PATH = '' } = process.env;
  const places = MOTO_SERVER
    ? [MOTO_SERVER]
    : PATH.split(delimiter).map((folder) => join(folder, 'moto_server'));
  const found = SKIP_MOTO === '1' ? undefined : places.find(existsSync);
  if (found === undefined && REQUIRE_MOTO === '1') throw new Error('moto_server was not found (MOTO_SERVER)');
  return found ?? null;
}

async function answers(child: ChildProcess, url: string): Promise<void> {
  const end = Date.now() + startsWithinMs;
  for (;;) {
    const answer = await fetch(`${url}/moto-api/data.json`).catch(() => null);
    if (answer?.ok) return;
    if (child.exitCode !== null || Date.now() > end) throw new Error('moto_server did not start');
    await sleep(100);
  }
}

export async function startMoto(program: string): Promise<Moto> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(program, ['-H', '127.0.0.1', '-p', `${port}`], { stdio: 'ignore' });
  await answers(child, url);
  return {
    async bucket(name, { missing } = { missing: false }) {
      if (!missing) await fetch(`${url}/${name}`, { method: 'PUT' });
      const keys = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
      return { endpoint: `${url}/${name}`, region: 'us-east-1', ...keys };
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    },
  };
}
