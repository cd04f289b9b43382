import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Document, deserialize, serialize } from 'bson';
import mongoose from 'mongoose';
import { built } from '../support/programs.ts';

const { MongoClient } = mongoose.mongo;
export type Client = InstanceType<typeof MongoClient>;

const MAIN = built('local/embedded-store/main.ts');

export type RunningStore = {
  uri: string;
  folder: string;
  child: ChildProcess;
  /** Closes its stdin and gives its exit code. */
  stop(): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
};

export const scratchFolder = (): string => mkdtempSync(join(tmpdir(), 'store-test-'));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Starts the store as the launcher does: a program of its own, joined by a pipe. */
export async function startStore(
  folder: string,
  options: { env?: NodeJS.ProcessEnv; args?: string[]; entry?: string; child?: ChildProcess } = {},
): Promise<RunningStore> {
  const child = options.child ?? spawnStore(folder, options);
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const lines = createInterface(child.stdout!);
  const ready = new Promise<string>((resolve) => lines.once('line', resolve));
  const line = await Promise.race([ready, exited]);
  if (typeof line !== 'string') throw new Error(`the store ended with ${line} before it was ready`);
  const { uri } = JSON.parse(line) as { uri: string };
  return {
    uri,
    folder,
    child,
    stop: () => {
      child.stdin!.end();
      return exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** What Node runs as the store on a folder. */
export const storeOf = (folder: string, entry = MAIN): string[] => [entry, '--data', folder];

export function spawnStore(
  folder: string,
  options: { env?: NodeJS.ProcessEnv; args?: string[]; entry?: string } = {},
): ChildProcess {
  const args = [...storeOf(folder, options.entry), ...(options.args ?? [])];
  return spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
}

export function connect(uri: string, options: mongoose.mongo.MongoClientOptions = {}): Promise<Client> {
  return MongoClient.connect(uri, { serverSelectionTimeoutMS: 5000, ...options });
}

/** Sends one command as OP_MSG without a driver, which would put its own session in, and gives the answer. */
export function sendCommand(uri: string, command: Document): Promise<Document> {
  return sendBytes(uri, Buffer.from(serialize(command)));
}

/** The same with the bytes of a command, which may be none. */
export function sendBytes(uri: string, body: Buffer): Promise<Document> {
  const frame = Buffer.alloc(21);
  frame.writeInt32LE(frame.length + body.length, 0);
  frame.writeInt32LE(2013, 12);
  const socket = createConnection(decodeURIComponent(new URL(uri).host));
  socket.write(Buffer.concat([frame, body]));
  return new Promise((resolve, reject) => {
    let answer = Buffer.alloc(0);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the connection was closed without an answer')));
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      if (answer.length < 4 || answer.length < answer.readInt32LE(0)) return;
      socket.end();
      resolve(deserialize(answer.subarray(21)));
    });
  });
}

/** A real server to compare with, where one is given. */
export const realUri = process.env.MONGODB_URI;
