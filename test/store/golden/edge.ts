import { BSONRegExp, type Command, findAll, type GoldenCase, index, insertInto, updateOne } from './case.ts';

const rows = insertInto(
  'c',
  { _id: 1, a: 1, b: [{ c: 2 }, { c: 1 }], list: ['x', 'y'], grid: [[1, 5], [2]] },
  { _id: 2, a: null, b: [], list: ['y'], '': 1 },
  { _id: 3, b: { c: 3 }, list: 'x', grid: [[{ n: 1 }]] },
);
const pipeline = (...stages: Command[]): Command => ({ aggregate: 'c', pipeline: stages, cursor: {} });
const asked = (name: string, command: Command): GoldenCase => ({
  name: `edge: ${name}`,
  prepare: [rows],
  command,
});

const sorts: [string, Command][] = [
  ['by no name', { '': 1 }],
  ['by an empty part', { 'a..b': 1 }],
  ['by a name that ends in a dot', { 'a.': 1 }],
  ['by a name with a dollar', { $a: 1 }],
  ['by a name with a dollar inside', { 'a.$b': 1 }],
  ['by true', { a: true }],
  ['by a text', { a: 'x' }],
];
const sortCases = sorts.flatMap(([name, sort]) => [
  asked(`sort ${name}`, { find: 'c', sort }),
  asked(`$sort ${name}`, pipeline({ $sort: sort })),
]);

const stages: [string, Command][] = [
  ['$sort by nothing', { $sort: {} }],
  ['$sort that is no document', { $sort: 1 }],
  ['$skip -1', { $skip: -1 }],
  ['$skip 1.5', { $skip: 1.5 }],
  ['$skip a text', { $skip: 'x' }],
  ['$skip 0', { $skip: 0 }],
  ['$limit -1', { $limit: -1 }],
  ['$limit 1.5', { $limit: 1.5 }],
  ['$limit a text', { $limit: 'x' }],
  ['$match that is no document', { $match: 1 }],
  ['$unwind of nothing', { $unwind: '$' }],
  ['$unwind without a dollar', { $unwind: 'list' }],
  ['$unwind of an empty text', { $unwind: '' }],
  ['$unwind of a number', { $unwind: 1 }],
  ['$unwind of an empty document', { $unwind: {} }],
  ['$unwind of a variable', { $unwind: '$$list' }],
  ['$unwind of a name with a dollar', { $unwind: '$b.$c' }],
  ['$unwind of an empty part', { $unwind: '$b..c' }],
  ['$unwind of a path that ends in a dot', { $unwind: '$b.' }],
  [
    '$unwind with a number where a boolean belongs',
    { $unwind: { path: '$b', preserveNullAndEmptyArrays: 1 } },
  ],
  ['$unwind with an unknown option', { $unwind: { path: '$b', what: 1 } }],
  ['$unwind of a path that is a number', { $unwind: { path: 1 } }],
  ['$project that is no document', { $project: 1 }],
  ['$project of nothing', { $project: {} }],
  ['$project a name with a dollar', { $project: { $a: 1 } }],
  ['$project no name', { $project: { '': 1 } }],
  ['$project an empty part of an expression', { $project: { r: '$b..c' } }],
  ['$project an expression that ends in a dot', { $project: { r: '$b.' } }],
  ['$project a dollar alone', { $project: { r: '$' } }],
  ['$project a name with a dollar in an expression', { $project: { r: '$b.$c' } }],
  ['$project a document with a dotted name', { $project: { r: [{ 'x.y': 1 }] } }],
  ['$project a document with a dollar inside', { $project: { r: [{ x: 1, $y: 1 }] } }],
  ['$group a name with a dollar', { $group: { _id: null, $r: { $sum: 1 } } }],
  ['$group a name with a dot', { $group: { _id: null, 'r.x': { $sum: 1 } } }],
  ['$group no accumulator', { $group: { _id: null, r: 1 } }],
  ['$group two accumulators', { $group: { _id: null, r: { $sum: 1, $min: 1 } } }],
  ['$group by a name with a dollar', { $group: { _id: { x: 1, $y: 1 } } }],
  ['$group by a dotted name', { $group: { _id: { 'x.y': '$a' } } }],
  ['$group that is no document', { $group: 1 }],
  ['$group over a list of none', { $group: { _id: null, r: { $sum: [] } } }],
  ['$group over a list of one', { $group: { _id: null, r: { $sum: ['$_id'] } } }],
  ['$group over a list of two', { $group: { _id: null, r: { $sum: ['$_id', '$a'] } } }],
  ['$min of a list of one', { $group: { _id: null, r: { $min: ['$_id'] } } }],
  ['$max of a list of two', { $group: { _id: null, r: { $max: ['$_id', 1] } } }],
  ['$max of a list inside a literal', { $group: { _id: null, r: { $max: { $literal: [1, 2] } } } }],
];
const stageCases = stages.map(([name, stage]) => asked(name, pipeline({ $sort: { _id: 1 } }, stage)));

