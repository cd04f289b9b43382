import { setTimeout as sleep } from 'node:timers/promises';
import type mongoose from 'mongoose';
import type { LeaseStore } from '../jobs/scheduler.ts';
import { newId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';

/** One change of what is stored. A crash may leave it half done: run again, it ends the same. */
export interface Migration {
  number: number;
  name: string;
  run(connection: mongoose.Connection): Promise<void>;
}
/** Data that this version cannot read; the message is the sentence for who started it. */
export class DataRefused extends Error {}

/** What a store begins with; the first migration is number 2. */
const firstVersion = 1;

const leaseMs = 15_000;
const renewEveryMs = 5_000;
const lookEveryMs = 200;
const infrastructure = new Set(['schema', 'leases', 'keys', 'settings']);

interface SchemaDoc {
  _id: string;
  version: number;
  ran: { number: number; name: string; at: Date }[];
}

async function isEmpty(connection: mongoose.Connection): Promise<boolean> {
  for (const { name } of await connection.listCollections()) {
    if (!infrastructure.has(name) && (await connection.collection(name).findOne({}))) return false;
  }
  return true;
}

/** Writes the version on an empty store, refuses what cannot be read, and brings the rest up to date. */
async function bringUpToDate(connection: mongoose.Connection, log: Log, all: readonly Migration[]) {
  const schema = connection.collection<SchemaDoc>('schema');
  const newest = all.at(-1)?.number ?? firstVersion;
  let version = (await schema.findOne({ _id: 'data' }))?.version;
  if (version === undefined) {
    if (!(await isEmpty(connection))) {
      throw new DataRefused(
        'The data is of a time before its versions were counted: delete ./data (DATA_DIR, or the database of MONGODB_URI) and begin anew.',
      );
    }
    await schema.insertOne({ _id: 'data', version: newest, ran: [] });
    version = newest;
  }
  if (version > newest) {
    throw new DataRefused(`The data is of version ${version}, newer than ${newest}: start that version.`);
  }
  for (const { number, name, run } of all) {
    if (number <= version) continue;
    await run(connection);
    const row = { number, name, at: new Date() };
    await schema.updateOne({ _id: 'data' }, { $set: { version: number }, $push: { ran: row } });
    log.info({ number, name }, 'a migration of the data has run');
  }
}

/** Before anything reads the data: one process at a time migrates it, the others wait. @throws DataRefused */
export async function openData(
  connection: mongoose.Connection,
  leases: LeaseStore,
  log: Log,
  all: readonly Migration[],
): Promise<void> {
  const holder = newId('mig');
  const take = () => leases.take('migrations', holder, leaseMs);
  while (!(await take())) await sleep(lookEveryMs);
  const renewing = setInterval(() => void take().catch(() => undefined), renewEveryMs);
  try {
    await bringUpToDate(connection, log, all);
  } finally {
    clearInterval(renewing);
    await leases.release(holder);
  }
}
