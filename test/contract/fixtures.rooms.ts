import { minute } from '../../src/kernel/clock.ts';
import { givenRoom, givenRoomOrder, passToDate } from '../support/given.rooms.ts';
import type { Fixture, World } from './fixtures.ts';

/** A booked room, so long after its start: moves business time on where that has not come. */
async function bookedRoom(world: World, afterStart: number): Promise<Fixture> {
  const listing = await givenRoom(world.app, world);
  const { id, startAt } = await givenRoomOrder(world.app, world, 'booked', { listing });
  await passToDate(world.app, startAt, afterStart);
  return { id, owner: world.resident, party: world.barber };
}

async function cancelled(world: World): Promise<Fixture> {
  const { id } = await givenRoomOrder(world.app, world, 'booked');
  await world.app.as(world.resident).cancelOrder({ params: { id }, body: {} });
  return { id, owner: world.resident, party: world.barber };
}

export const roomMakers = {
  'room to come to': (world: World) => bookedRoom(world, -10 * minute),
  'room not open': (world: World) => bookedRoom(world, 16 * minute),
  'room cancelled': cancelled,
};
