import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood } from '../support/given.ts';
import { axeFaults, desktop, launchBrowser, visit } from './browser.ts';

describe('the categories on the page', function () {
  this.timeout(90_000);
  let app: TestApp;
  let browser: Browser;
  before(async () => {
    app = await startApp();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('are found, changed by who has seen what follows, and taken back', async () => {
    const near = await givenNeighbourhood(app);
    const { categories } = app.application.features;
    const leaf = () => categories.findLeaf('haircut', near.place);
    const was = leaf();
    const desk = await visit(browser, app, near.admin, desktop);
    await desk.open('/staff/categories');
    const { page } = desk;
    await page.getByLabel('找分类').fill(was.name);
    await page.getByRole('button', { name: was.name, exact: true }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('低偿最高（元）').fill('贵');
    await sheet.getByRole('button', { name: '先看会影响谁' }).click();
    await sheet.getByText('请写金额，如 15 或 15.5').waitFor();
    await sheet.getByLabel('低偿最高（元）').fill('1');
    await sheet.getByRole('radio', { name: '5 分钟', exact: true }).check();
    await sheet.getByRole('button', { name: '先看会影响谁' }).click();
    await sheet.getByText('个项目有人会看不到').waitFor();
    assert.deepEqual(await axeFaults(page), []);
    assert.equal(leaf().lowfeeCapFen, was.lowfeeCapFen, 'a look changes nothing');
    await sheet.getByRole('button', { name: '确定修改' }).click();
    await sheet.getByText('请写一句为什么改').waitFor();
    await sheet.getByLabel('为什么改').fill('居民代表会议定的');
    await sheet.getByRole('button', { name: '确定修改' }).click();
    await page.getByText(`已修改“${was.name}”`).waitFor();
    assert.deepEqual([leaf().lowfeeCapFen, leaf().tierMinutes], [100, 5]);

    const row = page.getByRole('article').filter({ hasText: '原因：居民代表会议定的' });
    await row.getByText(`低偿价上限`).waitFor();
    assert.deepEqual(await axeFaults(page), []);
    await row.getByRole('button', { name: `改回“${was.name}”以前的样子` }).click();
    await sheet.getByText('个项目会被更多人看到').waitFor();
    await sheet.getByLabel('为什么改').fill('改回去');
    await sheet.getByRole('button', { name: '确定修改' }).click();
    await page.getByText('原因：改回去').waitFor();
    assert.deepEqual([leaf().lowfeeCapFen, leaf().tierMinutes], [was.lowfeeCapFen, was.tierMinutes]);
    assert.deepEqual(desk.faults, []);
    await desk.close();
  });
});
