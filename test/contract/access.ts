import assert from 'node:assert/strict';
import { type Operation, operations } from '../../src/contract/load.ts';
import type { OperationId } from '../../src/contract/types.gen.ts';
import { type AccessRow, accessTable } from '../support/access.table.ts';
import type { Someone } from '../support/app.ts';
import type { LooseCallOptions } from '../support/client.ts';
import { assertUnchanged } from '../support/trace.ts';
import { everyone, makeActors, type Who } from './actors.ts';
import { type Fixture, makers, startWorld, type World } from './fixtures.ts';
import { sampleOf } from './samples.ts';

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
/** Where everybody may, those without a role and those of the thing's own grid stand for all. */
function asked(row: AccessRow, allowed: Who[]): Who[] {
  if (row.rest !== 'allowed') return allowed;
  return allowed.filter((who) => !who.includes('@') || who.endsWith('@own'));
}
/** An id of the same kind that belongs to nothing. */
const missingId = (id: string) => `${id.split('_')[0]}_00000000000000000000`;

/** For these days go by: beside few others, since everything that stands in a world has its clock. */
const late: AccessRow['about'][] = [
  ...(['good not handed over', 'loan lost', 'pickup under way', 'pickup over'] as const),
  ...(['activity about to begin', 'session about to begin'] as const),
];
/** A file's part of the table: what is agreed, paid and reviewed, what days go by for, or everything else. */
export const partOf = ({ about }: AccessRow): 'deals' | 'late' | 'other' => {
  if (late.includes(about)) return 'late';
  return /^(order|payment|refund|review)/.test(about ?? '') ? 'deals' : 'other';
};

/** Tries every row of a part of the table with everyone there is. */
export function holdAccess(isHere: (row: AccessRow) => boolean): void {
  let world: World;
  let actors: Map<Who, Someone>;
  before(async () => {
    world = await startWorld();
    actors = await makeActors(world.app);
  });
  after(async () => {
    await world.app.stop();
    // money that comes back as abnormal is meant to raise an alarm
    const unexpected = world.app.errors.filter(
      (line) => !/"(refund_(abnormal|slow)|bill_differs)"/.test(line),
    );
    assert.deepEqual(unexpected, []);
  });

  const prepare = (row: AccessRow): Promise<Fixture> =>
    row.about ? makers[row.about](world) : Promise.resolve({ id: 'none' });
  /** The one who stands in this relation to the thing. */
  function personOf(who: Who, fixture: Fixture): Someone | null {
    if (who === 'nobody') return null;
    const own = who === 'owner' ? fixture.owner : who === 'party' ? fixture.party : undefined;
    const person = own ?? actors.get(who);
    assert.ok(person);
    return person;
  }
  const call = (operation: OperationId, by: Someone | null, sample: LooseCallOptions) =>
    world.app.as(by).raw[operation](sample) as Promise<{ status: number; body: unknown }>;

  async function refuses(
    operation: Operation,
    fixture: Fixture,
    who: Who,
    answer: Exclude<Answer, 'allowed'>,
  ) {
    const by = personOf(who, fixture);
    const sample = await sampleOf(operation.id, { world, fixture, by });
    const got = await call(operation.id, by, sample);
    assert.equal(got.status, statusOf[answer], `${who}: ${JSON.stringify(got.body)}`);
    if (answer !== 'missing' || !sample.params?.['id']) return;
    const params = { ...sample.params, id: missingId(fixture.id) };
    const nothing = await call(operation.id, by, { ...sample, params });
    const words = (body: unknown) => ({ ...(body as object), requestId: '' });
    assert.deepEqual(words(got.body), words(nothing.body), `${who} cannot tell it from a missing one`);
  }

  async function allows(operation: Operation, fixture: Fixture, who: Who) {
    const by = personOf(who, fixture);
    const sample = await sampleOf(operation.id, { world, fixture, by });
    const got = await call(operation.id, by, sample);
    assert.equal(got.status, operation.successStatus, `${who}: ${JSON.stringify(got.body)}`);
  }

  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  for (const [id, row] of Object.entries(accessTable)) {
    const operation = byId.get(id as OperationId);
    if (!operation || !isHere(row)) continue;
    const allowed = everyone.filter((who) => meant(row, who) === 'allowed');
    const refused = everyone.filter((who) => meant(row, who) !== 'allowed');

    it(`${id}: ${allowed.length} may, ${refused.length} may not`, async () => {
      let fixture = await prepare(row);
      await assertUnchanged(world.app, async () => {
        for (const who of refused) {
          await refuses(operation, fixture, who, meant(row, who) as Exclude<Answer, 'allowed'>);
        }
      });
      for (const [nth, who] of asked(row, allowed).entries()) {
        if (nth > 0 && operation.method !== 'get') fixture = await prepare(row);
        await allows(operation, fixture, who);
      }
    });
  }
}
