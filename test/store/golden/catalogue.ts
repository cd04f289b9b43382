import { Binary, findAll, type GoldenCase, index, insertInto } from './case.ts';

const unique = index({ k: 1 }, { unique: true });
const listed = (name: string, ...prepare: Record<string, unknown>[]): GoldenCase => ({
  name: `index: ${name}`,
  prepare,
  command: { listIndexes: 'c' },
});

export const catalogueCases: GoldenCase[] = [
  {
    name: 'hello',
    command: { hello: 1 },
    only: [
      'ok',
      'isWritablePrimary',
      'secondary',
      'maxBsonObjectSize',
      'maxWriteBatchSize',
      'maxMessageSizeBytes',
      'logicalSessionTimeoutMinutes',
      'maxWireVersion',
      'readOnly',
    ],
  },
  { name: 'isMaster', command: { isMaster: 1 }, only: ['ok', 'ismaster', 'secondary', 'maxWireVersion'] },
  { name: 'ping', command: { ping: 1 } },
  { name: 'buildInfo', command: { buildInfo: 1 }, only: ['ok', 'bits', 'maxBsonObjectSize'] },
  { name: 'endSessions', command: { endSessions: [{ id: new Binary(Buffer.alloc(16, 7), 4) }] } },
  { name: 'an unknown command', command: { doWhatIWant: 1 } },
  {
    name: 'a transaction',
    command: { insert: 'c', documents: [{ a: 1 }], txnNumber: 1, autocommit: true },
    only: ['ok'],
  },
  { name: 'insert', prepare: [insertInto('c', { _id: 1, b: 1, a: 2 })], command: findAll() },
  { name: 'insert: _id comes first', prepare: [insertInto('c', { a: 2, _id: 1 })], command: findAll() },
  {
    name: 'insert: names that JavaScript would move',
    prepare: [
      insertInto('c', {
        _id: 1,
        m: new Map<string, number>([
          ['b', 1],
          ['2', 2],
          ['1', 3],
        ]),
      }),
    ],
    command: findAll(),
  },
  {
    name: 'insert: the same _id',
    prepare: [insertInto('c', { _id: 1 })],
    command: insertInto('c', { _id: 1 }),
  },
  { name: 'insert: an array as _id', command: insertInto('c', { _id: [1] }) },
  {
    name: 'insert: ordered ends at an error',
    command: { insert: 'c', documents: [{ _id: 1 }, { _id: 1 }, { _id: 2 }], ordered: true },
  },
  {
    name: 'insert: unordered goes on',
    command: { insert: 'c', documents: [{ _id: 1 }, { _id: 1 }, { _id: 2 }], ordered: false },
  },
  { name: 'insert: nothing', command: { insert: 'c', documents: [] } },
  {
    name: 'delete: one',
    prepare: [insertInto('c', { _id: 1, a: 1 }, { _id: 2, a: 1 })],
    command: { delete: 'c', deletes: [{ q: { a: 1 }, limit: 1 }] },
  },
  {
    name: 'delete: many',
    prepare: [insertInto('c', { _id: 1, a: 1 }, { _id: 2, a: 1 })],
    command: { delete: 'c', deletes: [{ q: { a: 1 }, limit: 0 }], ordered: true },
  },
  { name: 'delete: limit 2', command: { delete: 'c', deletes: [{ q: {}, limit: 2 }] } },
  { name: 'create', command: { create: 'c' } },
  { name: 'create: again', prepare: [{ create: 'c' }], command: { create: 'c' } },
  { name: 'drop', prepare: [insertInto('c', { _id: 1 }), unique], command: { drop: 'c' } },
  {
    name: 'drop: then it is empty',
    prepare: [insertInto('c', { _id: 1, k: 1 }), unique, { drop: 'c' }, insertInto('c', { _id: 1, k: 1 })],
    command: findAll(),
  },
  {
    name: 'dropDatabase',
    prepare: [insertInto('c', { _id: 1 }), { dropDatabase: 1 }],
    command: { listCollections: 1, nameOnly: true },
  },
  {
    name: 'listCollections',
    prepare: [{ create: 'c' }],
    command: {
      listCollections: 1,
      filter: { name: 'c' },
      nameOnly: true,
      authorizedCollections: false,
      cursor: {},
    },
  },
  {
    name: 'dbStats',
    prepare: [insertInto('c', { _id: 1 })],
    command: { dbStats: 1 },
    only: ['ok', 'collections', 'objects', 'indexes'],
  },
  { name: 'listIndexes: no collection', command: { listIndexes: 'none', cursor: {} } },
  listed('single and compound', index({ a: 1 }), index({ a: 1, 'b.c': -1 }, { background: true, v: 2 })),
  listed('unique', unique),
  listed('sparse', index({ a: 1 }, { sparse: true })),
  listed('expiring', index({ at: 1 }, { expireAfterSeconds: 60 })),
  { name: 'index: made', command: unique },
  { name: 'index: made again', prepare: [unique], command: unique },
  {
    name: 'index: same name, other key',
    prepare: [index({ a: 1 }, { name: 'x' })],
    command: index({ b: 1 }, { name: 'x' }),
  },
  {
    name: 'index: same key, other name',
    prepare: [index({ a: 1 })],
    command: index({ a: 1 }, { name: 'x' }),
  },
  {
    name: 'index: same name, other options',
    prepare: [index({ a: 1 })],
    command: index({ a: 1 }, { unique: true }),
  },
  { name: 'index: direction 0', command: index({ a: 0 }, { name: 'x' }) },
  { name: 'index: no keys', command: index({}, { name: 'x' }) },
  { name: 'index: an empty path', command: index({ 'a..b': 1 }, { name: 'x' }) },
  { name: 'index: expiring compound', command: index({ a: 1, b: 1 }, { expireAfterSeconds: 60 }) },
  { name: 'index: an unknown option', command: index({ a: 1 }, { nonsense: true }), only: ['ok'] },
  { name: 'index: unique over what is not', prepare: [insertInto('c', { k: 1 }, { k: 1 })], command: unique },
  { name: 'index: drop', prepare: [unique], command: { dropIndexes: 'c', index: 'k_1' } },
  { name: 'index: drop by key', prepare: [unique], command: { dropIndexes: 'c', index: { k: 1 } } },
  {
    name: 'index: drop all',
    prepare: [unique, { dropIndexes: 'c', index: '*' }],
    command: { listIndexes: 'c' },
  },
  { name: 'index: drop what is not', prepare: [unique], command: { dropIndexes: 'c', index: 'no' } },
  { name: 'index: drop that of _id', prepare: [unique], command: { dropIndexes: 'c', index: '_id_' } },
  {
    name: 'unique: insert',
    prepare: [unique, insertInto('c', { k: 'x' })],
    command: insertInto('c', { k: 'x' }),
  },
  {
    name: 'unique: missing counts as null',
    prepare: [unique, insertInto('c', { a: 1 })],
    command: insertInto('c', { k: null }),
  },
  {
    name: 'unique: element of an array',
    prepare: [unique, insertInto('c', { k: [1, 2] })],
    command: insertInto('c', { k: [2, 3] }),
  },
  { name: 'unique: twice in one array', prepare: [unique], command: insertInto('c', { k: [1, 1] }) },
  {
    name: 'unique: compound',
    prepare: [index({ a: 1, b: -1 }, { unique: true }), insertInto('c', { a: 1, b: 'y' }, { a: 1, b: 'z' })],
    command: insertInto('c', { a: 1, b: 'y' }),
  },
  {
    name: 'unique: numbers of different types',
    prepare: [unique, insertInto('c', { k: 1 })],
    command: insertInto('c', { k: 1.0 }),
  },
  {
    name: 'unique: sparse lets many miss',
    prepare: [index({ k: 1 }, { unique: true, sparse: true }), insertInto('c', { a: 1 })],
    command: insertInto('c', { a: 2 }),
  },
  {
    name: 'index: parallel arrays',
    prepare: [index({ a: 1, b: 1 })],
    command: insertInto('c', { a: [1], b: [1] }),
    only: ['ok', 'n'],
  },
];
