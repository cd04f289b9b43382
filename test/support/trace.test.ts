import assert from 'node:assert/strict';
import { startApp, type TestApp } from './app.ts';
import { givenNeighbourhood, type Neighbourhood } from './given.ts';
import { assertUnchanged } from './trace.ts';

type Collection = ReturnType<TestApp['connection']['collection']>;

describe('A refusal that leaves a trace', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let notes: Collection;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    notes = app.connection.collection('notices');
    await notes.insertOne({ _id: 'note' as never, seen: 1 });
  });
  after(() => app.stop());
  const unchanged = (refusals: () => Promise<unknown>) => assertUnchanged(app, refusals);
  const isFound = (refusals: () => Promise<unknown>, what: RegExp) =>
    assert.rejects(unchanged(refusals), (error: Error) => {
      assert.match(error.message, /a refusal leaves no trace|Expected values/);
      assert.match(JSON.stringify((error as { actual?: unknown } & Error).actual), what);
      return true;
    });
  const note = { _id: 'note' as never };

  it('is found by what the store holds the first time, also where another client wrote', async () => {
    const other = await app.connection.getClient().constructor;
    const client = await (other as typeof import('mongoose').mongo.MongoClient).connect(
      app.config.mongodbUri,
    );
    const write = () =>
      client
        .db()
        .collection('notices')
        .updateOne(note, { $inc: { seen: 1 } });
    await isFound(write, /notices - .*notices \+ /);
    await client.close();
    await unchanged(async () => undefined);
  });

  const written: [string, () => Promise<unknown>, RegExp][] = [
    ['a document more', () => notes.insertOne({ seen: 2 }), /insert .*notices/],
    ['a document changed', () => notes.updateOne(note, { $inc: { seen: 1 } }), /update .*notices/],
    ['many changed', () => notes.updateMany({}, { $set: { seen: 7 } }), /update .*notices/],
    [
      'one made where none was',
      () => notes.updateOne({ seen: -1 }, { $set: { seen: 3 } }, { upsert: true }),
      /update/,
    ],
    ['one replaced', () => notes.findOneAndReplace(note, { seen: 9 }), /findAndModify .*notices/],
    ['one found and changed', () => notes.findOneAndUpdate(note, { $inc: { seen: 1 } }), /findAndModify/],
    ['some of many taken', () => notes.insertMany([{ seen: 5 }, note as never]).catch(() => 0), /insert/],
    ['a document less', () => notes.deleteOne({ seen: 5 }), /delete .*notices/],
    ['a collection more', () => app.connection.createCollection('more'), /create .*more/],
    ['an index more', () => notes.createIndex({ seen: 1 }), /createIndexes .*notices/],
    ['a collection less', () => app.connection.dropCollection('more'), /drop .*more/],
    ['a write that nobody waits for', async () => void notes.insertOne({ seen: 4 }), /insert .*notices/],
    [
      'a change that is taken back',
      async () => {
        await notes.updateOne(note, { $set: { seen: 0 } });
        await notes.updateOne(note, { $set: { seen: 9 } });
      },
      /update .*update /,
    ],
  ];
  for (const [what, write, word] of written) it(`is found: ${what}`, () => isFound(write, word));

  it('is found where a server writes while it refuses', async () => {
    const model = app.connection.models['listings'];
    assert.ok(model);
    const findOne = model.findOne;
    const wrong = (...args: unknown[]) => {
      void notes.updateOne(note, { $inc: { seen: 1 } });
      return Reflect.apply(findOne, model, args);
    };
    const refusal = async () => {
      const { code } = await app.as(near.approver).refused.approveListing(near.haircut);
      assert.equal(code, 'step_closed');
    };
    await unchanged(refusal);
    Object.assign(model, { findOne: wrong });
    try {
      await isFound(refusal, /update .*notices/);
    } finally {
      Object.assign(model, { findOne });
    }
  });

  it('is none where nothing was met, nothing taken, or only a session was noted', () =>
    unchanged(async () => {
      await notes.find({}).toArray();
      await notes.aggregate([{ $match: { seen: 1 } }]).toArray();
      await notes.updateOne({ seen: -1 }, { $set: { seen: 3 } });
      await notes.deleteMany({ seen: -1 });
      await notes.findOneAndUpdate({ seen: -1 }, { $set: { seen: 3 } });
      await assert.rejects(notes.insertOne(note), { code: 11000 });
      await app.connection.collection('sessions').insertOne({ seen: 1 });
      await app.as(near.neighbour).getMe();
    }));
});
