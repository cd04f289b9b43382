import { admitCommand, has } from '../language/dialect.ts';
import { CommandError, refuse } from '../language/errors.ts';
import { type Doc, double, string, T, truthy } from '../language/value.ts';
import { restoreAdvice } from '../storage/copy.ts';
import * as collections from './collection.command.ts';
import { findAndModify } from './find-and-modify.command.ts';
import type { Gate } from './gate.ts';
import * as handshake from './handshake.command.ts';
import * as indexes from './indexes.command.ts';
import * as reads from './read.command.ts';
import type { Context, Handler } from './request.ts';
import type { Fields, Message } from './wire.ts';
import * as writes from './write.command.ts';

const HANDLERS: Record<string, Handler> = {
  hello: handshake.hello,
  isMaster: handshake.hello,
  ping: handshake.ping,
  buildInfo: handshake.buildInfo,
  insert: writes.insert,
  update: writes.update,
  delete: writes.remove,
  findAndModify,
  find: reads.find,
  getMore: reads.getMore,
  killCursors: reads.killCursors,
  count: reads.count,
  distinct: reads.distinct,
  aggregate: reads.aggregate,
  createIndexes: indexes.createIndexes,
  listIndexes: indexes.listIndexes,
  dropIndexes: indexes.dropIndexes,
  create: collections.create,
  listCollections: collections.listCollections,
  drop: collections.drop,
  dropDatabase: collections.dropDatabase,
  endSessions: collections.endSessions,
  dbStats: collections.dbStats,
};

/** Other spellings under which MongoDB knows a command. */
const ALIASES: Record<string, string> = {
  ismaster: 'isMaster',
  buildinfo: 'buildInfo',
  findandmodify: 'findAndModify',
  dbstats: 'dbStats',
};

/** Runs one command; whatever goes wrong is an answer with `ok: 0`. */
export async function dispatch(context: Context, message: Message, gate?: Gate): Promise<Fields> {
  try {
    const body = message.read();
    return [...(gate?.pass(body) ?? (await run(context, body))), ['ok', double(1)]];
  } catch (error) {
    if (error instanceof CommandError) return failure(error);
    console.error(error);
    return failure(new CommandError('InternalError', reasonOf(error, context.storage.file)));
  }
}

const damage = /^MDB_(PAGE_NOTFOUND|CORRUPTED|INVALID|BAD_)/;
/** What lmdb itself finds damaged while it reads names the way out as well. */
function reasonOf(error: unknown, file: string): string {
  const reason = error instanceof Error ? error.message : String(error);
  return damage.test(reason) ? `The store's file is damaged (${reason}). ${restoreAdvice(file)}` : reason;
}

function run(context: Context, body: Doc): Fields | Promise<Fields> {
  const asked = body.keys().next().value ?? '';
  const name = ALIASES[asked] ?? asked;
  const handler = has('command', name) && Object.hasOwn(HANDLERS, name) ? HANDLERS[name] : undefined;
  if (handler === undefined) return refuse('CommandNotFound', `no such command: '${asked}'`);
  if (truthy(body.get('startTransaction')) || body.has('autocommit')) {
    refuse('OperationNotSupportedInTransaction', 'multi-document transactions are not in the dialect');
  }
  admitCommand(name, body.keys());
  refuseConcern(body);
  const db = body.get('$db');
  if (db?.t !== T.string || db.v === '' || /[/\\. "$\0]/.test(db.v)) {
    return refuse('InvalidNamespace', `Invalid database name: '${db?.v ?? ''}'`);
  }
  return handler(context, { name: asked, db: db.v, body });
}

/** One member that answers after its fdatasync gives all of these; a snapshot it does not. */
function refuseConcern(body: Doc): void {
  const concern = body.get('readConcern');
  const level = concern?.t === T.object ? concern.v.get('level')?.v : undefined;
  if (level !== undefined && !['local', 'available', 'majority', 'linearizable'].includes(String(level))) {
    refuse('InvalidOptions', `the read concern '${level}' is not in the dialect`);
  }
}

function failure(error: CommandError): Fields {
  const fields: Fields = [
    ['ok', double(0)],
    ['errmsg', string(error.message)],
    ['code', { t: T.int, v: error.code }],
    ['codeName', string(error.codeName)],
  ];
  for (const [name, val] of Object.entries(error.extra)) fields.push([name, val as Fields[number][1]]);
  return fields;
}
