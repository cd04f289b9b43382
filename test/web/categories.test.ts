import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { launchBrowser, visit } from './browser.ts';

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
