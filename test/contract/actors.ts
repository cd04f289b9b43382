import { community, micro } from '../../seeds/demo/cast.ts';
import type { RoleGrant } from '../../src/kernel/actor.ts';
import type { Someone, TestApp } from '../support/app.ts';

/** The grid of every thing that the access tests prepare. */
export const ownGrid = micro(1);
/** Where a role can be held, seen from the thing's grid. */
const grids = {
  own: ownGrid,
  above: community,
  farAbove: '510115',
  below: `${ownGrid}01`,
  sibling: micro(2),
  foreign: '510116001001',
} as const;
export const roles = ['leader', 'staff', 'supervisor', 'auditor', 'admin'] as const;
type Where = keyof typeof grids;
export type Holder = `${(typeof roles)[number]}@${Where}`;
/**
 * `owner`: whose the thing is (the resident of an order, the artisan of a listing). `party`: the other side (the
 * artisan of an order, who nominated an artisan). `stranger`: a resident who has nothing to do with it.
 */
export type Who = 'nobody' | 'stranger' | 'owner' | 'party' | Holder;

const wheres = Object.keys(grids) as Where[];
const holders = roles.flatMap((role) => wheres.map((where): Holder => `${role}@${where}`));
export const everyone: readonly Who[] = ['nobody', 'stranger', 'owner', 'party', ...holders];
/** Holders of these roles on the thing's grid or above it. */
export function over(...names: (typeof roles)[number][]): Holder[] {
  return names.flatMap((role) =>
    (['own', 'above', 'farAbove'] as const).map((where): Holder => `${role}@${where}`),
  );
}
/** Holders of these roles, wherever. */
export function anywhere(...names: (typeof roles)[number][]): Holder[] {
  return names.flatMap((role) => wheres.map((where): Holder => `${role}@${where}`));
}

let lastPhone = 13_300_000_000;
export const freshPhone = () => String(++lastPhone);

export async function someone(app: TestApp, name: string, grants: RoleGrant[] = []): Promise<Someone> {
  const { people } = app.application.features;
  const person = await people.ensureByPhone(freshPhone(), name);
  return grants.length > 0 ? people.update(person._id, { roles: grants }) : person;
}

/** One person for each role on each grid, and those without a role. */
export async function makeActors(app: TestApp): Promise<Map<Who, Someone>> {
  const actors = new Map<Who, Someone>();
  for (const who of ['stranger', 'owner', 'party'] as const) actors.set(who, await someone(app, '居民'));
  for (const role of roles) {
    for (const where of wheres) {
      actors.set(`${role}@${where}`, await someone(app, '某人', [{ role, grid: grids[where] }]));
    }
  }
  return actors;
}
