import assert from 'node:assert/strict';
import { community } from '../../seeds/demo/cast.ts';
import type { SettingKey } from '../../src/features/settings/setting.keys.ts';
import { day, after as later } from '../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { givenGood, goodBookingOf } from '../support/given.goods.ts';
import { givenTool, loanBookingOf } from '../support/given.loans.ts';
import { givenCollector, morningAhead, pickupBookingOf } from '../support/given.pickups.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { assertUnchanged } from '../support/trace.ts';

const by = { byId: null, as: 'command', reason: '测试' };

/** What is not an appointment is booked as far ahead as its grid has it, too. */
describe('how many days ahead a grid lets people book', () => {
  let app: TestApp;
  let near: Neighbourhood;
  beforeEach(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  afterEach(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  const set = (key: SettingKey, value: number) => {
    const { settings } = app.application.features;
    return settings.change(community, key, value, settings.versionOf(community), by);
  };
  const shown = async (id: string) => {
    const { horizonDays, leadMinutes } = await app
      .as(null)
      .getShelfListing({ params: { id }, query: { place: near.place } });
    return { horizonDays, leadMinutes };
  };
  type Booking = Parameters<ReturnType<TestApp['as']>['bookOrder']>[0] & object;
  const isRefused = (body: Booking['body'], code: string) =>
    assertUnchanged(app, async () => {
      assert.equal((await app.as(near.resident).refused.bookOrder({ body })).code, code);
    });
  const weeksOn = (iso: string, weeks: number) => later(new Date(iso), weeks * 7 * day).toISOString();

  it('of goods', async () => {
    const id = await givenGood(app, near);
    const soon = await goodBookingOf(app, id, near.place);
    const far = { ...soon, startAt: weeksOn(soon.startAt, 2) };
    assert.deepEqual(await shown(id), { horizonDays: 7, leadMinutes: 30 });
    await isRefused(far, 'window_not_offered');
    await set('goods.horizonDays', 21);
    assert.deepEqual(await shown(id), { horizonDays: 21, leadMinutes: 30 });
    assert.equal((await app.as(near.resident).bookOrder({ body: far })).startAt, far.startAt);
    await set('goods.horizonDays', 5);
    await isRefused(far, 'window_not_offered');
  });

  it('of what is lent', async () => {
    const id = await givenTool(app, near);
    const far = await loanBookingOf(app, id, near.place, 3, 50);
    assert.equal((await shown(id)).horizonDays, 30);
    await isRefused(far, 'days_not_offered');
    await set('loans.horizonDays', 60);
    const { days } = await app.as(null).getFreeDays({ params: { id }, query: { place: near.place } });
    const first = days?.find(({ date }) => date === far.fromDate);
    assert.ok((first?.untilDate ?? '') >= far.toDate, 'the last of its days is free as well');
    await app.as(near.resident).bookOrder({ body: far });
    await set('loans.horizonDays', 2);
    await isRefused(await loanBookingOf(app, id, near.place, 2, 10), 'days_not_offered');
  });

  it('of what is collected, and for cards', async () => {
    const id = await givenCollector(app, near);
    const query = { place: near.place };
    const windows = async () => (await app.as(null).listWindows({ params: { id }, query })).items;
    const far = { ...(await pickupBookingOf(app, id, near.place)), startAt: morningAhead(app, 20) };
    assert.ok((await windows()).every(({ startAt }) => startAt < morningAhead(app, 8)));
    await isRefused(far, 'window_closed');
    await set('pickups.horizonDays', 21);
    assert.ok((await windows()).some(({ startAt }) => startAt === far.startAt));
    await app.as(near.resident).bookOrder({ body: far });
    // appointments of a day do not hide what is collected within the week
    await set('booking.horizonDays', 1);
    await set('booking.instantLeadMinutes', 2880);
    await app.settle();
    const card = await app.as(null).getShelfListing({ params: { id }, query });
    assert.equal(card.nextStartAt, (await windows())[0]?.startAt);
    assert.ok(Date.parse(card.nextStartAt ?? '') - app.application.clock.now().getTime() >= 2 * day);
  });
});
