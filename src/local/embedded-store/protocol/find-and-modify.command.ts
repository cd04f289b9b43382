import { decode, encode, type Writable } from '../language/codec.ts';
import { refuse } from '../language/errors.ts';
import type { Filter } from '../language/filter.ts';
import { compileProjection, type Projection } from '../language/projection.ts';
import { applyUpdate, compileUpdate, type Update, upsertDocument } from '../language/update.ts';
import { bool, type Doc, int, NULL, object, TRUE, truthy, type Val } from '../language/value.ts';
import { drain, filterOf, find, sortOf } from '../planner/query.ts';
import type { Collection } from '../storage/catalogue.ts';
import type { KeyPart } from '../storage/index-key.ts';
import { insertRecord, removeRecord, replaceRecord } from '../storage/records.ts';
import { type Context, collectionOf, docOf, type Handler } from './request.ts';
import { write } from './session.ts';
import type { Fields } from './wire.ts';

type ModifyOptions = {
  filter: Filter;
  sort: KeyPart[];
  update: Update | undefined;
  returnNew: boolean;
  upsert: boolean;
  project: Projection | undefined;
};

export const findAndModify: Handler = (context, request) => {
  const name = collectionOf(request);
  const options = modifyOptionsOf(request.body);
  return write(context, request, () => {
    const { catalogue } = context.storage;
    const collection = options.upsert ? catalogue.ensure(request.db, name) : catalogue.seek(request.db, name);
    if (collection === undefined) return answer(0, undefined, options);
    return run(context, collection, options);
  });
};

function modifyOptionsOf(body: Doc): ModifyOptions {
  const remove = truthy(body.get('remove'));
  const given = body.get('update');
  const returnNew = truthy(body.get('new'));
  const upsert = truthy(body.get('upsert'));
  if (remove === (given !== undefined))
    refuse('FailedToParse', 'Either an update or remove=true must be specified');
  if (remove && (upsert || returnNew))
    refuse('FailedToParse', 'Cannot specify new or upsert with remove=true');
  return {
    filter: filterOf(body.get('query')),
    sort: sortOf(body.get('sort')),
    update: given === undefined ? undefined : compileUpdate(given),
    returnNew,
    upsert,
    project: compileProjection(docOf(body, 'fields')),
  };
}

function run(context: Context, collection: Collection, options: ModifyOptions): Fields {
  const [found] = drain(find(context.storage, collection, options.filter, options.sort, 1));
  if (found === undefined)
    return options.upsert ? upserted(context, collection, options) : answer(0, undefined, options);
  const before = decode(found.raw);
  if (options.update === undefined) {
    removeRecord(context.storage, collection, found.id, before);
    return answer(1, before, options);
  }
  const after = applyUpdate(before, options.update);
  replaceRecord(context.storage, collection, found, before, after);
  return answer(1, options.returnNew ? after : before, options);
}

function upserted(context: Context, collection: Collection, options: ModifyOptions): Fields {
  const doc = upsertDocument(options.filter, options.update!);
  insertRecord(context.storage, collection, doc);
  return answer(1, options.returnNew ? doc : undefined, options, doc.get('_id'));
}

function answer(n: number, doc: Doc | undefined, options: ModifyOptions, upsertedId?: Val): Fields {
  const outcome: Doc = new Map([['n', int(n)]]);
  if (options.update !== undefined)
    outcome.set('updatedExisting', upsertedId === undefined && n === 1 ? TRUE : bool(false));
  if (upsertedId !== undefined) outcome.set('upserted', upsertedId);
  const shown: Writable = doc === undefined ? NULL : { raw: encode(options.project?.(doc) ?? doc) };
  return [
    ['lastErrorObject', object(outcome)],
    ['value', shown],
  ];
}
