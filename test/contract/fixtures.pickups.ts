import { minute } from '../../src/kernel/clock.ts';
import { givenCollector, givenPickup, type PickupReached } from '../support/given.pickups.ts';
import type { Fixture, World } from './fixtures.ts';

async function collecting(world: World): Promise<Fixture> {
  return { id: await givenCollector(world.app, world), owner: world.barber, party: world.resident };
}
async function pickup(world: World, state: PickupReached): Promise<Fixture> {
  const { id } = await givenPickup(world.app, world, state);
  return { id, owner: world.resident, party: world.barber };
}

/** Assigned, and its window is under way or over: moves business time on. */
async function missed(world: World, from: 'startAt' | 'endAt'): Promise<Fixture> {
  const fixture = await pickup(world, 'assigned');
  const at = (await world.app.as(world.resident).getOrder(fixture.id))[from];
  const { clock } = world.app.application;
  await world.app.pass(Date.parse(at) - clock.now().getTime() + 20 * minute);
  return fixture;
}

async function cancelled(world: World): Promise<Fixture> {
  const fixture = await pickup(world, 'requested');
  await world.app.as(world.resident).cancelOrder({ params: { id: fixture.id }, body: {} });
  return fixture;
}

export const pickupMakers = {
  'pickup live': collecting,
  'pickup requested': (world: World) => pickup(world, 'requested'),
  'pickup assigned': (world: World) => pickup(world, 'assigned'),
  'pickup arrived': (world: World) => pickup(world, 'arrived'),
  'pickup weighed': (world: World) => pickup(world, 'weighed'),
  'pickup agreed': (world: World) => pickup(world, 'agreed'),
  'pickup handed': (world: World) => pickup(world, 'handed'),
  'pickup disputed': (world: World) => pickup(world, 'disputed'),
  'pickup under way': (world: World) => missed(world, 'startAt'),
  'pickup over': (world: World) => missed(world, 'endAt'),
  'pickup cancelled': cancelled,
};
