import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { makeInfrastructureStores } from '../../src/adapters/mongo-infrastructure.ts';
import { DataRefused, type Migration, openData } from '../../src/adapters/mongo-migrations.ts';
import type { Log } from '../../src/kernel/log.ts';
import { ownDatabase } from '../support/app.ts';

describe('migrations of the data', () => {
  let connection: mongoose.Connection;
  const lines: string[] = [];
  const keep = (facts: Record<string, unknown>, text: string) =>
    void lines.push(`${text} ${String(facts['number'])} ${String(facts['name'])}`);
  const log: Log = { info: keep, warn: keep, error: keep };
  const open = (all: readonly Migration[] = []) =>
    openData(connection, makeInfrastructureStores(connection).leases, log, all);
  const versionOf = async () => {
    const found = await connection.collection('schema').findOne();
    return { version: found?.['version'], ran: found?.['ran'].map((each: Migration) => each.number) };
  };

  beforeEach(async () => {
    lines.length = 0;
    connection = await connectMongo({ uri: ownDatabase(), poolSize: 4, waitMs: 4000 });
  });
  afterEach(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  /** Renames the field of every document that still has the old one; `crashAfter` many it breaks off. */
  function renaming(number: number, from: string, to: string, crash: { after: number }): Migration {
    return {
      number,
      name: `${from} is called ${to}`,
      async run() {
        const doors = connection.collection('doors');
        for (const door of await doors.find({ [from]: { $exists: true } }).toArray()) {
          if (crash.after === 0) throw new Error('the process died');
          crash.after -= 1;
          await doors.updateOne(
            { _id: door._id },
            { $set: { [to]: door[from] }, $unset: { [from]: '' }, $inc: { n: 1 } },
          );
        }
      },
    };
  }
  const doors = async () => {
    const all = await connection.collection('doors').find().sort({ _id: 1 }).toArray();
    return all.map(({ _id, ...rest }) => rest);
  };
  const twoDoors = () => connection.collection('doors').insertMany([{ paint: 'red' }, { paint: 'blue' }]);

  it('begin with the newest version on an empty store, and none runs', async () => {
    await open([{ number: 2, name: 'never', run: () => Promise.reject(new Error('it ran')) }]);
    assert.deepEqual(await versionOf(), { version: 2, ran: [] });
    assert.deepEqual(lines, []);
  });

  it('refuse data without a version in one sentence, and leave it alone', async () => {
    await twoDoors();
    const before = await doors();
    await assert.rejects(open(), (error: unknown) => {
      assert.ok(error instanceof DataRefused);
      assert.match(error.message, /^[^\n]+ delete \.\/data [^\n]+ begin anew\.$/);
      return true;
    });
    assert.deepEqual(await doors(), before);
    assert.equal(await connection.collection('schema').findOne(), null);
  });

  it('refuse data that a newer version has written', async () => {
    await open([{ number: 2, name: 'of tomorrow', run: async () => {} }]);
    await assert.rejects(open(), DataRefused);
  });

  it('run once, in order, each written down and said', async () => {
    await open();
    await twoDoors();
    const all = [
      renaming(2, 'paint', 'colour', { after: Infinity }),
      renaming(3, 'colour', 'shade', { after: Infinity }),
    ];
    await Promise.all([open(all), open(all), open(all)]);
    assert.deepEqual(await doors(), [
      { n: 2, shade: 'red' },
      { n: 2, shade: 'blue' },
    ]);
    assert.deepEqual(await versionOf(), { version: 3, ran: [2, 3] });
    assert.deepEqual(lines, [
      'a migration of the data has run 2 paint is called colour',
      'a migration of the data has run 3 colour is called shade',
    ]);
    await open(all);
    assert.equal(lines.length, 2);
  });

  it('go on where a crash has left them', async () => {
    await open();
    await twoDoors();
    const dying = { after: 1 };
    const all = [
      renaming(2, 'paint', 'colour', { after: Infinity }),
      renaming(3, 'colour', 'shade', dying),
      renaming(4, 'shade', 'tone', { after: Infinity }),
    ];
    await assert.rejects(open(all), /the process died/);
    assert.deepEqual(await versionOf(), { version: 2, ran: [2] });
    dying.after = Infinity;
    await open(all);
    assert.deepEqual(await doors(), [
      { n: 3, tone: 'red' },
      { n: 3, tone: 'blue' },
    ]);
    assert.deepEqual(await versionOf(), { version: 4, ran: [2, 3, 4] });
    assert.deepEqual(
      lines.map((line) => line.replace(/\D+(\d).*/, '$1')),
      ['2', '3', '4'],
    );
  });
});
