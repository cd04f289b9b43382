import { refuse } from './errors.ts';

/**
 * The closed list of what this program understands. Whatever is not here is refused with MongoDB's error.
 * Each entry has a golden case that is also run against a real server.
 */
export const DIALECT = {
  command: [
    'hello',
    'isMaster',
    'ping',
    'buildInfo',
    'connectionStatus',
    'insert',
    'find',
    'getMore',
    'killCursors',
    'update',
    'delete',
    'findAndModify',
    'count',
    'distinct',
    'aggregate',
    'createIndexes',
    'listIndexes',
    'dropIndexes',
    'create',
    'listCollections',
    'listDatabases',
    'drop',
    'dropDatabase',
    'endSessions',
    'dbStats',
  ],
  'find option': ['filter', 'sort', 'projection', 'skip', 'limit', 'batchSize', 'singleBatch'],
  'insert option': ['documents', 'ordered', 'bypassDocumentValidation'],
  'update option': ['updates', 'ordered', 'bypassDocumentValidation', 'q', 'u', 'multi', 'upsert'],
  'delete option': ['deletes', 'ordered', 'q', 'limit'],
  'findAndModify option': [
    'query',
    'sort',
    'update',
    'remove',
    'new',
    'upsert',
    'fields',
    'bypassDocumentValidation',
  ],
  'count option': ['query', 'limit', 'skip'],
  'distinct option': ['key', 'query'],
  'aggregate option': ['pipeline', 'cursor', 'batchSize', 'allowDiskUse'],
  'index option': [
    'key',
    'name',
    'unique',
    'sparse',
    'partialFilterExpression',
    'expireAfterSeconds',
    'background',
    'v',
  ],
  filter: [
    '$eq',
    '$ne',
    '$gt',
    '$gte',
    '$lt',
    '$lte',
    '$in',
    '$nin',
    '$exists',
    '$and',
    '$or',
    '$nor',
    '$not',
    '$elemMatch',
    '$size',
    '$all',
    '$regex',
    '$options',
    '$type',
  ],
  update: [
    '$set',
    '$unset',
    '$inc',
    '$mul',
    '$min',
    '$max',
    '$push',
    '$addToSet',
    '$pull',
    '$pop',
    '$setOnInsert',
    '$currentDate',
    'replacement',
  ],
  'push modifier': ['$each', '$slice', '$sort', '$position'],
  projection: ['include', 'exclude', 'dotted', '$slice', '$elemMatch'],
  stage: [
    '$match',
    '$sort',
    '$limit',
    '$skip',
    '$project',
    '$addFields',
    '$set',
    '$unset',
    '$group',
    '$unwind',
    '$count',
    '$lookup',
    '$replaceRoot',
  ],
  accumulator: ['$sum', '$avg', '$min', '$max', '$first', '$last', '$push', '$addToSet', '$count'],
  expression: [
    '$literal',
    '$add',
    '$subtract',
    '$multiply',
    '$divide',
    '$abs',
    '$floor',
    '$ceil',
    '$cond',
    '$ifNull',
    '$eq',
    '$ne',
    '$gt',
    '$gte',
    '$lt',
    '$lte',
    '$and',
    '$or',
    '$not',
    '$in',
    '$size',
    '$arrayElemAt',
    '$concat',
    '$toLower',
    '$toUpper',
    '$dateToString',
  ],
} as const;

export type DialectKind = keyof typeof DIALECT;

const sets = new Map<string, ReadonlySet<string>>(
  Object.entries(DIALECT).map(([kind, names]) => [kind, new Set(names)]),
);
/** Fields of every command that carry no wish of their own; they are accepted as they come. */
export const ENVELOPE: ReadonlySet<string> = new Set([
  '$db',
  'lsid',
  'txnNumber',
  '$clusterTime',
  '$readPreference',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
]);

type Listener = (kind: string, name: string) => void;
let listener: Listener | undefined;

/** Tells `to` of everything that is asked for, each time. */
export function listen(to: Listener | undefined): void {
  listener = to;
}

/** True when the dialect has it; what was asked for is noted either way. */
export function has(kind: DialectKind, name: string): boolean {
  listener?.(kind, name);
  return sets.get(kind)!.has(name);
}

/** Refuses the fields of a command that are neither options of it nor part of the envelope. */
export function admitOptions(kind: DialectKind, command: string, names: Iterable<string>): void {
  for (const name of names) {
    if (name === command || ENVELOPE.has(name)) continue;
    if (!has(kind, name)) refuse(40415, `BSON field '${command}.${name}' is an unknown field.`);
  }
}
