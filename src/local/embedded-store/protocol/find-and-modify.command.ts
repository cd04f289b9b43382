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

type Wish = {
  filter: Filter;
  sort: KeyPart[];
  update: Update | undefined;
  returnNew: boolean;
  upsert: boolean;
  project: Projection | undefined;
};

export const findAndModify: Handler = (context, request) => {
  const name = collectionOf(request);
  const wish = wishOf(request.body);
  return write(context, request, () => {
    const { catalogue } = context.storage;
    const collection = wish.upsert ? catalogue.ensure(request.db, name) : catalogue.seek(request.db, name);
    if (collection === undefined) return answer(0, undefined, wish);
    return run(context, collection, wish);
  });
};

function wishOf(body: Doc): Wish {
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

function run(context: Context, collection: Collection, wish: Wish): Fields {
  const [found] = drain(find(context.storage, collection, wish.filter, wish.sort, 1));
  if (found === undefined)
    return wish.upsert ? upserted(context, collection, wish) : answer(0, undefined, wish);
  const before = decode(found.raw);
  if (wish.update === undefined) {
    removeRecord(context.storage, collection, found.id, before);
    return answer(1, before, wish);
  }
  const after = applyUpdate(before, wish.update);
  replaceRecord(context.storage, collection, found, before, after);
  return answer(1, wish.returnNew ? after : before, wish);
}

function upserted(context: Context, collection: Collection, wish: Wish): Fields {
  const doc = upsertDocument(wish.filter, wish.update!);
  insertRecord(context.storage, collection, doc);
  return answer(1, wish.returnNew ? doc : undefined, wish, doc.get('_id'));
}

function answer(n: number, doc: Doc | undefined, wish: Wish, upsertedId?: Val): Fields {
  const outcome: Doc = new Map([['n', int(n)]]);
  if (wish.update !== undefined)
    outcome.set('updatedExisting', upsertedId === undefined && n === 1 ? TRUE : bool(false));
  if (upsertedId !== undefined) outcome.set('upserted', upsertedId);
  const shown: Writable = doc === undefined ? NULL : { raw: encode(wish.project?.(doc) ?? doc) };
  return [
    ['lastErrorObject', object(outcome)],
    ['value', shown],
  ];
}
