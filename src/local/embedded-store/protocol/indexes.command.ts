import { decode } from '../language/codec.ts';
import { admitOptions } from '../language/dialect.ts';
import { CommandError, refuse } from '../language/errors.ts';
import { MATCH_ALL } from '../language/filter.ts';
import { equal } from '../language/order.ts';
import { isIndex, partsOf } from '../language/paths.ts';
import {
  bool,
  type Doc,
  int,
  isNumber,
  numberOf,
  object,
  string,
  T,
  truthy,
  type Val,
} from '../language/value.ts';
import { drain, find } from '../planner/query.ts';
import type { Collection, Index } from '../storage/catalogue.ts';
import { indexRecord } from '../storage/records.ts';
import { batchOptionsOf, once } from './answer.ts';
import { type Context, collectionOf, type Handler, listOf } from './request.ts';
import type { Fields } from './wire.ts';

export const createIndexes: Handler = (context, request) => {
  const name = collectionOf(request);
  const specs = listOf(request.body, 'indexes').map((item) => {
    if (item.t !== T.object) return refuse('TypeMismatch', 'an index must be an object');
    return checkedSpec(item.v);
  });
  return context.commits.run((): Fields => {
    const { catalogue } = context.storage;
    const existed = catalogue.seek(request.db, name) !== undefined;
    const collection = catalogue.ensure(request.db, name);
    const before = collection.indexes.length;
    for (const spec of specs) if (!exists(collection, spec)) build(context, collection, spec);
    const fields: Fields = [
      ['numIndexesBefore', int(before)],
      ['numIndexesAfter', int(collection.indexes.length)],
    ];
    if (before === collection.indexes.length) fields.push(['note', string('all indexes already exist')]);
    else fields.push(['createdCollectionAutomatically', bool(!existed)]);
    return fields;
  });
};

/** The specification as it is kept: `v` first; code 67 or 72 for what cannot be an index. */
function checkedSpec(given: Doc): Doc {
  admitOptions('index option', given.keys());
  const key = given.get('key');
  const name = given.get('name');
  if (key?.t !== T.object || key.v.size === 0) refuse('CannotCreateIndex', 'Index keys cannot be empty.');
  if (name?.t !== T.string || name.v === '')
    refuse('FailedToParse', "The 'name' field is a required property of an index specification");
  for (const [path, direction] of key.v) checkComponent(path, direction);
  checkIdIndex(given, key, name.v);
  const seconds = given.get('expireAfterSeconds');
  if (seconds !== undefined && (!isNumber(seconds) || numberOf(seconds)! < 0)) {
    refuse('CannotCreateIndex', 'TTL index expireAfterSeconds must be a number of 0 or more');
  }
  if (seconds !== undefined && key.v.size > 1) {
    refuse('CannotCreateIndex', 'TTL indexes are single-field indexes, compound indexes do not support TTL');
  }
  const spec: Doc = new Map<string, Val>([
    ['v', int(2)],
    ['key', key],
    ['name', name],
  ]);
  for (const [option, val] of given) {
    if (spec.has(option)) continue;
    if ((option === 'unique' || option === 'sparse') && !truthy(val)) continue;
    spec.set(option, val);
  }
  return spec;
}

/** The index on `_id` has one form: upwards, without options; no other has its name. */
function checkIdIndex(given: Doc, key: Val, name: string): void {
  const own = object(new Map([['_id', int(1)]]));
  if (equal(key, own)) {
    const odd = [...given.keys()].find((option) => !['key', 'name', 'v'].includes(option));
    if (odd !== undefined)
      refuse(
        'InvalidIndexSpecificationOption',
        `the field '${odd}' is not valid for an _id index specification`,
      );
  } else if (name === '_id_' || equal(key, object(new Map([['_id', int(-1)]])))) {
    refuse('BadValue', "the field 'key' of an _id index must be {_id: 1}");
  }
}

