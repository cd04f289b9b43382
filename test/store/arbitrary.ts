import fc from 'fast-check';
import mongoose from 'mongoose';

const { Long, Double, ObjectId } = mongoose.mongo;
type Doc = Record<string, unknown>;

/** Few values of many types, so that random filters meet random documents. */
const scalar: fc.Arbitrary<unknown> = fc.oneof(
  fc.integer({ min: -2, max: 3 }),
  fc.constantFrom(
    1.5,
    -0.5,
    Number.NaN,
    new Double(2),
    Long.fromNumber(1),
    Long.fromString('9007199254740993'),
  ),
  fc.constantFrom('', 'a', 'ab', 'b', 'B', '剪', '2'),
  fc.constantFrom(null, true, false),
  fc.constantFrom(new Date(0), new Date(1000), new Date(-5)),
  fc.constantFrom(new ObjectId('0'.repeat(24)), new ObjectId(`${'0'.repeat(23)}1`)),
);

const small: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.constantFrom('b', 'c'), scalar, { maxKeys: 2, noNullPrototype: true }),
  },
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(small, { maxLength: 3 }) },
  {
    weight: 2,
    arbitrary: fc.dictionary(fc.constantFrom('b', 'c'), fc.oneof(scalar, fc.array(small, { maxLength: 2 })), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  },
  { weight: 1, arbitrary: fc.array(fc.array(small, { maxLength: 2 }), { maxLength: 2 }) },
  {
    weight: 1,
    arbitrary: fc.array(
      fc.dictionary(fc.constantFrom('b', 'c'), fc.array(small, { maxLength: 2 }), { noNullPrototype: true }),
      { maxLength: 2 },
    ),
  },
);

export const document: fc.Arbitrary<Doc> = fc.dictionary(fc.constantFrom('a', 'd', 'e'), value, {
  maxKeys: 3,
  noNullPrototype: true,
});

const path = fc.constantFrom('a', 'd', 'e', 'a.b', 'a.c', 'd.b', 'a.0', 'a.0.b', 'e.b.c');
const range = fc.constantFrom('$gt', '$gte', '$lt', '$lte');

const operator: fc.Arbitrary<Doc> = fc.oneof(
  fc.tuple(range, scalar).map(([name, val]) => ({ [name]: val })),
  fc.tuple(range, scalar, range, scalar).map(([a, x, b, y]) => ({ [a]: x, [b]: y })),
  value.map((val) => ({ $eq: val })),
  value.map((val) => ({ $ne: val })),
  fc.array(small, { maxLength: 3 }).map((list) => ({ $in: list })),
  fc.array(small, { maxLength: 3 }).map((list) => ({ $nin: list })),
  fc.boolean().map((is) => ({ $exists: is })),
  fc.integer({ min: 0, max: 3 }).map((size) => ({ $size: size })),
  fc.array(scalar, { maxLength: 2 }).map((list) => ({ $all: list })),
  fc.constantFrom('^a', 'B', '剪').map((source) => ({ $regex: source })),
  fc.tuple(range, scalar).map(([name, val]) => ({ $not: { [name]: val } })),
  fc.tuple(range, scalar).map(([name, val]) => ({ $elemMatch: { [name]: val } })),
  fc.tuple(fc.constantFrom('b', 'c'), small).map(([name, val]) => ({ $elemMatch: { [name]: val } })),
  fc
    .tuple(fc.constantFrom('b', 'c'), range, scalar, range, scalar)
    .map(([name, a, x, b, y]) => ({ $elemMatch: { [name]: { [a]: x, [b]: y } } })),
  fc
    .tuple(range, scalar, range, scalar)
    .map(([a, x, b, y]) => ({ $elemMatch: { $elemMatch: { [a]: x, [b]: y } } })),
  fc
    .tuple(fc.constantFrom('b', 'c'), range, scalar)
    .map(([name, a, x]) => ({ $elemMatch: { [name]: { $elemMatch: { [a]: x } } } })),
);

const field: fc.Arbitrary<Doc> = fc
  .tuple(path, fc.oneof(value, operator))
  .map(([name, test]) => ({ [name]: test }));
const conjunction = fc
  .array(field, { minLength: 0, maxLength: 3 })
  .map((parts) => Object.assign({}, ...parts) as Doc);

export const filter: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 4, arbitrary: conjunction },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('$or', '$and', '$nor'),
        fc.array(conjunction, { minLength: 1, maxLength: 3 }),
        conjunction,
      )
      .map(([name, list, more]) => ({ ...more, [name]: list })),
  },
);

const sortPath = fc.constantFrom('a', 'd', 'e', 'a.b', 'd.b');
export const sort: fc.Arbitrary<Record<string, 1 | -1>> = fc
  .uniqueArray(sortPath, { maxLength: 2, selector: (name) => name[0] })
  .chain((names) =>
    fc
      .tuple(...names.map(() => fc.constantFrom(1 as const, -1 as const)))
      .map((signs) => Object.fromEntries(names.map((name, i) => [name, signs[i]!]))),
  );

const change: fc.Arbitrary<Doc> = fc.oneof(
  fc.tuple(path, value).map(([name, val]) => ({ $set: { [name]: val } })),
  path.map((name) => ({ $unset: { [name]: '' } })),
  fc
    .tuple(path, fc.constantFrom(1, -1, 1.5, Long.fromNumber(2)))
    .map(([name, by]) => ({ $inc: { [name]: by } })),
  fc
    .tuple(fc.constantFrom('$min', '$max'), path, scalar)
    .map(([name, at, val]) => ({ [name]: { [at]: val } })),
  fc.tuple(path, value).map(([name, val]) => ({ $push: { [name]: val } })),
  fc
    .tuple(path, fc.array(small, { maxLength: 3 }))
    .map(([name, $each]) => ({ $push: { [name]: { $each } } })),
  fc.tuple(path, small).map(([name, val]) => ({ $addToSet: { [name]: val } })),
  fc
    .tuple(
      path,
      fc.oneof(
        small,
        fc.tuple(range, scalar).map(([op, val]) => ({ [op]: val })),
      ),
    )
    .map(([name, val]) => ({
      $pull: { [name]: val },
    })),
);

export const update: fc.Arbitrary<Doc> = fc
  .array(change, { minLength: 1, maxLength: 2 })
  .map((parts) => Object.assign({}, ...parts) as Doc);
