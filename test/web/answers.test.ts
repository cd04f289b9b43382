import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood, type Order } from '../support/given.ts';
import { launchBrowser, visit } from './browser.ts';

/** The answer of one address reaches the page with these fields changed. */
async function change(page: Page, address: RegExp, fields: object): Promise<void> {
  await page.route(address, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), ...fields } });
  });
}

/** A page repeats no list of the server's: it shows what the answer says, also what it has never heard of. */
describe('a page draws what the answer says', () => {
  let test: TestApp;
  let browser: Browser;
  let near: Neighbourhood;
  let order: Order;
  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
    order = await givenOrder(test, near, 'requested', { nth: 6 });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  const stagesOn = (page: Page) =>
    page
      .locator('ol[aria-label="订单进度"] > li')
      .evaluateAll((stages) =>
        stages.map((stage) => [stage.textContent?.replace('✓', ''), stage.getAttribute('aria-current')]),
      );

  it('the progress of a service, in words', async () => {
    const { page, open, close } = await visit(browser, test, near.resident);
    await open(`/orders/${order.id}`);
    assert.deepEqual(await stagesOn(page), [
      ['待接单（当前）', 'step'],
      ['待到店', null],
      ['服务中', null],
      ['待验收', null],
      ['已完成', null],
    ]);
    await close();
  });

  it('a progress that it has never heard of, by its codes', async () => {
    const { page, open, close } = await visit(browser, test, near.resident);
    await change(page, new RegExp(`/api/orders/${order.id}$`), { phases: ['a', 'b', 'c'], phase: 'b' });
    await open(`/orders/${order.id}`);
    assert.deepEqual(await stagesOn(page), [
      ['a（已过）', null],
      ['b（当前）', 'step'],
      ['c', null],
    ]);
    const tops = await page
      .locator('ol[aria-label="订单进度"] > li')
      .evaluateAll((stages) => stages.map((stage) => stage.getBoundingClientRect().top));
    assert.deepEqual(new Set(tops).size, 1, 'the three stand side by side');
    await close();
  });

  it('an order that left its way: its state and no progress', async () => {
    const { page, open, close } = await visit(browser, test, near.resident);
    await change(page, new RegExp(`/api/orders/${order.id}$`), { phases: ['a', 'b', 'c'], phase: null });
    await open(`/orders/${order.id}`);
    await page.locator('.tag', { hasText: '待接单' }).waitFor();
    assert.deepEqual(await stagesOn(page), []);
    await close();
  });

  it('an order of a kind that it has never heard of: what every kind shows, and the steps that all share', async () => {
    const { page, open, close } = await visit(browser, test, near.resident);
    const toy = { kind: 'toy', state: 'wound', phases: ['wound', 'ticking'], phase: 'wound' };
    await change(page, new RegExp(`/api/orders/${order.id}$`), { ...toy, steps: ['retract', 'unwind'] });
    await open(`/orders/${order.id}`);
    assert.deepEqual(await stagesOn(page), [
      ['wound（当前）', 'step'],
      ['ticking', null],
    ]);
    await page.getByRole('heading', { name: order.title }).waitFor();
    await page.getByRole('button', { name: '撤回预约', exact: true }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'unwind' }).count(), 0);
    await close();
  });

  it('what is due, what is over and whether the rules of cancelling still say something', async () => {
    const { page, open, close } = await visit(browser, test, near.resident);
    const address = new RegExp(`/api/orders/${order.id}$`);
    const rules = page.getByText('开始前 24 小时以上取消全额退款', { exact: false });
    await open(`/orders/${order.id}`);
    await rules.waitFor();
    assert.equal(await page.getByRole('link', { name: /去付款/ }).count(), 0);
    assert.equal(await page.getByRole('button', { name: '再约一次' }).count(), 0);
    const due = { part: 'advance', amountFen: 3000, expiresAt: order.startAt };
    await change(page, address, { due, ended: true, cancelRefundFen: null, steps: [] });
    await open(`/orders/${order.id}`);
    await page.getByRole('link', { name: '去付款' }).waitFor();
    await page.getByRole('button', { name: '再约一次' }).waitFor();
    assert.equal(await rules.count(), 0);
    await close();
  });

  it('which says what is due while it is, to its resident alone, and when the order is over', async () => {
    const unpaid = await givenOrder(test, near, 'unpaid', { nth: 12 });
    const payment = unpaid.payment;
    assert.deepEqual(unpaid.due, {
      part: 'advance',
      amountFen: unpaid.amounts.advanceFen,
      expiresAt: payment?.expiresAt,
    });
    assert.equal(unpaid.ended, false);
    assert.equal((await test.as(near.checker).getOrder(unpaid.id)).due, null);
    const dropped = await test.as(near.resident).dropOrder(unpaid.id);
    assert.deepEqual([dropped.due, dropped.ended, dropped.phase], [null, true, null]);
    const completed = await givenOrder(test, near, 'completed', { nth: 18 });
    assert.deepEqual([completed.due, completed.ended, completed.phase], [null, true, 'completed']);
  });

  it('the rules of cancelling of an offer', async () => {
    const { page, open, close } = await visit(browser, test, near.resident);
    const rules = [{ hoursBefore: 7, percentBack: 70 }];
    await change(page, new RegExp(`/api/shelf/${near.haircut}`), {
      policy: { name: 'strict', rules, freeMinutes: 7, freeHoursBefore: 0 },
    });
    await open(`/listings/${near.haircut}`);
    await page
      .getByText('开始前 7 小时以上取消退 70%，之后取消不退款。付款后 7 分钟内取消全额退款。')
      .waitFor();
    await close();
  });
});
