import assert from 'node:assert/strict';
import { Decimal128, type Document, Timestamp } from 'bson';
import type { Context } from '../../src/local/embedded-store/protocol/request.ts';
import { openInside, run } from './inside.ts';
import { removeFolder, scratchFolder } from './support.ts';

const document = { _id: 1, n: 1, list: [3, 1, 2], sub: { x: 1 } };
const pipeline = (...stages: Document[]): Document => ({ aggregate: 'c', pipeline: stages, cursor: {} });
const grouped = (accumulator: Document): Document => pipeline({ $group: { _id: null, r: accumulator } });
const update = (u: Document): Document => ({ update: 'c', updates: [{ q: {}, u }] });
const index = (more: Document): Document => ({
  createIndexes: 'c',
  indexes: [{ key: { n: 1 }, name: 'n_1', ...more }],
});

/** MongoDB takes all of these; what is answered here instead is a code. */
const REFUSED: [string, number, Document][] = [
  ['a stage', 40324, pipeline({ $lookup: { from: 'c', localField: 'n', foreignField: 'n', as: 'r' } })],
  ['a stage after others', 40324, pipeline({ $match: {} }, { $sort: { n: 1 } }, { $count: 'r' })],
  ['an expression', 168, pipeline({ $project: { r: { $add: ['$n', 1] } } })],
  [
    'an expression inside another',
    168,
    pipeline({ $project: { r: { $concat: [{ $toLower: '$s' }, 'x'] } } }),
  ],
  ['an expression in an accumulator', 168, grouped({ $sum: { $cond: [true, 1, 0] } })],
  ['an expression in the _id of a group', 168, pipeline({ $group: { _id: { r: { $ifNull: ['$s', 1] } } } })],
  ['a document as computed field', 16410, pipeline({ $project: { r: { deep: '$sub.x' } } })],
  ['an accumulator', 15952, grouped({ $avg: '$n' })],
  ['an accumulator without argument', 15952, grouped({ $count: {} })],
  ['a condition', 2, { find: 'c', filter: { n: { $type: 'int' } } }],
  ['a condition at the top', 2, { find: 'c', filter: { $expr: { $eq: ['$n', 1] } } }],
  ['a dotted projection', 31324, { find: 'c', projection: { 'sub.x': 1 } }],
  ['a computed projection', 31325, { find: 'c', projection: { r: '$n' } }],
  ['an update operator', 9, update({ $rename: { n: 'm' } })],
  ['$slice in a $push', 2, update({ $push: { list: { $each: [4], $slice: -2 } } })],
  ['$sort in a $push', 2, update({ $push: { list: { $each: [4], $sort: 1 } } })],
  ['$position in a $push', 2, update({ $push: { list: { $each: [4], $position: 0 } } })],
  ['an index option', 40415, index({ partialFilterExpression: { n: { $gt: 0 } } })],
  ['a command', 59, { collStats: 'c' }],
  ['a sort by the natural order', 16410, { find: 'c', sort: { $natural: -1 } }],
  ['a sort by a position', 2, { find: 'c', sort: { 'list.0': 1 } }],
  ['a $sort by a position', 2, pipeline({ $sort: { 'list.0': 1 } })],
  ['a sort by a score', 15974, { find: 'c', sort: { n: { $meta: 'textScore' } } }],
  ['a sort by 1.5', 15975, { find: 'c', sort: { n: 1.5 } }],
  ['an index by a position', 67, index({ key: { 'list.0': 1 } })],
  ['a Decimal128', 2, { insert: 'c', documents: [{ _id: 2, n: new Decimal128('1.5') }] }],
  ['a timestamp', 2, { insert: 'c', documents: [{ _id: 2, n: new Timestamp({ t: 1, i: 1 }) }] }],
  ['an option of a command', 40415, { find: 'c', hint: { n: 1 } }],
];

describe('what is not in the dialect', () => {
  const folder = scratchFolder();
  let store: Context;

  before(async () => {
    store = openInside(folder);
    await run(store, { insert: 'c', documents: [document] });
  });
  after(async () => {
    await store.storage.close();
    removeFolder(folder);
  });

  for (const [name, code, command] of REFUSED) {
    it(`is refused, never passed over: ${name}`, async () => {
      const answer = await run(store, command);
      assert.equal(answer.writeErrors?.[0].code ?? answer.code, code, JSON.stringify(answer));
    });
  }

  it('has changed nothing', async () => {
    const found = await run(store, { find: 'c' });
    assert.deepEqual(found.cursor.firstBatch, [document]);
    const indexes = await run(store, { listIndexes: 'c' });
    assert.deepEqual(
      indexes.cursor.firstBatch.map((one: Document) => one.name),
      ['_id_'],
    );
  });
});
