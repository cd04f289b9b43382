import { givenLoan, givenTool, type LoanReached, passUntilDay } from '../support/given.loans.ts';
import type { Fixture, World } from './fixtures.ts';

async function liveTool(world: World): Promise<Fixture> {
  return { id: await givenTool(world.app, world), owner: world.barber, party: world.resident };
}
async function unit(world: World): Promise<Fixture> {
  const { id, ...people } = await liveTool(world);
  const { units } = await world.app.as(world.barber).listUnits(id);
  return { ...people, id: units[0]?.id ?? '' };
}
let serial = 0;

/** Each by somebody of their own: who has not brought something back borrows nothing else. */
async function loan(world: World, state: LoanReached): Promise<Fixture> {
  serial += 1;
  const phone = `1350000${String(serial).padStart(4, '0')}`;
  const owner = await world.app.application.features.people.ensureByPhone(phone, '居民');
  const { id, startAt } = await givenLoan(world.app, world, state, { resident: owner });
  if (state === 'ready') await passUntilDay(world.app, startAt);
  return { id, owner, party: world.barber };
}
async function cancelled(world: World): Promise<Fixture> {
  const fixture = await loan(world, 'ready');
  await world.app.as(fixture.owner ?? world.resident).cancelOrder({ params: { id: fixture.id }, body: {} });
  return fixture;
}

export const loanMakers = {
  'loan live': liveTool,
  'loan unit': unit,
  'loan ready': (world: World) => loan(world, 'ready'),
  'loan borrowed': (world: World) => loan(world, 'borrowed'),
  'loan assessed': (world: World) => loan(world, 'assessed'),
  'loan lost': (world: World) => loan(world, 'lost'),
  'loan cancelled': cancelled,
};
