import { minute } from '../../src/kernel/clock.ts';
import { type GoodReached, givenGood, givenGoodOrder } from '../support/given.goods.ts';
import type { Fixture, World } from './fixtures.ts';

async function liveGood(world: World): Promise<Fixture> {
  return { id: await givenGood(world.app, world), owner: world.barber, party: world.resident };
}
async function goodOrder(world: World, state: GoodReached): Promise<Fixture> {
  const { id } = await givenGoodOrder(world.app, world, state);
  return { id, owner: world.resident, party: world.barber };
}

/** Packed, and its window is about to end: moves business time on. */
async function notHandedOver(world: World): Promise<Fixture> {
  const fixture = await goodOrder(world, 'packed');
  const { endAt } = await world.app.as(world.resident).getOrder(fixture.id);
  const { clock } = world.app.application;
  await world.app.pass(Date.parse(endAt) - clock.now().getTime() - 10 * minute);
  return fixture;
}

async function cancelled(world: World): Promise<Fixture> {
  const fixture = await goodOrder(world, 'placed');
  await world.app.as(world.resident).cancelOrder({ params: { id: fixture.id }, body: {} });
  return fixture;
}

export const goodMakers = {
  'good live': liveGood,
  'good placed': (world: World) => goodOrder(world, 'placed'),
  'good packed': (world: World) => goodOrder(world, 'packed'),
  'good handed over': (world: World) => goodOrder(world, 'handed_over'),
  'good returning': (world: World) => goodOrder(world, 'returning'),
  'good not handed over': notHandedOver,
  'good cancelled': cancelled,
};
