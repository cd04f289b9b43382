import assert from 'node:assert/strict';
import { chinaDate, day, hour, after as later, minute } from '../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../support/app.ts';
import {
  bookingOf,
  freeStarts,
  givenBooked,
  givenNeighbourhood,
  givenOrder,
  micro,
  type Neighbourhood,
} from '../support/given.ts';
import { assertUnchanged } from '../support/trace.ts';
import { at } from './calendar.given.ts';

const nine = { fromMinute: 540, toMinute: 720 };
const closed = Array.from({ length: 7 }, () => []);
const mornings = Array.from({ length: 7 }, () => [nine]);

describe("an artisan's calendar through the API", () => {
  let app: TestApp;
  let near: Neighbourhood;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  const barber = () => app.as(near.barber);
  const dateIn = (days: number) => chinaDate(later(app.application.clock.now(), days * day));
  const startsOn = async (date: string) =>
    (await freeStarts(app, near.haircut, near.place, 14)).filter(
      (start) => chinaDate(new Date(start)) === date,
    );
  async function unchanged(refusals: () => Promise<void>): Promise<void> {
    await assertUnchanged(app, refusals);
  }
  async function setHours(hours: { fromMinute: number; toMinute: number }[][]) {
    const { headers } = await barber().raw.getMyCalendar();
    return barber().setHours({ headers: { 'If-Match': headers['etag'] ?? '' }, body: { hours } });
  }

  it('is nobody else’s, and for who is no artisan there is none', async () => {
    const nobodys = app.as(near.resident).refused;
    const ids = { params: { id: 'blk_none' } };
    const date = { params: { date: dateIn(3) } };
    const span = { startAt: at(dateIn(3), 600).toISOString(), endAt: at(dateIn(3), 660).toISOString() };
    await unchanged(async () => {
      const refusals = [
        nobodys.getMyCalendar(),
        nobodys.setHours({ headers: { 'If-Match': '"1"' }, body: { hours: mornings } }),
        nobodys.setException({ ...date, body: { spans: [] } }),
        nobodys.removeException(date),
        nobodys.addBlock({ body: span }),
        nobodys.removeBlock(ids),
      ];
      for (const refusal of refusals) assert.equal((await refusal).code, 'calendar_missing');
      assert.equal((await app.as(null).refused.getMyCalendar()).code, 'unauthenticated');
    });
  });

  it('takes hours from the version that was read, sorted and joined', async () => {
    const { headers, body } = await barber().raw.getMyCalendar();
    assert.equal(headers['etag'], `"${body.version}"`);
    const version = { 'If-Match': headers['etag'] ?? '' };
    const split = [
      { fromMinute: 600, toMinute: 720 },
      { fromMinute: 540, toMinute: 600 },
    ];
    await unchanged(async () => {
      const without = { body: { hours: mornings } };
      assert.equal((await barber().refused.setHours(without)).code, 'version_required');
      const overlapping = [[nine, { fromMinute: 600, toMinute: 660 }], ...mornings.slice(1)];
      const wrong = { headers: version, body: { hours: overlapping } };
      assert.equal((await barber().refused.setHours(wrong)).code, 'hours_wrong');
      const odd = { headers: version, body: { hours: [[{ fromMinute: 541, toMinute: 720 }]] } };
      assert.equal((await barber().refused.setHours(odd)).code, 'invalid');
    });
    const set = await barber().setHours({ headers: version, body: { hours: [split, ...mornings.slice(1)] } });
    assert.deepEqual(set.hours[0], [nine]);
    assert.equal(set.version, body.version + 1);
    const stale = { headers: version, body: { hours: closed } };
    assert.equal((await barber().refused.setHours(stale)).code, 'stale_version');
  });

  it('offers starts every quarter, none too soon, none beyond the hours, and only where it is seen', async () => {
    await setHours(mornings);
    const now = app.application.clock.now().getTime();
    const starts = (await freeStarts(app, near.haircut, near.place, 14)).map((text) => new Date(text));
    assert.ok(starts.length > 0);
    for (const start of starts) {
      assert.equal(start.getTime() % (15 * minute), 0);
      assert.ok(start.getTime() >= now + 2 * hour && start.getTime() <= Date.now() + 14 * day);
      const date = chinaDate(start);
      assert.ok(start >= at(date, 540) && start <= at(date, 720 - 45), start.toISOString());
    }
    assert.deepEqual((await startsOn(dateIn(3))).length, (720 - 45 - 540) / 15 + 1);
    const across = { params: { id: near.haircut }, query: { place: micro(14) } };
    assert.equal((await app.as(null).refused.listSlots(across)).code, 'out_of_reach');
    const unknown = { params: { id: 'lst_none' }, query: { place: near.place } };
    assert.equal((await app.as(null).refused.listSlots(unknown)).code, 'out_of_reach');
  });

  it('closes a date, opens it longer, and forgets about it again', async () => {
    const date = dateIn(4);
    const params = { date };
    await barber().setException({ params, body: { spans: [] } });
    assert.deepEqual(await startsOn(date), []);
    const evening = [{ fromMinute: 1200, toMinute: 1260 }];
    await barber().setException({ params, body: { spans: evening } });
    assert.deepEqual(
      await startsOn(date),
      [1200, 1215].map((each) => at(date, each).toISOString()),
    );
    await unchanged(async () => {
      const backwards = { params, body: { spans: [{ fromMinute: 720, toMinute: 540 }] } };
      assert.equal((await barber().refused.setException(backwards)).code, 'hours_wrong');
      const noDate = { params: { date: '2027-02-31' }, body: { spans: [] } };
      assert.equal((await barber().refused.setException(noDate)).code, 'invalid');
    });
    const removed = await barber().removeException({ params });
    assert.deepEqual(removed.exceptions, []);
    assert.equal((await startsOn(date)).length, 10);
  });

  it('keeps at most a year of exceptions', async () => {
    const exceptions = Array.from({ length: 366 }, (_, index) => ({ date: dateIn(30 + index), spans: [] }));
    const calendars = app.connection.collection<{ _id: string }>('calendars');
    const { id } = await barber().getMyArtisan();
    await calendars.updateOne({ _id: `artisan:${id}` }, { $set: { exceptions } });
    const one = { params: { date: dateIn(5) }, body: { spans: [] } };
    assert.equal((await barber().refused.setException(one)).code, 'exception_limit');
    await calendars.updateOne({ _id: `artisan:${id}` }, { $set: { exceptions: [] } });
  });

  it('keeps a time for oneself, where nothing else is', async () => {
    const date = dateIn(6);
    const span = { startAt: at(date, 540).toISOString(), endAt: at(date, 660).toISOString() };
    const headers = { 'Idempotency-Key': 'block-for-the-dentist' };
    const block = await barber().addBlock({ headers, body: { ...span, note: '看牙' } });
    assert.equal((await barber().addBlock({ headers, body: { ...span, note: '看牙' } })).id, block.id);
    assert.equal(block.kind, 'block');
    assert.deepEqual(
      await startsOn(date),
      [660, 675].map((each) => at(date, each).toISOString()),
    );
    const week = await barber().getMyCalendar({ query: { from: date, days: 1 } });
    assert.deepEqual(
      week.busy.map(({ id, note }) => [id, note]),
      [[block.id, '看牙']],
    );
    await unchanged(async () => {
      assert.equal((await barber().refused.addBlock({ body: span })).code, 'slot_taken');
      const backwards = { startAt: span.endAt, endAt: span.startAt };
      assert.equal((await barber().refused.addBlock({ body: backwards })).code, 'block_wrong');
      const endless = { startAt: span.startAt, endAt: at(dateIn(60), 0).toISOString() };
      assert.equal((await barber().refused.addBlock({ body: endless })).code, 'block_wrong');
      const past = { startAt: at(dateIn(-1), 600).toISOString(), endAt: at(dateIn(-1), 660).toISOString() };
      assert.equal((await barber().refused.addBlock({ body: past })).code, 'block_wrong');
    });
    await barber().removeBlock(block.id);
    assert.equal((await barber().refused.removeBlock(block.id)).code, 'not_found');
    assert.equal((await startsOn(date)).length, 10);
  });

  it('shows an order as busy time, which is no block to be removed', async () => {
    const order = await givenBooked(app, near, near.haircut);
    const week = await barber().getMyCalendar({ query: { days: 14 } });
    assert.deepEqual(
      week.busy.map(({ id, kind }) => [id, kind]),
      [[order.id, 'order']],
    );
    assert.equal((await barber().refused.removeBlock(order.id)).code, 'not_found');
    const over = { startAt: order.startAt, endAt: order.endAt };
    assert.equal((await barber().refused.addBlock({ body: over })).code, 'slot_taken');
  });

  it('is full at 2,000 entries', async () => {
    const { id } = await barber().getMyArtisan();
    const order = await givenOrder(app, near, 'requested', { nth: 5 });
    const calendars = app.connection.collection<{ _id: string; busy: unknown[] }>('calendars');
    const standing = await calendars.findOne({ _id: `artisan:${id}` });
    const far = Date.now() + 400 * day;
    const busy = Array.from({ length: 2000 }, (_, index) => ({
      ...{ id: `blk_${index}`, kind: 'block', place: null, note: null },
      startAt: new Date(far + index * hour),
      endAt: new Date(far + index * hour + minute),
    }));
    await calendars.updateOne({ _id: `artisan:${id}` }, { $set: { busy } });
    const span = { startAt: at(dateIn(6), 540).toISOString(), endAt: at(dateIn(6), 660).toISOString() };
    assert.equal((await barber().refused.addBlock({ body: span })).code, 'calendar_full');
    const startAt = at(dateIn(6), 540).toISOString();
    const booking = { body: await bookingOf(app, near.haircut, startAt, near.place) };
    assert.equal((await app.as(near.neighbour).refused.bookOrder(booking)).code, 'calendar_full');
    const moving = await app.as(near.resident).refused.proposeOrderTime(order.id, { startAt });
    assert.equal(moving.code, 'calendar_full');
    await calendars.updateOne({ _id: `artisan:${id}` }, { $set: { busy: standing?.busy ?? [] } });
  });
});