const groupBy = (name: string, _id: unknown): GoldenCase =>
  asked(`$group by ${name}`, pipeline({ $group: { _id, n: { $sum: 1 } } }, { $sort: { _id: 1 } }));

const others: GoldenCase[] = [
  groupBy('a document over missing fields', { a: '$a' }),
  groupBy('a document of one missing field', { x: '$x' }),
  groupBy('a document of missing fields alone', { x: '$x', y: '$y' }),
  groupBy('a list over missing fields', ['$a']),
  groupBy('a document inside another', { in: { a: '$a' } }),
  groupBy('an empty document', {}),
  groupBy('a missing field', '$a'),
  asked('find with skip -1', { find: 'c', skip: -1 }),
  asked('find with limit -1', { find: 'c', limit: -1 }),
  asked('find with batchSize -1', { find: 'c', batchSize: -1 }),
  asked('find with a text as skip', { find: 'c', skip: 'x' }),
  asked('count with skip -1', { count: 'c', skip: -1 }),
  asked('count with limit -1', { count: 'c', limit: -1 }),
  asked('distinct of no name', { distinct: 'c', key: '' }),
  asked('distinct of an empty part', { distinct: 'c', key: 'b..c' }),
  asked('distinct of a name that ends in a dot', { distinct: 'c', key: 'b.' }),
  asked('distinct of a name with a dollar', { distinct: 'c', key: '$b' }),
  asked('distinct of a position', { distinct: 'c', key: 'list.0' }),
  asked('distinct of a position inside', { distinct: 'c', key: 'b.0.c' }),
  asked('distinct of a number', { distinct: 'c', key: 1 }),
];

const filters: [string, Command][] = [
  ['$all of a value and an $elemMatch', { b: { $all: [1, { $elemMatch: { c: 1 } }] } }],
  ['$all of an $elemMatch and a value', { b: { $all: [{ $elemMatch: { c: 1 } }, 1] } }],
  ['$all of an $elemMatch and more', { b: { $all: [{ $elemMatch: { c: 1 }, $gt: 1 }] } }],
  ['$all of an operator', { list: { $all: [{ $gt: 1 }] } }],
  ['$all of a value and an operator', { list: { $all: ['x', { $gt: 1 }] } }],
  ['$all of a pattern and a value', { list: { $all: [new BSONRegExp('^x'), 'y'] } }],
  ['$all of null', { a: { $all: [null] } }],
  ['$all of lists', { grid: { $all: [[2]] } }],
  ['$elemMatch of nothing', { b: { $elemMatch: {} } }],
  ['$elemMatch on values inside $elemMatch', { grid: { $elemMatch: { $elemMatch: { $gt: 4 } } } }],
  ['$elemMatch on documents inside $elemMatch', { grid: { $elemMatch: { $elemMatch: { n: 1 } } } }],
  ['$elemMatch of a position', { grid: { $elemMatch: { 0: 2 } } }],
  ['no name', { '': 1 }],
];
const filterCases = filters.map(([name, filter]) =>
  asked(`filter ${name}`, findAll(filter, { projection: { _id: 1 } })),
);

