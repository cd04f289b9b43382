import { minute } from '../../src/kernel/clock.ts';
import { bindWechatOf, givenEarned, givenTaken } from '../support/earned.ts';
import { eventually } from '../support/eventually.ts';
import { drawn, upload } from '../support/pictures.ts';
import { ownGrid, someone } from './actors.ts';
import type { Fixture, World } from './fixtures.ts';

/** One of a dispute that nothing has yet: its owner alone sees it. */
export async function picture(world: World): Promise<Fixture> {
  const owner = await someone(world.app, '居民');
  return { id: (await upload(world.app, owner, await drawn(), 'dispute')).id, owner };
}
let blocks = 0;
export async function block(world: World): Promise<Fixture> {
  // far ahead, where nobody books
  const startAt =
    world.app.application.clock.now().getTime() + 40 * 24 * 60 * minute + blocks++ * 60 * minute;
  const body = {
    startAt: new Date(startAt).toISOString(),
    endAt: new Date(startAt + 30 * minute).toISOString(),
  };
  return { id: (await world.app.as(world.barber).addBlock({ body })).id, owner: world.barber };
}

/** What the own grid says itself of one setting. */
export async function setting({ app, approver }: World): Promise<Fixture> {
  const { settings } = app.application.features;
  const key = 'papers.validMonths';
  const by = { byId: approver._id, as: 'staff', asGrid: ownGrid, reason: '试行' };
  await settings.change(ownGrid, key, 6, settings.versionOf(ownGrid), by);
  return { id: key };
}

/** The barber can withdraw something. */
export async function earnings(world: World): Promise<Fixture> {
  const { app, barber } = world;
  await givenTaken(app, world);
  await givenEarned(app, world, 100);
  await bindWechatOf(app, barber);
  return { id: barber._id, owner: barber };
}
/** What the barber earned, on its way to their WeChat: they can confirm it, or take it back. */
export async function transfer(world: World): Promise<Fixture> {
  const { app, barber } = world;
  await earnings(world);
  const { id } = await app.as(barber).withdraw({ body: { amountFen: 100 } });
  return { id, owner: barber };
}

/** One that has come back. */
export async function transferOver(world: World): Promise<Fixture> {
  const fixture = await transfer(world);
  const barber = world.app.as(world.barber);
  await barber.cancelTransfer(fixture.id);
  await eventually(async () => (await barber.getMyTransfer(fixture.id)).state === 'cancelled');
  await world.app.settle();
  return fixture;
}
