import assert from 'node:assert/strict';
import type { RoleGrant } from '../../src/kernel/actor.ts';
import { makeSource } from '../ground/map.ts';
import { GRIDS, TOWN } from '../ground/town.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { assertUnchanged } from '../support/trace.ts';
import { community, doorstep, otherCommunity } from './market.ts';

export const reason = { reason: '测试需要' };
export const checked = { phoneConfirmed: true, visited: true };
const collections = ['artisans', 'listings', 'cards'];
let phones = 13_500_000_000;

async function people(town: TestApp): Promise<Record<string, Someone>> {
  const someone = (...roles: RoleGrant[]) => {
    phones += 1;
    return town.application.features.people.ensureByPhone(String(phones), '某人', { roles });
  };
  return {
    leader: await someone({ role: 'leader', grid: doorstep }),
    staff: await someone({ role: 'staff', grid: community }),
    colleague: await someone({ role: 'staff', grid: community }),
    foreign: await someone({ role: 'staff', grid: otherCommunity }),
    auditor: await someone({ role: 'auditor', grid: '510115' }),
    resident: await someone(),
  };
}

/** A small town with its people for a suite; every test begins without artisans, listings and cards. */
export function stageSupply() {
  const stage = {} as { town: TestApp; actors: Record<string, Someone> };
  before(async () => {
    stage.town = await startApp();
    await stage.town.application.features.reach.importGround({ osm: makeSource(TOWN), grids: GRIDS });
    stage.actors = await people(stage.town);
  });
  beforeEach(async () => {
    for (const name of collections) await stage.town.connection.collection(name).deleteMany({});
  });
  after(async () => {
    assert.deepEqual(stage.town.errors, []);
    await stage.town.stop();
  });
  const as = (name: string) => stage.town.as(name === 'nobody' ? null : (stage.actors[name] ?? null));
  const nominate = async (phone: string, skills = ['haircut']): Promise<string> => {
    const body = { name: '王建国', phone, grid: doorstep, skills, note: '手艺好' };
    return (await as('leader').nominateArtisan({ body })).id;
  };
  return {
    stage,
    as,
    nominate,
    unchanged: (refusals: () => Promise<void>) => assertUnchanged(stage.town, refusals),
    /** An artisan at work under the name `barber`. */
    async letIn(phone: string): Promise<string> {
      const id = await nominate(phone);
      await as('staff').checkArtisan(id, checked);
      await as('colleague').approveArtisan(id);
      const person = await stage.town.application.features.people.seekByPhone(phone);
      assert.ok(person);
      stage.actors['barber'] = person;
      return id;
    },
  };
}
