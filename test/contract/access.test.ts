import assert from 'node:assert/strict';
import { type Operation, operations } from '../../src/contract/load.ts';
import type { OperationId } from '../../src/contract/types.gen.ts';
import { type AccessRow, accessTable } from '../support/access.table.ts';
import type { LooseSaid } from '../support/client.ts';
import { fingerprint } from '../support/fingerprint.ts';
import type { Someone } from '../support/house.ts';
import { everyone, makeCast, type Who } from './cast.ts';
import { sayOf } from './said.ts';
import { makers, quiet, startWorld, type Thing, type World } from './things.ts';

type Answer = 'allowed' | 'forbidden' | 'missing' | 'unauthenticated';
const statusOf: Record<Exclude<Answer, 'allowed'>, number> = {
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
};

function meant(row: AccessRow, who: Who): Answer {
  if (who === 'nobody' && !row.open) return 'unauthenticated';
  for (const answer of ['allowed', 'forbidden', 'missing'] as const) {
    if (row[answer]?.includes(who)) return answer;
  }
  return row.rest;
}
/** Where everybody may write, those without a role and those of the thing's own grid stand for all. */
function asked(row: AccessRow, { method }: Operation, allowed: Who[]): Who[] {
  if (method === 'get' || row.rest !== 'allowed') return allowed;
  return allowed.filter((who) => !who.includes('@') || who.endsWith('@own'));
}
/** An id of the same kind that belongs to nothing. */
const missingId = (id: string) => `${id.split('_')[0]}_00000000000000000000`;

describe('Who may what', () => {
  let world: World;
  let cast: Map<Who, Someone>;
  before(async () => {
    world = await startWorld();
    cast = await makeCast(world.house);
  });
  after(async () => {
    await world.house.stop();
    // money that comes back as abnormal is meant to raise an alarm
    const unexpected = world.house.errors.filter((line) => !/"refund_(abnormal|slow)"/.test(line));
    assert.deepEqual(unexpected, []);
  });

  const prepare = (row: AccessRow): Promise<Thing> =>
    row.about ? makers[row.about](world) : Promise.resolve({ id: 'none' });
  /** The one who stands in this relation to the thing. */
  function personOf(who: Who, thing: Thing): Someone | null {
    if (who === 'nobody') return null;
    const own = who === 'owner' ? thing.owner : who === 'party' ? thing.party : undefined;
    const person = own ?? cast.get(who);
    assert.ok(person);
    return person;
  }
  const call = (operation: OperationId, by: Someone | null, said: LooseSaid) =>
    world.house.as(by).raw[operation](said) as Promise<{ status: number; body: unknown }>;

  async function refuses(operation: Operation, thing: Thing, who: Who, answer: Exclude<Answer, 'allowed'>) {
    const by = personOf(who, thing);
    const said = await sayOf(operation.id, { world, thing, by });
    const got = await call(operation.id, by, said);
    assert.equal(got.status, statusOf[answer], `${who}: ${JSON.stringify(got.body)}`);
    if (answer !== 'missing' || !said.params?.['id']) return;
    const params = { ...said.params, id: missingId(thing.id) };
    const nothing = await call(operation.id, by, { ...said, params });
    const words = (body: unknown) => ({ ...(body as object), requestId: '' });
    assert.deepEqual(words(got.body), words(nothing.body), `${who} cannot tell it from a missing one`);
  }

  async function allows(operation: Operation, thing: Thing, who: Who) {
    const by = personOf(who, thing);
    const said = await sayOf(operation.id, { world, thing, by });
    const got = await call(operation.id, by, said);
    assert.equal(got.status, operation.successStatus, `${who}: ${JSON.stringify(got.body)}`);
  }

  it('is said for every operation', () => {
    assert.deepEqual(Object.keys(accessTable).sort(), operations.map(({ id }) => id).sort());
  });

  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  for (const [id, row] of Object.entries(accessTable)) {
    const operation = byId.get(id as OperationId);
    if (!operation) continue;
    const allowed = everyone.filter((who) => meant(row, who) === 'allowed');
    const refused = everyone.filter((who) => meant(row, who) !== 'allowed');

    it(`${id}: ${allowed.length} may, ${refused.length} may not`, async () => {
      let thing = await prepare(row);
      const before = await quiet(world);
      for (const who of refused) {
        await refuses(operation, thing, who, meant(row, who) as Exclude<Answer, 'allowed'>);
      }
      assert.equal(await fingerprint(world.house.connection), before, 'a refusal leaves no trace');
      for (const [nth, who] of asked(row, operation, allowed).entries()) {
        if (nth > 0 && operation.method !== 'get') thing = await prepare(row);
        await allows(operation, thing, who);
      }
    });
  }
});
