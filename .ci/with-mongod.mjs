// node .ci/with-mongod.mjs MONGOD COMMAND…: runs the command with MONGODB_URI naming a new one-member replica set.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { scratch } from '../tools/scratch.mjs';

const [mongod, command, ...args] = process.argv.slice(2);
const folder = mkdtempSync(join(scratch(), 'mongod-'));

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function ended(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}

/** What of the log tells why a server ended that nobody had ended. */
function lastWords() {
  const lines = readFileSync(join(folder, 'mongod.log'), 'utf8').trimEnd().split('\n');
  const grave = lines.filter((line) => /"s":"[EF]"/.test(line));
  return [...grave.slice(0, 20), ...lines.slice(-20)].join('\n');
}

/** Waits until the only member has been elected: before that no write is taken. */
async function initiate(port) {
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`);
  try {
    const member = { _id: 0, host: `127.0.0.1:${port}` };
    await client.db('admin').command({ replSetInitiate: { _id: 'rs0', members: [member] } });
    for (let tries = 0; tries < 300; tries += 1) {
      if ((await client.db('admin').command({ hello: 1 })).isWritablePrimary) return;
      await sleep(100);
    }
    throw new Error('mongod did not become primary within 30 s');
  } finally {
    await client.close();
  }
}

const port = await freePort();
const options = ['--replSet', 'rs0', '--bind_ip', '127.0.0.1', '--port', `${port}`, '--dbpath', folder];
// what was dropped is kept open for those who read the past, five minutes if nothing is said: more files than may be open
options.push('--setParameter', 'minSnapshotHistoryWindowInSeconds=5', '--syncdelay', '20');
const server = spawn(mongod, [...options, '--nounixsocket', '--wiredTigerCacheSizeGB', '1'], {
  stdio: ['ignore', 'pipe', 'pipe'],
});
server.stdout.pipe(createWriteStream(join(folder, 'mongod.log')));
server.stderr.pipe(process.stderr);
let wanted = false;
const gone = ended(server).then((status) => {
  if (!wanted) console.error(`mongod ended by itself with ${status}; the last it wrote:\n${lastWords()}`);
  return status;
});
let code = 1;
try {
  await Promise.race([
    initiate(port),
    gone.then((status) => Promise.reject(new Error(`mongod ended with ${status}`))),
  ]);
  const env = { ...process.env, MONGODB_URI: `mongodb://127.0.0.1:${port}/?replicaSet=rs0` };
  const status = await ended(spawn(command, args, { env, stdio: 'inherit' }));
  code = typeof status === 'number' ? status : 1;
} catch (error) {
  console.error(error.message);
}
wanted = true;
server.kill('SIGTERM');
await gone;
rmSync(folder, { recursive: true, force: true });
process.exit(code);
