import assert from 'node:assert/strict';
import { readSheet } from 'read-excel-file/node';
import { hour } from '../../src/kernel/clock.ts';
import type { Someone } from '../support/app.ts';
import { givenBooked, givenOrder, type Order } from '../support/given.ts';
import { offer, stageOrders } from './order.stage.ts';

type Query = Record<string, string | number | boolean>;

describe('the desk: orders of every kind sorted, narrowed and taken along', () => {
  const { stage, as, unchanged } = stageOrders();
  let dear: Order;
  let free: Order;
  let done: Order;
  let foreign: Someone;
  before(async () => {
    const { near, app } = stage;
    const listing = await offer(app, near, { priceKind: 'market', priceFen: 8800 });
    dear = await givenBooked(app, near, listing, { nth: 9 });
    free = await givenBooked(app, { ...near, resident: near.neighbour }, stage.free, { nth: 3 });
    done = await givenOrder(app, near, 'done', { nth: 5 });
    const { people } = app.application.features;
    foreign = await people.ensureByPhone('13800000061', '外人');
    await people.grant(foreign._id, { role: 'staff', grid: '510115002' });
  });

  /** What the list gives, whole and one by one. */
  async function listed(query: Query, who: Someone = stage.near.checker): Promise<string[]> {
    const wanted = { as: 'staff', ...query };
    const whole = (await as(who).listOrders({ query: wanted })).items.map(({ id }) => id);
    const singly: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await as(who).listOrders({ query: { ...wanted, limit: 1, ...(cursor && { cursor }) } });
      singly.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    assert.deepEqual(singly, whole, 'page by page it is the same list');
    return whole;
  }
  const by = (value: (order: Order) => number | string, ...orders: Order[]) =>
    [...orders].sort((a, b) => (value(a) < value(b) ? -1 : 1)).map(({ id }) => id);

  it('in the order of the booking, the appointment or the price, up and down', async () => {
    const all = [dear, free, done];
    const sorts = {
      created: by((order) => order.bookedAt, ...all),
      start: by((order) => order.startAt, ...all),
      amount: by((order) => order.amounts.advanceFen, ...all),
    };
    assert.equal(new Set(Object.values(sorts).map(String)).size, 3, 'they differ');
    for (const [sort, ids] of Object.entries(sorts)) {
      assert.deepEqual(await listed({ sort }), ids, sort);
      assert.deepEqual(await listed({ sort: `-${sort}` }), [...ids].reverse(), `-${sort}`);
    }
    assert.deepEqual(await listed({}), [...sorts.created].reverse(), 'the last booked first');
    const text = await listed({ sort: 'amount', q: '李芳' });
    assert.deepEqual(
      text,
      by((order) => order.amounts.advanceFen, dear, done),
    );
  });

  it('of one kind, in one state, on one of the grids that are theirs', async () => {
    assert.deepEqual(await listed({ kind: 'good' }), []);
    assert.deepEqual(await listed({ kind: 'service', state: 'requested' }), [free.id]);
    const community = stage.near.place.slice(0, 12);
    assert.equal((await listed({ grid: community })).length, 3);
    const { code } = await as(foreign).refused.listOrders({ query: { as: 'staff', grid: community } });
    assert.equal(code, 'list_not_yours');
    const list = {
      as: 'staff',
      sort: 'amount',
      cursor: Buffer.from('["2026-01-01","ord_1"]').toString('base64url'),
    };
    assert.equal((await as(stage.near.checker).refused.listOrders({ query: list })).code, 'malformed');
  });

  const exported = async (query: Query, who: Someone = stage.near.checker) => {
    const { body, headers } = await as(who).raw.exportOrders({ query });
    assert.equal(headers['content-disposition'], 'attachment; filename="orders.xlsx"');
    return readSheet(body as unknown as Buffer);
  };
  const china = (time: string) => new Date(Date.parse(time) + 8 * hour);

  it('as a workbook of what is filtered, in its order, with residents masked and times of Shanghai', async () => {
    const [head, ...rows] = await exported({ sort: '-amount' });
    assert.deepEqual(head?.slice(0, 4), ['订单号', '类别', '名称', '状态']);
    assert.deepEqual(
      rows.map(([number]) => number),
      [...by((order) => order.amounts.advanceFen, dear, free, done)]
        .reverse()
        .map((id) => [dear, free, done].find((order) => order.id === id)?.number),
    );
    const row = rows[0];
    assert.deepEqual(row?.slice(1, 5), ['服务', '理发', '待付款', '李**']);
    assert.match(String(row?.[5]), /^139\*{4}\d{4}$/);
    assert.deepEqual(row?.slice(9, 11), [88, 0]);
    // spreadsheets count days: to the second they are right
    const seconds = (at: unknown) => Math.round((at as Date).getTime() / 1000);
    assert.deepEqual(
      [row?.[8], row?.[11]].map(seconds),
      [china(dear.startAt), china(dear.bookedAt)].map(seconds),
    );
    assert.deepEqual(
      (await exported({ state: 'requested' })).slice(1).map(([number]) => number),
      [free.number],
    );
    assert.doesNotMatch(JSON.stringify(rows), /李芳|王桂珍/);
  });

  it('on the trail before it is given, and to nobody without a right to the list', async () => {
    const query = { action: 'order.export' };
    const before = (await as(stage.near.supervisor).listAudit({ query })).items.length;
    await exported({ kind: 'service' }, stage.near.supervisor);
    const [entry, ...rest] = (await as(stage.near.supervisor).listAudit({ query })).items;
    assert.equal(rest.length, before);
    assert.equal(entry?.actor?.id, stage.near.supervisor._id);
    assert.equal((entry?.after as Query | undefined)?.['kind'], 'service');
    await unchanged(async () => {
      assert.equal((await as(stage.near.resident).refused.exportOrders()).code, 'forbidden');
      const grid = stage.near.place;
      assert.equal((await as(foreign).refused.exportOrders({ query: { grid } })).code, 'list_not_yours');
    });
    assert.equal((await exported({}, foreign)).length, 1, 'of others nothing');
  });
});
