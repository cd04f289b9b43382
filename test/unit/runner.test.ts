import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { nobody } from '../../src/kernel/actor.ts';
import { type MovableClock, makeClock } from '../../src/kernel/clock.ts';
import { forbidden, unavailable } from '../../src/kernel/errors.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { makeProcessStore, type ProcessStore, processSchema } from '../../src/kernel/process-store.ts';
import { Runner } from '../../src/kernel/runner.ts';
import { ownDatabase } from '../support/app.ts';
import { type Door, type DoorTypes, guest, owner, table } from './door.ts';

describe('the runner', () => {
  let connection: mongoose.Connection;
  let store: ProcessStore<Door>;
  let clock: MovableClock;
  let doors: Runner<DoorTypes>;
  let unlock: 'go' | 'moved' | 'unknown';
  let made = 0;

  before(async () => {
    connection = await connectMongo({ uri: ownDatabase(), poolSize: 8, waitMs: 4000 });
    store = makeProcessStore<Door>(connection, 'doors', processSchema({ colour: String, knocks: Number }));
    await store.model.createIndexes();
  });
  after(async () => {
    await connection.dropDatabase();
    await connection.close();
  });
  beforeEach(() => {
    clock = makeClock();
    unlock = 'go';
    doors = new Runner(table, { store, clock, log: silentLog });
    doors.before('unlock', async () => unlock);
  });
  const build = () => {
    made += 1;
    return doors.create({ _id: `door_${made}`, colour: 'red', knocks: 0 }, 'build', owner);
  };

  it('takes a step once, however many ask at the same moment', async () => {
    const door = await build();
    const asked = await Promise.allSettled(
      Array.from({ length: 10 }, () => doors.advance(door._id, 'open', owner)),
    );
    assert.equal(asked.filter((each) => each.status === 'fulfilled').length, 1);
    const after = await store.find(door._id);
    assert.deepEqual([after.state, after.n, after.timeline.length], ['open', 2, 2]);
  });
  it('lets everyone through whose step stays open: a lost write decides again', async () => {
    const door = await build();
    await Promise.all(Array.from({ length: 5 }, () => doors.advance(door._id, 'knock', guest)));
    const after = await store.find(door._id);
    assert.equal(after.knocks, 5);
    assert.deepEqual(
      after.timeline.slice(1).map((row) => row.data),
      [1, 2, 3, 4, 5].map((nth) => ({ nth })),
    );
  });
  it('answers a repeated key again and does nothing twice', async () => {
    const door = await build();
    await doors.advance(door._id, 'knock', guest, { key: 'k1' });
    const again = await doors.advance(door._id, 'knock', guest, { key: 'k1' });
    assert.equal(again.knocks, 1);
  });
  it('makes one document per id', async () => {
    const door = await build();
    const again = await doors.create({ _id: door._id, colour: 'blue', knocks: 7 }, 'build', owner);
    assert.equal(again.colour, 'red');
  });
  it('tells strangers nothing and others that they may not', async () => {
    const door = await build();
    const stranger = { kind: 'person', id: 'per_9', relations: [] } as const;
    await assert.rejects(doors.advance(door._id, 'open', stranger), { code: 'not_found' });
    await assert.rejects(doors.advance(door._id, 'open', guest), { code: forbidden.code });
    await assert.rejects(doors.advance(door._id, 'close', owner), { code: 'step_closed' });
    assert.equal((await store.find(door._id)).n, 1);
  });
  it('writes nothing where the call before the write knows nothing', async () => {
    const door = await build();
    unlock = 'unknown';
    await assert.rejects(doors.advance(door._id, 'open', owner), { code: unavailable.code });
    assert.equal((await store.find(door._id)).n, 1);
  });

  it('leaves what is due to the clock, and takes it when it comes', async () => {
    const door = await build();
    await doors.advance(door._id, 'open', owner);
    await doors.tick();
    assert.equal((await store.find(door._id)).state, 'open', 'not yet due');
    clock.setOffset(61_000);
    await assert.rejects(doors.advance(door._id, 'close', owner), { code: 'step_closed' });
    await doors.tick();
    assert.equal((await store.find(door._id)).state, 'gone');
  });
  it('leaves what was due when it looked, and was overtaken before its step', async () => {
    const door = await build();
    await doors.advance(door._id, 'open', owner);
    clock.setOffset(61_000);
    const overtaken: ProcessStore<Door> = {
      ...store,
      async due(now, limit) {
        const found = await store.due(now, limit);
        await doors.advance(door._id, 'close', { kind: 'system' });
        await doors.advance(door._id, 'open', owner);
        return found;
      },
    };
    await new Runner(table, { store: overtaken, clock, log: silentLog }).tick();
    assert.equal((await store.find(door._id)).state, 'open', 'it has stood open for a moment');
    clock.setOffset(122_000);
    await doors.tick();
    assert.equal((await store.find(door._id)).state, 'gone');
  });

  it('publishes every step in order, again after a failure, and on the next server after a crash', async () => {
    const handled: string[] = [];
    let fails = 1;
    doors.onAny('people', 'test: listen', async (_doc, row) => {
      if (row.step === 'knock' && fails > 0) {
        fails -= 1;
        throw new Error('not now');
      }
      handled.push(`${row.n} ${row.step}`);
    });
    const door = await build();
    await doors.advance(door._id, 'knock', guest);
    assert.deepEqual(handled, ['1 build']);
    const waiting = await store.find(door._id);
    assert.deepEqual([waiting.publishedUpTo, waiting.publishTries], [1, 1]);
    clock.setOffset(10_000);
    await doors.tick();
    assert.deepEqual(handled, ['1 build', '2 knock']);
    assert.equal((await store.find(door._id)).publishAt, null);
  });
  it('does not call published what another server has moved meanwhile', async () => {
    const handled: string[] = [];
    const door = await build();
    doors.on('knock', 'people', 'test: meanwhile', async ({ _id, n }, { data }) => {
      handled.push(`${n} ${data.nth}`);
      if (n > 2) return;
      // the other one dies before it has published anything
      const row = { n: 3, step: 'knock', from: 'shut', to: 'shut', at: clock.now(), by: { kind: 'system' } };
      const set = { knocks: 2, n: 3, publishAt: clock.now() };
      await store.move(_id, 2, { set, row: { ...row, data: { nth: 2 } } as Door['timeline'][number] });
    });
    await doors.advance(door._id, 'knock', guest);
    assert.deepEqual(handled, ['2 1', '3 2']);
    assert.equal((await store.find(door._id)).publishedUpTo, 3);
  });
  it('goes on publishing what a handler itself has moved', async () => {
    const handled: string[] = [];
    doors.on('open', 'documents', 'test: close again', async (door) => {
      await doors.advance(door._id, 'close', { kind: 'system' }, { key: 'closer' });
    });
    doors.onAny('people', 'test: listen', async (_doc, row) => void handled.push(row.step));
    const door = await build();
    const after = await doors.advance(door._id, 'open', owner);
    assert.equal(after.state, 'shut');
    assert.deepEqual(handled, ['build', 'open', 'close']);
    assert.equal(after.publishedUpTo, after.n);
  });

  describe('handlers', () => {
    it('run group by group, whatever the order of registration', async () => {
      const ran: string[] = [];
      const groups = ['people', 'books', 'claims', 'documents', 'money'] as const;
      for (const group of groups) {
        doors.on('open', group, `test: ${group} one`, async () => void ran.push(`${group} one`));
        doors.on(['open', 'knock'], group, `test: ${group} two`, async () => void ran.push(`${group} two`));
      }
      const door = await build();
      await doors.advance(door._id, 'open', owner);
      const inOrder = ['claims', 'money', 'books', 'documents', 'people'];
      const expected = inOrder.flatMap((group) => [`${group} one`, `${group} two`]);
      assert.deepEqual(ran, expected);
      assert.deepEqual(
        doors.handlers().map(({ name }) => name),
        expected.map((name) => `test: ${name}`),
      );
    });
    it('are given the rows of their own steps alone', async () => {
      const nths: number[] = [];
      doors.on('knock', 'people', 'test: count', async (_door, row) => void nths.push(row.data.nth));
      const door = await build();
      await doors.advance(door._id, 'knock', guest);
      await doors.advance(door._id, 'open', owner);
      assert.deepEqual(nths, [1]);
    });
    it('see what another handler has moved, and it is published without another read', async () => {
      const seen: string[] = [];
      let reads = 0;
      const counting: ProcessStore<Door> = {
        ...store,
        find(id) {
          reads += 1;
          return store.find(id);
        },
      };
      const counted = new Runner(table, { store: counting, clock, log: silentLog });
      counted.before('unlock', async () => 'go');
      counted.on('open', 'claims', 'test: close again', async (door) => {
        await counted.advance(door, 'close', { kind: 'system' });
      });
      counted.onAny(
        'people',
        'test: listen',
        async ({ state }, row) => void seen.push(`${row.step} ${state}`),
      );
      const door = await build();
      const left = await counted.advance(door, 'open', owner);
      assert.equal(reads, 0);
      assert.deepEqual(seen, ['open shut', 'close shut']);
      assert.deepEqual([left.state, left.n, left.publishedUpTo], ['shut', 3, 3]);
      assert.deepEqual(left, await store.find(door._id), 'what is answered is what stands');
    });
  });

  describe('a given document', () => {
    it('that is stale is read again, and the step decided anew', async () => {
      const stale = await build();
      await doors.advance(stale, 'knock', guest);
      const knocked = await doors.advance(stale, 'knock', guest);
      assert.deepEqual([knocked.knocks, knocked.n], [2, 3]);
      await doors.advance(stale._id, 'open', owner);
      await assert.rejects(doors.advance(stale, 'knock', guest), { code: 'step_closed' });
      assert.equal((await doors.advance(stale, 'close', owner)).state, 'shut', 'closed as given, open now');
    });
    it('is amended beside the process, and loses against a step', async () => {
      const door = await build();
      assert.equal((await doors.amend(door, { colour: 'green' }))?.colour, 'green');
      await doors.advance(door._id, 'knock', guest);
      assert.equal(await doors.amend(door, { colour: 'blue' }), null);
      const after = await store.find(door._id);
      assert.deepEqual([after.colour, after.knocks, after.n], ['green', 1, 2]);
    });
    it('amended by a handler is the one that later handlers see', async () => {
      const colours: string[] = [];
      doors.on(
        'knock',
        'claims',
        'test: paint',
        async (door) => void (await doors.amend(door, { colour: 'blue' })),
      );
      doors.on('knock', 'people', 'test: look', async ({ colour }) => void colours.push(colour));
      const left = await doors.advance(await build(), 'knock', guest);
      assert.deepEqual([colours, left.colour], [['blue'], 'blue']);
    });
  });

  it('tries a step: null where it is not open, and every other refusal all the same', async () => {
    const door = await build();
    assert.equal(await doors.tryAdvance(door, 'close', { kind: 'system' }), null);
    assert.equal((await store.find(door._id)).n, 1);
    await assert.rejects(doors.tryAdvance(door, 'open', guest), { code: forbidden.code });
    assert.equal((await doors.tryAdvance(door, 'open', owner))?.state, 'open');
  });
  it('takes a step as a signed-in person, and as nobody else', async () => {
    const door = await build();
    const asNobody = async () => doors.takeAs(nobody, ['owner'], door, 'open');
    await assert.rejects(asNobody, { code: 'unauthenticated' });
    const opened = await doors.takeAs({ personId: 'per_7', roles: [] }, ['owner'], door, 'open');
    assert.deepEqual(opened.timeline.at(-1)?.by, { kind: 'person', id: 'per_7', as: 'owner' });
  });
});
