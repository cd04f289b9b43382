import assert from 'node:assert/strict';
import { day } from '../../src/kernel/clock.ts';
import type { Someone } from '../support/app.ts';
import { freeStarts, givenBooked, givenOrder, type Order } from '../support/given.ts';
import { reason, stageOrders } from './order.stage.ts';

interface Query {
  q?: string;
  state?: Order['state'];
  stopped?: boolean;
  attention?: boolean;
  from?: string;
  to?: string;
}

describe('staff find orders', () => {
  const { stage, as, unchanged } = stageOrders();
  let free: Order;
  let atHome: Order;
  let neighbours: Order;
  let foreign: Someone;
  before(async () => {
    const { near, app } = stage;
    const visit = { address: '2 栋 301', contactName: '李爷爷', contactPhone: '13712349876' };
    free = await givenBooked(app, near, stage.free);
    atHome = await givenBooked(app, near, near.homeHaircut, { nth: 4, visit });
    neighbours = await givenBooked(app, { ...near, resident: near.neighbour }, stage.free, { nth: 8 });
    const { people } = app.application.features;
    foreign = await people.ensureByPhone('13800000060', '外人');
    await people.grant(foreign._id, { role: 'staff', grid: '510115002' });
  });

  const found = async (query: Query, who: Someone = stage.near.checker) =>
    (await as(who).listOrders({ query: { as: 'staff', ...query } })).items.map(({ id }) => id);
  const ids = (...orders: Order[]) => orders.map(({ id }) => id).reverse();

  it('by its number, whole or by its end, however it is typed', async () => {
    const { number } = free;
    assert.match(number, /^\d{12}$/);
    const wide = [...number].map((each) => String.fromCodePoint(each.charCodeAt(0) + 0xfee0)).join('');
    for (const q of [
      number,
      number.slice(-6),
      number.slice(-4),
      `${number.slice(0, 6)}-${number.slice(6)}`,
      wide,
    ])
      assert.deepEqual(await found({ q }), [free.id], q);
    const other = (Number(number.at(-7)) + 1) % 10;
    assert.deepEqual(await found({ q: `${other}${number.slice(-6)}` }), [], 'every digit counts');
  });

  it('by names of either side, and every word counts', async () => {
    assert.deepEqual(await found({ q: '李芳' }), ids(free, atHome));
    assert.deepEqual(await found({ q: '李' }), ids(free, atHome), 'by the surname');
    assert.deepEqual(await found({ q: '李爺爺' }), [atHome.id], 'whoever opens the door');
    for (const q of ['周师傅', '周国强', '國強'])
      assert.deepEqual(await found({ q }), ids(free, atHome, neighbours), q);
    assert.deepEqual(await found({ q: '王桂珍 周国强' }), [neighbours.id]);
    assert.deepEqual(await found({ q: '李芳 9876' }), [atHome.id]);
    for (const q of ['王桂珍 李芳', '芳李', '没有这人', '%', '$where', '.*', '国'])
      assert.deepEqual(await found({ q }), [], q);
  });

  it('by the last digits of a phone, at least four', async () => {
    assert.deepEqual(await found({ q: '9876' }), [atHome.id]);
    assert.deepEqual(await found({ q: '13712349876' }), [atHome.id]);
    assert.deepEqual(await found({ q: '137 1234 9876' }), [atHome.id]);
    assert.deepEqual(await found({ q: '0001' }), [free.id], 'of the resident');
    for (const q of ['987', '13612349876', '1371234987']) assert.deepEqual(await found({ q }), [], q);
  });

  it('with the filters at once, page by page', async () => {
    const all = { q: '周国强' };
    assert.deepEqual(await found({ ...all, state: 'requested' }), ids(free, neighbours));
    assert.deepEqual(await found({ ...all, to: atHome.startAt, from: free.startAt }), [free.id]);
    const pages: string[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const query = { as: 'staff' as const, ...all, limit: 1, ...(cursor && { cursor }) };
      const page = await as(stage.near.checker).listOrders({ query });
      pages.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
      more = page.next !== null;
    }
    assert.deepEqual(pages, ids(free, atHome, neighbours));
  });

  it('on their own grids alone, and parties are not told of each other more than before', async () => {
    for (const q of [free.number, '李芳', '0001', free.id]) assert.deepEqual(await found({ q }, foreign), []);
    assert.deepEqual(await found({ q: '李芳' }, stage.near.supervisor), ids(free, atHome));
    const seen = await as(stage.near.checker).getOrder(atHome.id);
    assert.deepEqual(seen.resident, { name: '李芳', phoneMasked: '137****9876' });
    assert.equal(seen.contact, null, 'the rest is asked for with a reason');
    assert.deepEqual(
      seen.timeline.map(({ name }) => name),
      ['李芳'],
    );
    for (const who of [stage.near.resident, stage.near.barber]) {
      const own = await as(who).getOrder(free.id);
      assert.deepEqual([own.resident, own.number], [null, free.number]);
      assert.ok(own.timeline.every((row) => !('name' in row)));
    }
    await unchanged(async () => {
      const query = { as: 'staff', q: '李芳' } as const;
      assert.equal((await as(null).refused.listOrders({ query })).code, 'unauthenticated');
      assert.equal((await as(stage.near.resident).refused.listOrders({ query })).code, 'list_not_yours');
      const long = { as: 'staff', q: '李'.repeat(41) } as const;
      assert.equal((await as(stage.near.checker).refused.listOrders({ query: long })).code, 'invalid');
    });
  });

  it('what needs attention: disputes, missed visits and what stands with somebody who was stopped', async () => {
    const { near, app } = stage;
    assert.deepEqual(await found({ attention: true }), []);
    const disputed = await givenOrder(app, near, 'done', { nth: 20 });
    await as(near.resident).disputeOrder(disputed.id, { reason: '没剪好' });
    const standing = await givenOrder(app, near, 'confirmed', { nth: 28 });
    const later = await givenOrder(app, near, 'done', { nth: 36 });
    await as(near.resident).disputeOrder(later.id, { reason: '没剪好' });
    assert.deepEqual(await found({ attention: true }), ids(disputed, later));
    const { id } = await as(near.barber).getMyArtisan();
    await as(near.checker).suspendArtisan(id, reason);
    const wanted = ids(disputed, standing, later);
    assert.deepEqual(await found({ attention: true }), wanted);
    const pages: string[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const query = { as: 'staff' as const, attention: true, limit: 1, ...(cursor && { cursor }) };
      const page = await as(near.approver).listOrders({ query });
      pages.push(...page.items.map((order) => order.id));
      cursor = page.next ?? undefined;
      more = page.next !== null;
    }
    assert.deepEqual(pages, wanted, 'each once, in one order');
    assert.deepEqual(await found({ attention: true, state: 'disputed', q: '李芳' }), ids(disputed, later));
    assert.deepEqual(await found({ attention: true, stopped: true }), [standing.id]);
    assert.equal((await as(near.checker).getOrder(standing.id)).providerStopped, true);
    assert.equal((await as(near.resident).getOrder(standing.id)).providerStopped, false);
    await as(near.checker).restoreArtisan(id);
    await app.pass(1 * day);
  });

  it('a member of staff who is an artisan too has a list, whatever waits to be paid to them', async () => {
    const { near, app } = stage;
    const { people } = app.application.features;
    await people.grant(near.barber._id, { role: 'staff', grid: '510115' });
    const [startAt = ''] = await freeStarts(app, near.haircut, near.place);
    assert.ok(startAt);
    const unpaid = await givenBooked(app, near, near.haircut);
    assert.equal(unpaid.state, 'unpaid');
    const own = await found({}, near.barber);
    assert.ok(own.length > 0 && !own.includes(unpaid.id));
    assert.deepEqual(await found({ q: unpaid.number }, near.barber), []);
    assert.deepEqual(await found({ q: unpaid.number }), [unpaid.id]);
  });
});
