import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood, reviseListing } from '../support/given.ts';
import { axeFaults, desktop, launchBrowser, visit } from './browser.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe('a change of a live listing, on the pages', () => {
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

  it('is asked for by the artisan, seen side by side by staff, and approved', async () => {
    const artisan = await visit(browser, test, near.barber);
    await artisan.open(`/artisan/listings/${near.haircut}`);
    await button(artisan.page, '修改').tap();
    await artisan.page.getByLabel('价格（元）').fill('35');
    await button(artisan.page, '提交修改').tap();
    await artisan.page.getByText('修改在等社区审核，通过前照原样接单。').waitFor();
    const mine = artisan.page.getByRole('table');
    assert.deepEqual(await mine.getByRole('row').allTextContents(), ['内容现在改成', '价格¥25¥35']);
    assert.deepEqual(await axeFaults(artisan.page), []);

    const staff = await visit(browser, test, near.approver, desktop);
    await staff.open('/staff/listings?state=revised');
    await staff.page.getByRole('link', { name: /提交的修改/ }).click();
    const both = staff.page.getByRole('table');
    await both.waitFor();
    const marked = both.locator('tr.changed');
    assert.deepEqual(await marked.allTextContents(), ['价格有改动¥25¥35']);
    assert.ok((await both.getByRole('row').count()) > 6, 'what stays is there to compare');
    assert.deepEqual(await axeFaults(staff.page), []);
    assert.equal(await button(staff.page, '不通过').count(), 0, 'what takes it off the shelf says so');
    await button(staff.page, '下架并退回').waitFor();
    await button(staff.page, '通过修改').click();
    await staff.page.getByRole('dialog').getByRole('button', { name: '通过修改' }).click();
    await staff.page.getByText('修改已通过，从现在起按新的来。').waitFor();
    assert.equal((await test.as(near.barber).getListing(near.haircut)).priceFen, 3500);
    assert.deepEqual([...artisan.faults, ...staff.faults], []);
    await artisan.close();
    await staff.close();
  });

  it('tells the artisan why it was turned down, and is put away', async () => {
    const id = near.haircut;
    const version = await reviseListing(test, near.barber, id, { kind: 'service', priceFen: 9900 });
    const headers = { 'If-Match': `"${version}"` };
    await test
      .as(near.approver)
      .rejectRevision({ params: { id }, headers, body: { reason: '高出周边太多' } });
    const { page, open, faults, close } = await visit(browser, test, near.barber);
    await open(`/artisan/listings/${id}`);
    await page.getByText('修改没有通过：高出周边太多').waitFor();
    await button(page, '放弃这次修改').tap();
    await page.getByRole('dialog').getByRole('button', { name: '放弃这次修改' }).tap();
    await page.getByText('修改已放下，项目照原样接单。').waitFor();
    assert.equal((await test.as(near.barber).getListing(id)).revision, null);
    assert.deepEqual(faults, []);
    await close();
  });
});
