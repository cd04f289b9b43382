import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { axeFaults, launchBrowser, overflow, visit } from './browser.ts';

/** A code that is shown by one phone and scanned by another, in a browser that plays WeChat. */
describe('a code that is scanned', () => {
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

  it('is shown by the resident and begins the work of the artisan, and nothing else is taken for one', async () => {
    const { id } = await givenOrder(test, near, 'confirmed');
    const showing = await visit(browser, test, near.resident);
    await showing.open(`/orders/${id}`);
    await showing.page.getByRole('button', { name: '给对方扫一扫' }).click();
    const picture = showing.page.getByRole('img', { name: '给对方扫一扫' });
    await picture.waitFor();
    const { checkInCode } = await test.as(near.resident).getOrder(id);
    const dark = await picture.evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, 240, 240) ?? { data: [] };
      return data.filter((value, at) => at % 4 === 0 && value < 50).length;
    });
    assert.ok(dark > 3000, `drawn: ${dark}`);
    await showing.close();

    const { page, open, close } = await visit(browser, test, near.barber);
    await open('/local');
    await page.getByRole('button', { name: '像在微信里打开' }).click();
    const scanned = ['https://example.com/123456', checkInCode ?? ''];
    page.on('dialog', (dialog) => void dialog.accept(scanned.shift()));
    await open(`/artisan/orders/${id}`);
    await page.getByRole('button', { name: '开始服务' }).first().click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: '扫一扫对方的码' }).click();
    await sheet.getByText('这不是签到码').waitFor();
    assert.deepEqual(await axeFaults(page), []);
    assert.equal(await overflow(page), 0);
    await sheet.getByRole('button', { name: '扫一扫对方的码' }).click();
    await page.waitForFunction(
      (code) => document.querySelector<HTMLInputElement>('.code-input')?.value === code,
      checkInCode,
    );
    await sheet.getByRole('button', { name: '开始服务' }).click();
    await page.getByText('签到成功').waitFor();
    assert.equal((await test.as(near.resident).getOrder(id)).state, 'underway');
    await close();
  });
});
