import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { axeFaults, launchBrowser, overflow, visit } from './browser.ts';

const district = '510115';

describe('the categories of a district on the pages', function () {
  this.timeout(120_000);
  let test: TestApp;
  let browser: Browser;
  let near: Neighbourhood;
  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
    const { categories } = test.application.features;
    const own = { code: 'ear_picking', parent: 'beauty', name: '采耳', kinds: ['service'] };
    const entries = [
      { code: 'haircut', name: '剪脑壳' },
      { code: 'mending', kinds: ['loan'] },
      { ...own, group: 'quality', tierMinutes: 10, lowfeeCapFen: 2000 },
    ];
    const plan = await categories.plan({ format: 'daren-categories/1', categories: entries }, district);
    await categories.apply(plan, { actorId: null, as: 'command' });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  it('are what residents choose from, leaders nominate for and staff reads', async () => {
    const resident = await visit(browser, test, near.resident);
    await resident.open('/?category=beauty');
    const leaves = resident.page.locator('.category-strip button');
    await leaves.filter({ hasText: '采耳' }).waitFor();
    assert.ok((await leaves.allTextContents()).map((each) => each.trim()).includes('剪脑壳'));
    await resident.close();
    const staff = await visit(browser, test, near.checker);
    const { id } = await test.as(near.barber).getMyArtisan();
    await staff.open(`/staff/artisans/${id}`);
    await staff.page.getByText('剪脑壳').first().waitFor();
    await staff.close();
  });

  it('are found by a leader by typing or by their branch, on the narrowest screen, large, and by keyboard', async () => {
    const { page, open, close } = await visit(browser, test, near.leader, { width: 320, height: 640 });
    await open('/leader/nominate');
    await page.evaluate(() => document.documentElement.classList.add('elder'));
    const choice = page.getByRole('group', { name: '有什么手艺' });
    await choice.locator('summary').first().waitFor();
    const shown = () => choice.getByRole('checkbox').count();
    assert.equal(await shown(), 0, 'the branches alone stand there');
    const typed = choice.getByLabel('打字找手艺');
    for (const words of ['剪脑壳', 'caier', '想掏个采耳']) {
      await typed.fill(words);
      const meant = words === '剪脑壳' ? /^剪脑壳/ : /^采耳/;
      await choice.getByRole('checkbox', { name: meant }).first().waitFor();
      assert.match((await choice.locator('.choice').first().textContent()) ?? '', meant, words);
      assert.ok((await shown()) < 15, words);
    }
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    assert.deepEqual(await choice.locator('.chosen li').allInnerTexts(), ['采耳 ×']);
    await typed.fill('xyzxyz');
    await choice.getByText('没有找到').waitFor();
    await typed.fill('');
    const beauty = choice.locator('details').filter({ hasText: '美容美发' });
    await beauty.getByText(/选了 1 样/).waitFor();
    await beauty.locator('summary').focus();
    await page.keyboard.press('Enter');
    await beauty.getByRole('checkbox', { name: '剪脑壳' }).check({ force: true });
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await axeFaults(page), []);
    await choice.getByRole('button', { name: '不选采耳' }).click();
    assert.equal(await typed.evaluate((input) => input === document.activeElement), true);
    await page.getByLabel('姓名').fill('孙采');
    await page.getByLabel('手机号').fill('13900007799');
    await page.getByRole('button', { name: '提交推荐' }).click();
    await page.getByText('已推荐孙采').waitFor();
    const { items } = await test.as(near.leader).listMyNominations();
    const sent = items.find(({ name }) => name === '孙采');
    assert.deepEqual(sent?.skills, ['haircut']);
    await close();
  });

  it('are what an artisan offers under, without those for other kinds', async () => {
    const artisan = await visit(browser, test, near.barber);
    await artisan.open('/artisan/listings/new');
    const options = artisan.page.locator('select option');
    await options.filter({ hasText: '采耳' }).waitFor({ state: 'attached' });
    const said = await options.allTextContents();
    assert.ok(said.includes('剪脑壳') && !said.includes('理发'));
    assert.ok(!said.includes('缝补'), 'it is lent here and is no service');
    await artisan.close();
  });
});
