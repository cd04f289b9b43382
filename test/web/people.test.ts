import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, micro, type Neighbourhood } from '../support/given.ts';
import { desktop, launchBrowser, visit } from './browser.ts';

describe('the page of who may what', () => {
  let test: TestApp;
  let browser: Browser;
  let near: Neighbourhood;
  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  it('gives a role on a grid that is chosen by its name, and finds people by name and grid', async () => {
    const { page, open, faults, close } = await visit(browser, test, near.admin, desktop);
    await open('/staff/people');
    const choose = async (nth: number, words: string, name: RegExp) => {
      await page
        .getByRole('button', { name: /选择网格|换一个/ })
        .nth(nth)
        .click();
      await page.getByRole('dialog').getByRole('searchbox').fill(words);
      await page.getByRole('dialog').getByRole('button', { name }).first().click();
      await page
        .getByRole('dialog')
        .waitFor({ state: 'detached' })
        .catch(() => undefined);
    };
    await page.getByLabel('姓名', { exact: true }).fill('新网格长');
    await page.getByLabel('手机号').fill('13800000061');
    await page.getByLabel('账号', { exact: true }).fill('xin.wang');
    await page.getByRole('radio', { name: '网格长' }).check();
    await choose(0, '柳岸 5号', /柳岸5号微网格/);
    await page
      .getByText(/柳岸5号微网格/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '新增', exact: true }).click();
    await page.getByText('已新增 新网格长').waitFor();
    await page.getByRole('searchbox').last().fill('新网格');
    await page.getByRole('button', { name: '查找' }).click();
    const card = page.locator('.person-one');
    await card.filter({ hasText: '新网格长' }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.person-one').length === 1);
    await card.getByText('柳岸5号微网格').waitFor();
    const said = (await card.textContent()) ?? '';
    for (const fact of ['138****0061', 'xin.wang', '网格长']) assert.ok(said.includes(fact), fact);
    await choose(1, '锦绣花园', /锦绣花园/);
    await page.getByText('没有找到人').waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  it('offers all grids of an administrator who has several, and nothing beside them', async () => {
    const { people } = test.application.features;
    for (const nth of [9, 7]) await people.grant(near.neighbour._id, { role: 'admin', grid: micro(nth) });
    const { page, open, close } = await visit(browser, test, near.neighbour, desktop);
    await open('/staff/people');
    await page
      .getByRole('button', { name: /选择网格/ })
      .first()
      .click();
    const grids = page.getByRole('dialog').locator('li button');
    await grids.nth(1).waitFor();
    const said = await grids.allTextContents();
    assert.deepEqual(
      said.map((one) => /柳岸\d+号/.exec(one)?.[0]),
      ['柳岸7号', '柳岸9号'],
    );
    await close();
  });
});