/** Each is asked without an index and with those that could mislead it. */
const elements = insertInto(
  'c',
  { _id: 1, list: [[1, 9], 5], docs: [{ in: [{ k: 1, v: 9 }], n: [1, 9] }] },
  {
    _id: 2,
    list: [[4]],
    docs: [
      {
        in: [
          { k: 1, v: 4 },
          { k: 2, v: 9 },
        ],
        n: [4, 5],
      },
    ],
  },
  { _id: 3, list: [4, 9], docs: { in: [{ k: 1, v: 4 }], n: 4 } },
  { _id: 4, list: [[{ k: 4 }]], docs: [[{ in: [{ k: 1, v: 4 }] }]] },
);
const elementFilters: [string, Command][] = [
  ['values inside values', { list: { $elemMatch: { $elemMatch: { $gt: 3, $lt: 9 } } } }],
  ['documents inside values', { list: { $elemMatch: { $elemMatch: { k: 4 } } } }],
  ['documents inside documents', { docs: { $elemMatch: { in: { $elemMatch: { k: 1, v: 4 } } } } }],
  ['two ends on a list inside documents', { docs: { $elemMatch: { n: { $gt: 8, $lt: 2 } } } }],
  ['two ends on a path through two lists', { docs: { $elemMatch: { 'in.v': { $gt: 8, $lt: 5 } } } }],
  ['values inside documents', { docs: { $elemMatch: { n: { $elemMatch: { $gt: 4, $lt: 9 } } } } }],
  ['a value and a list of values', { list: { $elemMatch: { $gte: 4, $elemMatch: { $gt: 3 } } } }],
];
const elementCases = elementFilters.flatMap(([name, filter]): GoldenCase[] =>
  [[], ['list', 'docs.n', 'docs.in.k', 'docs.in.v']].map((paths) => ({
    name: `edge: $elemMatch of ${name}${paths.length > 0 ? ', with indexes' : ''}`,
    prepare: [elements, ...paths.map((path) => index({ [path]: 1 }))],
    command: findAll(filter, { projection: { _id: 1 } }),
  })),
);

const onId = (name: string, more: Command, key: Command = { _id: 1 }): GoldenCase => ({
  name: `edge: index on _id ${name}`,
  prepare: [rows],
  command: index(key, { name: '_id_', ...more }),
  only: ['ok', 'code', 'numIndexesAfter'],
});
const indexCases: GoldenCase[] = [
  onId('as it is', {}),
  onId('unique', { unique: true }),
  onId('not unique', { unique: false }),
  onId('sparse', { sparse: true }),
  onId('expiring', { expireAfterSeconds: 5 }),
  onId('by another name', { name: 'x' }),
  onId('downwards', { name: '_id_-1' }, { _id: -1 }),
  onId('downwards under its name', {}, { _id: -1 }),
  onId('of another field', {}, { a: 1 }),
  onId('in the background', { background: true }),
  onId('of another size', {}, { _id: 2 }),
  onId('of another size and name', { name: 'x' }, { _id: 2 }),
  onId('together with another', { name: 'x', unique: true }, { _id: 1, a: 1 }),
];

