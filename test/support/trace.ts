import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type mongoose from 'mongoose';
import { eventually } from './eventually.ts';
import { apart, differences, type Held, held, isOfSession } from './held.ts';
import { hasNews } from './standin.ts';

type Client = ReturnType<mongoose.Connection['getClient']>;
type Started = mongoose.mongo.CommandStartedEvent;
type Succeeded = mongoose.mongo.CommandSucceededEvent;
type Failed = mongoose.mongo.CommandFailedEvent;

/** Commands that write nothing; every other is taken for a write. */
const reading = new Set([
  ...['find', 'getMore', 'killCursors', 'count', 'distinct', 'listCollections', 'listIndexes', 'dbStats'],
  ...['hello', 'isMaster', 'ping', 'buildInfo', 'endSessions', 'saslStart', 'saslContinue'],
]);
const writes = ({ commandName, command }: Started): boolean => {
  if (commandName !== 'aggregate') return !reading.has(commandName);
  return (command['pipeline'] as object[]).some((stage) => '$out' in stage || '$merge' in stage);
};

/** Whether the store says that it wrote: a condition that nothing met has left everything as it was. */
function hasWritten(command: string, reply: Record<string, unknown>): boolean {
  if (command === 'insert' || command === 'delete') return reply['n'] !== 0;
  if (command === 'update') return reply['nModified'] !== 0 || reply['upserted'] !== undefined;
  if (command !== 'findAndModify') return true;
  return (reply['lastErrorObject'] as { n?: number } | undefined)?.n !== 0;
}

const isSignIn = (collection: string, { command }: Started): boolean =>
  ((command['documents'] as Record<string, unknown>[] | undefined) ?? []).some((doc) =>
    isOfSession(collection, doc),
  );

/** What one client of the store has written, by its driver's own account. */
class Trace {
  /** Writes so far, apart from those that are no trace. */
  count = 0;
  /** The writes themselves, while somebody looks. */
  seen: string[] | null = null;
  readonly #open = new Map<number, Started>();

  constructor(client: Client) {
    assert.equal(client.options.monitorCommands, true, 'the driver tells what it is asked: see watched()');
    client.on('commandStarted', (event) => {
      const collection = String(event.command[event.commandName]);
      const isApart = apart.includes(collection) || isSignIn(collection, event);
      if (writes(event) && !isApart) this.#open.set(event.requestId, event);
    });
    client.on('commandSucceeded', (event) => this.#end(event, event.reply as Record<string, unknown>));
    client.on('commandFailed', (event) => this.#end(event, null));
  }

  get isWriting(): boolean {
    return this.#open.size > 0;
  }

  /** A command that the store refused has written nothing; of one whose answer never came nobody knows. */
  #end(event: Succeeded | Failed, reply: Record<string, unknown> | null): void {
    const begun = this.#open.get(event.requestId);
    if (!begun) return;
    this.#open.delete(event.requestId);
    const isRefused = 'failure' in event && event.failure.name === 'MongoServerError';
    if (isRefused || (reply && !hasWritten(event.commandName, reply))) return;
    this.count += 1;
    this.seen?.push(`${event.commandName} ${JSON.stringify(begun.command)}`);
  }
}

const traces = new WeakMap<Client, Trace>();
function traceOf(connection: mongoose.Connection): Trace {
  const client = connection.getClient();
  const trace = traces.get(client) ?? new Trace(client);
  traces.set(client, trace);
  return trace;
}

/** The address of a store for a client that tells of its commands. */
export const watched = (uri: string): string => `${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true`;

/** Keeps account of what is written over this connection from now on. */
export function watch(connection: mongoose.Connection): void {
  traceOf(connection);
}

/** The part of a server that is looked at. */
export interface Watched {
  readonly application: { settle(): Promise<void> };
  readonly baseUrl: string;
  readonly connection: mongoose.Connection;
}

const stillFor = 50;
/** Nothing is written for a moment, nor is anything on its way. */
async function isStill(connection: mongoose.Connection): Promise<boolean> {
  const trace = traceOf(connection);
  const before = trace.count;
  if (trace.isWriting) return false;
  await sleep(stillFor);
  return trace.count === before && !trace.isWriting;
}

/** A step has not been published to everybody yet; it may still write what follows from it. */
async function isUnpublished({ models }: mongoose.Connection): Promise<boolean> {
  const notification = Object.values(models).filter(({ schema }) => schema.path('publishAt'));
  const counts = notification.map(({ collection }) =>
    collection.countDocuments({ publishAt: { $ne: null } }),
  );
  return (await Promise.all(counts)).some((count) => count > 0);
}
/** A handler that failed is run again by the clock alone, which stands still in most tests. */
const unpublishedWaits = 40;

/** How much each client had written when it was last at rest. */
const rested = new WeakMap<Client, number>();

/** Nothing is under way any more: what is due is done, WeChat has told its news, everybody has been told. */
async function atRest({ application: app, baseUrl, connection }: Watched): Promise<void> {
  const trace = traceOf(connection);
  await app.settle();
  const hasRested = rested.get(connection.getClient()) === trace.count && !trace.isWriting;
  if (hasRested && !(await hasNews(baseUrl))) return;
  let looks = 0;
  await eventually(async () => {
    looks += 1;
    await app.settle();
    if ((await hasNews(baseUrl)) || !(await isStill(connection))) return false;
    return looks > unpublishedWaits || !(await isUnpublished(connection));
  });
  rested.set(connection.getClient(), trace.count);
}

const compared = new WeakSet<Client>();

/**
 * Runs what is refused and says what it wrote, where it did. The first time for each client, which is once a file,
 * everything that the store holds is compared as well: the driver's account is not believed unseen.
 */
export async function assertUnchanged(app: Watched, refusals: () => Promise<unknown>): Promise<void> {
  const { connection } = app;
  const trace = traceOf(connection);
  await atRest(app);
  const isFirst = !compared.has(connection.getClient());
  const before: Held | null = isFirst ? await held(connection) : null;
  const seen: string[] = [];
  trace.seen = seen;
  try {
    await refusals();
    // a write that nobody waits for has been sent before this comes back
    await connection.db?.command({ ping: 1 });
    await eventually(async () => !trace.isWriting);
  } finally {
    trace.seen = null;
  }
  assert.deepEqual(seen, [], 'a refusal leaves no trace');
  if (before === null) return;
  assert.deepEqual(differences(before, await held(connection)), [], 'a refusal leaves no trace');
  compared.add(connection.getClient());
}
