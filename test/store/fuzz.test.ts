import assert from 'node:assert/strict';
import { EJSON } from 'bson';
import fc from 'fast-check';
import { document, filter, sort, update } from './arbitrary.ts';
import {
  type Client,
  connect,
  type RunningStore,
  realUri,
  removeFolder,
  scratchFolder,
  startStore,
} from './support.ts';

type Doc = Record<string, unknown>;
type Database = ReturnType<Client['db']>;

const RUNS = Number(process.env.STORE_FUZZ_RUNS ?? 150);
const SEED = process.env.STORE_FUZZ_SEED === undefined ? undefined : Number(process.env.STORE_FUZZ_SEED);
const DOCUMENTS = 120;

const INDEXES: Record<string, 1 | -1>[] = [
  { a: 1 },
  { a: -1, d: 1 },
  { 'a.b': 1, 'a.c': -1 },
  { d: 1, e: -1 },
  { 'd.b': 1 },
  { e: 1, 'a.b': 1 },
];

const text = (value: unknown): string => EJSON.stringify(value, { relaxed: false });
const sample = <V>(arbitrary: fc.Arbitrary<V>, count: number, seed: number): V[] =>
  fc.sample(arbitrary, { numRuns: count, seed });

/** What a call gives: its result, or the code with which it is refused. */
async function outcome(call: () => Promise<unknown>): Promise<string> {
  try {
    return text(await call());
  } catch (error) {
    const { code } = error as { code?: number };
    if (code === undefined) throw error;
    return `refused ${code}`;
  }
}

const asked = (db: Database, name: string, where: Doc, order: Doc): Promise<string> =>
  outcome(() =>
    db
      .collection(name)
      .find(where as never, { sort: { ...order, _id: 1 }, promoteValues: false })
      .toArray(),
  );

/** The same documents of mixed types for all; what the indexes of the first refuse, the others do not get. */
async function fill(db: Database, names: string[], seed: number): Promise<void> {
  for (const name of names) await db.collection(name).deleteMany({});
  const refused = new Set<unknown>();
  for (const name of names) {
    const documents = sample(document, DOCUMENTS, seed).map((doc, _id) => ({ _id, ...doc }));
    const wanted = documents.filter(({ _id }) => !refused.has(_id));
    try {
      await db.collection(name).insertMany(wanted as never, { ordered: false });
    } catch (error) {
      const { writeErrors } = error as { writeErrors: { index: number }[] };
      for (const { index } of writeErrors) refused.add(wanted[index]!._id);
    }
  }
}

describe('random filters, sorts and updates', () => {
  const folder = scratchFolder();
  const seed = SEED ?? Math.floor(Math.random() * 2 ** 31);
  let store: RunningStore;
  let client: Client;
  let db: Database;

  before(async () => {
    store = await startStore(folder);
    client = await connect(store.uri);
    db = client.db('fuzz');
    await db
      .collection('indexed')
      .createIndexes([...INDEXES.map((key) => ({ key })), { key: { e: 1 }, name: 'sparse', sparse: true }]);
    await fill(db, ['indexed', 'plain'], seed);
  });
  after(async () => {
    await client.close();
    await store.stop();
    removeFolder(folder);
  });

  it('give the same with and without indexes', async () => {
    assert.ok((await db.collection('plain').countDocuments()) > DOCUMENTS / 2);
    for (const [where, order] of sample(fc.tuple(filter, sort), RUNS, seed)) {
      const plain = await asked(db, 'plain', where, order);
      assert.equal(await asked(db, 'indexed', where, order), plain, `seed ${seed}: ${text([where, order])}`);
    }
  });

  it('leave indexes that still agree after random updates', async () => {
    const cases = sample(fc.tuple(filter, update, fc.boolean(), filter), RUNS, seed + 1);
    for (const [where, change, multi, check] of cases) {
      const call = (name: string): Promise<string> =>
        outcome(() =>
          db.collection(name)[multi ? 'updateMany' : 'updateOne'](where as never, change as never),
        );
      // Only updates of one known document are the same on both: which of several comes first is not fixed.
      const one = await db.collection('plain').findOne(where as never, { sort: { _id: 1 } });
      if (!multi) Object.assign(where, one === null ? {} : { _id: one._id });
      const [indexed, plain] = [await call('indexed'), await call('plain')];
      // Refused half way, a change of many has been made to those that each side met first.
      if (indexed.startsWith('refused') || plain.startsWith('refused'))
        await fill(db, ['indexed', 'plain'], seed);
      else assert.equal(indexed, plain, `seed ${seed}: ${text([where, change, multi])}`);
      assert.equal(
        await asked(db, 'indexed', check, { a: 1 }),
        await asked(db, 'plain', check, { a: 1 }),
        `seed ${seed}: ${text([where, change, multi, check])}`,
      );
    }
  });

  it('would show a document that an index had lost', async () => {
    await db.collection('plain').insertOne({ _id: 9999 as never, a: 1 });
    assert.notEqual(await asked(db, 'indexed', { a: 1 }, {}), await asked(db, 'plain', { a: 1 }, {}));
    await db.collection('plain').deleteOne({ _id: 9999 as never });
  });

  if (realUri !== undefined) {
    it('give what a real MongoDB gives', async () => {
      const other = await connect(realUri!);
      try {
        await compareServers(db, other.db(`fuzz_${seed}`), seed);
      } finally {
        await other.db(`fuzz_${seed}`).dropDatabase();
        await other.close();
      }
    });
  }
});

async function compareServers(ours: Database, real: Database, seed: number): Promise<void> {
  const documents = sample(document, DOCUMENTS, seed).map((doc, _id) => ({ _id, ...doc }));
  for (const db of [ours, real]) await db.collection('both').insertMany(documents as never);
  for (const [where, order] of sample(fc.tuple(filter, sort), RUNS, seed + 2)) {
    const message = `seed ${seed}: ${text([where, order])}`;
    assert.equal(await asked(ours, 'both', where, order), await asked(real, 'both', where, order), message);
  }
  for (const [at, change] of sample(
    fc.tuple(fc.integer({ min: 0, max: DOCUMENTS - 1 }), update),
    RUNS,
    seed + 3,
  )) {
    const one = { _id: at } as never;
    const run = async (db: Database): Promise<string> => {
      await db.collection('both').replaceOne(one, documents[at] as never);
      return outcome(async () => {
        await db.collection('both').updateOne(one, change as never);
        return db.collection('both').findOne(one, { promoteValues: false });
      });
    };
    assert.equal(await run(ours), await run(real), `seed ${seed}: ${text([documents[at], change])}`);
  }
}
