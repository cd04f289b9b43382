import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { type MovableClock, makeClock } from '../../src/kernel/clock.ts';
import { forbidden, unavailable } from '../../src/kernel/errors.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { defineProcess, lastStep, type ProcessDoc } from '../../src/kernel/process.ts';
import { makeProcessStore, type ProcessStore, processSchema } from '../../src/kernel/process-store.ts';
import { Runner } from '../../src/kernel/runner.ts';
import { ownDatabase } from '../support/app.ts';

interface Door extends ProcessDoc {
  colour: string;
  knocks: number;
}
type State = 'shut' | 'open' | 'gone';
type Step = 'build' | 'open' | 'knock' | 'rot' | 'close';

const table = defineProcess<Door, State, Step, 'owner' | 'guest'>({
  name: 'door',
  states: ['shut', 'open', 'gone'],
  final: ['gone'],
  resting: { shut: 'a door may stay shut' },
  rows: [
    { step: 'build', from: null, to: 'shut', by: ['owner'] },
    {
      step: 'knock',
      from: ['shut'],
      to: 'shut',
      by: ['guest'],
      apply: (door) => ({ set: { knocks: door.knocks + 1 }, data: { nth: door.knocks + 1 } }),
    },
    { step: 'open', from: ['shut'], to: 'open', by: ['owner'], before: 'unlock' },
    { step: 'close', from: ['open'], to: 'shut', by: ['owner', 'system'] },
    {
      step: 'rot',
      from: ['open'],
      to: 'gone',
      by: [],
      clock: { due: (door) => new Date((lastStep(door, 'open')?.at.getTime() ?? 0) + 60_000), says: '1 min' },
    },
  ],
});
const owner = { kind: 'person', id: 'per_1', relations: ['owner'] } as const;
const guest = { kind: 'person', id: 'per_2', relations: ['guest'] } as const;

describe('the runner', () => {
  let connection: mongoose.Connection;
  let processStore: ProcessStore<Door>;
  let clock: MovableClock;
  let doors: Runner<Door, State, Step, 'owner' | 'guest'>;
  let unlock: 'go' | 'moved' | 'unknown';
  let made = 0;

  before(async () => {
    connection = await connectMongo({ uri: ownDatabase(), poolSize: 8, waitMs: 4000 });
    processStore = makeProcessStore<Door>(
      connection,
      'doors',
      processSchema({ colour: String, knocks: Number }),
    );
    await processStore.model.createIndexes();
  });
  after(async () => {
    await connection.dropDatabase();
    await connection.close();
  });
  beforeEach(() => {
    clock = makeClock();
    unlock = 'go';
    doors = new Runner(table, { processStore, clock, log: silentLog });
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
    const after = await processStore.find(door._id);
    assert.deepEqual([after.state, after.n, after.timeline.length], ['open', 2, 2]);
  });
  it('lets everyone through whose step stays open: a lost write decides again', async () => {
    const door = await build();
    await Promise.all(Array.from({ length: 5 }, () => doors.advance(door._id, 'knock', guest)));
    const after = await processStore.find(door._id);
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
    assert.equal((await processStore.find(door._id)).n, 1);
  });
  it('writes nothing where the call before the write knows nothing', async () => {
    const door = await build();
    unlock = 'unknown';
    await assert.rejects(doors.advance(door._id, 'open', owner), { code: unavailable.code });
    assert.equal((await processStore.find(door._id)).n, 1);
  });

  it('leaves what is due to the clock, and takes it when it comes', async () => {
    const door = await build();
    await doors.advance(door._id, 'open', owner);
    await doors.tick();
    assert.equal((await processStore.find(door._id)).state, 'open', 'not yet due');
    clock.setOffset(61_000);
    await assert.rejects(doors.advance(door._id, 'close', owner), { code: 'step_closed' });
    await doors.tick();
    assert.equal((await processStore.find(door._id)).state, 'gone');
  });

  it('publishes every step in order, again after a failure, and on the next server after a crash', async () => {
    const handled: string[] = [];
    let fails = 1;
    doors.on('*', 'ear', async (_doc, row) => {
      if (row.step === 'knock' && fails > 0) {
        fails -= 1;
        throw new Error('not now');
      }
      handled.push(`${row.n} ${row.step}`);
    });
    const door = await build();
    await doors.advance(door._id, 'knock', guest);
    assert.deepEqual(handled, ['1 build']);
    const waiting = await processStore.find(door._id);
    assert.deepEqual([waiting.publishedUpTo, waiting.publishTries], [1, 1]);
    clock.setOffset(10_000);
    await doors.tick();
    assert.deepEqual(handled, ['1 build', '2 knock']);
    assert.equal((await processStore.find(door._id)).publishAt, null);
  });
  it('goes on publishing what a handler itself has moved', async () => {
    const handled: string[] = [];
    doors.on('open', 'closer', async (door) => {
      await doors.advance(door._id, 'close', { kind: 'system' }, { key: 'closer' });
    });
    doors.on('*', 'ear', async (_doc, row) => void handled.push(row.step));
    const door = await build();
    const after = await doors.advance(door._id, 'open', owner);
    assert.equal(after.state, 'shut');
    assert.deepEqual(handled, ['build', 'open', 'close']);
    assert.equal(after.publishedUpTo, after.n);
  });
});
