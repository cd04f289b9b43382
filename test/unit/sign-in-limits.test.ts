import assert from 'node:assert/strict';
import { mayReachPhone, maySendCode } from '../../src/features/people/person.ts';
import { SignInLimits } from '../../src/features/people/sign-in.limits.ts';
import { isAppError } from '../../src/kernel/errors.ts';

const now = new Date('2026-11-27T02:00:00Z');
const ago = (...seconds: number[]) => seconds.map((each) => new Date(now.getTime() - each * 1000));
const every = (count: number, seconds: number) =>
  ago(...Array.from({ length: count }, (_, at) => (at + 1) * seconds));

describe('codes to a phone', () => {
  it('are one a minute, five an hour and ten a day from one device', () => {
    assert.deepEqual(
      [59.999, 60].map((seconds) => maySendCode(ago(seconds), now)),
      [false, true],
    );
    assert.deepEqual(
      [4, 5].map((count) => maySendCode(every(count, 600), now)),
      [true, false],
    );
    assert.deepEqual(
      [9, 10].map((count) => maySendCode(every(count, 2 * 3600), now)),
      [true, false],
    );
  });

  it('that all ask for pause longer and longer, and are never refused for the day', () => {
    const reaches = (count: number, seconds: number) =>
      mayReachPhone([...ago(seconds), ...every(count - 1, 3600).slice(0, count - 1)], now);
    assert.deepEqual(
      [59, 61].map((seconds) => reaches(1, seconds)),
      [false, true],
    );
    assert.deepEqual(
      [299, 301].map((seconds) => reaches(5, seconds)),
      [false, true],
    );
    assert.deepEqual(
      [899, 901].map((seconds) => reaches(10, seconds)),
      [false, true],
    );
    assert.equal(reaches(20, 901), true);
  });
});

describe('passwords that are tried', () => {
  /** Limits over budgets in memory. */
  const limitsOf = (passwords = 1000) => {
    const counts = new Map<string, number>();
    const add = (id: string, by: number) => {
      counts.set(id, (counts.get(id) ?? 0) + by);
      return counts.get(id) ?? 0;
    };
    const budgets = {
      spend: async (id: string) => add(id, 1),
      giveBack: async (id: string) => void add(id, -1),
      forgetBudgets: async (beginning: string) => {
        for (const id of counts.keys()) if (id.startsWith(beginning)) counts.delete(id);
      },
    };
    const most = { codesPerAddress: async () => 5, passwordsPerAddress: async () => passwords };
    return { limits: new SignInLimits(budgets, most), counts };
  };
  const from = (ip: string, device?: string) => ({ ip, device });
  const isRefused = async (work: Promise<unknown>) =>
    work.then(
      () => false,
      (thrown) => isAppError(thrown, 'too_many'),
    );

  it('are ten of one login from one place, and one address sends so many in all', async () => {
    const { limits } = limitsOf(12);
    const tried: boolean[] = [];
    for (let tries = 0; tries < 11; tries += 1)
      tried.push(await isRefused(limits.password('chen', from('1.1.1.1'), false, now)));
    assert.deepEqual(tried, [...Array.from({ length: 10 }, () => false), true]);
    const others: boolean[] = [];
    for (const login of ['a', 'b', 'c'])
      others.push(await isRefused(limits.password(login, from('1.1.1.1'), false, now)));
    assert.deepEqual(others, [false, false, true]);
  });

  it('of a login that many places try are slowed there, and nowhere else', async () => {
    const { limits } = limitsOf();
    for (let place = 0; place < 30; place += 1)
      await limits.password('chen', from(`1.1.1.${place}`), false, now);
    assert.equal(
      await isRefused(limits.password('chen', from('2.1.1.1'), false, now)),
      false,
      'the turn of this moment',
    );
    assert.equal(await isRefused(limits.password('chen', from('2.1.1.2'), false, now)), true);
    const later = new Date(now.getTime() + 20_000);
    assert.equal(await isRefused(limits.password('chen', from('2.1.1.2'), false, later)), false);
    assert.equal(await isRefused(limits.password('chen', from('2.1.1.3', 'known'), true, now)), false);
    assert.equal(await isRefused(limits.password('liu', from('2.1.1.3'), false, now)), false);
  });

  it('count for a device that is known by itself, whatever else its address does', async () => {
    const { limits } = limitsOf();
    for (let tries = 0; tries < 10; tries += 1) await limits.password('chen', from('1.1.1.1'), false, now);
    assert.equal(await isRefused(limits.password('chen', from('1.1.1.1', 'mine'), true, now)), false);
  });

  it('are taken back whole where they were right, and begin anew where staff say so', async () => {
    const { limits, counts } = limitsOf();
    const takeBack = await limits.password('chen', from('1.1.1.1'), false, now);
    await takeBack();
    assert.deepEqual(new Set(counts.values()), new Set([0]));
    for (let tries = 0; tries < 10; tries += 1) await limits.password('chen', from('1.1.1.1'), false, now);
    assert.equal(await isRefused(limits.password('chen', from('1.1.1.1'), false, now)), true);
    await limits.forget({ _id: 'per_chen', phone: '13800000000', login: 'chen' });
    assert.equal(await isRefused(limits.password('chen', from('1.1.1.1'), false, now)), false);
  });
});
