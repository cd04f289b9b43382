import assert from 'node:assert/strict';
import { community, micro } from '../../seeds/demo/cast.ts';
import type { RoleGrant } from '../../src/kernel/actor.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { assertUnchanged } from '../support/trace.ts';

describe('the list of people with roles', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let local: Someone;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    local = await person('13800000050', '本地管理员', { role: 'admin', grid: community });
    await person('13800000051', '街道外的人', { role: 'staff', grid: '510115002' });
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });

  async function person(phone: string, name: string, ...roles: RoleGrant[]): Promise<Someone> {
    const { people } = app.application.features;
    const { _id } = await people.ensureByPhone(phone, name);
    for (const role of roles) await people.grant(_id, role);
    return people.find(_id);
  }
  type Query = { q?: string; role?: RoleGrant['role']; grid?: string };
  async function all(who: Someone, query: Query = {}) {
    const found: Awaited<ReturnType<ReturnType<typeof app.as>['listPeople']>>['items'] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await app.as(who).listPeople({ query: { ...query, limit: 2, ...(cursor && { cursor }) } });
      found.push(...page.items);
      cursor = page.next ?? undefined;
      more = page.next !== null;
    }
    return found;
  }
  const names = async (who: Someone, query: Query = {}) => (await all(who, query)).map(({ name }) => name);

  it('has everybody on the administrator’s grids, by name, page by page, with login and roles', async () => {
    const mine = await all(local);
    const found = mine.map(({ name }) => name);
    for (const name of ['陈静', '刘洋', '郑玉兰', '周国强', '本地管理员'])
      assert.ok(found.includes(name), name);
    for (const name of ['李芳', '街道外的人']) assert.ok(!found.includes(name), name);
    assert.deepEqual(found, [...found].sort(), 'in one order');
    assert.equal(new Set(mine.map(({ id }) => id)).size, mine.length, 'each once');
    const body = {
      name: '新同事',
      phone: '13800000052',
      login: 'xin.tongshi',
      roles: [{ role: 'staff' as const, grid: community }],
    };
    await app.as(local).createStaff({ body });
    const [made] = await all(local, { q: '新同' });
    assert.deepEqual(
      { ...made, id: '' },
      {
        hasSecondFactor: false,
        ...{ id: '', name: '新同事', phoneMasked: '138****0052' },
        ...{ login: { name: 'xin.tongshi', state: 'offered' }, roles: body.roles },
      },
    );
    assert.ok(!JSON.stringify(mine).includes('13900000011'), 'no whole number');
  });

  it('is narrowed by name, login, role and grid', async () => {
    assert.deepEqual(await names(local, { q: '陳靜' }), ['陈静']);
    assert.deepEqual(await names(local, { q: 'xin.t' }), ['新同事']);
    assert.deepEqual(await names(local, { q: 'tongshi' }), [], 'how it begins');
    for (const q of ['.*', '$', '没有']) assert.deepEqual(await names(local, { q }), [], q);
    assert.deepEqual(await names(local, { role: 'leader', grid: micro(3) }), ['郑玉兰']);
    assert.ok(!(await names(local, { role: 'staff' })).includes('郑玉兰'));
    const on = await person('13800000053', '两处的人', { role: 'leader', grid: micro(9) });
    await app.application.features.people.grant(on._id, { role: 'staff', grid: '510115002' });
    assert.deepEqual(await names(local, { role: 'leader', grid: micro(9), q: '两处' }), ['两处的人']);
    assert.deepEqual(await names(local, { role: 'staff', q: '两处' }), [], 'the role is held here');
  });

  it('is for administrators, of their own grids', async () => {
    await assertUnchanged(app, async () => {
      assert.equal((await app.as(null).refused.listPeople()).code, 'unauthenticated');
      for (const who of [near.checker, near.supervisor, near.leader, near.resident])
        assert.equal((await app.as(who).refused.listPeople()).code, 'forbidden');
      for (const grid of ['510115', '510115002', 'nowhere'])
        assert.equal((await app.as(local).refused.listPeople({ query: { grid } })).code, 'forbidden', grid);
      const long = { q: '李'.repeat(41) };
      assert.equal((await app.as(local).refused.listPeople({ query: long })).code, 'invalid');
      const role = 'king' as RoleGrant['role'];
      assert.equal((await app.as(local).refused.listPeople({ query: { role } })).code, 'invalid');
    });
  });
});
