import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { Quotas } from '../../src/features/quotas/index.ts';
import { QuotaStore } from '../../src/features/quotas/quota.store.ts';
import { day, makeClock } from '../../src/kernel/clock.ts';
import { connect } from '../calendars/calendar.given.ts';
import { plainSettings } from '../support/settings.ts';

const most = plainSettings.of('1')['orders.perProviderWeek'];

/** The wrong way to count, kept to show that the race bites: what was read is written without the condition. */
class ReadThenWrite extends QuotaStore {
  override async hold(...[id, held, room]: Parameters<QuotaStore['hold']>): Promise<boolean> {
    const standing = (await this.seek(id))?.held ?? [];
    if (standing.length >= room) return false;
    const change = { $push: { held }, $max: { expiresAt: held.until } };
    await this.model.updateOne({ _id: id }, change, { upsert: true });
    return true;
  }
}

describe('a quota', () => {
  let connection: mongoose.Connection;
  const clock = makeClock();
  before(async () => {
    connection = await connect();
  });
  after(async () => {
    await connection.dropDatabase();
    await connection.close();
  });
  const quotasOn = (store: QuotaStore) => new Quotas(store, { clock, settings: plainSettings });
  const right = () => quotasOn(new QuotaStore(connection));
  const use = (whose: string, id: string | number) =>
    ({ key: 'orders.perProviderWeek', of: [whose, 'artisan', 'art'], id: String(id) }) as const;

  /** How many of 64 at once get through. */
  async function through(quotas: Quotas, whose: string): Promise<number> {
    const asked = Array.from({ length: 64 }, (_, id) => quotas.take(use(whose, id), '1'));
    const answers = await Promise.allSettled(asked);
    for (const answer of answers)
      if (answer.status === 'rejected') assert.equal(answer.reason.code, 'limit_reached');
    return answers.filter(({ status }) => status === 'fulfilled').length;
  }

  it('lets exactly so many through, however many come at once', async () => {
    for (let round = 0; round < 10; round += 1) assert.equal(await through(right(), `r${round}`), most);
  });

  it('goes red where what was read is written without the condition', async () => {
    const rounds: number[] = [];
    for (let round = 0; round < 10; round += 1)
      rounds.push(await through(quotasOn(new ReadThenWrite(connection)), `w${round}`).catch(() => 0));
    assert.ok(
      rounds.some((count) => count > most),
      `${rounds}`,
    );
  });

  it('counts the same once, forgets what is freed, and what is over', async () => {
    const quotas = right();
    // again while there is room, and again where there is none
    for (let id = 0; id < most; id += 1) for (const _time of [1, 2]) await quotas.take(use('one', id), '1');
    await quotas.take(use('one', 0), '1');
    await assert.rejects(quotas.take(use('one', most), '1'), { code: 'limit_reached' });
    await quotas.free(use('one', 2));
    await quotas.free(use('one', 2));
    await quotas.take(use('one', most), '1');
    await assert.rejects(quotas.take(use('one', most + 1), '1'), { code: 'limit_reached' });
    await quotas.take(use('another', 1), '1');
    clock.setOffset(clock.offsetMs() + 7 * day);
    await quotas.take(use('one', most + 1), '1');
  });
});
