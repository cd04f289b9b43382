import { Double, findAll, type GoldenCase, Int32, insertInto, Long, modify, updateOne } from './case.ts';

const one = insertInto('c', {
  _id: 1,
  n: 1,
  d: new Double(1),
  l: Long.fromNumber(5),
  s: 'text',
  z: null,
  list: [3, 1, 2],
  subs: [
    { k: 'a', n: 1 },
    { k: 'b', n: 2 },
  ],
  sub: { x: 1 },
});

const given = (name: string, update: unknown): GoldenCase => ({
  name: `update: ${name}`,
  prepare: [one],
  command: modify(update),
});

export const updateCases: GoldenCase[] = [
  given('$set', { $set: { n: 'new', b: 2, a: 1 } }),
  given('$set at a dotted path', { $set: { 'sub.y.z': 1, 'list.1': 9, 'subs.0.n': 5 } }),
  given('$set beyond the end of an array', { $set: { 'list.5': 9 } }),
  given('$set inside a text', { $set: { 's.x': 1 } }),
  given('$set inside null', { $set: { 'z.x': 1 } }),
  given('$set a name in an array', { $set: { 'list.x': 1 } }),
  given('$set the same _id', { $set: { _id: 1, n: 2 } }),
  given('$set another _id', { $set: { _id: 2 } }),
  given('$set keeps numeric names in order', { $set: { 'sub.10': 1, 'sub.9': 1, 'sub.a': 1 } }),
  given('$unset', { $unset: { n: '', 'sub.x': '', 'list.0': '', missing: '' } }),
  given('$inc', { $inc: { n: 2, d: 1, l: 1, fresh: 3 } }),
  given('$inc by a double', { $inc: { n: 0.5 } }),
  given('$inc beyond 32 bits', { $inc: { n: new Int32(2147483647) } }),
  given('$inc beyond 64 bits', { $inc: { l: Long.fromString('9223372036854775807') } }),
  given('$inc a text', { $inc: { s: 1 } }),
  given('$inc null', { $inc: { z: 1 } }),
  given('$inc by a text', { $inc: { n: 'x' } }),
  given('$min', { $min: { n: 0, d: 5, fresh: 1, s: 1 } }),
  given('$max', { $max: { n: 7, d: 0, fresh: 1 } }),
  given('$push', { $push: { list: 4, fresh: { a: 1 } } }),
  given('$push on a text', { $push: { s: 1 } }),
  given('$push with $each', { $push: { list: { $each: [7, 8] } } }),
  given('$push with an unknown clause', { $push: { list: { $each: [1], $what: 1 } } }),
  given('$push with $each that is no array', { $push: { list: { $each: 1 } } }),
  given('$addToSet', { $addToSet: { list: 3 } }),
  given('$addToSet of something new', { $addToSet: { list: 9, fresh: 1 } }),
  given('$addToSet with $each', { $addToSet: { list: { $each: [1, 5, 5] } } }),
  given('$addToSet on a text', { $addToSet: { s: 1 } }),
  given('$pull', { $pull: { list: 1 } }),
  given('$pull by a condition', { $pull: { list: { $gte: 2 } } }),
  given('$pull documents', { $pull: { subs: { k: 'a' } } }),
  given('$pull with $in', { $pull: { list: { $in: [1, 2] } } }),
  given('$pull from a text', { $pull: { s: 1 } }),
  given('$setOnInsert does nothing to what is there', { $setOnInsert: { n: 9 }, $set: { a: 1 } }),
  given('two changes of one path', { $set: { n: 1 }, $inc: { n: 1 } }),
  given('changes of a path and one below it', { $set: { sub: 1, 'sub.x': 1 } }),
  given('an empty path', { $set: { '': 1 } }),
  given('an unknown operator', { $what: { a: 1 } }),
  given('an operator without a document', { $set: 1 }),
  given('operators and fields together', { $set: { a: 1 }, b: 2 }),
  given('replacement', { b: 1, a: 2 }),
  given('replacement with another _id', { _id: 2 }),
  given('replacement with operators', { a: 1, $set: { b: 1 } }),
  {
    name: 'update: counts what matched and what changed',
    prepare: [one],
    command: {
      update: 'c',
      updates: [
        { q: { _id: 1 }, u: { $set: { n: 1 } } },
        { q: { n: 1 }, u: { $set: { n: 2 } } },
      ],
    },
  },
  {
    name: 'update: multi',
    prepare: [
      insertInto('c', { _id: 1, n: 1 }, { _id: 2, n: 1 }, { _id: 3, n: 2 }),
      updateOne({ n: 1 }, { $inc: { n: 5 } }, { multi: true }),
    ],
    command: findAll(),
  },
  {
    name: 'update: multi with a replacement',
    prepare: [one],
    command: updateOne({}, { a: 1 }, { multi: true }),
  },
  {
    name: 'update: upsert takes equalities, then the changes',
    prepare: [
      updateOne(
        { _id: 7, a: 1, 'b.c': 2, d: { $gt: 5 }, $and: [{ e: { $eq: 3 } }] },
        { $inc: { n: 1 }, $setOnInsert: { f: 1 } },
        { upsert: true },
      ),
    ],
    command: findAll(),
  },
  {
    name: 'update: upsert tells the new id',
    command: updateOne({ _id: 7 }, { $set: { a: 1 } }, { upsert: true }),
  },
  {
    name: 'update: upsert of a replacement',
    prepare: [updateOne({ _id: 7, a: 1 }, { b: 1 }, { upsert: true })],
    command: findAll(),
  },
  {
    name: 'update: upsert against a unique index',
    prepare: [
      { createIndexes: 'c', indexes: [{ key: { k: 1 }, name: 'k_1', unique: true }] },
      insertInto('c', { _id: 1, k: 'x' }),
    ],
    command: updateOne({ _id: 2 }, { $set: { k: 'x' } }, { upsert: true }),
  },
  {
    name: 'update: an unordered batch goes on after an error',
    prepare: [one],
    command: {
      update: 'c',
      ordered: false,
      updates: [
        { q: { _id: 1 }, u: { $inc: { s: 1 } } },
        { q: { _id: 1 }, u: { $inc: { n: 1 } } },
      ],
    },
  },
  {
    name: 'findAndModify: the document before',
    prepare: [one],
    command: { findAndModify: 'c', query: { n: 1 }, update: { $set: { n: 5 } }, fields: { n: 1 } },
  },
  {
    name: 'findAndModify: nothing found',
    prepare: [one],
    command: { findAndModify: 'c', query: { n: 9 }, update: { $set: { n: 5 } } },
  },
  {
    name: 'findAndModify: by sort',
    prepare: [insertInto('c', { _id: 1, n: 5 }, { _id: 2, n: 9 })],
    command: { findAndModify: 'c', query: {}, sort: { n: -1 }, update: { $inc: { n: 1 } }, new: true },
  },
  {
    name: 'findAndModify: remove',
    prepare: [one],
    command: { findAndModify: 'c', query: { _id: 1 }, remove: true, fields: { _id: 0, n: 1 } },
  },
  {
    name: 'findAndModify: upsert',
    command: {
      findAndModify: 'c',
      query: { _id: 4, a: 1 },
      update: { $set: { b: 1 } },
      upsert: true,
      new: true,
    },
  },
  {
    name: 'findAndModify: neither update nor remove',
    command: { findAndModify: 'c', query: { _id: 4 } },
  },
  {
    name: 'findAndModify: against a unique index',
    prepare: [
      { createIndexes: 'c', indexes: [{ key: { k: 1 }, name: 'k_1', unique: true }] },
      insertInto('c', { _id: 1, k: 'x' }, { _id: 2, k: 'y' }),
    ],
    command: { findAndModify: 'c', query: { _id: 2 }, update: { $set: { k: 'x' } } },
  },
];
