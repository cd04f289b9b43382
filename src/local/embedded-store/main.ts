import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { startChores } from './chore.ts';
import { Cursors } from './planner/cursor.ts';
import { Secret } from './protocol/gate.ts';
import type { Context } from './protocol/request.ts';
import { StoreServer } from './protocol/server.ts';
import { startRecorder } from './recorder.ts';
import { checkFile, DamagedFile } from './storage/check.ts';
import { GroupCommit } from './storage/group-commit.ts';
import { FolderTaken, lockFolder } from './storage/lock.ts';
import { Storage } from './storage/storage.ts';
import { DATA_FILE } from './storage/tables.ts';

const EXIT_BAD_ARGUMENTS = 2;
const EXIT_FOLDER_TAKEN = 3;
const EXIT_DAMAGED = 4;
/** A file up to this size is read whole before the start, within a moment; a larger one beside it. */
const CHECKED_FIRST_BYTES = 16 * 2 ** 20;
const CHECK_AFTER_MS = 1000;
/** What a unix socket's address holds, with its final zero. */
const MAX_SOCKET_PATH_BYTES = 107;

type Options = {
  folder: string;
  socket: string | undefined;
  port: number | undefined;
  maxBytes: number | undefined;
};

function optionsOf(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: { data: { type: 'string' }, socket: { type: 'string' }, port: { type: 'string' } },
  });
  if (values.data === undefined) throw new Error('--data DIR is missing');
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
    throw new Error(`--port ${values.port} is not a port`);
  }
  if (values.socket !== undefined && !values.socket.endsWith('.sock')) {
    throw new Error('--socket PATH must end in .sock, or drivers take it for a host name');
  }
  const megabytes = Number(process.env.STORE_MAX_MB || Number.NaN);
  if (process.env.STORE_MAX_MB && !(megabytes >= 1))
    throw new Error('STORE_MAX_MB must be a number of 1 or more');
  mkdirSync(values.data, { recursive: true, mode: 0o700 });
  const maxBytes = megabytes >= 1 ? megabytes * 2 ** 20 : undefined;
  return { folder: realpathSync(values.data), socket: values.socket, port, maxBytes };
}

function socketPath({ folder, socket }: Options): string {
  const wanted = socket ?? join(folder, 'store.sock');
  if (Buffer.byteLength(wanted) <= MAX_SOCKET_PATH_BYTES) return wanted;
  return join(tmpdir(), `store-${randomUUID().slice(0, 8)}.sock`);
}

async function start(options: Options): Promise<void> {
  await lockFolder(options.folder);
  const file = join(options.folder, DATA_FILE);
  const isLarge = existsSync(file) && statSync(file).size > CHECKED_FIRST_BYTES;
  if (existsSync(file)) checkFile(file, isLarge);
  const storage = new Storage(options.folder, options);
  const context: Context = {
    storage,
    commits: new GroupCommit(storage),
    cursors: new Cursors(),
    address: '',
  };
  const stopRecorder = startRecorder(process.env.STORE_RECORD);
  const { server, uri } = await (options.port === undefined
    ? onSocket(context, options)
    : onPort(context, options.port));
  const stopChores = startChores(context);
  let stopping = false;
  const stop = async (code = 0): Promise<void> => {
    if (stopping) return;
    stopping = true;
    stopChores();
    await server.close();
    await context.commits.finished();
    await storage.close();
    stopRecorder();
    process.exit(code);
  };
  if (isLarge) checkBeside(options.folder, stop);
  process.on('SIGTERM', () => stop());
  process.on('SIGINT', () => stop());
  process.stdin
    .on('end', () => stop())
    .on('error', () => stop())
    .resume();
  process.stdout.write(`${JSON.stringify({ ready: true, uri })}\n`);
}

/** Reads the rest of a large file in a process of its own, which says what it finds, once the start is over. */
function checkBeside(folder: string, stop: (code: number) => void): void {
  const program = join(import.meta.dirname, `check${extname(import.meta.filename)}`);
  const begin = (): void => {
    const check = fork(program, ['--data', folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    check.once('exit', (code) => code === EXIT_DAMAGED && stop(EXIT_DAMAGED));
    process.once('exit', () => check.kill());
  };
  setTimeout(begin, CHECK_AFTER_MS).unref();
}

type Listening = { server: StoreServer; uri: string };

async function onSocket(context: Context, options: Options): Promise<Listening> {
  const path = socketPath(options);
  rmSync(path, { force: true });
  const server = new StoreServer(context);
  const mask = process.umask(0o177);
  await server.listen({ path });
  process.umask(mask);
  context.address = path;
  return { server, uri: `mongodb://${encodeURIComponent(path)}/?directConnection=true` };
}

/** Loopback, for systems without unix sockets; any local user can reach it, so it asks for the password. */
async function onPort(context: Context, port: number): Promise<Listening> {
  const password = process.env.STORE_PASSWORD;
  if (password === undefined || password === '') throw new Error('--port needs a password in STORE_PASSWORD');
  const server = new StoreServer(context, new Secret(password));
  await server.listen({ host: '127.0.0.1', port });
  const address = server.address();
  context.address = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`;
  const user = `store:${encodeURIComponent(password)}@`;
  const options = 'directConnection=true&authSource=admin&authMechanism=SCRAM-SHA-256';
  return { server, uri: `mongodb://${user}${context.address}/?${options}` };
}

try {
  await start(optionsOf(process.argv.slice(2)));
} catch (error) {
  if (error instanceof FolderTaken) {
    console.error(`Another store is running on ${error.message}; stop it first, or use another folder.`);
    process.exit(EXIT_FOLDER_TAKEN);
  }
  console.error((error as Error).message);
  process.exit(error instanceof DamagedFile ? EXIT_DAMAGED : EXIT_BAD_ARGUMENTS);
}
