import assert from 'node:assert/strict';
import { readSheet } from 'read-excel-file/node';
import { chinaMonth, monthAfter } from '../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { bindWechatOf, givenEarned, givenTaken } from '../support/earned.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';

describe('what an artisan has earned, by month and order', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let month: string;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  after(() => app.stop());

  const statement = (of: string, query = {}) =>
    app.as(near.barber).getMyStatement({ query: { month: of, limit: 50, ...query } });

  it('begins with what was owed, names each order and withdrawal, and ends with what is owed', async () => {
    await givenTaken(app, near);
    const order = await givenOrder(app, near, 'completed');
    const { pending } = await app.as(near.barber).getIncome();
    const { payableAt } = pending.find(({ id }) => id === order.id) ?? {};
    assert.ok(payableAt);
    await app.pass(Date.parse(payableAt) - app.application.clock.now().getTime());
    await bindWechatOf(app, near.barber);
    const { amountFen } = await app.as(near.barber).withdraw({ body: { amountFen: 100 } });
    await givenEarned(app, near, 33);
    month = chinaMonth(app.application.clock.now());
    const { owedFen } = await app.as(near.barber).getIncome();
    const own = await statement(month);
    const { openingFen, earnedFen, withdrawnFen, otherFen, closingFen, items } = own;
    assert.deepEqual([withdrawnFen, closingFen], [amountFen, owedFen]);
    assert.equal(openingFen + earnedFen - withdrawnFen + otherFen, closingFen);
    const line = items.find((each) => each.order?.id === order.id);
    assert.deepEqual(
      [line?.fen, line?.order],
      [order.amounts.paidFen, { id: order.id, number: order.number, title: order.title }],
    );
    let balance = openingFen;
    for (const { fen, behindFen } of items) {
      balance += fen;
      assert.equal(behindFen, balance);
    }
    assert.equal(balance, closingFen);
    const later = await statement(monthAfter(month));
    assert.deepEqual([later.openingFen, later.items, later.closingFen], [closingFen, [], closingFen]);
  });

  it('comes in pages, and as a workbook with the same lines', async () => {
    const { items, closingFen } = await statement(month);
    const first = await statement(month, { limit: 1 });
    assert.ok(first.next);
    const rest = await statement(month, { cursor: first.next });
    assert.deepEqual([...first.items, ...rest.items], items);
    assert.deepEqual([first.closingFen, rest.closingFen], [closingFen, closingFen]);
    const { body, headers } = await app.as(near.barber).raw.exportMyStatement({ query: { month } });
    assert.equal(headers['content-disposition'], `attachment; filename="income-${month}.xlsx"`);
    const [, ...rows] = await readSheet(body as unknown as Buffer);
    const fen = (cell: unknown) => Math.round(Number(cell) * 100);
    assert.deepEqual(
      rows.slice(1, -1).map((row) => fen(row[4])),
      items.map((line) => line.fen),
    );
    assert.equal(fen(rows.at(-1)?.[6]), closingFen);
  });

  it('is one’s own alone: who offers nothing has none', async () => {
    const none = { openingFen: 0, earnedFen: 0, feeFen: 0, withdrawnFen: 0, otherFen: 0, closingFen: 0 };
    assert.deepEqual(await app.as(near.resident).getMyStatement({ query: { month } }), {
      ...none,
      items: [],
      next: null,
    });
    assert.equal((await app.as(null).refused.getMyStatement({ query: { month } })).code, 'unauthenticated');
    const cursor = Buffer.from('["x","y"]').toString('base64url');
    const odd = await app.as(near.barber).refused.getMyStatement({ query: { month, cursor } });
    assert.equal(odd.code, 'malformed');
  });
});
