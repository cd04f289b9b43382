import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { PasswordQueue } from '../../src/features/people/password.queue.ts';
import { isAppError } from '../../src/kernel/errors.ts';

describe('passwords', () => {
  /** A queue whose work is counted: how many ran at once, at most. */
  const counted = () => {
    let now = 0;
    const seen = { most: 0, rests: 0 };
    const work = async <T>(result: T): Promise<T> => {
      now += 1;
      seen.most = Math.max(seen.most, now);
      await sleep(1);
      now -= 1;
      if (result === 'broken') throw new Error('broken');
      return result;
    };
    const hasher = {
      hash: (password: string) => work(password),
      verify: (hashed: string, password: string) => work(hashed === password),
    };
    const queue = new PasswordQueue(
      async () => hasher,
      async (ms) => {
        if (ms > 0 && now === 0) seen.rests += 1;
      },
    );
    return { queue, seen };
  };
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (thrown) => (isAppError(thrown, 'too_many') ? 'too_many' : 'broken'),
    );

  it('are hashed one at a time, in a short line, of which one address fills half', async () => {
    const { queue, seen } = counted();
    const from = (address: string) =>
      Array.from({ length: 6 }, () => outcome(queue.verify('x', 'y', address)));
    const all = await Promise.all([...from('a'), ...from('b'), ...from('c')]);
    assert.equal(seen.most, 1);
    const done = ['done', 'done', 'done', 'done', 'too_many', 'too_many'];
    assert.deepEqual(all, [...done, ...done, ...Array.from({ length: 6 }, () => 'too_many')]);
    assert.equal(await outcome(queue.verify('x', 'y', 'c')), 'done');
  });
  it('leave the machine alone after each hash, failed or not', async () => {
    const { queue, seen } = counted();
    await Promise.all(['a', 'broken', 'b'].map((each) => outcome(queue.hash(each, 'a'))));
    await outcome(queue.hash('c', 'a'));
    await sleep(1);
    assert.equal(seen.rests, 4);
  });
  it('have a place in the line or are refused before anything is done for them', async () => {
    const { queue } = counted();
    const four = Array.from({ length: 4 }, () => queue.verify('x', 'y', 'a'));
    assert.throws(() => queue.requirePlace('a'));
    queue.requirePlace('b');
    await Promise.all(four);
    queue.requirePlace('a');
  });
  it('go on after one that failed', async () => {
    const { queue } = counted();
    const all = await Promise.all(['broken', 'fine'].map((each) => outcome(queue.hash(each, 'a'))));
    assert.deepEqual(all, ['broken', 'done']);
  });
  it('are wrong where there is none to compare with', async () => {
    const { queue } = counted();
    assert.equal(await queue.verify(undefined, 'y', 'a'), false);
    assert.equal(await queue.verify('y', 'y', 'a'), true);
    // whatever the hash says that stands in for one
    const lucky = { hash: async () => 'blank', verify: async () => true };
    assert.equal(await new PasswordQueue(async () => lucky).verify(undefined, 'y', 'a'), false);
  });
});
