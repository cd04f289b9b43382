import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { drawn } from '../support/pictures.ts';
import { launchBrowser, visit } from './browser.ts';

describe('pictures of what was done, on the pages', function () {
  this.timeout(120_000);
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

  const photo = async (name: string) => ({ name, mimeType: 'image/jpeg', buffer: await drawn() });
  /** Chooses pictures in the one form that stands open, and waits until all have arrived. */
  async function choose(page: Page, ...names: string[]): Promise<void> {
    assert.ok(await page.getByRole('button', { name: '拍照' }).isVisible(), 'the camera is one touch away');
    const files = await Promise.all(names.map(photo));
    await page.locator('input[type=file]:not([capture])').last().setInputFiles(files);
    await page.waitForFunction(
      (count) => document.querySelectorAll('.picked img').length === count,
      names.length,
    );
  }
  /** Waits until that many pictures are drawn. */
  const shown = (page: Page, count: number) =>
    page.waitForFunction((n) => {
      const all = [...document.querySelectorAll<HTMLImageElement>('.picture-list img')];
      for (const one of all) one.scrollIntoView();
      return all.length === n && all.every((one) => one.complete && one.naturalWidth > 0);
    }, count);

  it('are put into a review with a phone, and stand with it on the page of the listing', async () => {
    const { id } = await givenOrder(test, near, 'completed');
    const resident = await visit(browser, test, near.resident);
    const { page } = resident;
    await resident.open(`/orders/${id}`);
    await page.getByLabel('4 星 满意').check();
    await choose(page, 'a.jpg', 'b.jpg');
    await page.reload();
    await page.waitForFunction(() => document.querySelectorAll('.picked img').length === 2);
    await page.getByRole('button', { name: '提交评价' }).click();
    await shown(page, 2);
    await resident.close();
    await test.as(near.barber).writeReview(id, { stars: 5, text: '' });
    const neighbour = await visit(browser, test, near.neighbour);
    await neighbour.open(`/listings/${near.haircut}`);
    await neighbour.page.locator('.review-one .picture-list').waitFor();
    await shown(neighbour.page, 2);
    await neighbour.close();
  });
});
