import assert from 'node:assert/strict';
import { hour } from '../../src/kernel/clock.ts';
import { readToCount, waitingSince } from '../../src/kernel/waiting.ts';
import { someone } from '../contract/actors.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import {
  community,
  givenNeighbourhood,
  givenOrder,
  micro,
  type Neighbourhood,
  reviseListing,
} from '../support/given.ts';

describe('The desk', () => {
  let app: TestApp;
  let near: Neighbourhood;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  const waitingOf = async (person: Someone) => (await app.as(person).listWaiting()).items;
  const counts = async (person: Someone) =>
    Object.fromEntries((await waitingOf(person)).map(({ task, count }) => [task, count]));
  const none = { artisans: 0, listings: 0, orders: 0, reports: 0, texts: 0, phone_changes: 0, needs: 0 };

  it('says what waits of each task, as many as its list has, and since when', async () => {
    const staff = { as: near.checker, grid: micro(3) };
    assert.deepEqual(await counts(staff.as), { ...none, listings: 1 }, 'one was submitted before');
    const candidate = await app.as(near.leader).nominateArtisan({
      body: { name: '新一', phone: '13911110001', grid: staff.grid, skills: ['haircut'], note: '手艺好' },
    });
    await reviseListing(app, near.barber, near.haircut, { kind: 'service', priceFen: 2600 });
    await app.as(near.resident).reportNeed({ body: { words: '修钢琴', place: micro(3) } });
    const subject = { kind: 'listing', id: near.haircut } as const;
    await app
      .as(near.resident)
      .reportSubject({ body: { subject, reason: 'price', details: '到门口又加钱' } });
    const body = { phone: '13400000009', reason: '带身份证来过，旧号码停机' };
    await app.as(near.checker).proposePhoneChange({ params: { id: near.neighbour._id }, body });
    const order = await givenOrder(app, near, 'done', { nth: 8 });
    await app.as(near.barber).disputeOrder(order.id, { reason: '居民不肯确认' });
    await app.settle();
    const all = { ...none, artisans: 1, listings: 2, needs: 1, orders: 1, phone_changes: 1, reports: 1 };
    assert.deepEqual(await counts(staff.as), all);
    const artisans = (await waitingOf(staff.as)).find(({ task }) => task === 'artisans');
    assert.deepEqual([artisans?.isMore, artisans?.oldestAt], [false, candidate.since]);

    await app.as(near.checker).checkArtisan({
      params: { id: candidate.id },
      body: { phoneConfirmed: true, visited: true },
    });
    assert.equal((await counts(staff.as)).artisans, 1, 'checked, it waits to be approved');
    await app.as(near.approver).rejectArtisan({ params: { id: candidate.id }, body: { reason: '人搬走了' } });
    await app.as(near.checker).resolveOrder(order.id, { reason: '已经做完', refundFen: 0 });
    await app.pass(hour);
    assert.deepEqual(await counts(staff.as), { ...all, artisans: 0, orders: 0 });
  });

  it('says to each only of what they take part in, and only of their grids', async () => {
    const supervisor = await counts(near.supervisor);
    assert.deepEqual([supervisor.listings, supervisor.reports], [2, 1]);
    const auditor = await someone(app, '审计', [{ role: 'auditor', grid: community }]);
    assert.deepEqual(await counts(auditor), { artisans: 0, listings: 2, orders: 0 });
    assert.deepEqual(Object.keys(await counts(near.admin)), ['phone_changes']);
    const foreign = await someone(app, '别处的', [{ role: 'staff', grid: '510116001001' }]);
    assert.deepEqual(await counts(foreign), none);
  });

  it('finds by what is said on the phone what each may read, bounded, with masked numbers', async () => {
    const find = async (person: Someone, q: string) =>
      (await app.as(person).searchDesk({ query: { q } })).items.map(({ kind, title }) => `${kind} ${title}`);
    const order = await givenOrder(app, near, 'confirmed', { nth: 16 });
    const { items } = await app.as(near.checker).searchDesk({ query: { q: order.number } });
    assert.deepEqual(
      items.map(({ kind, id, number, names, phoneMasked }) => [kind, id, number, names[0], phoneMasked]),
      [['order', order.id, order.number, '李芳', '139****0001']],
    );
    assert.ok((await find(near.checker, '周师傅')).includes('artisan 周师傅'));
    assert.ok((await find(near.checker, '0001')).includes(`order ${order.title}`), 'by the end of a phone');
    const [barber] = (
      await app.as(near.checker).searchDesk({ query: { q: near.barber.phone ?? '' } })
    ).items.filter(({ kind }) => kind === 'artisan');
    assert.match(barber?.phoneMasked ?? '', /^\d{3}\*{4}\d{4}$/);
    const { title } = await app.as(near.checker).getListing(near.haircut);
    assert.ok((await find(near.checker, title.slice(0, 2))).includes(`listing ${title}`));
    const all = await find(near.checker, '师傅');
    for (const kind of ['order', 'artisan', 'listing'])
      assert.ok(all.filter((one) => one.startsWith(kind)).length <= 5, kind);
    const foreign = await someone(app, '那边的', [{ role: 'staff', grid: '510116001001' }]);
    for (const q of [order.number, '0001', '周师傅', title]) {
      assert.deepEqual(await find(foreign, q), [], q);
      assert.deepEqual(await find(near.admin, q), [], 'an administrator reads none of them');
    }
    assert.deepEqual(await find(near.checker, '.*'), [], 'what is typed is no pattern');
  });

  it('counts up to a bound and says that there are more', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
    const many = Array.from({ length: readToCount }, (_, minute) => at(minute));
    assert.deepEqual(waitingSince(many), { count: 99, isMore: true, oldestAt: at(0) });
    assert.deepEqual(waitingSince(many.slice(2), [at(1)]), { count: 99, isMore: false, oldestAt: at(1) });
    assert.deepEqual(waitingSince([], []), { count: 0, isMore: false, oldestAt: null });
  });
});
