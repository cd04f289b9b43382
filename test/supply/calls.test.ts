import assert from 'node:assert/strict';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';

describe('Numbers that one tap calls', () => {
  let app: TestApp;
  let near: Neighbourhood;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  after(() => app.stop());

  it('of artisans are shown before a booking where they want it, to who is signed in, while they are at work', async () => {
    const { barber, resident } = near;
    const { id, version, phoneShown } = await app.as(barber).getMyArtisan();
    assert.equal(phoneShown, false, 'nobody is shown without having said so');
    const { phone } = await app.application.features.people.find(barber._id);
    assert.deepEqual(await app.as(resident).getArtisanNumber(id), { phone: null });
    const headers = { 'If-Match': `"${version}"` };
    await app.as(barber).updateMyArtisan({ headers, body: { phoneShown: true } });
    assert.deepEqual(await app.as(resident).getArtisanNumber(id), { phone });
    assert.equal((await app.as(null).raw.getArtisanNumber(id)).status, 401);
    assert.equal((await app.as(resident).refused.getArtisanNumber('art_nobody')).code, 'not_found');
    await app.as(near.checker).suspendArtisan(id, { reason: '核实中' });
    assert.equal((await app.as(resident).refused.getArtisanNumber(id)).code, 'not_found');
  });

  it('of one’s own helper are kept with the person, for nobody else, until taken away', async () => {
    const { resident } = near;
    const helper = { name: '女儿', phone: '13900001111' };
    assert.equal((await app.as(resident).getMe()).helper, null);
    assert.deepEqual((await app.as(resident).updateMe({ body: { helper } })).helper, helper);
    assert.deepEqual((await app.as(resident).getMe()).helper, helper);
    const wrong = { name: '女儿', phone: '12' };
    assert.equal((await app.as(resident).refused.updateMe({ body: { helper: wrong } })).code, 'invalid');
    assert.equal((await app.as(near.neighbour).getMe()).helper, null);
    assert.ok(!JSON.stringify(await app.as(resident).getSession()).includes(helper.phone));
    assert.equal((await app.as(resident).updateMe({ body: { helper: null } })).helper, null);
  });
});
