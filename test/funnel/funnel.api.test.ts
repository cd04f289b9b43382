import assert from 'node:assert/strict';
import { day } from '../../src/kernel/clock.ts';
import { someone } from '../contract/actors.ts';
import type { Someone } from '../support/app.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { community, givenNeighbourhood, givenOrder, micro, type Neighbourhood } from '../support/given.ts';

type Which = 'reached' | 'standing' | 'over';
const stages = ['nominated', 'checked', 'approved', 'listed', 'ordered', 'active'] as const;
type Stage = (typeof stages)[number];

describe('The funnel', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let leader: Someone;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    leader = await someone(app, '新网格长', [{ role: 'leader', grid: micro(3) }]);
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  const nominate = (name: string, phone: string, by = leader) =>
    app
      .as(by)
      .nominateArtisan({ body: { name, phone, grid: micro(3), skills: ['haircut'], note: '手艺好' } });
  const check = { phoneConfirmed: true, visited: true } as const;
  async function approved(name: string, phone: string): Promise<string> {
    const { id } = await nominate(name, phone);
    await app.as(near.checker).checkArtisan({ params: { id }, body: check });
    await app.as(near.approver).approveArtisan(id);
    return id;
  }
  type Whose = { community?: string; leader?: string };
  const peopleAt = async (viewer: Someone, stage: Stage, which: Which, whose: Whose = {}) =>
    (await app.as(viewer).listFunnelPeople({ query: { stage, which, ...whose } })).items;
  const namesAt = async (...of: Parameters<typeof peopleAt>) =>
    (await peopleAt(...of)).map(({ name }) => name).sort();

  /** Each number is as long as its list. */
  async function assertCounts(viewer: Someone, whose: Whose, query: { community?: string } = {}) {
    const { items } = await app.as(viewer).listFunnel({ query });
    const id = whose.leader ?? whose.community;
    const group = items.find((one) => one.id === id);
    assert.ok(group, 'the group is there');
    for (const { stage, ...counts } of group.stages) {
      for (const which of ['reached', 'standing', 'over'] as const) {
        const people = await peopleAt(viewer, stage, which, whose);
        assert.equal(people.length, counts[which], `${stage} ${which}`);
      }
    }
    return group;
  }

  it('names who stands where to who put them forward, and counts whom it is over for apart', async () => {
    await nominate('新一', '13911110001');
    const second = await nominate('新二', '13911110002');
    await app.as(near.checker).checkArtisan({ params: { id: second.id }, body: check });
    await approved('新三', '13911110003');
    const refused = await nominate('新四', '13911110004');
    await app.as(near.checker).rejectArtisan(refused.id, { reason: '本人不愿意' });
    const stopped = await approved('新五', '13911110005');
    await app.as(near.checker).suspendArtisan(stopped, { reason: '多次失约' });

    const group = await assertCounts(leader, { leader: leader._id });
    assert.deepEqual(
      group.stages.map(({ reached, standing, over }) => [reached, standing, over]),
      [
        [5, 1, 1],
        [3, 1, 0],
        [2, 1, 1],
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    );
    assert.deepEqual(await namesAt(leader, 'nominated', 'standing'), ['新一']);
    assert.deepEqual(await namesAt(leader, 'nominated', 'over'), ['新四']);
    assert.deepEqual(await namesAt(leader, 'approved', 'standing'), ['新三'], 'approved without a listing');
    assert.deepEqual(await namesAt(leader, 'checked', 'reached'), ['新三', '新二', '新五'].sort());
  });

  it('takes whoever was put forward again for one person', async () => {
    await nominate('新四', '13911110004');
    const group = await assertCounts(leader, { leader: leader._id });
    assert.deepEqual([group.stages[0]?.reached, group.stages[0]?.over], [5, 0]);
  });

  it('goes on behind a cursor', async () => {
    const query = { stage: 'nominated', which: 'reached', limit: 2 } as const;
    const names: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await app.as(leader).listFunnelPeople({ query: { ...query, ...(cursor && { cursor }) } });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.next;
    }
    assert.deepEqual(names.sort(), await namesAt(leader, 'nominated', 'reached'));
    const first = await app.as(near.checker).listFunnel({ query: { community, limit: 1 } });
    assert.ok(first.next);
    const next = await app
      .as(near.checker)
      .listFunnel({ query: { community, limit: 1, cursor: first.next } });
    assert.notEqual(next.items[0]?.id, first.items[0]?.id);
  });

  it('shows staff their grids by community and by leader, and others nothing', async () => {
    await assertCounts(near.checker, { community });
    const whose = { community, leader: leader._id };
    assert.equal((await assertCounts(near.checker, whose, { community })).by, 'leader');
    assert.deepEqual(
      await namesAt(near.leader, 'nominated', 'reached', whose),
      await namesAt(near.leader, 'nominated', 'reached'),
    );
    const elsewhere = await someone(app, '别处的', [{ role: 'staff', grid: micro(1) }]);
    assert.deepEqual(await namesAt(elsewhere, 'nominated', 'reached', whose), []);
    const passer = await someone(app, '路人');
    assert.equal((await app.as(passer).refused.listFunnel()).code, 'forbidden');
    const query = { stage: 'active', which: 'reached' } as const;
    assert.equal((await app.as(passer).refused.listFunnelPeople({ query })).code, 'forbidden');
  });

  it('takes a community that hangs right below its district for one as well', async () => {
    const artisans = app.connection.collection('artisans');
    const moved = await artisans.findOne({ name: '新一' });
    const [district = ''] = app.application.features.grids.pathOf(community);
    const gridPath = [district, community, 'corner'];
    await artisans.updateOne({ name: '新一' }, { $set: { gridPath } });
    const { items } = await app.as(near.checker).listFunnel();
    assert.deepEqual(
      items.map(({ id }) => id),
      [community],
    );
    await artisans.updateOne({ name: '新一' }, { $set: { gridPath: moved?.['gridPath'] } });
  });

  it('gives the number to the leader who put them forward, and keeps who looked', async () => {
    const [person] = await peopleAt(leader, 'approved', 'standing');
    assert.ok(person?.mayCall);
    assert.match(person.phoneMasked, /\*/);
    const look = { reason: '达人跟进' };
    assert.equal((await app.as(leader).revealArtisanPhone(person.id, look)).phone, '13911110003');
    const trail = await app.as(near.supervisor).listAudit({ query: { action: 'artisan.reveal_phone' } });
    assert.deepEqual([trail.items[0]?.actor?.id, trail.items[0]?.as], [leader._id, 'leader']);
    assert.equal((await app.as(near.leader).refused.revealArtisanPhone(person.id, look)).code, 'not_found');
    const [over] = await peopleAt(leader, 'approved', 'over');
    assert.equal(over?.mayCall, false);
  });

  it('counts an order for so long as the setting says, and whoever is suspended no more as active', async () => {
    const { checker, barber, resident } = near;
    const { id, name } = await app.as(barber).getMyArtisan();
    const isAt = async (stage: Stage, which: Which) =>
      (await namesAt(checker, stage, which, { community })).includes(name);
    assert.ok(await isAt('listed', 'standing'), 'listed without an order');
    await givenOrder(app, { ...near, resident }, 'confirmed');
    assert.ok(await isAt('active', 'standing'));
    await app.pass(61 * day);
    assert.deepEqual([await isAt('ordered', 'standing'), await isAt('active', 'reached')], [true, false]);
    await app.as(checker).suspendArtisan(id, { reason: '多次失约' });
    assert.ok((await isAt('ordered', 'over')) && !(await isAt('ordered', 'standing')));
  });
});
