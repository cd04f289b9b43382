import assert from 'node:assert/strict';
import { minute } from '../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { assertUnchanged } from '../support/trace.ts';

describe('The demo', () => {
  let app: TestApp;
  let near: Neighbourhood;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  after(() => app.stop());
  const guest = () => app.as(null);

  it('lets anyone be one of its people, each with an address of their own', async () => {
    const { items } = await guest().listDemoPeople();
    const barber = items.find(({ id }) => id === near.barber._id);
    assert.equal(barber?.role, 'artisan');
    const session = await guest().signInDemo({ body: { personId: near.barber._id } });
    assert.equal(session.person?.id, near.barber._id);
    const { status, headers } = await guest().raw.enterDemo({ query: { person: near.barber._id } });
    assert.equal(status, 302);
    assert.match(String(headers['set-cookie']), /^sid=.+HttpOnly/);
  });
  it('knows nobody else, also not people who are real', async () => {
    const real = await app.application.features.people.ensureByPhone('13400000001', '真人');
    for (const personId of ['per_nobody', real._id]) {
      assert.equal((await guest().refused.signInDemo({ body: { personId } })).code, 'not_found');
      assert.equal((await guest().refused.enterDemo({ query: { person: personId } })).code, 'not_found');
    }
  });
  it('moves business time on', async () => {
    const before = await guest().getLocalClock();
    const after = await guest().moveLocalClock({ body: { advanceMs: 90 * minute } });
    assert.equal(after.offsetMs, before.offsetMs + 90 * minute);
  });

  it('does not exist on a server that is none', async () => {
    const real = await startApp({ demo: false });
    try {
      const person = await real.application.features.people.ensureByPhone('13400000002', '某人', {
        about: '演示',
      });
      await assertUnchanged(real, async () => {
        const as = real.as(null).refused;
        const answers = [
          await as.listDemoPeople(),
          await as.signInDemo({ body: { personId: person._id } }),
          await as.enterDemo({ query: { person: person._id } }),
          await as.getLocalClock(),
          await as.moveLocalClock({ body: { advanceMs: minute } }),
        ];
        assert.deepEqual(
          answers.map(({ status, code }) => [status, code]),
          answers.map(() => [404, 'demo_off']),
        );
      });
      assert.equal(real.application.clock.offsetMs(), 0);
    } finally {
      await real.stop();
    }
  });
});
