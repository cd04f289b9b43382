import {
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from './child.ts';

const LOG_BYTES = 10_000_000;

/** Folder by folder: Node's own recursive mkdir never comes back from where a file system makes none (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  mkdirSync(path);
}

/** Makes the folder and proves that files can be written there. @throws LaunchError */
export function prepareDataDir(dataDir: string): void {
  const probe = join(dataDir, `.probe-${process.pid}`);
  try {
    makeFolder(join(dataDir, 'log'));
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new LaunchError(
      `DATA_DIR ${dataDir} cannot be written (${reason}): choose a folder where this user may write.`,
    );
  }
}

/** The log of one program; the file before it is kept once it has grown large. */
export function openLog(dataDir: string, name: string): Writable {
  const file = join(dataDir, 'log', `${name}.log`);
  if (existsSync(file) && statSync(file).size > LOG_BYTES) renameSync(file, `${file}.before`);
  return createWriteStream(file, { flags: 'a' }).on('error', () => {});
}

/**
 * The port the server will have; 0 chooses a free one. Waits a moment for the server of a launcher that was
 * killed just now. @throws LaunchError when another program keeps it
 */
export async function findPort(port: number, waitMs = 3000): Promise<number> {
  for (const until = Date.now() + waitMs; ; await sleep(100)) {
    const result = await tryPort(port);
    if (typeof result === 'number') return result;
    if (result === 'EACCES')
      throw new LaunchError(`PORT ${port} may not be opened by this user: choose another one.`);
    if (Date.now() > until) {
      throw new LaunchError(
        `PORT ${port} is taken by another program: stop it, or choose another port, for example PORT=${port + 1}.`,
      );
    }
  }
}

function tryPort(port: number): Promise<number | string> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen(port, () => {
      const address = server.address();
      const got = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(got));
    });
  });
}
