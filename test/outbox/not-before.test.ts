import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { ownDatabase } from '../support/app.ts';
import { aMessage, givenServer, type Server, standing } from './outbox.given.ts';

describe('the outbox at night', () => {
  let connection: mongoose.Connection;
  let server: Server;
  const stateOf = async (key: string) => (await standing(connection, key)).state;
  before(async () => {
    connection = await connectMongo({ uri: ownDatabase(), poolSize: 4, waitMs: 4000 });
  });
  beforeEach(async () => {
    await connection.collection('outbox').deleteMany({});
    server = givenServer(connection);
  });
  after(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  it('sends what must wait when its hour comes, and a sign-in code at once', async () => {
    const { outbox, gateway, round, pass, now } = server;
    const notBefore = new Date(now().getTime() + 9 * hour);
    await outbox.put(aMessage('waits', { notBefore }));
    await outbox.put(aMessage('code', { lane: 'codes' }));
    await outbox.idle();
    pass(9 * hour - minute);
    await round();
    assert.deepEqual(
      gateway.taken.map(({ text }) => text),
      ['text of code'],
    );
    assert.equal((await standing(connection, 'waits')).tries, 0);
    pass(2 * minute);
    await round();
    assert.deepEqual(
      gateway.taken.map(({ text }) => text),
      ['text of code', 'text of waits'],
    );
    assert.equal(await stateOf('waits'), 'sent');
  });

  it('gives a message that had to wait its whole day from then on', async () => {
    const notBefore = new Date(server.now().getTime() + 9 * hour);
    await server.outbox.put(aMessage('waits', { notBefore }));
    const { expiresAt, nextAt } = await standing(connection, 'waits');
    assert.equal(nextAt.getTime(), notBefore.getTime());
    assert.equal(expiresAt.getTime(), notBefore.getTime() + day);
  });
});
