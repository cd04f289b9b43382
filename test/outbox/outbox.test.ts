import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type mongoose from 'mongoose';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { day, hour, minute, second } from '../../src/kernel/clock.ts';
import { nextTry } from '../../src/kernel/outbox-message.ts';
import { makeOutboxStore, type OutboxStore } from '../../src/kernel/outbox-store.ts';
import { ownDatabase } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { aMessage, givenServer, type Server, standing } from './outbox.given.ts';
import { readThenTake } from './variants/read-then-take.ts';

describe('the outbox', () => {
  const uri = ownDatabase();
  let connection: mongoose.Connection;
  let server: Server;
  const connections: mongoose.Connection[] = [];
  const connect = async () => {
    const made = await connectMongo({ uri, poolSize: 8, waitMs: 4000 });
    connections.push(made);
    return made;
  };
  const stateOf = async (key: string) => (await standing(connection, key)).state;
  const empty = () => connection.collection('outbox').deleteMany({});

  before(async () => {
    connection = await connect();
    await makeOutboxStore(connection).model.createIndexes();
  });
  beforeEach(async () => {
    await empty();
    server = givenServer(await connect());
  });
  after(async () => {
    await connection.dropDatabase();
    for (const each of connections) await each.close();
  });

  it('sends at once what is put, and forgets whom it went to and what it said', async () => {
    const { outbox, gateway } = server;
    await outbox.put(aMessage('a'));
    await outbox.idle();
    assert.deepEqual(gateway.taken, [{ to: '13900000001', text: 'text of a' }]);
    const doc = await standing(connection, 'a');
    assert.equal(doc.state, 'sent');
    assert.ok(!('to' in doc) && !('text' in doc), 'phone and text are gone');
    const kept = (doc.goneAt?.getTime() ?? 0) - Date.now();
    assert.ok(kept > 6 * day && kept <= 7 * day, 'the rest goes in a week');
    const indexes = await connection.collection('outbox').indexes();
    assert.ok(indexes.some(({ key, expireAfterSeconds }) => key['goneAt'] === 1 && expireAfterSeconds === 0));
  });

  it('sends once per key, however often it is put', async () => {
    const { outbox, gateway, round } = server;
    await Promise.all(Array.from({ length: 10 }, () => outbox.put(aMessage('a'))));
    await outbox.idle();
    await outbox.put(aMessage('a'));
    await round();
    assert.equal(gateway.asked.length, 1);
  });

  it('tries again, later each time, what the gateway did not take, and sends it once', async () => {
    const { outbox, gateway, round, pass } = server;
    gateway.answer = 'busy';
    await outbox.put(aMessage('a'));
    await round();
    assert.equal(gateway.asked.length, 1, 'not before its time');
    pass(10 * second);
    await round();
    assert.equal(gateway.asked.length, 2);
    pass(10 * second);
    await round();
    assert.equal(gateway.asked.length, 2, 'the wait has doubled');
    gateway.answer = 'taken';
    pass(10 * second);
    await round();
    pass(day);
    await round();
    assert.deepEqual([gateway.asked.length, gateway.taken.length], [3, 1]);
    assert.equal(await stateOf('a'), 'sent');
  });
  it('waits 10 s, then twice as long each time, 30 min at most and never past the end', () => {
    const now = new Date('2026-11-27T08:00:00Z');
    const waitAt = (tries: number, leftMs = day) =>
      nextTry({ tries, expiresAt: new Date(now.getTime() + leftMs) }, now).getTime() - now.getTime();
    const waits = [1, 2, 3, 8, 9, 50].map((tries) => waitAt(tries) / second);
    assert.deepEqual(waits, [10, 20, 40, 1280, 1800, 1800]);
    assert.equal(waitAt(9, minute), minute);
  });

  it('counts as sent what may have been taken, and says so', async () => {
    const { outbox, gateway, round, pass, logged } = server;
    gateway.answer = 'unknown';
    await outbox.put(aMessage('a'));
    await outbox.idle();
    for (let passed = 0; passed < 5; passed += 1) {
      pass(hour);
      await round();
    }
    assert.equal(gateway.asked.length, 1);
    assert.equal(await stateOf('a'), 'sent');
    assert.ok(logged.some((line) => line.includes('it counts as sent')));
  });

  it('never sends a code after its time', async () => {
    const { outbox, gateway, round, pass, now, errors } = server;
    gateway.answer = 'busy';
    const expiresAt = new Date(now().getTime() + 5 * minute);
    await outbox.put(aMessage('code', { lane: 'codes', personId: null, expiresAt }));
    await outbox.idle();
    pass(4 * minute);
    await round();
    assert.equal(gateway.asked.length, 2, 'tried while it lives');
    gateway.answer = 'taken';
    pass(minute);
    await round();
    assert.equal(gateway.asked.length, 2);
    const doc = await standing(connection, 'code');
    assert.equal(doc.state, 'expired');
    assert.ok(!('to' in doc) && !('text' in doc));
    assert.deepEqual(errors, [], 'nobody has to do anything');
  });
  it('does not send what still waits and was replaced', async () => {
    const { outbox, gateway, round, pass } = server;
    gateway.answer = 'busy';
    await outbox.put(aMessage('old', { lane: 'codes', to: '13900000002' }));
    await outbox.put(aMessage('other', { lane: 'codes', to: '13900000002' }));
    await outbox.idle();
    gateway.answer = 'taken';
    await outbox.put(aMessage('new', { lane: 'codes', to: '13900000002', replaces: 'old' }));
    pass(minute);
    await round();
    assert.deepEqual(gateway.taken.map(({ text }) => text).sort(), ['text of new', 'text of other']);
    assert.equal(await stateOf('old'), 'expired');
  });

  it('lets a code overtake 200 messages, even while messages hang', async () => {
    const { outbox, gateway } = server;
    gateway.answer = null;
    for (let n = 0; n < 200; n += 1) await outbox.put(aMessage(`m${n}`));
    await eventually(async () => gateway.asked.length === 6);
    await outbox.put(aMessage('code', { lane: 'codes', text: 'the code' }));
    await eventually(async () => gateway.asked.length === 7);
    assert.equal(gateway.asked[6]?.text, 'the code');
    gateway.release('taken');
    await eventually(async () => gateway.taken.length === 201);
    await outbox.idle();
    assert.ok(gateway.most <= 8, `${gateway.most} at once`);
    assert.equal(new Set(gateway.taken.map(({ text }) => text)).size, 201);
  });
  it('takes codes first where both have waited', async () => {
    const writer = givenServer(connection);
    await writer.outbox.stop();
    for (let n = 0; n < 200; n += 1) await writer.outbox.put(aMessage(`m${n}`));
    for (let n = 0; n < 3; n += 1)
      await writer.outbox.put(aMessage(`c${n}`, { lane: 'codes', to: `1390000001${n}` }));
    assert.equal(writer.gateway.asked.length, 0, 'a server that stops sends nothing more');
    await server.round();
    const first = server.gateway.asked.slice(0, 3).map(({ text }) => text);
    assert.deepEqual(first, ['text of c0', 'text of c1', 'text of c2']);
    assert.equal(server.gateway.taken.length, 203);
  });

  /** How often two servers together send each of 60 messages that wait. */
  async function sentByTwo(change?: (store: OutboxStore) => OutboxStore): Promise<number[]> {
    await empty();
    const writer = givenServer(connection);
    await writer.outbox.stop();
    for (let n = 0; n < 60; n += 1) await writer.outbox.put(aMessage(`m${n}`));
    const two = [givenServer(await connect(), change), givenServer(await connect(), change)];
    await Promise.all(two.map((each) => each.round()));
    const texts = two.flatMap(({ gateway }) => gateway.asked.map(({ text }) => text));
    return Array.from({ length: 60 }, (_each, n) => texts.filter((text) => text === `text of m${n}`).length);
  }
  it('sends each message once where two servers take from it', async () => {
    assert.deepEqual(await sentByTwo(), Array(60).fill(1));
  });
  it('would send twice without the condition: the test of two servers bites', async () => {
    assert.ok((await sentByTwo(readThenTake)).some((times) => times > 1));
  });

  it('does not send again what a killed server was sending', async () => {
    const args = ['--import', 'tsx', 'test/outbox/killed-sender.ts', uri, 'a'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    const { gateway, round, pass, logged } = server;
    await round();
    assert.equal(await stateOf('a'), 'sending', 'it may still be at work');
    pass(31 * second);
    await round();
    assert.equal(await stateOf('a'), 'sent');
    assert.ok(!('to' in (await standing(connection, 'a'))));
    assert.equal(gateway.asked.length, 0);
    assert.ok(logged.some((line) => line.includes('a server ended while it sent')));
  });
  it('lets no late answer bring back what has counted as sent', async () => {
    const slow = server;
    slow.gateway.answer = null;
    await slow.outbox.put(aMessage('a'));
    await eventually(async () => slow.gateway.asked.length === 1);
    const other = givenServer(await connect());
    other.pass(31 * second);
    await other.round();
    slow.gateway.release('busy');
    await slow.outbox.idle();
    other.pass(day);
    await other.round();
    assert.equal(await stateOf('a'), 'sent');
    assert.equal(other.gateway.asked.length, 0);
  });

  it('gives up after a day, tells of it until somebody was told, and then no more', async () => {
    const { outbox, gateway, round, pass, errors, logged } = server;
    const told: string[] = [];
    let failing = true;
    outbox.onGivenUp(async ({ key, personId }) => {
      if (failing) throw new Error('not now');
      told.push(`${key} ${personId}`);
    });
    gateway.answer = 'busy';
    await outbox.put(aMessage('a'));
    await outbox.idle();
    for (let passed = 0; passed < 23; passed += 1) {
      pass(hour);
      await round();
    }
    assert.deepEqual([await stateOf('a'), gateway.asked.length, errors], ['waiting', 24, []]);
    pass(hour);
    await round();
    assert.equal(gateway.asked.length, 24, 'not sent after a day');
    const doc = await standing(connection, 'a');
    assert.equal(doc.state, 'given_up');
    assert.ok(!('to' in doc) && !('text' in doc));
    assert.deepEqual(told, []);
    failing = false;
    for (let n = 0; n < 3; n += 1) await round();
    assert.deepEqual(told, ['a per_1']);
    assert.deepEqual(errors, ['a message was given up']);
    assert.deepEqual(
      logged.filter((line) => /13900000001|text of/.test(line)),
      [],
    );
  });
  it('gives up at once what the gateway refuses for good', async () => {
    const { outbox, gateway, round, pass } = server;
    const told: string[] = [];
    outbox.onGivenUp(async ({ key }) => void told.push(key));
    gateway.answer = 'refused';
    await outbox.put(aMessage('a'));
    await outbox.put(aMessage('code', { lane: 'codes', personId: null }));
    await outbox.idle();
    pass(hour);
    await round();
    assert.equal(gateway.asked.length, 2);
    assert.deepEqual([await stateOf('a'), await stateOf('code')], ['given_up', 'given_up']);
    assert.deepEqual(told, ['a'], 'a code is nobody’s to tell of');
  });

  it('stops once what is on its way has ended', async () => {
    const { outbox, gateway } = server;
    gateway.answer = null;
    await outbox.put(aMessage('a'));
    await eventually(async () => gateway.asked.length === 1);
    let stopped = false;
    const stopping = outbox.stop().then(() => {
      stopped = true;
    });
    await new Promise((done) => setTimeout(done, 50));
    assert.ok(!stopped);
    gateway.release('taken');
    await stopping;
    assert.equal(await stateOf('a'), 'sent');
  });
});