const upsert = (name: string, q: Command, u: unknown = { $set: { z: 1 } }): GoldenCase => ({
  name: `edge: upsert of ${name}`,
  prepare: [updateOne({ _id: 7, ...q }, u, { upsert: true })],
  command: findAll(),
});
const upsertCases: GoldenCase[] = [
  upsert('$in of one', { a: { $in: [1] } }),
  upsert('$in of the same twice', { a: { $in: [1, 1] } }),
  upsert('$in of two', { a: { $in: [1, 2] } }),
  upsert('$in of a pattern', { a: { $in: [new BSONRegExp('x')] } }),
  upsert('$in of null', { a: { $in: [null] } }),
  upsert('$in of a list', { a: { $in: [[1]] } }),
  upsert('$in of none', { a: { $in: [] } }),
  upsert('$in inside $or of one', { $or: [{ a: { $in: [1] } }] }),
  upsert('$in inside $and', { $and: [{ a: { $in: [1] } }, { b: 2 }] }),
  upsert('$in of one as _id', { _id: { $in: [7] } }),
  upsert('$all of one', { a: { $all: [1] } }),
  upsert('$all of two', { a: { $all: [1, 2] } }),
  upsert('$all of an $elemMatch', { a: { $all: [{ $elemMatch: { b: 1 } }] } }),
  upsert('$not $ne', { a: { $not: { $ne: 1 } } }),
  upsert('$nor of $ne', { $nor: [{ a: { $ne: 1 } }] }),
  upsert('a pattern', { a: new BSONRegExp('x') }),
  upsert('$eq with a pattern', { a: { $eq: new BSONRegExp('x') } }),
  upsert('$elemMatch', { a: { $elemMatch: { b: 1 } } }),
  upsert('two values of one path', { $and: [{ a: 1 }, { a: 2 }] }),
  upsert('one value twice', { $and: [{ a: 1 }, { a: 1 }] }),
  upsert('a path and one below it', { a: { b: 1 }, 'a.c': 1 }),
  upsert('a name with a dollar', { a: { $eq: { $b: 1 } } }),
];

const NAMES: [string, Command][] = [
  ['a dollar', { _id: 1, $a: 1 }],
  ['a dollar below', { _id: 1, a: { $b: 1 } }],
  ['a dollar in a list', { _id: 1, a: [{ $b: 1 }] }],
  ['a dot', { _id: 1, 'a.b': 1 }],
  ['nothing', { _id: 1, '': 1 }],
  ['a dollar below _id', { _id: { $a: 1 } }],
  ['a dollar deep in _id', { _id: { a: { $b: 1 } } }],
  ['a dollar in a list in _id', { _id: { a: [{ $b: 1 }] } }],
];
const nameCases = NAMES.flatMap(([name, document]): GoldenCase[] => [
  { name: `edge: insert a name of ${name}`, command: insertInto('c', document) },
  {
    name: `edge: insert a name of ${name}, then found`,
    prepare: [insertInto('c', document)],
    command: findAll(),
  },
  {
    name: `edge: replace by a name of ${name}`,
    prepare: [insertInto('c', { _id: 1 }), updateOne({}, document)],
    command: findAll(),
  },
  {
    name: `edge: $set a name of ${name}`,
    prepare: [insertInto('c', { _id: 1 }), updateOne({}, { $set: { v: document } })],
    command: findAll(),
  },
]);

const nested = (depth: number): Command => {
  let out: Command = { leaf: 1 };
  for (let i = 1; i < depth; i++) out = { a: out };
  return out;
};
const ONLY = ['ok', 'n', 'code', 'writeErrors'];
const path = (depth: number): string => Array.from({ length: depth }, () => 'a').join('.');
const deepCases: GoldenCase[] = [179, 180, 181, 190, 199, 250].flatMap((depth): GoldenCase[] => [
  {
    name: `edge: insert ${depth} levels`,
    command: insertInto('c', { _id: 1, v: nested(depth - 1) }),
    only: ONLY,
  },
  { name: `edge: a filter of ${depth} levels`, command: { count: 'c', query: nested(depth) }, only: ONLY },
  {
    name: `edge: $set ${depth} levels by a path`,
    prepare: [insertInto('c', { _id: 1 })],
    command: updateOne({ _id: 1 }, { $set: { [path(depth)]: 1 } }),
    only: ONLY,
  },
  {
    name: `edge: $push up to ${depth} levels`,
    prepare: [insertInto('c', { _id: 1, v: { w: [] } })],
    command: updateOne({ _id: 1 }, { $push: { 'v.w': nested(depth - 3) } }),
    only: ONLY,
  },
  {
    name: `edge: upsert ${depth} levels`,
    command: updateOne({ _id: 1 }, { $set: { v: nested(depth - 1) } }, { upsert: true }),
    only: ONLY,
  },
]);

export const edgeCases: GoldenCase[] = [
  ...sortCases,
  ...stageCases,
  ...others,
  ...filterCases,
  ...elementCases,
  ...indexCases,
  ...upsertCases,
  ...nameCases,
  ...deepCases,
];
