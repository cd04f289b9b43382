import { encode } from '../language/codec.ts';
import { refuse } from '../language/errors.ts';
import { loadLibrary } from '../language/expression-library.ts';
import { MATCH_ALL } from '../language/filter.ts';
import { keyOf } from '../language/order.ts';
import { fieldPath, someAt } from '../language/paths.ts';
import { compileProjection } from '../language/projection.ts';
import { array, int, numberOf, T, truthy, type Val } from '../language/value.ts';
import { aggregate as pipelineOf, stagesOf } from '../planner/aggregate.ts';
import {
  decoded,
  eachPiece,
  filterOf,
  find as findIn,
  mapped,
  projected,
  skipped,
  sortOf,
} from '../planner/query.ts';
import { afterPrefix, idKey } from '../storage/tables.ts';
import { batchOptionsOf } from './answer.ts';
import { collectionOf, countOf, docOf, type Handler, listOf, namespaceOf, textOf } from './request.ts';

export const find: Handler = async (context, request) => {
  const { body } = request;
  const collection = context.storage.catalogue.seek(request.db, collectionOf(request));
  const skip = countOf(body, 'skip') ?? 0;
  const limit = countOf(body, 'limit') ?? 0;
  const stored = findIn(
    context.storage,
    collection,
    filterOf(body.get('filter')),
    sortOf(body.get('sort')),
    limit === 0 ? 0 : limit + skip,
  );
  const source = projected(skipped(stored, skip), compileProjection(docOf(body, 'projection')));
  const options = { size: countOf(body, 'batchSize'), single: truthy(body.get('singleBatch')) };
  return [['cursor', await context.cursors.first(namespaceOf(request), source, options)]];
};

export const getMore: Handler = async (context, { body, db }) => {
  const id = body.get('getMore');
  if (id?.t !== T.long) return refuse('TypeMismatch', "BSON field 'getMore.getMore' must be a long");
  const namespace = `${db}.${textOf(body, 'collection')}`;
  const size = countOf(body, 'batchSize');
  return [['cursor', await context.cursors.next(id.v, namespace, size === 0 ? undefined : size)]];
};

export const killCursors: Handler = (context, { body }) => {
  const ids = listOf(body, 'cursors');
  const killed: Val[] = [];
  const missing: Val[] = [];
  for (const id of ids) (id.t === T.long && context.cursors.kill(id.v) ? killed : missing).push(id);
  return [
    ['cursorsKilled', array(killed)],
    ['cursorsNotFound', array(missing)],
    ['cursorsAlive', array([])],
    ['cursorsUnknown', array([])],
  ];
};

export const count: Handler = async (context, request) => {
  const { storage } = context;
  const collection = storage.catalogue.seek(request.db, collectionOf(request));
  const skip = countOf(request.body, 'skip') ?? 0;
  const limit = Math.abs(numberOf(request.body.get('limit')) ?? 0);
  const filter = filterOf(request.body.get('query'));
  let n = 0;
  if (collection !== undefined && filter === MATCH_ALL && skip === 0 && limit === 0) {
    const prefix = idKey(collection.id);
    n = storage.records.getKeysCount({ start: prefix, end: afterPrefix(prefix) });
  } else {
    const source = skipped(findIn(storage, collection, filter, [], limit === 0 ? 0 : limit + skip), skip);
    await eachPiece(source, (items) => {
      n += items.length;
      return true;
    });
  }
  return [['n', int(n)]];
};

export const aggregate: Handler = async (context, request) => {
  const collection = context.storage.catalogue.seek(request.db, collectionOf(request));
  const stages = stagesOf(listOf(request.body, 'pipeline'));
  if (docOf(request.body, 'cursor') === undefined) {
    refuse('FailedToParse', "The 'cursor' option is required");
  }
  await loadLibrary();
  const docs = pipelineOf(context.storage, collection, stages);
  const source = mapped(docs, (doc) => encode(doc));
  return [['cursor', await context.cursors.first(namespaceOf(request), source, batchOptionsOf(request))]];
};

export const distinct: Handler = async (context, request) => {
  const collection = context.storage.catalogue.seek(request.db, collectionOf(request));
  const parts = fieldPath(textOf(request.body, 'key'));
  const values = new Map<string, Val>();
  const note = (val: Val | undefined): boolean => {
    if (val === undefined) return false;
    const items = val.t === T.array ? val.v : [val];
    for (const item of items) {
      const key = keyOf(item).toString('latin1');
      if (!values.has(key)) values.set(key, item);
    }
    return false;
  };
  await eachPiece(
    decoded(findIn(context.storage, collection, filterOf(request.body.get('query')), [])),
    (docs) => {
      for (const doc of docs) someAt(doc, parts, true, note);
      return true;
    },
  );
  return [
    ['values', array([...values.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, val]) => val))],
  ];
};
