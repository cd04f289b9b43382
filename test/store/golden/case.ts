import mongoose from 'mongoose';

export type Command = Record<string, unknown>;

/**
 * One golden case: commands that prepare an empty database, then the command whose answer is compared. What a real
 * server answers is in `expected.json`. `CURSOR` in a command stands for the cursor that the last answer opened.
 * `only`: the fields of the answer that are compared, where the rest is each server's own.
 */
export type GoldenCase = {
  name: string;
  prepare?: Command[];
  command: Command;
  only?: string[];
};

export const CURSOR = 'the cursor of the last answer';

export const { Long, Double, Int32, ObjectId, Binary, BSONRegExp } = mongoose.mongo;

export const insertInto = (collection: string, ...documents: Command[]): Command => ({
  insert: collection,
  documents,
});
export const updateOne = (q: Command, u: unknown, more: Command = {}): Command => ({
  update: 'c',
  updates: [{ q, u, ...more }],
});
export const findAll = (filter: Command = {}, more: Command = {}): Command => ({
  find: 'c',
  filter,
  sort: { _id: 1 },
  ...more,
});
/** A findAndModify by `_id` 1 that shows the document after the update. */
export const modify = (update: unknown, more: Command = {}): Command => ({
  findAndModify: 'c',
  query: { _id: 1 },
  update,
  new: true,
  ...more,
});

export const index = (key: Command, more: Command = {}): Command => ({
  createIndexes: 'c',
  indexes: [{ key, name: Object.entries(key).flat().join('_'), ...more }],
});
