import { refuse } from './errors.ts';

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/**
 * The closed list of what this program understands. Whatever is not here is refused with MongoDB's error.
 * Each entry has a golden case that is also run against a real server; a run of all tests fails where another name
 * was asked for.
 */
export const DIALECT = {
  command: words(`hello isMaster ping buildInfo insert find getMore killCursors update delete
    findAndModify count distinct aggregate createIndexes listIndexes dropIndexes create listCollections
    drop dropDatabase endSessions dbStats`),
  'find option': words('filter sort projection skip limit batchSize singleBatch'),
  'getMore option': words('collection batchSize'),
  'killCursors option': words('cursors'),
  'insert option': words('documents ordered'),
  'update option': words('updates ordered'),
  'update statement': words('q u multi upsert'),
  'delete option': words('deletes ordered'),
  'delete statement': words('q limit'),
  'findAndModify option': words('query sort update remove new upsert fields'),
  'count option': words('query limit skip'),
  'distinct option': words('key query'),
  'aggregate option': words('pipeline cursor'),
  'create option': words(''),
  'drop option': words(''),
  'dropDatabase option': words(''),
  'listCollections option': words('filter nameOnly authorizedCollections cursor'),
  'dbStats option': words(''),
  'createIndexes option': words('indexes'),
  'listIndexes option': words('cursor'),
  'dropIndexes option': words('index'),
  'index option': words('key name unique sparse expireAfterSeconds background v'),
  filter: words(`$eq $ne $gt $gte $lt $lte $in $nin $exists $and $or $nor $not $elemMatch $size $all $regex
    $options`),
  update: words('$set $unset $inc $min $max $push $addToSet $pull $setOnInsert replacement'),
  'push modifier': words('$each'),
  projection: words('include exclude'),
  stage: words('$match $sort $limit $skip $project $group $unwind'),
  accumulator: words('$sum $min $max'),
  expression: words('$literal $concat $dateToString'),
} as const;

export type DialectKind = keyof typeof DIALECT;

const sets = new Map(Object.entries(DIALECT).map(([kind, names]) => [kind, new Set<string>(names)]));
/** Fields of any command that say nothing about its result here: there is one member and every write is durable. */
const ENVELOPE = new Set(
  words(`$db lsid txnNumber $clusterTime $readPreference readConcern writeConcern maxTimeMS comment apiVersion apiStrict
    apiDeprecationErrors`),
);

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

/** Refuses fields that are neither in this list of options nor part of the envelope. */
export function admitOptions(kind: DialectKind, names: Iterable<string>): void {
  for (const name of names) {
    if (!ENVELOPE.has(name) && !has(kind, name))
      refuse(40415, `BSON field '${name}' is an unknown field of ${kind}`);
  }
}

/** Refuses options of a command that the dialect has not. The handshake's are the driver's own matter. */
export function admitCommand(name: string, fields: Iterable<string>): void {
  const [, ...options] = fields;
  const kind = `${name} option`;
  if (sets.has(kind)) admitOptions(kind as DialectKind, options);
}
