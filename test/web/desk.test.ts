import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, micro, type Neighbourhood } from '../support/given.ts';
import { axeFaults, desktop, launchBrowser, overflow, phone, tabOrder, visit } from './browser.ts';

const wide = { width: 1440, height: 900 };
const menu = (page: Page) => page.getByRole('navigation', { name: '工作台菜单' });

describe('the console of staff', () => {
  let test: TestApp;
  let browser: Browser;
  let near: Neighbourhood;
  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
    await givenOrder(test, near, 'requested');
    for (const nth of [1, 2])
      await test.as(near.leader).nominateArtisan({
        body: {
          ...{ name: `新${nth}`, phone: `1391111000${nth}`, grid: micro(3) },
          ...{ skills: ['haircut'], note: '手艺好' },
        },
      });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  it('has a menu by task that stands while its pages change, with what waits and where one is', async () => {
    const { page, open, close } = await visit(browser, test, near.checker, desktop);
    await open('/staff/orders?show=all');
    await menu(page).getByText('2 件等处理').waitFor();
    const said = await menu(page).ariaSnapshot();
    for (const part of [
      'list "待办"',
      'link "达人审核 2 件等处理 最早的不到 1 小时"',
      'link "订单与争议"',
      'list "钱款"',
    ])
      assert.ok(said.includes(part), `${part} is not said:\n${said}`);
    assert.ok(!said.includes('人员和权限'), 'what is an administrator’s');

    await page.locator('.order-row a').first().click();
    const where = page.getByRole('navigation', { name: '当前位置' });
    await where.getByText('订单', { exact: true }).waitFor();
    assert.deepEqual(await where.getByRole('listitem').allTextContents(), ['待办', '订单与争议', '订单']);
    await menu(page).evaluate((node) => node.setAttribute('data-kept', ''));
    await where.getByRole('link', { name: '订单与争议' }).click();
    await page.locator('.order-row').first().waitFor();
    await menu(page).getByRole('link', { name: '举报' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '举报' }).waitFor();
    assert.equal(await menu(page).getAttribute('data-kept'), '', 'the menu stays');
    assert.equal(await menu(page).locator('[aria-current="page"]').textContent(), '举报');

    // narrower, the page stands alone as on a phone
    await page.setViewportSize(phone);
    await menu(page).waitFor({ state: 'detached' });
    await page.getByRole('navigation', { name: '工作人员' }).waitFor();
    await close();
  });

  it('finds from every page, by the keyboard alone', async () => {
    const { page, open, close } = await visit(browser, test, near.checker, desktop);
    await open('/staff/audit');
    const search = page.getByRole('combobox', { name: '找订单、达人、项目' });
    await search.focus();
    await page.keyboard.type('李芳');
    const found = page.getByRole('listbox', { name: '找到的' }).getByRole('option');
    await found.first().waitFor();
    assert.match((await found.first().textContent()) ?? '', /订单.*\d{6}-\d{6} 李芳 周师傅 139\*{4}0001/);
    assert.equal(await search.getAttribute('aria-expanded'), 'true');
    assert.deepEqual(await axeFaults(page), []);
    await page.keyboard.press('ArrowDown');
    const chosen = await search.getAttribute('aria-activedescendant');
    assert.equal(await page.locator('.desk-search [aria-selected="true"]').getAttribute('id'), chosen);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/staff\/orders\/\w+/);
    await page.getByRole('heading', { level: 1, name: '订单' }).waitFor();
    assert.equal(await found.count(), 0);
    await search.fill('没有这个人');
    await page.getByText('没有找到。换个说法').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('没有找到。换个说法').waitFor({ state: 'hidden' });
    await close();
  });

  it('is reached by the Tab key in the order in which it is read, and has no faults in either width', async () => {
    const { page, open, close } = await visit(browser, test, near.checker, desktop);
    for (const path of ['/staff', '/staff/orders?show=all']) {
      await open(path);
      await menu(page).getByText('2 件等处理').waitFor();
      for (const screen of [desktop, wide]) {
        await page.setViewportSize(screen);
        assert.deepEqual(await axeFaults(page), [], `${path} ${screen.width}`);
        assert.equal(await overflow(page), 0, `${path} ${screen.width}`);
      }
    }
    const stops = await tabOrder(page);
    const places = ['a 跳到正文', 'a 达人审核', 'a 订单与争议', 'a 操作记录', 'a 消息', 'a 陈静'].map(
      (start) => stops.findIndex((stop) => stop.startsWith(start)),
    );
    const table = stops.findIndex((stop) => stop.startsWith('button 下单时间'));
    assert.ok(
      [...places, table].every((at, nth, all) => at >= 0 && (nth === 0 || at > (all[nth - 1] ?? 0))),
      stops.join('\n'),
    );
    await close();
  });

  it('shows an administrator what is theirs, and to a leader stays away', async () => {
    const admin = await visit(browser, test, near.admin, desktop);
    await admin.open('/staff/people');
    const said = await menu(admin.page).getByRole('link').allTextContents();
    assert.ok(said.includes('人员和权限') && said.includes('操作记录'), said.join());
    assert.ok(!said.some((each) => /达人审核|订单|举报/.test(each)), said.join());
    await admin.close();
    const leader = await visit(browser, test, near.leader, desktop);
    await leader.open('/leader/needs');
    assert.equal(await menu(leader.page).count(), 0);
    await leader.close();
  });
});
