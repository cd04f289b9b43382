/**
 * The stand-ins' memory: one JSON line per change, each a list of facts that hold together or not at all.
 * A line is on the disk before an answer that depends on it goes out (`settled`); writes that arrive while a
 * sync runs share the next one.
 */
import {
  closeSync,
  fdatasync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  write,
} from 'node:fs';
import { dirname } from 'node:path';

export type Fact = { is: string };

export type Journal<F extends Fact> = {
  /** Facts of earlier lives, oldest first. */
  readonly past: F[];
  append(facts: F[]): void;
  /** Resolves when everything appended so far would survive a kill. */
  settled(): Promise<void>;
};

export function openJournal<F extends Fact>(file: string | undefined): Journal<F> {
  if (file === undefined) return { past: [], append: () => undefined, settled: async () => undefined };
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'a+', 0o600);
  const past = readPast<F>(file, descriptor);
  syncFolder(dirname(file));
  return { past, ...writer<F>(descriptor) };
}

/** A last line without its newline was being written when the program died: nobody was answered, so it goes. */
function readPast<F extends Fact>(file: string, descriptor: number): F[] {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(10) + 1;
  if (end < bytes.length) ftruncateSync(descriptor, end);
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  return lines.flatMap((line, index) => {
    try {
      return JSON.parse(line) as F[];
    } catch {
      throw new Error(`${file} is damaged in line ${index + 1}; move it away to start with empty books`);
    }
  });
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function writer<F extends Fact>(descriptor: number) {
  let waiting: string[] = [];
  let running: Promise<void> = Promise.resolve();
  let planned: Promise<void> | undefined;
  const flush = async () => {
    const bytes = Buffer.from(waiting.join(''));
    waiting = [];
    planned = undefined;
    await writeAll(descriptor, bytes);
  };
  return {
    append(facts: F[]): void {
      waiting.push(`${JSON.stringify(facts)}\n`);
      planned ??= running.then(flush);
      running = planned;
      // A log that cannot be written must not be answered from: the awaiting request fails, and so does the rest.
      planned.catch((error: Error) => {
        console.error(`The stand-ins' log cannot be written: ${error.message}`);
        process.exit(1);
      });
    },
    settled: (): Promise<void> => running,
  };
}

async function writeAll(descriptor: number, bytes: Buffer): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    done += await new Promise<number>((resolve, reject) => {
      write(descriptor, bytes, done, bytes.length - done, null, (error, n) =>
        error ? reject(error) : resolve(n),
      );
    });
  }
  await new Promise<void>((resolve, reject) => {
    fdatasync(descriptor, (error) => (error ? reject(error) : resolve()));
  });
}
