import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood, type Order } from '../support/given.ts';
import { desktop, launchBrowser, visit } from './browser.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const rows = (page: Page) => page.locator('.order-row');

/** What staff decide by stands on the page on which they decide. */
describe('the pages of staff', () => {
  let test: TestApp;
  let browser: Browser;
  let near: Neighbourhood;
  let first: Order;
  let second: Order;
  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
    first = await givenOrder(test, near, 'requested');
    second = await givenOrder(test, { ...near, resident: near.neighbour }, 'done', { nth: 8 });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  it('find an order by number, name and phone, filter it, and come back to the list as it was', async () => {
    const { page, open, close } = await visit(browser, test, near.checker, desktop);
    await open('/staff/orders');
    await rows(page).nth(1).waitFor();
    assert.equal(await rows(page).count(), 2, 'nothing waits, so all are there');
    const said =
      (await rows(page)
        .filter({ hasText: first.number.slice(-6) })
        .textContent()) ?? '';
    for (const fact of ['李芳', '139****0001', '周师傅', '¥25', '待接单'])
      assert.ok(said.includes(fact), fact);
    const find = async (words: string, count: number) => {
      await page.getByRole('searchbox').fill(words);
      await button(page, '查找').click();
      await page.waitForURL((url) => url.searchParams.get('q') === words);
      await page.waitForFunction((n) => document.querySelectorAll('.order-row').length === n, count);
    };
    await find(first.number, 1);
    await find('王桂珍', 1);
    await find('周国强', 2);
    await find('0002', 1);
    await page.getByLabel('状态', { exact: true }).selectOption('待接单');
    await button(page, '查找').click();
    await page.getByText('没有这样的订单').waitFor();
    await button(page, '清除').click();
    await rows(page).nth(1).waitFor();
    await find('李芳', 1);
    await rows(page).first().click();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll('.order-row').length === 1);
    assert.equal(await page.getByRole('searchbox').inputValue(), '李芳');
    await close();
  });

  it('show both sides of a dispute, who did what by name, and where the money is', async () => {
    const { id } = await givenOrder(test, near, 'done', { nth: 16 });
    await test.as(near.barber).disputeOrder(id, { reason: '居民不肯确认' });
    const { page, open, faults, close } = await visit(browser, test, near.checker);
    await open(`/staff/orders/${id}`);
    const sides = page.locator('section', { has: page.getByRole('heading', { name: '双方的说法' }) });
    await sides.getByRole('heading', { name: '居民 李芳' }).waitFor();
    const said = (await sides.textContent()) ?? '';
    for (const fact of ['达人 周师傅', '居民不肯确认', '还没有说明', '¥25'])
      assert.ok(said.includes(fact), fact);
    const other = await visit(browser, test, near.resident);
    await other.open(`/orders/${id}`);
    await button(other.page, '说说我这边的情况').click();
    await other.page.getByRole('dialog').getByLabel('我这边的情况').fill('剪完还没看，先付了钱');
    await other.page.getByRole('dialog').getByRole('button', { name: '说说我这边的情况' }).click();
    await other.page.getByText('已提交，工作人员会把两边的说法一起看').waitFor();
    assert.equal(await button(other.page, '说说我这边的情况').count(), 0, 'once');
    await other.close();
    await sides.getByText('剪完还没看，先付了钱').waitFor();
    assert.doesNotMatch((await sides.textContent()) ?? '', /还没有说明/);
    await page.locator('summary').click();
    const rows = (await page.locator('.timeline').textContent()) ?? '';
    for (const fact of ['居民 李芳', '达人 周国强']) assert.ok(rows.includes(fact), fact);
    assert.deepEqual(faults, []);
    await test.as(near.checker).resolveOrder(id, { reason: '已经做完', refundFen: 0 });
    await close();
  });

  it('show what waits for staff first, and survive any address', async () => {
    await test.as(near.neighbour).disputeOrder(second.id, { reason: '剪得太短了' });
    const { page, open, faults, close } = await visit(browser, test, near.checker);
    await open('/staff/orders');
    await rows(page).first().waitFor();
    assert.equal(await rows(page).count(), 1);
    assert.ok((await rows(page).first().textContent())?.includes('争议中'));
    const odd = 'show=x&state=nothing&from=yesterday&to=2026-99-99&q=a&q=b';
    for (const query of ['state=disputed', 'show=attention', odd, 'state=all', 'q=%00%25']) {
      await open(`/staff/orders?${query}`);
      await page.locator('.order-row, .empty').first().waitFor();
    }
    assert.deepEqual(faults, []);
    await close();
  });
});
