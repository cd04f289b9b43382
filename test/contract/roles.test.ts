import assert from 'node:assert/strict';
import { micro } from '../../seeds/demo/cast.ts';
import type { RoleGrant } from '../../src/kernel/actor.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { takeLogin } from '../support/logins.ts';
import { assertUnchanged } from '../support/trace.ts';
import { freshPhone, ownGrid, someone } from './actors.ts';

describe('Roles', () => {
  let app: TestApp;
  let near: Neighbourhood;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  after(() => app.stop());
  const give = (id: string, roles: RoleGrant[]) => app.as(near.admin).setRoles(id, { roles });
  const unchanged = async (refusal: () => Promise<unknown>) => {
    await assertUnchanged(app, refusal);
  };

  it('hold from the next request on and are gone with the next one, in a session that stays open', async () => {
    const helper = await someone(app, '帮手');
    const order = await givenOrder(app, near, 'requested');
    const asks = () => app.as(helper).raw.getOrder(order.id);
    const lists = () => app.as(helper).raw.listArtisans();
    const decides = () => app.as(helper).raw.callOffOrder(order.id, { reason: '停电了', refundFen: 0 });
    const status = async (call: () => Promise<{ status: number }>) => (await call()).status;
    const all = async () => [await status(asks), await status(lists)];

    assert.deepEqual(await all(), [404, 403]);
    await give(helper._id, [{ role: 'auditor', grid: ownGrid }]);
    assert.deepEqual(await all(), [200, 200]);
    assert.equal(await status(decides), 403, 'an auditor only reads');
    await give(helper._id, [{ role: 'staff', grid: micro(2) }]);
    assert.deepEqual(await all(), [404, 200]);
    assert.equal(await status(decides), 404);
    await give(helper._id, []);
    assert.deepEqual(await all(), [404, 403]);
    assert.equal(await status(decides), 403);
    await give(helper._id, [{ role: 'staff', grid: ownGrid }]);
    assert.equal(await status(decides), 200);
  });

  it('are given and taken only on one’s own grid and below it', async () => {
    const admin = await someone(app, '管理员', [{ role: 'admin', grid: ownGrid }]);
    const elsewhere = await someone(app, '外地', [{ role: 'staff', grid: '510116' }]);
    const as = app.as(admin);
    await unchanged(async () => {
      const above = { roles: [{ role: 'admin', grid: '5' }] };
      assert.equal(
        (await as.refused.setRoles(admin._id, above)).code,
        'forbidden',
        'raises nobody above oneself',
      );
      assert.equal((await as.refused.setRoles(elsewhere._id, { roles: [] })).code, 'forbidden');
    });
    const kept = { role: 'staff' as const, grid: '510116' };
    const both = await as.setRoles(elsewhere._id, { roles: [kept, { role: 'leader', grid: ownGrid }] });
    assert.equal(both.id, elsewhere._id, 'what lies elsewhere may stay beside what is given');
  });

  it('come with a login only for those who are one’s own to appoint', async () => {
    const admin = await someone(app, '管理员', [{ role: 'admin', grid: ownGrid }]);
    const chief = await app.application.features.people.find(near.admin._id);
    const staff = {
      name: '新人',
      phone: freshPhone(),
      login: `new.${Date.now()}`,
      roles: [{ role: 'staff' as const, grid: ownGrid }],
    };
    const as = app.as(admin);
    const { id } = await as.createStaff({ body: staff });
    await takeLogin(app, { _id: id, phone: staff.phone }, 'a-long-password');
    await unchanged(async () => {
      const takeover = { ...staff, phone: chief.phone, login: 'taken.over', roles: chief.roles };
      assert.equal((await as.refused.createStaff({ body: takeover })).code, 'forbidden');
      const above = {
        ...staff,
        phone: freshPhone(),
        login: 'new.above',
        roles: [{ role: 'staff', grid: '5101' }],
      };
      assert.equal((await as.refused.createStaff({ body: above })).code, 'forbidden');
      const second = { ...staff, phone: freshPhone() };
      assert.equal((await as.refused.createStaff({ body: second })).code, 'login_taken');
    });
  });
});
