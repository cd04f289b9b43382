import assert from 'node:assert/strict';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { givenActivity, givenSeats, givenSession, sessionTime } from '../support/given.activities.ts';
import { givenLoan, passUntilDay } from '../support/given.loans.ts';
import { givenPickup } from '../support/given.pickups.ts';
import { reason, stageOrders } from './order.stage.ts';

/** What few people ever meet: calendars and lines that are full, a code that is locked, a provider who was stopped. */
describe('what is answered where something is used up', function () {
  this.timeout(60_000);
  const { stage, as, resident, barber } = stageOrders();
  const collection = <D extends { _id: string }>(name: string) => stage.app.connection.collection<D>(name);
  const artisanId = async () => (await barber().getMyArtisan()).id;

  it('sessions of a host whose calendar is full, or is not there', async () => {
    const listing = await givenActivity(stage.app, stage.near);
    const session = await givenSession(stage.app, stage.near, listing);
    const calendars = collection<{ _id: string; busy: object[] }>('calendars');
    const _id = `artisan:${await artisanId()}`;
    const standing = await calendars.findOne({ _id });
    assert.ok(standing);
    const far = Date.now() + 400 * day;
    const busy = Array.from({ length: 2000 }, (_, index) => ({
      ...{ id: `blk_${index}`, kind: 'block', place: null, note: null },
      startAt: new Date(far + index * hour),
      endAt: new Date(far + index * hour + minute),
    }));
    const startAt = sessionTime(stage.app);
    const opening = { params: { id: listing }, body: { startAt } };
    const moving = { params: { id: session.id }, body: { startAt, ...reason } };
    await calendars.updateOne({ _id }, { $set: { busy } });
    assert.equal((await barber().refused.openSessions(opening)).code, 'calendar_full');
    assert.equal((await barber().refused.moveSession(moving)).code, 'calendar_full');
    await calendars.deleteOne({ _id });
    assert.equal((await barber().refused.openSessions(opening)).code, 'calendar_missing');
    assert.equal((await barber().refused.moveSession(moving)).code, 'calendar_missing');
    await calendars.insertOne(standing);
    assert.equal((await barber().moveSession(moving)).startAt, startAt);
  });

  it('a line in which too many wait, or that ends while one joins it', async () => {
    const listing = await givenActivity(stage.app, stage.near, { seats: 1, mostPerPerson: 1 });
    const { id } = await givenSession(stage.app, stage.near, listing);
    await givenSeats(stage.app, stage.near, { listing, session: id, seats: 1 });
    const neighbour = as(stage.near.neighbour);
    const joining = {
      body: { subject: { kind: 'session' as const, id }, place: stage.near.place, units: 1 },
    };
    const sessions = collection<{ _id: string; line: object[] }>('listing_sessions');
    const line = Array.from({ length: 500 }, (_, at) => ({
      id: `que_${at}`,
      personId: `per_${at}`,
      seats: 1,
    }));
    await sessions.updateOne({ _id: id }, { $set: { line } });
    assert.equal((await neighbour.refused.joinQueue(joining)).code, 'queue_full');
    await sessions.updateOne({ _id: id }, { $set: { line: [] } });
    const model = stage.app.connection.models['listing_sessions'];
    assert.ok(model);
    const own = model.updateOne.bind(model) as (...args: unknown[]) => unknown;
    // somebody else was first, and the condition of the write holds no more
    const rival = (filter: object, ...rest: unknown[]) =>
      own('line.personId' in filter ? { ...filter, _id: 'ses_none' } : filter, ...rest);
    Object.assign(model, { updateOne: rival });
    assert.equal((await neighbour.refused.joinQueue(joining)).code, 'conflict');
    Object.assign(model, { updateOne: own });
    assert.equal((await neighbour.joinQueue(joining)).state, 'waiting');
  });

  it('the code of a loan, after the fifth wrong try', async () => {
    const { id, startAt } = await givenLoan(stage.app, stage.near, 'ready');
    await passUntilDay(stage.app, startAt);
    const { checkInCode } = await resident().getOrder(id);
    const wrong = { params: { id }, body: { code: checkInCode === '000000' ? '000001' : '000000' } };
    for (let tries = 0; tries < 4; tries += 1)
      assert.equal((await barber().refused.handOutLoan(wrong)).code, 'check_in_code_wrong');
    assert.equal((await barber().refused.handOutLoan(wrong)).code, 'check_in_code_locked');
  });

  it('a pick-up that somebody takes on who was stopped in that moment', async () => {
    const { id } = await givenPickup(stage.app, stage.near, 'requested');
    const artisans = collection<{ _id: string; state: string }>('artisans');
    const _id = await artisanId();
    const put = (state: string) => artisans.updateOne({ _id }, { $set: { state } });
    await put('suspended');
    assert.equal((await barber().refused.assignPickup(id)).code, 'provider_stopped');
    await put('active');
    assert.equal((await barber().assignPickup(id)).state, 'assigned');
  });
});
