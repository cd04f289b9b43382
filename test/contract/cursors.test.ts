import assert from 'node:assert/strict';
import { type Operation, operations } from '../../src/contract/load.ts';
import { accessTable } from '../support/access.table.ts';
import type { Someone } from '../support/app.ts';
import { type Fixture, makers, startWorld, type World } from './fixtures.ts';
import { sampleOf } from './samples.ts';

const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const instant = Date.UTC(2026, 10, 25);
const odd = [
  ...['x', '!!!', '%', 'bnVsbA', written('a'), written({}), written([]), written([1]), written([1, 2])],
  ...[{}, [], null, true, '', 'yesterday', 9e15, 1e300, '2026-12-31T23:59:60Z', '2026-11-25T08:00:00+08'].map(
    (key) => written([key, 'a']),
  ),
  ...['', '\u0000', '\ud800', '$gt', 'a'.repeat(90)].map((id) => written([instant, id])),
];
/** What a date in a question may not be. */
const oddTimes = [
  ...['2026-12-31T23:59:60Z', '2026-11-25T24:00:00Z', '2026-02-30T00:00:00Z', '2026-11-25T08:00:00+08'],
  ...['2026-11-25', '+275761-01-01T00:00:00Z', '0000-01-01T00:00:00Z', '2026-11-25T08:00:00.123456789Z'],
];

describe('Cursors and dates of every list', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(async () => {
    await world.app.stop();
    assert.deepEqual(world.app.errors, []);
  });

  async function caller({ id }: Operation): Promise<{ by: Someone | null; fixture: Fixture }> {
    const { about, allowed } = accessTable[id];
    const fixture = about ? await makers[about](world) : { id: 'none' };
    const [who] = allowed ?? [];
    const own = who === 'owner' || who === 'party' ? fixture[who] : undefined;
    return {
      fixture,
      by: own ?? (who?.startsWith('admin') ? world.admin : who ? world.approver : world.barber),
    };
  }
  async function answers(operation: Operation, name: string, values: readonly string[]): Promise<string[]> {
    const { by, fixture } = await caller(operation);
    const right = await sampleOf(operation.id, { world, fixture, by });
    const found: string[] = [];
    for (const value of values) {
      const query = { ...right.query, [name]: value };
      const { status } = await world.app.as(by).raw[operation.id]({ ...right, query });
      found.push(`${status} ${value}`);
    }
    return found;
  }

  const having = (fits: (parameter: Operation['parameters'][number]) => boolean) =>
    operations.flatMap((operation) =>
      operation.parameters
        .filter((each) => each.in === 'query' && fits(each))
        .map(({ name }) => ({ operation, name })),
    );
  const lists = having(({ name }) => name === 'cursor');
  const dated = having(({ schema }) => JSON.stringify(schema).match(/date|Time/) !== null);

  it('are asked of enough operations to mean something', () => {
    assert.ok(lists.length >= 14, `${lists.length} lists`);
    assert.ok(dated.length >= 4, `${dated.length} dates`);
  });

  for (const { operation, name } of lists) {
    it(`of ${operation.id}: an altered one is refused as such, and none is a failure`, async () => {
      const found = await answers(operation, name, odd);
      assert.deepEqual(
        found.filter((each) => !/^(200|400|422) /.test(each)),
        [],
      );
      // whatever it is sorted by, these are no cursors at all
      for (const each of found.slice(0, 9)) assert.match(each, /^4/, each);
    });
  }
  for (const { operation, name } of dated) {
    it(`of ${operation.id}: ${name} is a time that can be kept or is refused`, async () => {
      const found = await answers(operation, name, oddTimes);
      assert.deepEqual(
        found.filter((each) => !/^(200|400|422) /.test(each)),
        [],
      );
      assert.match(found[0] ?? '', /^4/);
    });
  }
});
