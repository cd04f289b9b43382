import assert from 'node:assert/strict';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { makeInfrastructureStores } from '../../src/adapters/mongo-infrastructure.ts';
import { openData } from '../../src/adapters/mongo-migrations.ts';
import { seedEntries } from '../../src/features/categories/category.seed.ts';
import { categoriesAsDocuments, makeCategories } from '../../src/features/categories/index.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { migrations } from '../../src/migrations.ts';
import { ownDatabase, startApp } from '../support/app.ts';
import { givenBooked, givenNeighbourhood } from '../support/given.ts';

const oldVersion = categoriesAsDocuments.number - 1;

describe('data of before there were documents of categories', () => {
  it('gets them, with all that its listings name', async () => {
    const app = await startApp();
    try {
      const near = await givenNeighbourhood(app);
      // as it was left by a version whose categories stood in the program: no tier on cards either
      await app.connection.collection('categories').deleteMany({});
      await app.connection.collection('category_versions').deleteMany({});
      await app.connection.collection('cards').updateMany({}, { $unset: { tierMinutes: '' } });
      await app.connection
        .collection<{ _id: string }>('schema')
        .updateOne({ _id: 'data' }, { $set: { version: oldVersion } });
      await app.application.openData();
      const schema = await app.connection.collection('schema').findOne({});
      const ran = (schema?.['ran'] ?? []) as { number: number }[];
      assert.ok(ran.some(({ number }) => number === categoriesAsDocuments.number));
      assert.equal((await app.as(near.barber).getListing(near.haircut)).categoryName, '理发');
      await app.settle();
      const cards = await app.connection.collection('cards').find({ shown: true }).toArray();
      assert.ok(cards.length > 0 && cards.every(({ tierMinutes }) => tierMinutes > 0), 'cards are made anew');
      await givenBooked(app, near, near.haircut);
    } finally {
      await app.stop();
    }
  });

  it('gets the rest where a crash has left half of them', async () => {
    const connection = await connectMongo({ uri: ownDatabase(), poolSize: 2, waitMs: 4000 });
    try {
      const schema = connection.collection<{ _id: string; version: number; ran: [] }>('schema');
      await schema.insertOne({ _id: 'data', version: oldVersion, ran: [] });
      const docs = connection.collection<{ _id: string }>('categories');
      await categoriesAsDocuments.run(connection);
      await connection.collection('category_versions').deleteMany({});
      await docs.deleteMany({ position: { $gte: 100 } });
      const { leases } = makeInfrastructureStores(connection);
      await Promise.all([
        openData(connection, leases, silentLog, migrations),
        openData(connection, leases, silentLog, migrations),
      ]);
      assert.equal(await docs.countDocuments(), seedEntries().length);
      const grids = { seek: async () => null, pathOf: (code: string) => [code], children: async () => [] };
      const clock = { now: () => new Date() };
      const { api } = makeCategories({
        connection,
        grids,
        kinds: [],
        audit: { record: async () => {} },
        clock,
      });
      await api.open();
      assert.equal(api.version, 1);
      assert.deepEqual(
        api
          .all()
          .map(({ code }) => code)
          .sort(),
        seedEntries()
          .map(({ code }) => code)
          .sort(),
      );
    } finally {
      await connection.dropDatabase();
      await connection.close();
    }
  });

  it('has numbers without a gap', () => {
    assert.deepEqual(
      migrations.map(({ number }) => number),
      migrations.map((_, at) => at + 2),
    );
  });
});
