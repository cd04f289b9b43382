import assert from 'node:assert/strict';
import { demoGround } from '../../seeds/ground/index.ts';
import type { TestApp } from '../support/app.ts';
import { community, micro } from '../support/given.ts';
import { playBarberStory } from './barber.story.ts';

/** Collections that stay small whatever the city: a scan of them is the plan. */
const small = ['ground', 'settings', 'leases'];

interface Profiled {
  op: string;
  ns: string;
  planSummary?: string;
  command?: Record<string, unknown>;
}

/** Every look-up of the story that read a collection from end to end. */
async function scans({ connection }: TestApp): Promise<string[]> {
  const profiled = await connection
    .collection<Profiled>('system.profile')
    .find({ planSummary: 'COLLSCAN' })
    .toArray();
  const found = profiled
    .filter(({ ns }) => !small.some((name) => ns.endsWith(`.${name}`)))
    .map(
      ({ ns, op, command }) =>
        `${op} ${ns.split('.').at(-1)} ${JSON.stringify(command?.['filter'] ?? command?.['q'])}`,
    );
  return [...new Set(found)];
}

// Only the real server says how it reads.
if (process.env.MONGODB_URI) {
  describe('the story as MongoDB plans it', () => {
    playBarberStory(() => ({
      ground: demoGround(),
      community,
      home: micro(3),
      place: micro(2),
      across: micro(14),
      elsewhere: micro(9),
      async begin({ connection }) {
        // large enough that nothing of the story is pushed out
        await connection.createCollection('system.profile', { capped: true, size: 64 * 1024 * 1024 });
        await connection.db?.command({ profile: 2 });
      },
      async end(app) {
        await app.settle();
        await app.connection.db?.command({ profile: 0 });
        const all = await app.connection.collection('system.profile').countDocuments({});
        assert.ok(all > 100, `the server has profiled only ${all} operations`);
        assert.deepEqual(await scans(app), [], 'look-ups without an index');
      },
    }));
  });
} else {
  console.log('Which look-ups use an index was not asked: only a real MongoDB (MONGODB_URI) says its plans.');
}
