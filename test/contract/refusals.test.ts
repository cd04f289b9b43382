import assert from 'node:assert/strict';
import { contract, type Operation, operations } from '../../src/contract/load.ts';
import type { OperationId } from '../../src/contract/types.gen.ts';
import { accessTable } from '../support/access.table.ts';
import type { Someone } from '../support/app.ts';
import { assertUnchanged } from '../support/trace.ts';
import type { Who } from './actors.ts';
import { type Fixture, type FixtureKind, makers, startWorld, type World } from './fixtures.ts';
import { sampleOf } from './samples.ts';

const own = ({ path, method }: Operation) => contract.paths[path]?.[method]?.['x-errors'] ?? [];
const answering = (code: string) => operations.filter((operation) => own(operation).includes(code));

/** A state of the same kind of thing in which the step is over. */
function closedFor(operation: Operation): FixtureKind {
  const about = accessTable[operation.id].about ?? 'barber';
  if (operation.id === 'leaveMarket' || operation.id === 'updateMyArtisan') return 'artisan left';
  if (about === 'transfer') return 'transfer over';
  if (about.startsWith('finding')) return 'finding explained';
  if (about === 'spending') return 'spending over';
  if (about.startsWith('order')) return 'order cancelled';
  if (about.startsWith('good')) return 'good cancelled';
  if (about.startsWith('queue')) return 'queue entry left';
  if (about.startsWith('session')) return 'session cancelled';
  if (about.startsWith('activity')) return 'activity cancelled';
  if (about.startsWith('relative')) return 'relative ended';
  if (about.startsWith('room')) return 'room cancelled';
  if (about.startsWith('loan')) return 'loan cancelled';
  if (about.startsWith('pickup')) return 'pickup cancelled';
  if (about.startsWith('listing')) return 'listing retired';
  if (about.startsWith('artisan')) return 'artisan rejected';
  if (about.startsWith('shop')) return 'shop closed';
  if (operation.id === 'leaveAlliance') return 'merchant left';
  if (about.startsWith('merchant')) return 'merchant rejected';
  if (about.startsWith('refund')) return 'refund by hand';
  if (about === 'report open') return 'report upheld';
  if (about === 'report upheld') return 'report objected';
  if (about === 'report objected') return 'report upheld';
  if (about.startsWith('need')) return 'need closed';
  if (about.startsWith('phone')) return 'phone change withdrawn';
  if (operation.id === 'approveText') return 'text approved';
  if (operation.id === 'hideText') return 'text hidden';
  return 'review answered';
}

/** Steps of the kinds with which pictures come. */
const picturedSteps: readonly OperationId[] = [
  ...([
    'askStaff',
    'contestReturn',
    'handOutLoan',
    'takeBackDamagedLoan',
    'takeBackLoan',
    'weighPickup',
  ] as const),
];

describe('Every step of the contract', () => {
  let world: World;
  const made = new Map<FixtureKind, Fixture>();
  before(async () => {
    world = await startWorld();
  });
  after(async () => {
    await world.app.stop();
    const unexpected = world.app.errors.filter(
      (line) => !/"(refund_(abnormal|slow)|bill_differs)"/.test(line),
    );
    assert.deepEqual(unexpected, []);
  });

  /** Someone the table lets take the step. */
  function allowed(id: OperationId, fixture: Fixture): Someone {
    const who: Who | undefined = accessTable[id].allowed?.[0];
    if (who === 'owner' || who === 'party') return fixture[who] ?? world.resident;
    return who?.startsWith('admin') ? world.admin : world.approver;
  }
  const call = async (id: OperationId, fixture: Fixture) => {
    const by = allowed(id, fixture);
    const sample = await sampleOf(id, { world, fixture, by });
    const got = await world.app.as(by).raw[id](sample);
    return (got.body as { code?: string }).code ?? `answered ${got.status}`;
  };

  for (const operation of answering('step_closed')) {
    it(`${operation.id} is refused when it is over`, async () => {
      const kind = closedFor(operation);
      const fixture = made.get(kind) ?? (await makers[kind](world));
      made.set(kind, fixture);
      // who wrote a review may not answer it; here it is about an order
      const order = operation.id === 'writeReview' ? await orderOf(fixture) : fixture;
      await assertUnchanged(world.app, async () =>
        assert.equal(await call(operation.id, order), 'step_closed'),
      );
    });
  }
  const pictured = answering('step_closed').filter(({ id }) => picturedSteps.includes(id));
  for (const { id } of pictured) {
    it(`${id} takes no picture that is not its sender's`, async () => {
      const fixture = await makers[accessTable[id].about ?? 'order done'](world);
      const by = allowed(id, fixture);
      const { body, ...sample } = await sampleOf(id, { world, fixture, by });
      const sent = { ...sample, body: { ...(body as object), pictures: ['fil_00000000000000000000'] } };
      assert.equal((await world.app.as(by).refused[id](sent)).code, 'picture_refused');
    });
  }
  async function orderOf(review: Fixture): Promise<Fixture> {
    const filter = { reviewIds: review.id };
    const window = await world.app.connection.collection('review_windows').findOne(filter);
    assert.ok(window);
    return { ...review, id: String(window._id) };
  }

  describe('where somebody else is always first', () => {
    /** Every conditional write of a process finds that a rival has just taken a step. */
    async function withRival<T>(run: () => Promise<T>): Promise<T> {
      const models = Object.values(world.app.connection.models);
      const originals = models.map((model) => model.findOneAndUpdate);
      for (const model of models) {
        const original = model.findOneAndUpdate.bind(model) as (...args: unknown[]) => unknown;
        const rival = (filter: Record<string, unknown>, ...rest: unknown[]) =>
          original('n' in filter ? { ...filter, n: -1 } : filter, ...rest);
        Object.assign(model, { findOneAndUpdate: rival });
      }
      try {
        return await run();
      } finally {
        for (const [at, model] of models.entries()) Object.assign(model, { findOneAndUpdate: originals[at] });
      }
    }
    // paying opens another document and takes no step itself
    const stepping = answering('step_closed').filter(({ id }) => id !== 'payOrder');
    for (const operation of stepping) {
      it(`${operation.id} gives up with a clear word`, async () => {
        const { about } = accessTable[operation.id];
        assert.ok(about);
        const fixture = await makers[about](world);
        await world.app.settle();
        assert.equal(await withRival(() => call(operation.id, fixture)), 'conflict');
        assert.doesNotMatch(await call(operation.id, fixture), /^conflict$/, 'and works without the rival');
      });
    }
  });

  describe('about something that does not exist', () => {
    const withFixture = answering('not_found').filter(({ path }) => path.includes('{id}'));
    for (const operation of withFixture) {
      it(`${operation.id} finds nothing`, async () => {
        const owners: Partial<Record<string, Someone>> = {
          ...{ removeBlock: world.barber, withdrawSpending: world.approver },
        };
        const owner = owners[operation.id] ?? world.resident;
        const by = { id: 'xyz_00000000000000000000', owner, party: world.barber };
        await assertUnchanged(world.app, async () => assert.equal(await call(operation.id, by), 'not_found'));
      });
    }
  });
});