function checkComponent(path: string, direction: Val): void {
  const number = numberOf(direction);
  if (number === undefined || number === 0 || Number.isNaN(number)) {
    refuse('CannotCreateIndex', `Values in the index key pattern must be numbers above or below 0`);
  }
  const parts = partsOf(path);
  if (parts.includes('')) refuse('CannotCreateIndex', 'Index keys cannot contain an empty field.');
  if (parts.some((part) => part.startsWith('$') || isIndex(part))) {
    refuse('CannotCreateIndex', `the index path '${path}' is not in the dialect`);
  }
}

/** True where it is there already; codes 85 and 86 where another one has its key or its name. */
function exists(collection: Collection, spec: Doc): boolean {
  const name = spec.get('name')!.v as string;
  for (const index of collection.indexes) {
    const sameKey = equal(object(index.key), spec.get('key')!);
    if (sameKey && index.key.has('_id') && index.key.size === 1) return true;
    const same = sameKey && sameOptions(index.spec, spec);
    if (index.name === name && same) return true;
    if (index.name === name) refuse('IndexKeySpecsConflict', `An existing index has the same name: ${name}`);
    if (same) refuse('IndexOptionsConflict', `Index already exists with a different name: ${index.name}`);
  }
  return false;
}

function sameOptions(a: Doc, b: Doc): boolean {
  const options = (spec: Doc): Val =>
    object(new Map([...spec].filter(([name]) => !['v', 'name', 'key'].includes(name)).sort()));
  return equal(options(a), options(b));
}

function build(context: Context, collection: Collection, spec: Doc): void {
  const { catalogue } = context.storage;
  const index = catalogue.makeIndex(spec);
  const target: Collection = { ...collection, indexes: [] };
  try {
    for (const { id, raw } of drain(find(context.storage, target, MATCH_ALL, []))) {
      indexRecord(context.storage, collection, index, id, decode(raw));
    }
  } catch (error) {
    if (error instanceof CommandError) catalogue.purgeLater('e', index.id);
    throw error;
  }
  collection.indexes.push(index);
  catalogue.save(collection);
}

export const listIndexes: Handler = async (context, request) => {
  const name = collectionOf(request);
  const collection = context.storage.catalogue.seek(request.db, name);
  if (collection === undefined) refuse('NamespaceNotFound', `ns does not exist: ${request.db}.${name}`);
  const docs = collection.indexes.map(({ spec }) => spec);
  return [
    ['cursor', await context.cursors.first(`${request.db}.${name}`, once(docs), batchOptionsOf(request))],
  ];
};

export const dropIndexes: Handler = (context, request) => {
  const name = collectionOf(request);
  const wanted = request.body.get('index');
  return context.commits.run((): Fields => {
    const { catalogue } = context.storage;
    const collection = catalogue.seek(request.db, name);
    if (collection === undefined) return refuse('NamespaceNotFound', `ns not found ${request.db}.${name}`);
    const before = collection.indexes.length;
    for (const index of doomed(collection, wanted)) catalogue.dropIndex(collection, index);
    return [['nIndexesWas', int(before)]];
  });
};

function doomed(collection: Collection, wanted: Val | undefined): Index[] {
  const others = collection.indexes.filter((index) => index.name !== '_id_');
  if (wanted?.t === T.string && wanted.v === '*') return others;
  if (wanted?.t === T.array) return wanted.v.flatMap((item) => doomed(collection, item));
  const isWanted = (index: Index): boolean =>
    wanted?.t === T.object ? equal(object(index.key), wanted) : index.name === wanted?.v;
  const found = collection.indexes.find(isWanted);
  if (found === undefined) {
    const shown =
      wanted?.t === T.string ? `index not found with name [${wanted.v}]` : `can't find index with key`;
    return refuse('IndexNotFound', shown);
  }
  if (found.name === '_id_') refuse('InvalidOptions', 'cannot drop _id index');
  return [found];
}
