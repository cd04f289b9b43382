import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { micro } from '../../seeds/demo/cast.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { drawn } from '../support/pictures.ts';
import { launchBrowser, visit } from './browser.ts';

describe('pictures of work, disputes, checks and reviews on the pages', function () {
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

  it('of the work come with the step that ends it, and both sides see them on the order', async () => {
    const { id } = await givenOrder(test, near, 'underway');
    const artisan = await visit(browser, test, near.barber);
    await artisan.open(`/artisan/orders/${id}`);
    await artisan.page.getByRole('button', { name: '做完了' }).click();
    await choose(artisan.page, 'a.jpg', 'b.jpg', 'c.jpg');
    await artisan.page.locator('dialog').getByRole('button', { name: '做完了' }).click();
    await shown(artisan.page, 3);
    await artisan.close();
    const resident = await visit(browser, test, near.resident);
    await resident.open(`/orders/${id}`);
    await resident.page.getByRole('heading', { name: '做完 · 照片' }).waitFor();
    await shown(resident.page, 3);
    await resident.page.getByRole('button', { name: '有问题，提出争议' }).click();
    await resident.page.getByLabel('原因').fill('后面剪坏了');
    await choose(resident.page, 'd.jpg');
    await resident.page.locator('dialog').getByRole('button', { name: '有问题，提出争议' }).click();
    await resident.page.getByRole('heading', { name: '提出争议 · 照片' }).waitFor();
    await shown(resident.page, 4);
    await resident.close();
    const staff = await visit(browser, test, near.checker);
    await staff.open(`/staff/orders/${id}`);
    await staff.page.getByRole('heading', { name: '提出争议 · 照片' }).waitFor();
    await shown(staff.page, 4);
    assert.ok(await staff.page.getByRole('button', { name: '裁定' }).isVisible(), 'on the page that decides');
    await staff.close();
  });

  it('of a visit come with the check, and stand on the page of whoever approves', async () => {
    const body = { name: '钱师傅', phone: '13800000077', grid: micro(3), skills: ['haircut'] };
    const { id } = await test.as(near.leader).nominateArtisan({ body });
    const checker = await visit(browser, test, near.checker);
    await checker.open(`/staff/artisans/${id}`);
    await checker.page.getByLabel('已打电话向本人确认').check();
    await checker.page.getByLabel('已上门看过').check();
    await checker.page.getByLabel('核实情况（可不填）').fill('工具消过毒');
    await choose(checker.page, 'shop.jpg', 'paper.jpg');
    await checker.page.getByRole('button', { name: '核实完毕' }).click();
    await checker.page.getByText('核实已记下').waitFor();
    await checker.close();
    const approver = await visit(browser, test, near.approver);
    await approver.open(`/staff/artisans/${id}`);
    await approver.page.getByRole('heading', { name: '核实时的照片' }).waitFor();
    await shown(approver.page, 2);
    const { people } = test.application.features;
    const [leader, first] = await Promise.all(
      [near.leader, near.checker].map(async ({ _id }) => (await people.find(_id)).name),
    );
    const judged = approver.page.locator('section', {
      has: approver.page.getByRole('heading', { name: '推荐与核实' }),
    });
    for (const fact of [leader ?? '', first ?? '', '已打电话向本人确认', '工具消过毒'])
      assert.ok((await judged.textContent())?.includes(fact), fact);
    const history = approver.page.locator('section', {
      has: approver.page.getByRole('heading', { name: '经过' }),
    });
    assert.match((await history.textContent()) ?? '', new RegExp(`推荐人 ${leader}`));
    assert.ok(await approver.page.getByRole('button', { name: '通过', exact: true }).isVisible());
    await approver.close();
  });

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
