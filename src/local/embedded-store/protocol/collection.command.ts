import { refuse } from '../language/errors.ts';
import { matches } from '../language/filter.ts';
import { bool, type Doc, int, object, string, T, truthy } from '../language/value.ts';
import { filterOf } from '../planner/query.ts';
import { ID_INDEX } from '../storage/catalogue.ts';
import { afterPrefix, idKey } from '../storage/tables.ts';
import { batchOptionsOf, once } from './answer.ts';
import { type Context, collectionOf, type Handler } from './request.ts';
import { endSessions as forget } from './session.ts';
import type { Fields } from './wire.ts';

export const create: Handler = (context, request) => {
  const name = collectionOf(request);
  return context.commits.run((): Fields => {
    if (context.storage.catalogue.seek(request.db, name) !== undefined) {
      refuse('NamespaceExists', `Collection ${request.db}.${name} already exists.`);
    }
    context.storage.catalogue.ensure(request.db, name);
    return [];
  });
};

export const drop: Handler = (context, request) => {
  const name = collectionOf(request);
  return context.commits.run((): Fields => {
    const collection = context.storage.catalogue.seek(request.db, name);
    if (collection === undefined) return refuse('NamespaceNotFound', 'ns not found');
    context.storage.catalogue.dropCollection(collection);
    return [
      ['nIndexesWas', int(collection.indexes.length)],
      ['ns', string(`${request.db}.${name}`)],
    ];
  });
};

/** Only the catalogue is changed; the entries go bit by bit afterwards. */
export const dropDatabase: Handler = (context, { db }) =>
  context.commits.run((): Fields => {
    const { catalogue } = context.storage;
    const known = catalogue.collections(db);
    for (const collection of known) catalogue.dropCollection(collection);
    return known.length === 0 ? [] : [['dropped', string(db)]];
  });

export const listCollections: Handler = async (context, request) => {
  const filter = filterOf(request.body.get('filter'));
  const nameOnly = truthy(request.body.get('nameOnly'));
  const docs = context.storage.catalogue
    .collections(request.db)
    .map(({ name }) => describe(name, nameOnly))
    .filter((doc) => matches(filter, doc));
  return [
    [
      'cursor',
      await context.cursors.first(`${request.db}.$cmd.listCollections`, once(docs), batchOptionsOf(request)),
    ],
  ];
};

function describe(name: string, nameOnly: boolean): Doc {
  const doc: Doc = new Map([
    ['name', string(name)],
    ['type', string('collection')],
  ]);
  if (nameOnly) return doc;
  doc.set('options', object(new Map()));
  doc.set('info', object(new Map([['readOnly', bool(false)]])));
  return doc.set('idIndex', object(ID_INDEX));
}

export const dbStats: Handler = (context, { db }) => {
  const collections = context.storage.catalogue.collections(db);
  const objects = collections.reduce((sum, { id }) => sum + countRecords(context, id), 0);
  return [
    ['db', string(db)],
    ['collections', int(collections.length)],
    ['views', int(0)],
    ['objects', int(objects)],
    ['indexes', int(collections.reduce((sum, { indexes }) => sum + indexes.length, 0))],
  ];
};

function countRecords({ storage }: Context, collectionId: number): number {
  const prefix = idKey(collectionId);
  return storage.records.getKeysCount({ start: prefix, end: afterPrefix(prefix) });
}

export const endSessions: Handler = async (context, { body }) => {
  const sessions = body.get('endSessions');
  const docs =
    sessions?.t === T.array ? sessions.v.flatMap((item) => (item.t === T.object ? [item.v] : [])) : [];
  await forget(context, docs);
  return [];
};
