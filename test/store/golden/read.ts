import { CURSOR, findAll, type GoldenCase, insertInto, Long } from './case.ts';

const rows = insertInto(
  'c',
  { _id: 1, g: 'a', n: 3, tags: ['x', 'y'], sub: { p: 1, q: 2 }, subs: [{ k: 1, v: 1 }, { k: 2, v: 2 }, 7] },
  { _id: 2, g: 'b', n: 1, tags: [], sub: { p: 3 } },
  { _id: 3, g: 'a', n: 2, tags: ['y'], at: new Date(86_400_000) },
  { _id: 4, g: 'c', n: Long.fromNumber(10), tags: null },
  { _id: 5, g: null, n: 2.5 },
);

const project = (name: string, projection: Record<string, unknown>): GoldenCase => ({
  name: `projection: ${name}`,
  prepare: [rows],
  command: findAll({}, { projection }),
});
const pipeline = (name: string, ...stages: Record<string, unknown>[]): GoldenCase => ({
  name: `aggregate: ${name}`,
  prepare: [rows],
  command: { aggregate: 'c', pipeline: stages, cursor: {} },
});
const computed = (name: string, expression: unknown): GoldenCase =>
  pipeline(`expression ${name}`, { $sort: { _id: 1 } }, { $project: { r: expression } });
const grouped = (name: string, accumulator: unknown): GoldenCase =>
  pipeline(
    `accumulator ${name}`,
    { $sort: { _id: 1 } },
    { $group: { _id: '$g', r: accumulator } },
    { $sort: { _id: 1 } },
  );

export const readCases: GoldenCase[] = [
  { name: 'find: sort and limit', prepare: [rows], command: { find: 'c', sort: { g: 1, n: -1 }, limit: 3 } },
  { name: 'find: skip', prepare: [rows], command: { find: 'c', sort: { _id: -1 }, skip: 3 } },
  {
    name: 'find: sort by an array',
    prepare: [rows],
    command: { find: 'c', sort: { tags: -1, _id: 1 }, projection: { tags: 1 } },
  },
  {
    name: 'find: singleBatch',
    prepare: [rows],
    command: findAll({}, { batchSize: 2, singleBatch: true, projection: { _id: 1 } }),
  },
  { name: 'find: a missing collection', command: { find: 'none', filter: {} } },
  { name: 'find: an unknown option', command: { find: 'c', nonsense: 1 } },
  { name: 'find: sort by 2', command: { find: 'c', sort: { a: 2 } } },
  { name: 'find: filter that is no document', command: { find: 'c', filter: 1 } },
  { name: 'find: an empty name', command: { find: '' } },
  {
    name: 'getMore',
    prepare: [rows, findAll({}, { batchSize: 2, projection: { _id: 1 } })],
    command: { getMore: CURSOR, collection: 'c', batchSize: 2 },
  },
  { name: 'getMore: unknown cursor', command: { getMore: Long.fromNumber(12345), collection: 'c' } },
  {
    name: 'killCursors',
    prepare: [rows, findAll({}, { batchSize: 2 })],
    command: { killCursors: 'c', cursors: [CURSOR] },
    only: ['ok', 'cursorsNotFound'],
  },
  project('included fields', { n: 1, g: 1 }),
  project('without _id', { n: 1, _id: 0 }),
  project('excluded fields', { tags: 0, sub: 0, subs: 0 }),
  project('_id alone', { _id: 1 }),
  project('all but _id', { _id: 0 }),
  project('both kinds', { n: 1, g: 0 }),
  project('both kinds, the other way', { n: 0, g: 1 }),
  { name: 'count', prepare: [rows], command: { count: 'c' } },
  { name: 'count: query', prepare: [rows], command: { count: 'c', query: { g: 'a' } } },
  {
    name: 'count: skip and limit',
    prepare: [rows],
    command: { count: 'c', query: { n: { $gt: 0 } }, skip: 1, limit: 2 },
  },
  { name: 'distinct', prepare: [rows], command: { distinct: 'c', key: 'tags' } },
  { name: 'distinct: query', prepare: [rows], command: { distinct: 'c', key: 'n', query: { g: 'a' } } },
  { name: 'distinct: dotted', prepare: [rows], command: { distinct: 'c', key: 'subs.k' } },
  pipeline('$match', { $match: { g: 'a', n: { $gt: 2 } } }),
  pipeline('$match in the middle', { $sort: { _id: 1 } }, { $skip: 1 }, { $match: { g: 'a' } }),
  pipeline('$sort, $skip and $limit', { $sort: { n: -1 } }, { $skip: 1 }, { $limit: 2 }),
  pipeline('$limit before $sort', { $match: { _id: { $lte: 3 } } }, { $limit: 3 }, { $sort: { n: 1 } }),
  pipeline('$limit 0', { $limit: 0 }),
  pipeline('$project fields', { $sort: { _id: 1 } }, { $project: { n: 1, sub: 1 } }),
  pipeline(
    '$project with computed fields',
    { $sort: { _id: 1 } },
    { $project: { g: 1, both: ['$n', '$at'], deep: '$sub.p' } },
  ),
  pipeline('$project without _id, computed', { $sort: { n: 1 } }, { $project: { _id: 0, twice: '$n' } }),
  pipeline('$group of everything', { $group: { _id: null, total: { $sum: '$n' }, count: { $sum: 1 } } }),
  pipeline(
    '$group by a document',
    { $group: { _id: { g: '$g' }, count: { $sum: 1 } } },
    { $sort: { _id: 1 } },
  ),
  pipeline('$group with an unknown accumulator', { $group: { _id: null, a: { $what: 1 } } }),
  pipeline('$group without _id', { $group: { a: { $sum: 1 } } }),
  pipeline('$unwind', { $sort: { _id: 1 } }, { $unwind: '$tags' }, { $project: { tags: 1 } }),
  pipeline(
    '$unwind keeps the empty',
    { $sort: { _id: 1 } },
    { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true } },
    { $project: { tags: 1 } },
  ),
  pipeline('an unknown stage', { $what: 1 }),
  pipeline('a stage of two', { $match: {}, $limit: 1 }),
  grouped('$sum', { $sum: '$n' }),
  grouped('$sum of what is no number', { $sum: '$tags' }),
  grouped('$min', { $min: '$n' }),
  grouped('$max', { $max: '$n' }),
  computed('path', '$sub'),
  computed('path through an array', '$subs.k'),
  computed('$literal', { $literal: '$n' }),
  computed('$concat', { $concat: ['<', '$g', '>'] }),
  computed('$dateToString', {
    $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' },
  }),
  pipeline('expression unknown', { $group: { _id: { $what: 1 } } }),
];
