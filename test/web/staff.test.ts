import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { startApp, type TestApp } from '../support/app.ts';
import {
  community,
  givenNeighbourhood,
  givenOrder,
  type Neighbourhood,
  type Order,
} from '../support/given.ts';
import { desktop, launchBrowser, settled, visit } from './browser.ts';

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
    await rows(page).first().getByRole('link').click();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll('.order-row').length === 1);
    assert.equal(await page.getByRole('searchbox').inputValue(), '李芳');
    await close();
  });

  it('sort the table by its heads, choose its columns and take what is filtered along', async () => {
    const { page, open, faults, close } = await visit(browser, test, near.checker, desktop);
    const numbers = async () => (await rows(page).getByRole('link').allTextContents()).join(' ');
    const [one, two] = [first, second].map(({ number }) => number.replace(/^(.{6})/, '$1-'));
    await open('/staff/orders?show=all');
    await rows(page).nth(1).waitFor();
    assert.equal(await numbers(), `${two} ${one}`, 'the last booked first');
    const head = page.getByRole('columnheader', { name: '下单时间' });
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('sort') === 'created');
    await page.waitForFunction((text) => document.querySelector('.order-row a')?.textContent === text, one);
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');

    await page.getByText('选择列').click();
    await page.getByRole('checkbox', { name: '类别' }).check();
    await page.getByRole('cell', { name: '服务', exact: true }).first().waitFor();
    await page.getByRole('checkbox', { name: '达人' }).uncheck();
    await page.reload();
    await rows(page).nth(1).waitFor();
    assert.equal(await numbers(), `${one} ${two}`, 'the address keeps the order');
    const heads = await page.getByRole('columnheader').allTextContents();
    assert.ok(heads.includes('类别') && !heads.includes('达人'), 'the device keeps the columns');

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 Excel' }).click(),
    ]);
    const [, ...exported] = await readSheet(await readFile(await file.path()));
    assert.deepEqual(
      exported.map(([number]) => number),
      [first.number, second.number],
    );

    await page.setViewportSize({ width: 390, height: 800 });
    await page.locator('a.order-row').nth(1).waitFor();
    assert.equal(await page.getByRole('table').count(), 0, 'no table where there is no room for one');
    assert.deepEqual(faults, []);
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

  it('say in words who changed what for whom, and are looked through by action, person and day', async () => {
    const { id } = await test.as(near.barber).getMyArtisan();
    await test.as(near.checker).revealArtisanPhone(id, { reason: '上门前联系' });
    const approver = test.as(near.approver);
    for (const value of [21, 30]) {
      const { headers } = await approver.raw.listSettings({ params: { code: community } });
      await approver.changeSetting({
        params: { code: community, key: 'booking.horizonDays' },
        headers: { 'If-Match': headers['etag'] ?? '' },
        body: { value, reason: '过节' },
      });
    }
    await test.as(near.checker).suspendArtisan(id, { reason: '投诉核查' });
    const { page, open, close } = await visit(browser, test, near.admin, desktop);
    const entries = page.locator('article.entry');
    const entry = (words: string) => entries.filter({ hasText: words }).first();
    const said = async (words: string) => ((await entry(words).textContent()) ?? '').replaceAll(/\s+/g, ' ');
    const find = async () => {
      const answered = page.waitForResponse(/api\/audit(\?|$)/);
      await button(page, '查找').click();
      await answered;
      await settled(page);
    };
    await open('/staff/audit');
    await entry('可约天数').getByText('可约天数 · 柳城街道 柳岸社区').waitFor();
    assert.match(await said('可约天数'), /刘洋.*工作人员.*原因\s*过节.*设定值\s*21 → 30/);
    const looked = await said('查看达人电话');
    for (const fact of ['陈静', '工作人员', '涉及谁', '周国强', '上门前联系'])
      assert.ok(looked.includes(fact), looked);
    assert.match(await said('停用达人'), /状态\s*在岗 → 已停用/);
    assert.match(await said('通过项目'), /状态\s*审核中 → 已上架/);
    const shown = (await entries.evaluateAll((all) =>
      all.map((each) => [...each.querySelectorAll('p:not(details p), dt, dd')].map((one) => one.textContent)),
    )) as string[][];
    assert.deepEqual(
      shown.flat().filter((text) => /[{}"]|[a-z]{3}/.test(text)),
      [],
      'nothing as it is stored',
    );

    await page.getByLabel('谁做的').fill('陈静');
    await find();
    const names = () => entries.locator('dd:first-of-type').allTextContents();
    assert.ok((await names()).every((text) => text.trim().startsWith('陈静')));
    const file = await page.getByRole('link', { name: '导出表格' }).getAttribute('href');
    assert.equal(new URLSearchParams(file?.split('?')[1]).get('q'), '陈静');
    await page.getByLabel('看哪些').selectOption('项目');
    await find();
    await page.getByText('没有这样的记录').waitFor();
    await page.getByLabel('看哪些').selectOption('全部');
    await page.getByLabel('谁做的').fill('');
    await find();
    await entry('查看达人电话').getByRole('button', { name: '周国强' }).click();
    await button(page, '不再只看周国强').waitFor();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('article.entry')].every((each) => each.textContent?.includes('周国强')),
    );
    await button(page, '不再只看周国强').click();
    await page.getByLabel('从哪天起').fill('2020-01-01');
    await page.getByLabel('到哪天为止').fill('2020-01-02');
    await find();
    await page.getByText('没有这样的记录').waitFor();
    await close();
  });
});
