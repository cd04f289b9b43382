import { createHash, randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

export class FolderTaken extends Error {}

/**
 * Makes this process the only one on a folder. What holds is a listening socket, which dies with the process,
 * however that dies; it is never closed before. A socket left behind by a dead owner refuses connections and is put aside.
 */
export async function lockFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return lockName(`\\\\.\\pipe\\store-${hashOf(folder)}`, folder);
  // The name is relative to the folder: a socket's path may have at most 108 bytes.
  const back = process.cwd();
  process.chdir(folder);
  try {
    for (;;) {
      if (await tryListen('lock.sock')) return;
      if (await answers('lock.sock')) throw new FolderTaken(folder);
      await putAside(folder);
    }
  } finally {
    process.chdir(back);
  }
}

/** Renames before removing, and asks again: between two checks another process may have become the owner. */
async function putAside(folder: string): Promise<void> {
  const aside = `lock-${randomUUID().slice(0, 8)}.sock`;
  try {
    renameSync('lock.sock', aside);
  } catch {
    return;
  }
  if (await answers(aside)) {
    renameSync(aside, 'lock.sock');
    throw new FolderTaken(folder);
  }
  rmSync(aside, { force: true });
}

async function lockName(name: string, folder: string): Promise<void> {
  if (!(await tryListen(name))) throw new FolderTaken(folder);
}

/** False where somebody holds the name. */
function tryListen(path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(path, () => {
      server.unref();
      resolve(true);
    });
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

const hashOf = (folder: string): string =>
  createHash('sha256').update(join(folder)).digest('hex').slice(0, 24);
