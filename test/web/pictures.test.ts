import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { drawn } from '../support/pictures.ts';
import { launchBrowser, visit } from './browser.ts';

describe('pictures on the pages', function () {
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

  const photo = async (name: string) => ({
    name,
    mimeType: 'image/jpeg',
    buffer: await drawn({ width: 1200, height: 900 }),
  });
  const chooser = (page: Page) => page.locator('input[type=file]:not([capture])').last();
  const arrived = (page: Page, count: number) =>
    page.waitForFunction((n) => document.querySelectorAll('.form .picked img').length === n, count);
  /** Pictures that have been drawn, of those that a page names. */
  const drawnOf = (page: Page, selector: string) =>
    page
      .locator(selector)
      .evaluateAll((all) => (all as HTMLImageElement[]).map((one) => one.complete && one.naturalWidth > 0));

  it('are put on by an artisan with a phone, seen while it is approved, and then on the shelf', async () => {
    const { id } = await test.as(near.barber).createListing({
      body: {
        kind: 'service',
        category: 'haircut',
        title: '新店开张',
        way: 'at_shop',
        address: '柳岸1号',
        durationMinutes: 30,
        priceKind: 'market',
        priceFen: 100,
      },
    });
    const artisan = await visit(browser, test, near.barber);
    const { page } = artisan;
    await artisan.open(`/artisan/listings/${id}`);
    assert.equal(await page.locator('input[capture=environment]').count(), 1, 'the camera is one touch away');
    assert.ok(await page.getByRole('button', { name: '拍照' }).isVisible());
    await chooser(page).setInputFiles([await photo('a.jpg'), await photo('b.jpg'), await photo('c.jpg')]);
    await arrived(page, 3);
    await chooser(page).setInputFiles({
      name: 'x.svg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('<svg/>'),
    });
    const alert = page.getByRole('alert').filter({ hasText: 'x.svg' });
    await alert.waitFor();
    assert.match((await alert.textContent()) ?? '', /只能上传 JPEG、PNG 或 WebP/);
    assert.equal(await alert.getByRole('button', { name: '重试' }).count(), 0, 'it would be refused again');
    await alert.getByRole('button', { name: '删除' }).click();
    const sources = () =>
      page.locator('.form .picked img').evaluateAll((all) => all.map((one) => one.getAttribute('src')));
    const [a, b, c] = await sources();
    await page.getByRole('button', { name: '把第 3 张前移' }).click();
    assert.deepEqual(await sources(), [a, c, b]);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存。').waitFor();
    await page.reload();
    await arrived(page, 3);
    assert.deepEqual(await sources(), [a, c, b], 'the order was kept');
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('社区正在审核').waitFor();
    await artisan.close();

    const staff = await visit(browser, test, near.approver);
    await staff.open(`/staff/listings/${id}`);
    await staff.page.waitForLoadState('networkidle');
    assert.deepEqual(await drawnOf(staff.page, '.picture-list img'), [true, true, true]);
    await staff.close();
    await test.as(near.approver).approveListing(id);
    await test.settle();

    const resident = await visit(browser, test, near.resident);
    // by its name: the shelf shows no more than two of one artisan
    await resident.open(`/?q=${encodeURIComponent('新店开张')}`);
    const card = resident.page.locator('.listing-card').filter({ hasText: '新店开张' });
    await card.scrollIntoViewIfNeeded();
    await resident.page.waitForLoadState('networkidle');
    const image = card.locator('img');
    assert.deepEqual(await image.evaluateAll((all) => all.map((one) => one.getAttribute('loading'))), [
      'lazy',
    ]);
    assert.ok((await image.getAttribute('src'))?.startsWith(String(a).slice(0, -4)));
    assert.deepEqual(await drawnOf(resident.page, '.listing-card img'), [true]);
    // the room of the image stands before its bytes: whatever moves, the image does not make it
    const before = await card.boundingBox();
    await resident.page.route('**/api/files/**', (route) => route.abort());
    await resident.open(`/?q=${encodeURIComponent('新店开张')}`);
    const without = await resident.page
      .locator('.listing-card')
      .filter({ hasText: '新店开张' })
      .boundingBox();
    assert.deepEqual([without?.width, without?.height], [before?.width, before?.height]);
    await resident.page.unroute('**/api/files/**');
    await card.click();
    await resident.page.locator('.picture-list img').nth(2).waitFor();
    await resident.page.waitForFunction(() => {
      const image = document.querySelector<HTMLImageElement>('.picture-list img');
      return image?.complete && image.naturalWidth > 0;
    });
    resident.faults.splice(
      0,
      resident.faults.length,
      ...resident.faults.filter((one) => !/ERR_FAILED/.test(one)),
    );
    await resident.close();
  });

  it('that did not get through are sent again by a touch, and once', async () => {
    const artisan = await visit(browser, test, near.barber);
    const { page } = artisan;
    await artisan.open('/artisan/listings/new');
    let lost = 0;
    await page.route('**/api/files', async (route) => {
      lost += 1;
      if (lost > 1) return route.continue();
      // it arrives, and the answer is lost
      await route.fetch();
      return route.abort();
    });
    const count = () => test.connection.collection('files').countDocuments();
    const before = await count();
    await chooser(page).setInputFiles(await photo('d.jpg'));
    await page.getByRole('button', { name: '重试' }).click();
    await arrived(page, 1);
    assert.equal(await count(), before + 1);
    await page.getByRole('button', { name: '删除第 1 张' }).click();
    await arrived(page, 0);
    artisan.faults.splice(
      0,
      artisan.faults.length,
      ...artisan.faults.filter((one) => !/ERR_FAILED/.test(one)),
    );
    await artisan.close();
  });
});
