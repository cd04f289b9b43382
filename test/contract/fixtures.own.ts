import { minute } from '../../src/kernel/clock.ts';
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
  const by = { byId: approver._id, as: 'staff', reason: '试行' };
  await settings.change(ownGrid, key, 6, settings.versionOf(ownGrid), by);
  return { id: key };
}
