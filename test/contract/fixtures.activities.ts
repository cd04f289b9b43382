import { minute } from '../../src/kernel/clock.ts';
import { givenActivity, givenSeats, givenSession } from '../support/given.activities.ts';
import type { Fixture, World } from './fixtures.ts';

async function liveActivity(world: World): Promise<Fixture> {
  return { id: await givenActivity(world.app, world), owner: world.barber, party: world.resident };
}
async function openSession(world: World): Promise<Fixture & { listing: string }> {
  const listing = await givenActivity(world.app, world);
  const { id } = await givenSession(world.app, world, listing);
  return { id, listing, owner: world.barber, party: world.resident };
}
async function booked(world: World): Promise<Fixture> {
  const { id: session, listing } = await openSession(world);
  const { id } = await givenSeats(world.app, world, { listing, session, seats: 2 });
  return { id, owner: world.resident, party: world.barber };
}
/** Twenty minutes before its start: moves business time on. */
async function passTo(world: World, startAt: string): Promise<void> {
  const { clock } = world.app.application;
  await world.app.pass(Date.parse(startAt) - clock.now().getTime() - 20 * minute);
}
async function aboutToBegin(world: World): Promise<Fixture> {
  const fixture = await booked(world);
  await passTo(world, (await world.app.as(world.resident).getOrder(fixture.id)).startAt);
  return fixture;
}
async function sessionAboutToBegin(world: World): Promise<Fixture> {
  const { listing: _listing, ...fixture } = await openSession(world);
  await passTo(world, (await world.app.application.features.sessions.find(fixture.id)).startAt.toISOString());
  return fixture;
}
async function cancelled(world: World): Promise<Fixture> {
  const fixture = await booked(world);
  await world.app.as(world.resident).cancelOrder({ params: { id: fixture.id }, body: {} });
  return fixture;
}
async function sessionCancelled(world: World): Promise<Fixture> {
  const { listing: _listing, ...fixture } = await openSession(world);
  await world.app.as(world.barber).cancelSession({ params: { id: fixture.id }, body: { reason: '下雨' } });
  return fixture;
}

/** A session without a seat left; whoever comes now can wait. */
async function soldOut(world: World): Promise<Fixture> {
  const listing = await givenActivity(world.app, world, { seats: 1, mostPerPerson: 1 });
  const { id: session } = await givenSession(world.app, world, listing);
  await givenSeats(world.app, world, { listing, session, by: world.neighbour });
  return { id: session, owner: world.barber, party: world.resident };
}
async function waiting(world: World): Promise<Fixture> {
  const { id: session } = await soldOut(world);
  const body = { subject: { kind: 'session' as const, id: session }, place: world.place, units: 1 };
  const { id } = await world.app.as(world.resident).joinQueue({ body });
  return { id, owner: world.resident };
}
async function entryLeft(world: World): Promise<Fixture> {
  const fixture = await waiting(world);
  await world.app.as(world.resident).leaveQueue(fixture.id);
  return fixture;
}

export const activityMakers = {
  'activity live': liveActivity,
  'activity booked': booked,
  'activity about to begin': aboutToBegin,
  'activity cancelled': cancelled,
  'session open': async (world: World): Promise<Fixture> => {
    const { listing: _listing, ...fixture } = await openSession(world);
    return fixture;
  },
  'session about to begin': sessionAboutToBegin,
  'session cancelled': sessionCancelled,
  'session sold out': soldOut,
  'queue entry': waiting,
  'queue entry left': entryLeft,
};
